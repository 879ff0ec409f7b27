"use strict";
(() => {
  const box = document.getElementById("search");
  const found = document.getElementById("found");
  const articles = [...document.querySelectorAll("article")];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = articles.map((article) => plain(article.textContent));
  document.querySelector(".search").hidden = false;
  box.addEventListener("input", () => {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    let number = 0;
    articles.forEach((article, n) => {
      article.hidden = !words.every((word) => texts[n].includes(word));
      number += article.hidden ? 0 : 1;
    });
    found.textContent = words.length ? found.dataset.words.replace("{number}", number) : "";
  });
})();
