// Shows the filter box; without script the whole list is simply there.
(() => {
  const box = document.querySelector("[data-filter]");
  if (!box) return;
  const field = box.querySelector("input");
  const state = box.querySelector("[data-filter-stand]");
  const { een: one, meer: many } = box.dataset;
  const simple = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f’']/g, "").toLowerCase().trim();
  const groups = [...document.querySelectorAll("[data-filter-groep]")].map((group) => ({
    group,
    rows: [...group.querySelectorAll("[data-filter-regel]")].map((row) => [row, simple(row.textContent)]),
  }));
  const apply = () => {
    const wanted = simple(field.value);
    let found = 0;
    for (const { group, rows } of groups) {
      let shown = 0;
      for (const [row, text] of rows) {
        row.hidden = !text.includes(wanted);
        if (!row.hidden) shown += 1;
      }
      group.hidden = shown === 0;
      found += shown;
    }
    state.textContent = wanted ? `${found} ${found === 1 ? one : many} gevonden` : "";
  };
  field.addEventListener("input", apply);
  box.hidden = false;
  apply();
})();
