// How the browser form for editors writes a file: in the form that `kader opmaak` gives it.
//
// Sveltia's own YAML leaves out the line that names the schema, puts a paragraph on one line, and
// leaves words such as ‘no’ without quotes, which our loader refuses.

import { sentences } from "./zinnen.js";

// When a text needs no quotes: see layout_text.py.
const PLAIN_START = /^[\p{L}\p{N}_‘“(€…–]/u;
const NOT_PLAIN = /\s#|:\s|:$|^\s|\s$|\p{C}/u;
const WORD = /^(?:y|n|yes|no|on|off|true|false|null|none)$/i;
const YES_NO = /^(?:ja|nee)$/;
// Numbers as text: ‘6.10’ must not become 6.1, and its neighbours ‘tabel 1’ look the same.
const QUOTED = new Set(["artikel", "hoofdstuk", "lid", "paragraaf", "paragraaf_wet"]);
const TWO_LETTERS_AFTER_SPACE = / .*\p{L}{2}/u;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}/;
const VERSION = /^[0-9]+\.[0-9]+\.[0-9]+$/;
const MARKER = /^ *(?:(?:[-*+]|[0-9]{1,9}[.)]) +)*/;
// Sveltia rewrites *this* as _this_ in every text it shows, also where nobody changed a word.
const EMPHASIS = /(?<![\p{L}\p{N}_\\])_([^_\s](?:[^_\n]*[^_\s\\])?)_(?![\p{L}\p{N}_])/gu;

/** A writer of files for the collections of a configuration: data of an entry → text. */
export function writer(config) {
  const kinds = config.collections.filter((c) => c.folder && !c.hide);
  return (data) => {
    const kind = kindOf(kinds, data);
    const schema = `# yaml-language-server: $schema=../../schemas/${kind.name}.schema.json`;
    return [schema, ...mapping(data, kind.fields)].join("\n");
  };
}

/** The collection of an entry: nobody tells the writer, but its id and its fields do. */
function kindOf(kinds, data) {
  const fits = (kind) => {
    const [id] = kind.fields;
    const names = new Set(kind.fields.map((f) => f.name));
    return new RegExp(id.pattern[0]).test(data.id) && Object.keys(data).every((n) => names.has(n));
  };
  const found = kinds.find(fits);
  if (!found) throw new Error(`Dit onderdeel heeft geen id of veld dat bij een soort past: ${data.id}`);
  return found;
}

function mapping(data, fields) {
  return fields
    .filter((field) => !isEmpty(data[field.name]))
    .flatMap((field) => entry(field, data[field.name]));
}

function isEmpty(value) {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

function entry(field, value) {
  if (Array.isArray(value)) {
    const elements = value.filter((v) => !isEmpty(v)).flatMap((v) => element(field, v));
    return [`${field.name}:`, ...indented(elements)];
  }
  if (typeof value === "object") {
    return [`${field.name}:`, ...indented(mapping(value, field.fields))];
  }
  const [first, ...rest] = scalar(field, value);
  return [`${field.name}: ${first}`, ...rest];
}

function element(field, value) {
  if (typeof value !== "object") {
    const [first, ...rest] = scalar(field.field, value);
    return [`- ${first}`, ...rest];
  }
  const [first, ...rest] = mapping(value, field.fields);
  return [`- ${first}`, ...indented(rest)];
}

/** The lines of one value; all but the first are one step further in than what it belongs to. */
function scalar(field, value) {
  if (typeof value !== "string") return [String(value)];
  if (field?.widget === "markdown") return markdown(value);
  const text = value.trim().replace(/\s+/g, " ");
  const parts = sentences(text);
  if (parts.length > 1) return block(">-", parts);
  const line = isPlain(text, field) ? text : JSON.stringify(text);
  return line.includes("\\") ? block(">-", parts) : [line];
}

/** Whether a field is for version numbers: its pattern takes one, and takes no words. */
function holdsVersions(pattern) {
  const known = new RegExp(pattern);
  return known.test("1.2.3") && !known.test("bijlage");
}

function isPlain(text, field) {
  if (field?.widget === "datetime") return true;
  if (QUOTED.has(field?.name)) return false;
  if (VERSION.test(text) && field?.pattern && holdsVersions(field.pattern[0])) return true;
  if (!PLAIN_START.test(text) || NOT_PLAIN.test(text) || WORD.test(text)) return false;
  if (YES_NO.test(text)) return false;
  return !/^\p{Nd}/u.test(text) || (TWO_LETTERS_AFTER_SPACE.test(text) && !DATE.test(text));
}

function markdown(value) {
  const text = value.replace(/\r\n?/g, "\n").trim().replace(EMPHASIS, "*$1*");
  const lines = text.split("\n");
  if (lines.length === 1 && !MARKER.exec(text)[0]) return block(">-", sentences(text));
  return block("|-", lines.flatMap(split));
}

/** The sentences of a line of Markdown; those after the first stay within the item of a list. */
function split(line) {
  const [lead] = MARKER.exec(line);
  const [first, ...rest] = sentences(line.slice(lead.length));
  return [lead + first, ...rest.map((sentence) => " ".repeat(lead.length) + sentence)];
}

function block(sign, lines) {
  return [sign, ...indented(lines)];
}

function indented(lines) {
  return lines.map((line) => (line ? `  ${line}` : line));
}
