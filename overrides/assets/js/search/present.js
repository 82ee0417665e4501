import { words } from "./normalise.js";

const EXCERPT = 180;
const BEFORE = 50;
const MORE = 3;
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML that shows it: whoever prints a result prints HTML. */
export function escapeHTML(text) {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

/** Where the matched words stand in a text: [{ start, end, text }]. */
function places(text, isMatch) {
  return words(text).filter((word) => isMatch(word.text));
}

/** A text as HTML with its matched words marked, in the spelling that it has. */
export function marked(text, isMatch) {
  let html = "";
  let end = 0;
  for (const place of places(text, isMatch)) {
    html += `${escapeHTML(text.slice(end, place.start))}<mark data-md-highlight>${escapeHTML(place.text)}</mark>`;
    end = place.end;
  }
  return html + escapeHTML(text.slice(end));
}

/** The lines of a text as one: a stop between them where none stands. */
export function inOneLine(text) {
  return text.replace(/([^\n])\n+/g, (_, last) => (/[.!?…:;,،؛]/.test(last) ? `${last} ` : `${last} · `));
}

/** The piece of a text around most of the matched words, whole words only. */
export function excerpt(text, isMatch, length = EXCERPT) {
  const line = inOneLine(text);
  if (line.length <= length) return line;
  const found = places(line, isMatch);
  let best = 0;
  let most = 0;
  for (const { start } of found) {
    const inside = new Set(found.filter((one) => one.start >= start && one.end <= start + length - BEFORE).map((one) => one.text.toLowerCase()));
    if (inside.size > most) [best, most] = [start, inside.size];
  }
  let from = Math.max(0, best - BEFORE);
  if (from) from = line.indexOf(" ", from) + 1 || from;
  let to = from + length;
  if (to < line.length) to = Math.max(line.lastIndexOf(" ", to), from + length / 2);
  return `${from ? "… " : ""}${line.slice(from, to).trim()}${to < line.length ? " …" : ""}`;
}

/**
 * A result in the shape that the theme knows, a list of its parts with the best first, each with `location`, `title` and
 * `text` as HTML, `score` and `terms`; and with what ours shows beside that.
 */
export function present({ document, score, terms }, engine, direction) {
  const isMatch = (word) => engine.forms(word).some((form) => terms.has(form));
  const shown = new Set();
  const mark = (text) => {
    for (const place of places(text, isMatch)) shown.add(place.text);
    return marked(text, isMatch);
  };
  const [best, ...more] = ranked(document, isMatch);
  const common = { kind: document.kind, group: document.group, lang: document.lang, dir: direction(document.lang) };
  const part = (section, isMain) => ({
    ...common,
    location: section.anchor ? `${document.address}#${section.anchor}` : document.address,
    title: mark(isMain ? document.title : section.heading),
    heading: isMain && section.heading ? mark(section.heading) : "",
    text: mark(excerpt(section.text, isMatch)),
    place: document.place,
    score,
    terms: {},
  });
  const parts = [part(best, true), ...more.map((section) => part(section, false))];
  parts[0].words = [...shown].slice(0, 8).join(" ");
  parts[0].terms = Object.fromEntries([...shown].map((word) => [word, true]));
  return parts;
}

/** The sections of a document that hold matched words, the one to open first; the beginning where none does. */
function ranked(document, isMatch) {
  const sections = document.sections.length ? document.sections : [{ anchor: "", heading: "", text: "" }];
  const weighed = sections.map((section, index) => {
    const inHeading = new Set(places(section.heading, isMatch).map((place) => place.text.toLowerCase())).size;
    const inText = new Set(places(section.text, isMatch).map((place) => place.text.toLowerCase())).size;
    return { section, weight: 2 * inHeading + inText + (index ? 0 : 0.5) };
  });
  weighed.sort((a, b) => b.weight - a.weight);
  const [first, ...others] = weighed;
  const further = others.filter(({ section, weight }) => weight >= 1 && section.anchor && section.heading);
  return [first.section, ...further.slice(0, MORE).map(({ section }) => section)];
}
