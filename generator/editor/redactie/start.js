// Starts the browser form: in Dutch, with our configuration, and with our way to write a file.

import { writer } from "./schrijver.js";

const PREFERENCES = "sveltia-cms.prefs";

/** Sveltia follows the language of the browser; here Dutch comes first, unless someone chose. */
function preferDutch() {
  const chosen = JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}");
  if (!chosen.locale || chosen.locale === "auto") {
    localStorage.setItem(PREFERENCES, JSON.stringify({ ...chosen, locale: "nl" }));
  }
}

async function start() {
  preferDutch();
  const answer = await fetch("config.yml");
  if (!answer.ok) throw new Error(`config.yml: ${answer.status}`);
  const config = await answer.json();
  const { default: CMS } = await import("./sveltia/npm/index.js");
  // Sveltia reads YAML itself when a format only says how to write it.
  CMS.registerCustomFormat("yaml", "yaml", { toFile: writer(config) });
  await CMS.init({ config: { ...config, load_config_file: false } });
}

start().catch((error) => {
  document.getElementById("melding").hidden = false;
  console.error(error);
});
