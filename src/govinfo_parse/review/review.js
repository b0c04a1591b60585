"use strict";
(() => {
  const page = document.documentElement;
  const header = document.querySelector("header");
  const fit = () => page.style.setProperty("--header", `${header.offsetHeight}px`);
  addEventListener("resize", fit);
  fit();

  const targets = (link) =>
    (link.dataset.to || "").split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  const unlit = () => document.querySelectorAll(".lit").forEach((x) => x.classList.remove("lit"));
  const light = (link) => {
    unlit();
    if (link.id) link.classList.add("lit");
    targets(link).forEach((x) => x.classList.add("lit"));
  };
  const linkOf = (event) => event.target.closest && event.target.closest("a[data-to]");

  document.addEventListener("mouseover", (event) => {
    const link = linkOf(event);
    if (link) light(link);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link) light(link);
  });
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link) return;
    const [first] = targets(link);
    if (!first) return;
    event.preventDefault();
    const folded = first.closest("details");
    if (folded) folded.open = true;
    first.scrollIntoView({ block: "center", inline: "nearest" });
    first.focus({ preventScroll: true });
    light(link);
  });

  const button = document.getElementById("language");
  if (button) {
    button.addEventListener("click", () => {
      const chinese = page.classList.toggle("zh");
      page.classList.toggle("en", !chinese);
      page.lang = chinese ? "zh-CN" : "en";
      fit();
    });
  }
  const doubtful = document.getElementById("doubtful");
  if (doubtful) {
    doubtful.addEventListener("change", () => page.classList.toggle("doubtful", doubtful.checked));
  }

  // Arrow keys move among the cells of a table, n to the next entry in doubt.
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const beside = (entry, [down, right]) => {
    const cell = entry.closest("td");
    const row = cell.parentElement;
    const entries = (tr) => [...tr.querySelectorAll("a.entry")];
    const at = entries(row).indexOf(entry);
    if (right) return entries(row)[at + right];
    let other = down > 0 ? row.nextElementSibling : row.previousElementSibling;
    while (other && !entries(other).length) {
      other = down > 0 ? other.nextElementSibling : other.previousElementSibling;
    }
    return other && entries(other)[Math.min(at, entries(other).length - 1)];
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
    const entry = event.target.closest("a.entry");
    if (entry && step[event.key]) {
      const next = beside(entry, step[event.key]);
      if (next) next.focus();
      event.preventDefault();
    } else if (event.key === "n") {
      const all = [...document.querySelectorAll("td.doubted a.entry")];
      const after = all.find((x) => entry && entry.compareDocumentPosition(x) & 4) || all[0];
      if (after) {
        after.scrollIntoView({ block: "center" });
        after.focus({ preventScroll: true });
      }
    }
  });
})();
(() => {
  const list = document.getElementById("list");
  if (!list) return;
  const [text, year, code, count] = ["text", "year", "code", "count"].map((id) =>
    document.getElementById(id),
  );
  const rows = [...list.tBodies[0].rows];
  const filter = () => {
    const words = text.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits =
        (!words || row.textContent.toLowerCase().includes(words)) &&
        (!year.value || row.dataset.year === year.value) &&
        (!code.value || row.dataset.codes.split(" ").includes(code.value));
      row.hidden = !fits;
      shown += fits;
    }
    count.textContent = `${shown} / ${rows.length}`;
  };
  for (const control of [text, year, code]) control.addEventListener("input", filter);
  list.closest("main").querySelector("form").addEventListener("submit", (e) => e.preventDefault());
  document.querySelectorAll("button[data-code]").forEach((button) =>
    button.addEventListener("click", () => {
      code.value = button.dataset.code;
      filter();
      document.getElementById("reports").scrollIntoView();
    }),
  );
  filter();
})();
