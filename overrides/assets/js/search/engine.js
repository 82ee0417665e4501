import MiniSearch from "minisearch";

import { forms, isStop, lookups, words } from "./normalise.js";

/** How much a match counts by where it is. */
const BOOST = { title: 6, names: 5, headings: 3, text: 1 };

/** Results below this share of the best one's score are noise. */
const CUT_OFF = 0.1;

/** So many parts of one page stand among the first; more of them come after everything else. */
const OF_ONE_PAGE = 2;
const REPEATED = 0.4;

/** One language's documents, ready to be searched. */
export class Engine {
  constructor(documents, locale) {
    this.documents = documents;
    this.locale = locale;
    this.known = new Map();
    this.cache = new Map();
    this.index = new MiniSearch({
      fields: Object.keys(BOOST),
      extractField: (document, field) => (field === "id" ? document.id : FIELDS[field](document)),
      tokenize: (text) => words(text).map((word) => word.text),
      processTerm: (word) => {
        const found = this.forms(word);
        this.known.set(found[0], (this.known.get(found[0]) ?? 0) + 1);
        return found;
      },
    });
    this.index.addAll(documents);
  }

  /** Every form of a word; the same words come again and again. */
  forms(word) {
    let found = this.cache.get(word);
    if (!found) this.cache.set(word, (found = forms(word, this.locale)));
    return found;
  }

  /**
   * Documents that answer a query, best first: [{ document, score, terms }]; `terms` are the index's forms of the words
   * that matched.
   */
  find(query) {
    const asked = this.asked(query);
    const found = new Map();
    for (const [number, word] of asked.entries()) {
      for (const [id, match] of this.matches(word, number === asked.length - 1)) {
        let entry = found.get(id);
        if (!entry) found.set(id, (entry = { document: this.documents[id], score: 0, words: 0, terms: new Set() }));
        entry.score += match.score;
        entry.words += 1;
        for (const term of match.terms) entry.terms.add(term);
      }
    }
    const results = [...found.values()];
    for (const entry of results) entry.score *= (entry.words / asked.length) ** 2;
    return spread(cut(results));
  }

  /** The words of a query that say something. */
  asked(query) {
    const all = words(query).map((word) => word.text);
    const telling = all.filter((word) => !isStop(word, this.locale));
    return telling.length ? telling : all;
  }

  /** Documents that a single word is found in, each with its best match. */
  matches(word, isLast) {
    const best = new Map();
    for (const { term, weight, prefix, fuzzy } of lookups(word, this.locale, isLast)) {
      const options = { boost: BOOST, prefix, fuzzy, tokenize: (text) => [text], processTerm: (text) => text };
      for (const { id, score, terms } of this.index.search(term, options)) {
        const before = best.get(id);
        if (!before) best.set(id, { score: score * weight, terms: new Set(terms) });
        else {
          before.score = Math.max(before.score, score * weight);
          for (const one of terms) before.terms.add(one);
        }
      }
    }
    return best;
  }

  /** A spelling under which the query would find something; null where there is none better. */
  spelling(query) {
    let changed = false;
    const text = words(query)
      .map(({ text: word }) => {
        const [surface] = this.forms(word);
        if (this.known.has(surface)) return word;
        const options = { fuzzy: 0.4, tokenize: (one) => [one], processTerm: (one) => one };
        const near = new Map();
        for (const { terms } of this.index.search(surface, options)) {
          for (const term of terms) if (this.known.has(term)) near.set(term, distance(surface, term));
        }
        const [best] = [...near].sort(([a, x], [b, y]) => x - y || this.known.get(b) - this.known.get(a));
        if (!best) return word;
        changed = true;
        return best[0];
      })
      .join(" ");
    return changed ? text : null;
  }
}

const FIELDS = {
  title: (document) => document.title,
  names: (document) => document.names,
  headings: (document) => document.sections.map((section) => section.heading).join("\n"),
  text: (document) => [...document.sections.map((section) => section.text), document.rest].join("\n"),
};

function cut(results) {
  results.sort(byScore);
  const least = results.length ? results[0].score * CUT_OFF : 0;
  return results.filter((entry) => entry.score >= least);
}

/** Several rows of one plan must not push everything else out of sight. */
function spread(results) {
  const seen = new Map();
  for (const entry of results) {
    const page = entry.document.address.split("#")[0];
    const count = seen.get(page) ?? 0;
    seen.set(page, count + 1);
    if (count >= OF_ONE_PAGE) entry.score *= REPEATED;
  }
  return results.sort(byScore);
}

function byScore(a, b) {
  return b.score - a.score || a.document.id - b.document.id;
}

/** How many letters apart two words are. */
export function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
