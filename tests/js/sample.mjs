// A small index as hub.search.pack writes it, and a worker's handler over it.
import { createHandler } from "../../overrides/assets/js/search/protocol.js";
import { QUERY, SETUP } from "../../overrides/assets/js/search/protocol-types.js";

export const LANGUAGES = [
  { code: "he", name: "עברית", dir: "rtl", index: "search/he.json" },
  { code: "ar", name: "العربية", dir: "rtl", index: "search/ar.json" },
  { code: "en", name: "English", dir: "ltr", index: "search/en.json" },
];
export const STUB = { config: { lang: ["he", "ar", "en"] }, docs: [], languages: LANGUAGES, default: "he" };
const GROUPS = { toolkit: "toolkit", authority: "authority", action: "action", about: "about" };

/** A document; `sections` are [anchor, heading, text] in a row. */
export function doc(kind, address, title, { names = "", sections = ["", "", ""], bag = "", lang = "" } = {}) {
  return { kind, address, title, names, sections, bag, lang };
}

export function indexOf(language, docs, words = []) {
  const kinds = Object.keys(GROUPS);
  return {
    format: 1,
    language,
    root: language === "he" ? "" : `${language}/`,
    groups: GROUPS,
    kinds,
    places: ["Somewhere"],
    words: words.join(" "),
    docs: docs.map((one) => [kinds.indexOf(one.kind), 0, one.address, one.title, one.names, one.sections, one.bag, one.lang]),
  };
}

/** A handler with the indexes given, by language; what it has loaded is in `loaded`. */
export async function worker(indexes, language = "en") {
  const loaded = [];
  const handle = createHandler(async ({ code }) => {
    loaded.push(code);
    if (!indexes[code]) throw new Error("404");
    return indexes[code];
  });
  const ready = await handle({ type: SETUP, data: { ...STUB, language } });
  const ask = async (data) => (await handle({ type: QUERY, data })).data;
  return { handle, ask, loaded, ready };
}
