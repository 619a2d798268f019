// Adds buttons that copy a citation; without script the text can be selected.
(() => {
  const section = document.querySelector("[data-aanhalen]");
  if (!section) return;
  const said = section.querySelector("[role=status]");
  const escaped = (text) =>
    text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  const plain = (text) => text.replace(/[\\`*_[\]<>#&|~]/g, "\\$&");
  const citation = (part) => {
    const url = part.querySelector("a").textContent.trim();
    const words = part.textContent.trim().replace(/\s+/g, " ").slice(0, -url.length);
    return {
      Tekst: words + url,
      Markdown: `${plain(words)}<${url}>`,
      HTML: `${escaped(words)}<a href="${escaped(url)}">${escaped(url)}</a>`,
    };
  };
  const badge = (part) => {
    const { bron: source, doel: target } = part.dataset;
    const name = part.querySelector("img").alt;
    return {
      Markdown: `[![${plain(name)}](${source})](${target})`,
      HTML: `<a href="${escaped(target)}"><img src="${escaped(source)}" alt="${escaped(name)}" height="22"></a>`,
    };
  };
  // Where a browser gives no access to the clipboard, as without https, the old way still works.
  const byHand = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("aria-hidden", "true");
    field.className = "buiten-beeld";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not copied");
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      byHand(text);
    }
  };
  for (const part of section.querySelectorAll("[data-kopieer]")) {
    const forms = part.dataset.bron ? badge(part) : citation(part);
    const row = document.createElement("p");
    row.className = "kopieer";
    row.append("Kopieer als ");
    for (const [form, text] of Object.entries(forms)) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = form;
      button.setAttribute("aria-label", `Kopieer ${part.dataset.kopieer} als ${form.replace("Tekst", "tekst")}`);
      button.addEventListener("click", async () => {
        said.textContent = "";
        try {
          await copy(text);
          said.textContent = `Gekopieerd: ${part.dataset.kopieer}, als ${form.replace("Tekst", "tekst")}.`;
        } catch {
          said.textContent = "Kopiëren lukte niet. Selecteer de tekst en kopieer die zelf.";
        }
        button.focus();
      });
      row.append(button, " ");
    }
    part.append(row);
  }
})();
