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
  // What stands in a row beside its link: another name, and at the end how large it is.
  const own = (row) =>
    [...row.childNodes].filter((n) => n.nodeName === "#text").map((n) => n.textContent).join("").trim();
  const number = /[\d.]+$/;
  // What is said about a row, beside its names, isn't searched.
  const name = (row) => simple(`${row.querySelector("a").textContent} ${own(row).replace(number, "")}`);
  const values = new Map(choices.map((c) => [c, [...c.options].map((o) => o.value)]));
  const starts = [...values.values()].flat().filter((v) => /^o\d+$/.test(v)).map((v) => Number(v.slice(1)));
  // A row carries no class of sizes: its own number says in which one it falls.
  const size = (row) => {
    const found = own(row).match(number);
    if (!found || !starts.length) return [];
    const counted = Number(found[0].replaceAll(".", ""));
    return [`o${Math.max(...starts.filter((s) => s <= counted))}`];
  };
  const said = (element) => (element.dataset.f ?? "").split(" ");
  const groups = [...document.querySelectorAll("[data-filter-groep]")].map((group) => ({
    group,
    // A jump to a group that is hidden leads nowhere.
    jump: document.querySelector(`.sprong a[href="#${group.getAttribute("aria-labelledby")}"]`)?.parentNode,
    rows: [...group.querySelectorAll("li")].map((row) => [
      row,
      name(row),
      new Set([...said(group), ...said(row), ...size(row)]),
    ]),
  }));
  // Who has no value of a box has ‘geen’ there; of who doesn't exist (‘-’) nothing is missing.
  const fits = (marks, choice) =>
    choice.value === "geen"
      ? !marks.has("-") && !values.get(choice).some((v) => marks.has(v))
      : marks.has(choice.value);
  const apply = () => {
    const wanted = simple(field.value);
    const asked = choices.filter((c) => c.value);
    let found = 0;
    for (const { group, jump, rows } of groups) {
      let shown = 0;
      for (const [row, text, marks] of rows) {
        row.hidden = !text.includes(wanted) || !asked.every((choice) => fits(marks, choice));
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
