import MiniSearch from "minisearch";

import { BORDER, closenessOf } from "./closeness.js";
import { Lexicon, SURE, distance } from "./lexicon.js";
import { isStop, surface, tokens } from "./normalise.js";
import { spoken } from "./spoken.js";

/** How much a match counts by where it is. */
const BOOST = { title: 2, names: 2.5, headings: 1.4, text: 1 };
const FIELDS = Object.keys(BOOST);
const EXACT = { bm25: { k: 1.2, b: 0.3, d: 0.5 }, prefix: false, fuzzy: false, tokenize: (text) => [text], processTerm: (text) => text };

/** What is only said once more: all that stands on pages put together from others, and a plan's names, its owner's. */
const GATHERED = new Set(["organisation", "lever", "district"]);
const SAID_ELSEWHERE = 0.5;

/** How much the words of a field count in a document of a kind. */
function boost(field, kind) {
  const isRepeated = field === "names" ? kind === "plan" : field !== "title" && GATHERED.has(kind);
  return BOOST[field] * (isRepeated ? SAID_ELSEWHERE : 1);
}

/** Results below this share of the best one's score are noise. */
const CUT_OFF = 0.12;

/** Words of a query that stand side by side say more than the same words apart: how much more, and in how many of the best. */
const TOGETHER = 3.5;
const LOOKED_AT = 40;

/** A word that one page has says no more than one that some have; as a share of the most that a word could say. */
const RAREST = 0.5;

/** How hard it counts against a document that it lacks words of the query. */
const LACKING = 1.7;

/** A whole query that sounds like a name, in whatever script; a short one could be anything. */
const NAMED = 12;
const SOUNDS = 4;

/** So many parts of one page stand among the first; more of them come after everything else. */
const OF_ONE_PAGE = 2;
const REPEATED = 0.4;

/** One language's documents, ready to be searched. */
export class Engine {
  constructor(documents) {
    this.documents = documents;
    this.lexicon = new Lexicon();
    // By document: its words as they follow each other, and how many of them are of its title and names.
    this.running = [];
    this.called = [];
    // By word: the fields that it is in, a bit each.
    this.places = [];
    // What every name sounds like, and whose it is.
    this.spoken = [];
    this.index = new MiniSearch({
      fields: FIELDS,
      extractField: (document, field) => (field === "id" ? document.id : this.fields(document)[field]),
      stringifyField: (value) => value,
      tokenize: (value) => value,
      processTerm: (word) => word,
    });
    this.index.addAll(documents);
  }

  /** The words of a document by field; how they follow each other is kept beside the index. */
  fields(document) {
    if (this.current?.document === document) return this.current.fields;
    const title = tokens(document.title);
    const names = document.names ? document.names.split("\n") : [];
    for (const name of names.length ? [document.title, ...names] : []) this.spoken.push([spoken(name), document.id]);
    const called = [title, ...names.map(tokens)];
    const headings = document.sections.map((section) => tokens(section.heading));
    const texts = document.sections.flatMap((section) => section.text.split("\n").map(tokens));
    const rest = tokens(document.rest);
    this.keepRunning(document.id, called, [...headings, ...texts]);
    for (const word of rest) this.lexicon.number(word);
    const joined = called.flatMap(together);
    for (const word of joined) this.lexicon.exactly(word);
    const fields = { title, names: [...called.slice(1).flat(), ...joined], headings: headings.flat(), text: [...texts.flat(), ...rest] };
    for (const [place, field] of FIELDS.entries()) {
      for (const word of fields[field]) this.places[this.lexicon.numbers.get(word)] |= 1 << place;
    }
    this.current = { document, fields };
    return fields;
  }

  /** Keeps the words of a document as they follow each other, as numbers: its title and names, then the rest. */
  keepRunning(id, called, others) {
    const running = [];
    for (const [place, piece] of [...called, ...others].entries()) {
      for (const word of piece) running.push(this.lexicon.number(word));
      running.push(BORDER);
      if (place === called.length - 1) this.called[id] = running.length;
    }
    this.running[id] = Int32Array.from(running);
  }

  /** Every form of a word under which it may have matched. */
  forms(word) {
    return [surface(word)];
  }

  /**
   * What answers a query: `results`, best first, [{ document, score, terms }], where `terms` are the surfaces of the
   * words that matched; and whether every word that was asked for is `known`.
   */
  find(query) {
    const asked = this.asked(query).map((word) => this.evidence(word));
    const known = once(asked.filter(({ found }) => found.size));
    const whole = sum(known.map(({ weight }) => weight)) || 1;
    const results = new Map();
    for (const { found, weight } of known) {
      for (const [id, { score, share, terms }] of found) {
        let entry = results.get(id);
        if (!entry) results.set(id, (entry = { document: this.documents[id], score: 0, has: 0, terms: new Set() }));
        entry.score += score;
        entry.has += weight * Math.sqrt(share);
        for (const term of terms) entry.terms.add(term);
      }
    }
    if (asked.some(({ sure }) => sure < SURE)) this.named(query, results, whole);
    const all = [...results.values()];
    for (const entry of all) {
      entry.share = Math.min(1, entry.has / whole) ** LACKING;
      entry.score *= entry.share;
    }
    const left = cut(all);
    const closeness = closenessOf(known);
    for (const entry of left.slice(0, LOOKED_AT)) {
      const { id, kind } = entry.document;
      entry.score += TOGETHER * entry.share * closeness(this.running[id], this.called[id], GATHERED.has(kind) ? SAID_ELSEWHERE : 1);
    }
    return { results: spread(left.sort(byScore)), known: asked.every(({ word, meant, isLast }) => (isLast ? meant.size : this.lexicon.knows(word))) };
  }

  /** The words of a query that say something: [{ word, isLast }]. */
  asked(query) {
    const all = tokens(query);
    const last = /[\s?!.,؟]$/.test(query) ? -1 : all.length - 1;
    const each = all.map((word, at) => ({ word, isLast: at === last }));
    const telling = each.filter(({ word }) => !isStop(word));
    return telling.length ? telling : each;
  }

  /** What speaks for each document in one word of a query. */
  evidence({ word, isLast }) {
    const { found: meant, sure } = this.lexicon.meant(word, isLast);
    const found = new Map();
    for (const [number, share] of meant) {
      const term = this.lexicon.surfaces[number];
      for (const [id, often] of this.often(number, term)) {
        const value = often * share;
        const entry = found.get(id);
        if (!entry) found.set(id, { score: value, share, terms: [term] });
        else {
          entry.score = Math.max(entry.score, value) + 0.15 * Math.min(entry.score, value);
          entry.share = Math.max(entry.share, share);
          entry.terms.push(term);
        }
      }
    }
    const total = this.documents.length;
    const weight = Math.min(RAREST * Math.log(1 + total), idf(sum([...found.values()].map(({ share }) => share)), total));
    for (const entry of found.values()) entry.score *= weight;
    return { word, isLast, sure, meant, found, weight };
  }

  /** Adds documents with a name that the whole query sounds like. */
  named(query, results, whole) {
    const asked = spoken(query);
    if (asked.length < SOUNDS) return;
    for (const [name, id] of this.spoken) {
      const apart = distance(asked, name, 1);
      if (apart > (asked.length > SOUNDS ? 1 : 0)) continue;
      const document = this.documents[id];
      let entry = results.get(id);
      if (!entry) results.set(id, (entry = { document, score: 0, has: 0, terms: new Set() }));
      entry.score += NAMED / (1 + apart);
      entry.has = whole;
      for (const word of tokens(document.title)) entry.terms.add(word);
    }
  }

  /** How much of a word is in each document that has it, by the fields it is in, however rare it is: id → number. */
  often(number, term) {
    const found = new Map();
    for (const [place, field] of FIELDS.entries()) {
      if (!(this.places[number] & (1 << place))) continue;
      const results = this.index.search(term, { ...EXACT, fields: [field] });
      const rarity = idf(results.length, this.documents.length);
      for (const { id, score } of results) {
        found.set(id, (found.get(id) ?? 0) + (boost(field, this.documents[id].kind) * score) / rarity);
      }
    }
    return found;
  }

  /** A spelling under which the query would find something; null where there is none better. */
  spelling(query) {
    let changed = false;
    const text = tokens(query)
      .map((word) => {
        if (isStop(word) || this.lexicon.knows(word)) return word;
        const near = this.lexicon.nearest(word, (number) => this.count(number));
        if (near) changed = true;
        return near ?? word;
      })
      .join(" ");
    return changed ? text : null;
  }

  /** How many documents hold a word. */
  count(number) {
    return this.index.search(this.lexicon.surfaces[number], EXACT).length;
  }
}

/** Names are written as one word or as two: בארשבע, كفرقاسم. */
function together(name) {
  return name.slice(1).map((word, index) => name[index] + word);
}

/** The same word twice, however it is written, says no more than once. */
function once(asked) {
  const seen = new Set();
  return asked.filter(({ meant }) => {
    const [first] = meant.keys();
    return !seen.has(first) && seen.add(first);
  });
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** How much it says that a word is found, by how many of the documents have it. */
function idf(having, total) {
  return Math.log(1 + (total - having + 0.5) / (having + 0.5));
}

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
