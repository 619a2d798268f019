// Where a text breaks into sentences: the same as in layout_text.py, which says why. A test compares
// the two on every text of the framework.

const ABBREVIATION = new RegExp(
  "^(?:afb|art|bijl|bijv|blz|ca|dhr|dr|drs|ed|enz|etc|evt|excl|fig|hfst|incl|ing|ir|jl|jr|max" +
    "|mevr|min|mln|mld|mr|mw|nl|nr|nrs|par|prof|red|resp|sr|st|tab|tel|vgl|vnl|vs|zgn|zog)$",
  "i",
);
const END = /[.?!]['"’”)\]]* +(?=['"‘“([*_]*(?:[’'][a-z]{1,2}[ -])?(?<first>[\p{L}\p{N}_]))/gu;
const LAST_WORD = /[^\s()[\]‘“"']*$/u;
const DOTTED = /^(?:(?:\p{L}{1,3}\.)+\p{L}{1,3}|[A-Z])$/u;
const LINK = /<[^<>\s]*>/g;
const LIST_AHEAD = /^(?:[0-9]{1,9}[.)](?: |$)|[*_+-] )/;

/** The sentences of a line; joined by spaces they are the line again. */
export function sentences(text) {
  const found = [];
  let start = 0;
  const kept = closed(text);
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (kept.some(([a, b]) => a < end && end <= b) || !ends(text, match, end)) continue;
    found.push(text.slice(start, end).replace(/ +$/, ""));
    start = end;
  }
  return [...found, text.slice(start)];
}

function ends(text, match, end) {
  if (!/[\p{Lu}\p{Nd}]/u.test(match.groups.first) || LIST_AHEAD.test(text.slice(end))) return false;
  if (text[match.index] !== ".") return true;
  const word = text.slice(0, match.index).match(LAST_WORD)[0].replace(/^[*_]+/, "");
  return !(word.endsWith(".") || DOTTED.test(word) || ABBREVIATION.test(word));
}

/** The stretches that are never broken: between brackets, and so in links too. */
function closed(text) {
  const found = [...text.matchAll(LINK)].map((m) => [m.index, m.index + m[0].length]);
  const open = [];
  for (let n = 0; n < text.length; n += 1) {
    const sign = text[n];
    if (sign === "(" || sign === "[") open.push([sign === "(" ? ")" : "]", n]);
    else if (sign === open.at(-1)?.[0]) found.push([open.pop()[1], n]);
  }
  return found;
}
