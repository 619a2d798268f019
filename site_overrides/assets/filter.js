// Shows the filter box; without script the whole list is simply there.
(() => {
  const box = document.querySelector("[data-filter]");
  if (!box) return;
  const field = box.querySelector("input");
  const choices = [...box.querySelectorAll("[data-filter-keuze]")];
  const clear = box.querySelector("[data-filter-wis]");
  const state = box.querySelector("[data-filter-stand]");
  const { een: one, meer: many } = box.dataset;
  const simple = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f’']/g, "").toLowerCase().trim();
  // What is said about a row, beside its name, isn't searched.
  const name = (row) =>
    simple([...row.childNodes].filter((n) => n.nodeName !== "SMALL").map((n) => n.textContent).join(""));
  const groups = [...document.querySelectorAll("[data-filter-groep]")].map((group) => ({
    group,
    // A jump to a group that is hidden leads nowhere.
    jump: document.querySelector(`.sprong a[href="#${group.getAttribute("aria-labelledby")}"]`)?.parentNode,
    rows: [...group.querySelectorAll("li")].map((row) => [row, name(row)]),
  }));
  // A row that says nothing of a choice says what its group says, and else that it has none.
  const values = (row, group, key) => (row.dataset[key] ?? group.dataset[key] ?? "geen").split("|");
  const apply = () => {
    const wanted = simple(field.value);
    const asked = choices.filter((c) => c.value).map((c) => [c.dataset.filterKeuze, c.value]);
    let found = 0;
    for (const { group, jump, rows } of groups) {
      let shown = 0;
      for (const [row, text] of rows) {
        row.hidden =
          !text.includes(wanted) ||
          !asked.every(([key, value]) => values(row, group, key).includes(value));
        if (!row.hidden) shown += 1;
      }
      group.hidden = shown === 0;
      if (jump) jump.hidden = group.hidden;
      found += shown;
    }
    const some = found || "Geen";
    state.textContent = wanted || asked.length ? `${some} ${found === 1 ? one : many} gevonden` : "";
  };
  field.addEventListener("input", apply);
  for (const choice of choices) choice.addEventListener("change", apply);
  if (clear)
    clear.addEventListener("click", () => {
      field.value = "";
      for (const choice of choices) choice.value = "";
      apply();
      field.focus();
    });
  box.hidden = false;
  apply();
})();
