import { Engine } from "./engine.js";
import { present } from "./present.js";
import { QUERY, READY, RESULT, SETUP } from "./protocol-types.js";
import { unpack } from "./unpack.js";

const FIRST = 10;
const ELSEWHERE = 5;

/**
 * Answers messages. `load(language)` fetches the index of one of the languages that the setup names; nothing is loaded
 * before the first query.
 */
export function createHandler(load) {
  let languages = [];
  let current = "";
  const engines = new Map();

  const engineOf = (language) => {
    if (!engines.has(language.code)) {
      const coming = load(language).then((index) => new Engine(unpack(index), language.code));
      // What failed may work at the next query.
      coming.catch(() => engines.delete(language.code));
      engines.set(language.code, coming);
    }
    return engines.get(language.code);
  };

  const direction = (code) => languages.find((language) => language.code === code)?.dir ?? "ltr";

  const search = async (language, { query, group = "", limit = FIRST }) => {
    const engine = await engineOf(language);
    const { results: all, known } = query.trim() ? engine.find(query) : { results: [], known: true };
    const groups = new Map();
    for (const { document } of all) groups.set(document.group, (groups.get(document.group) ?? 0) + 1);
    const chosen = group && groups.has(group) ? all.filter(({ document }) => document.group === group) : all;
    return {
      items: chosen.slice(0, limit).map((entry) => present(entry, engine, direction)),
      total: chosen.length,
      all: all.length,
      groups: [...groups],
      spelling: known ? null : engine.spelling(query),
    };
  };

  const answer = async (asked) => {
    const language = languages.find(({ code }) => code === current) ?? languages[0];
    const found = await search(language, asked);
    if (found.all || !asked.query.trim()) return found;
    const others = languages.filter((other) => other !== language);
    const elsewhere = await Promise.all(
      others.map(async (other) => {
        // What cannot be loaded is not offered; the reader's own language has been searched.
        const there = await search(other, { query: asked.query, limit: ELSEWHERE }).catch(() => ({ items: [], total: 0 }));
        return { language: other.code, name: other.name, dir: other.dir, items: there.items, total: there.total };
      }),
    );
    return { ...found, elsewhere: elsewhere.filter(({ total }) => total) };
  };

  return async (message) => {
    switch (message.type) {
      case SETUP:
        languages = message.data.languages;
        current = message.data.language ?? message.data.default;
        return { type: READY };
      case QUERY: {
        const asked = typeof message.data === "string" ? { query: message.data, limit: 50 } : message.data;
        try {
          return { type: RESULT, data: { query: asked.query, group: asked.group ?? "", ...(await answer(asked)) } };
        } catch (error) {
          return { type: RESULT, data: { query: asked.query, items: [], failed: String(error) } };
        }
      }
      default:
        throw new TypeError(`No such message: ${message.type}`);
    }
  };
}
