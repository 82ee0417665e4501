/**
 * How words are compared. Both sides of the search use this module: the texts as they enter the index, and queries.
 * A word's own script says how it is read, so names and terms of another language are read as theirs in every index.
 */
import * as arabic from "./arabic.js";
import * as english from "./english.js";
import * as hebrew from "./hebrew.js";
import { scriptOf, surface, words } from "./scripts.js";
import { STOP } from "./stop.js";

export { scriptOf, surface, words };

const LANGUAGES = { hebrew, arabic, latin: english };

/** Letters that stand alone beside a hyphen or another script (ב־STEM, הSTEM, الSTEM, ב"21") say nothing. */
const GLUE = /^(?:[\u05D0-\u05EA]|[وف]?[بكل]?(?:ال)?|[وف]?لل)$/;

/** The words of a text that can be looked for, as surfaces. */
export function tokens(text) {
  return words(text)
    .map((word) => surface(word.text))
    .filter((word) => word && !GLUE.test(word));
}

/** Every key under which a surface meets its other forms: [{ key, weight, cut, plural }]. */
export function keys(word) {
  return LANGUAGES[scriptOf(word)].keys(word);
}

/** A surface as it begins, and what of it is left without what may stand before it: [[text, weight]…]. */
export function stems(word) {
  return LANGUAGES[scriptOf(word)].stems(word);
}

/** How a surface in Latin letters sounds; empty for other scripts. */
export function sound(word) {
  return scriptOf(word) === "latin" && !/\d/.test(word) ? english.sound(word) : "";
}

/** Words that a question is made of and that say nothing of what is asked. */
export function isStop(word) {
  return STOP.has(word) || (/^[וو]/.test(word) && STOP.has(word.slice(1)));
}
