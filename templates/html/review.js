"use strict";
(() => {
  const main = document.getElementById("review");
  const say = main.dataset;
  const questions = [...document.querySelectorAll(".question")];
  const answers = [...document.querySelectorAll(".answer")];
  const groups = [...document.querySelectorAll(".group")];
  const typing = (part) => part.querySelector("input[type=text], textarea");
  const decided = new Map();
  let at = 0;
  let unsaved = false;

  for (const hidden of document.querySelectorAll("[hidden]:not(.scan):not(#file):not(.group)")) {
    hidden.hidden = false;
  }

  const fill = (words, values) => words.replace(/\{([a-z]+)\}/g, (all, name) => values[name] ?? all);

  function count() {
    const typed = answers.filter((e) => typing(e).value.trim() !== "").length;
    document.getElementById("progress").textContent = fill(say.sayProgress, {
      decided: decided.size, boxes: questions.length, typed, places: answers.length,
    });
  }

  function show(focus) {
    questions.forEach((question, number) => { question.hidden = number !== at; });
    const now = questions[at];
    if (questions.length) document.getElementById("done").hidden = Boolean(now);
    if (now) {
      tellDecision(now);
      if (focus) (typing(now) ?? now).focus();
    } else if (focus) {
      document.getElementById("status").textContent = say.sayAllDecided;
      document.getElementById("save-now").focus();
    }
    count();
  }

  function tellDecision(question) {
    const known = decided.get(question);
    const button = question.querySelector(`[data-does="${known}"]`);
    const words = button ? button.firstChild.textContent.trim() : known === "" ? say.sayNothing : known;
    question.querySelector(".decided").textContent =
      known === undefined ? "" : fill(say.sayDecided, { answer: words });
    const input = typing(question);
    if (input && document.activeElement !== input) input.value = known ?? "";
  }

  function decide(answer) {
    decided.set(questions[at], answer);
    unsaved = true;
    move(1);
  }

  function move(by) {
    document.getElementById("status").textContent = "";
    at = Math.max(0, Math.min(questions.length, at + by));
    show(true);
  }

  function act(does) {
    if (does === "yes" || does === "no") decide(does);
    else if (does === "nothing") decide("");
    else move(does === "back" ? -1 : 1);
  }

  const keys = { [say.keyYes]: "yes", [say.keyNo]: "no", [say.keySkip]: "skip", [say.keyBack]: "back" };
  const arrows = { ArrowRight: "skip", ArrowLeft: "back" };
  for (const question of questions) {
    const input = typing(question);
    // Keys count only where the focus is: elsewhere they are left to the browser.
    question.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      let does = arrows[event.key];
      if (!input) does ??= keys[event.key.toLowerCase()];
      else if (event.target === input) {
        if (event.key === " ") does = "nothing";
        else if (event.key === "Enter" && input.value.trim()) {
          event.preventDefault();
          decide(input.value.trim());
          return;
        } else if (event.key === "Enter") does = "skip";
      }
      if (!does) return;
      event.preventDefault();
      act(does);
    });
    input?.addEventListener("input", () => {
      const value = input.value.trim();
      if (value && !("long" in input.dataset)) decide(value.toUpperCase());
    });
    question.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) act(button.dataset.does);
    });
  }

  document.getElementById("again")?.addEventListener("click", () => move(-1));

  function arrange(order) {
    for (const group of groups) {
      const own = group.dataset[order];
      group.hidden = own === undefined;
      if (own === undefined) continue;
      for (const answer of answers) if (answer.dataset[order] === own) group.append(answer);
    }
  }
  for (const radio of document.querySelectorAll("[name=order]")) {
    radio.addEventListener("change", () => arrange(radio.value));
  }
  for (const answer of answers) {
    typing(answer).addEventListener("input", () => { unsaved = true; count(); });
  }

  function corrections() {
    const pages = {};
    for (const scan of document.querySelectorAll(".scan")) {
      pages[scan.dataset.digest] = { asked: scan.dataset.asked, boxes: {}, written: {} };
    }
    for (const [question, answer] of decided) {
      const { digest, other, field, value } = question.dataset;
      // The same page in two languages is decided at once.
      for (const sum of other ? [digest, other] : [digest]) {
        if (typing(question)) pages[sum].written[field] = answer;
        else (pages[sum].boxes[field] ??= {})[value] = answer;
      }
    }
    for (const answer of answers) {
      const text = typing(answer).value;
      if (text.trim()) pages[answer.dataset.digest].written[answer.dataset.field] = text;
    }
    return { tool: "worksheets", kind: "corrections", format: 1, scans: say.scans, pages };
  }

  function load(found) {
    decided.clear();
    for (const question of questions) {
      const { digest, field, value } = question.dataset;
      const page = found.pages[digest] ?? {};
      const known = typing(question) ? page.written?.[field] : page.boxes?.[field]?.[value];
      if (known !== undefined) decided.set(question, known);
    }
    for (const answer of answers) {
      typing(answer).value = found.pages[answer.dataset.digest]?.written?.[answer.dataset.field] ?? "";
    }
    const first = questions.findIndex((question) => !decided.has(question));
    at = first < 0 ? questions.length : first;
    show(false);
  }

  const tell = (words) => {
    for (const place of document.querySelectorAll("#saved, #status")) place.textContent = words;
  };
  function save() {
    const text = JSON.stringify(corrections(), null, 1) + "\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = say.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    unsaved = false;
    tell(say.saySaved);
  }
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("save-now")?.addEventListener("click", save);
  document.getElementById("open").addEventListener("click", () => document.getElementById("file").click());
  document.getElementById("file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    let found = null;
    try { found = JSON.parse(await file.text()); } catch { /* told below */ }
    if (!found || found.kind !== "corrections" || typeof found.pages !== "object") tell(say.sayNotCorrections);
    else if (found.scans !== say.scans) tell(say.sayOtherScans);
    else { load(found); unsaved = false; tell(say.sayOpened); }
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  arrange("place");
  show(false);
})();
