"use strict";
(() => {
  const form = document.getElementById("answers");
  const say = form.dataset;
  const status = document.getElementById("status");
  const fields = () => [...form.elements].filter((e) => e.name);
  const key = `worksheets:${say.worksheet}:${say.content}:${say.copy}`;
  let unsaved = false;
  const built = answers();

  const tell = (words) => { if (status) status.textContent = words; };
  for (const hidden of form.querySelectorAll(".save, .step, .moves")) hidden.hidden = false;

  function answers() {
    const found = {};
    for (const field of fields()) {
      if (field.type === "radio") {
        found[field.name] = field.checked ? field.value : found[field.name] || "";
      } else if (field.type === "checkbox") found[field.name] = field.checked ? "yes" : "no";
      else found[field.name] = field.value;
    }
    return found;
  }

  function filled() {
    return Object.values(answers()).some((value) => value !== "" && value !== "no");
  }

  function whole() {
    const { worksheet, content, lang, copy } = say;
    const registered = "registered" in say;
    const about = { tool: "worksheets", format: 1, worksheet, content, lang, copy, registered };
    return { ...about, fields: answers(), built };
  }

  function show(values) {
    for (const field of fields()) {
      const value = String(values[field.name] ?? "");
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.type === "checkbox") field.checked = value === "yes";
      else {
        if (field.tagName === "SELECT" && ![...field.options].some((o) => o.value === value)) {
          field.add(new Option(value, value));
        }
        field.value = value;
      }
    }
    add();
    offer();
  }

  function keep() {
    const wanted = document.getElementById("keep");
    if (!wanted || !wanted.checked) return;
    try { localStorage.setItem(key, JSON.stringify(whole())); } catch { tell(say.sayNotKept); }
  }

  function add() {
    for (const total of form.querySelectorAll("[name$='-total']")) {
      const side = total.name.slice(0, -"-total".length);
      const scores = [...form.querySelectorAll("[data-scores]")].filter((e) => e.dataset.scores === side);
      const given = scores.filter((e) => e.value.trim() !== "");
      if (given.length && given.every((e) => /^[0-9]+$/.test(e.value.trim()))) {
        total.value = String(given.reduce((sum, e) => sum + Number(e.value), 0));
      }
    }
  }

  function offer() {
    const answered = new Set(fields().filter((e) => e.type === "radio" && e.checked).map((e) => e.name));
    for (const clear of form.querySelectorAll(".clear")) {
      clear.hidden = !answered.has(clear.dataset.clears);
    }
    const chosen = [...form.querySelectorAll("select[data-board]")];
    for (const select of chosen) {
      const others = chosen.filter((e) => e !== select && e.dataset.board === select.dataset.board);
      const taken = new Set(others.map((e) => e.value).filter(Boolean));
      for (const option of select.options) option.disabled = taken.has(option.value);
    }
  }

  form.addEventListener("input", (event) => {
    if (!event.target.name) return;
    unsaved = true;
    offer();
    if (event.target.dataset.scores) add();
    keep();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.clears) {
      for (const field of fields()) if (field.name === button.dataset.clears) field.checked = false;
      unsaved = true;
      offer();
      keep();
      tell(say.sayCleared);
    }
    if (button.dataset.steps) {
      const score = form.elements.namedItem(button.dataset.steps);
      const now = Number.parseInt(score.value, 10) || 0;
      score.value = String(Math.min(5, Math.max(1, now + Number(button.dataset.by))));
      score.dispatchEvent(new Event("input", { bubbles: true }));
      tell(score.value);
    }
    if (button.matches(".up, .down")) move(button);
  });

  function move(button) {
    const card = button.closest("li");
    const other = button.matches(".up") ? card.previousElementSibling : card.nextElementSibling;
    if (!other) return;
    if (button.matches(".up")) other.before(card); else other.after(card);
    button.focus();
    const place = [...card.parentElement.children].indexOf(card) + 1;
    document.getElementById("moved").textContent =
      `${card.querySelector(".words").textContent.trim()}: ${place}`;
  }

  const on = (id, work) => document.getElementById(id)?.addEventListener("click", work);

  on("save", () => {
    if (!filled()) { tell(say.sayEmpty); return; }
    const blob = new Blob([JSON.stringify(whole(), null, 1) + "\n"], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = say.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    unsaved = false;
    tell(say.saySaved);
  });
  on("open", () => document.getElementById("file").click());
  on("print", () => window.print());
  on("forget", () => {
    try { localStorage.removeItem(key); } catch { /* there is no storage to delete from */ }
    document.getElementById("keep").checked = false;
    tell(say.sayForgotten);
  });
  document.getElementById("file")?.addEventListener("change", async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    let found = null;
    try { found = JSON.parse(await file.text()); } catch { /* told below */ }
    if (!found || found.tool !== "worksheets" || typeof found.fields !== "object") {
      tell(say.sayNotAnswers);
    } else if (found.worksheet !== say.worksheet) {
      tell(say.sayOtherSheet);
    } else {
      show(found.fields);
      unsaved = false;
      keep();
      tell(found.content === say.content ? say.sayOpened : say.sayOlder);
    }
  });
  document.getElementById("keep")?.addEventListener("change", (event) => {
    if (event.target.checked) { keep(); tell(say.sayKept); }
    else document.getElementById("forget").click();
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved && filled()) event.preventDefault(); });

  offer();
  try {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    if (kept) {
      show(kept.fields);
      document.getElementById("keep").checked = true;
      tell(say.sayFound);
    }
  } catch { /* a browser may forbid storage: nothing was kept */ }
})();
