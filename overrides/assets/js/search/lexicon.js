import { isStop, keys, sound, stems } from "./normalise.js";

/** How much a form of a word counts beside the word as it is written. */
const FOLDED = 0.8;
const SOUNDS_ALIKE = 0.6;
const TYPED = 0.7;
const BEGUN = 0.45;
const TYPO = [0, 0.5, 0.3];

/** Below this a form is not what was asked. */
const LEAST = 0.2;
/** A key with this weight at least is the word itself; what is no word of its own counts so much less. */
const WHOLE = 0.7;
const NO_WORD = 0.35;
/** A word that is found with less than this may be misspelt. */
export const SURE = 0.6;
/** So many forms of a word are looked for. */
const MOST = 60;

/** Every word of an index, by whatever it may be asked for. */
export class Lexicon {
  constructor() {
    this.numbers = new Map();
    this.surfaces = [];
    this.isRead = [];
    this.byKey = new Map();
    this.bySound = new Map();
    /** Keys that are a word of their own, with nothing before it taken off. */
    this.whole = new Set();
    // Beginnings that words may be typed or mistyped from: the text, the word's number, the weight, the letters as bits.
    this.texts = [];
    this.owners = [];
    this.shares = [];
    this.letters = [];
  }

  /** The number of a word; a new one is read in all ways. */
  number(word) {
    const number = this.exactly(word);
    if (this.isRead[number]) return number;
    this.isRead[number] = true;
    if (isStop(word)) return number;
    for (const { key, weight, cut, plural } of keys(word)) {
      if (weight >= LEAST) put(this.byKey, key, entry(number, weight, cut, plural));
      if (!cut && weight >= WHOLE) this.whole.add(key);
    }
    const sounds = sound(word);
    if (sounds.length > 2) put(this.bySound, sounds, number);
    for (const [text, weight] of stems(word)) {
      this.texts.push(text);
      this.owners.push(number);
      this.shares.push(weight);
    }
    return number;
  }

  /** The number of a word that is found only as it is written. */
  exactly(word) {
    let number = this.numbers.get(word);
    if (number === undefined) this.numbers.set(word, (number = this.surfaces.push(word) - 1));
    return number;
  }

  /** Whether a word, or a form of it, is in the index. */
  knows(word) {
    return this.folded(word).size > 0;
  }

  /**
   * Words of the index that one of a query may mean: { found: number → weight, best first; sure: how near the best is to
   * what was asked }. `isLast`: the reader may still be typing it.
   */
  meant(word, isLast) {
    const found = this.folded(word);
    const sure = best(found);
    if (sure < SURE) this.sounding(word, found);
    const before = found.size;
    if (isLast || word.length > 3) this.begun(word, isLast, found);
    if (sure < SURE && found.size === before) this.misspelt(word, found);
    const all = [...found].sort(([, a], [, b]) => b - a).slice(0, MOST);
    // The best reading counts in full, whatever it took to find it; the others beside it.
    const most = all.length ? all[0][1] : 1;
    return { found: new Map(all.map(([number, weight]) => [number, weight / most])), sure };
  }

  /** The word itself and its other forms. */
  folded(word) {
    const found = new Map();
    for (const asked of keys(word)) {
      const entries = this.byKey.get(asked.key);
      if (entries === undefined) continue;
      for (const value of typeof entries === "number" ? [entries] : entries) {
        // A skeleton is shared by many words; it joins a broken plural to a singular, not two singulars.
        if (asked.plural === false && !(value & PLURAL)) continue;
        let weight = asked.weight * ((value >> 2) & 127) * 0.01 * FOLDED;
        // Two words that differ in what stands before them and share a rest that is no word by itself: מורים, הורים.
        if (asked.cut && value & CUT && !this.whole.has(asked.key)) weight *= asked.key.length < 4 ? 0 : NO_WORD;
        if (weight >= LEAST) raise(found, value >> 9, weight);
      }
    }
    const number = this.numbers.get(word);
    if (number !== undefined) found.set(number, 1);
    return found;
  }

  /** Words in Latin letters that sound alike. */
  sounding(word, found) {
    const sounds = sound(word);
    const numbers = sounds.length > 2 ? (this.bySound.get(sounds) ?? []) : [];
    for (const number of typeof numbers === "number" ? [numbers] : numbers) raise(found, number, SOUNDS_ALIKE);
  }

  /** Words that begin as what was typed. */
  begun(word, isLast, found) {
    for (const [text, share] of stems(word)) {
      if (text.length < (share < 1 ? 3 : 1)) continue;
      for (let at = 0; at < this.texts.length; at += 1) {
        const whole = this.texts[at];
        if (whole.length <= text.length || !whole.startsWith(text)) continue;
        const typed = (text.length / whole.length) ** 0.25;
        const weight = (isLast ? TYPED : BEGUN) * typed * share * this.shares[at];
        if (weight >= LEAST) raise(found, this.owners[at], weight);
      }
    }
  }

  /** Words that are a letter away, long ones two. */
  misspelt(word, found) {
    for (const [text, share] of stems(word)) {
      const most = allowed(text);
      if (!most) continue;
      const letters = bits(text);
      for (let at = 0; at < this.texts.length; at += 1) {
        const whole = this.texts[at];
        if (Math.abs(whole.length - text.length) > most) continue;
        this.letters[at] ??= bits(whole);
        if (count(this.letters[at] ^ letters) > 2 * most) continue;
        const apart = distance(text, whole, most);
        if (apart > 0 && apart <= most) raise(found, this.owners[at], TYPO[apart] * share * this.shares[at]);
      }
    }
  }

  /** The word of the index that a misspelt one most likely stands for; null where none is near. */
  nearest(word, often) {
    const most = Math.max(allowed(word), Math.floor(word.length * 0.3));
    let [nearest, least, mostOften] = [null, most + 1, 0];
    for (const [number, other] of this.surfaces.entries()) {
      if (!allowed(word) || Math.abs(other.length - word.length) > most) continue;
      const apart = distance(word, other, most);
      if (apart > least || apart > most) continue;
      const here = often(number);
      if (apart < least || here > mostOften) [nearest, least, mostOften] = [other, apart, here];
    }
    return nearest;
  }
}

const CUT = 1;
const PLURAL = 2;

/** A word that has a key, as one number: its own, the weight in hundredths, and what has been done to it. */
function entry(number, weight, cut, plural) {
  return (number << 9) | (Math.round(weight * 100) << 2) | (plural ? PLURAL : 0) | (cut ? CUT : 0);
}

/** Most keys have one word: no list for those. */
function put(map, key, value) {
  const before = map.get(key);
  if (before === undefined) map.set(key, value);
  else if (typeof before === "number") map.set(key, [before, value]);
  else before.push(value);
}

function raise(map, key, value) {
  if ((map.get(key) ?? 0) < value) map.set(key, value);
}

function best(found) {
  return Math.max(0, ...found.values());
}

/** How many letters of a word may be wrong: none in a number or a short word, one, and two in long ones. */
function allowed(text) {
  if (/\d/.test(text) || text.length < 4) return 0;
  return text.length < 8 ? 1 : 2;
}

/** The letters of a word, one bit for each. */
function bits(text) {
  let letters = 0;
  for (let index = 0; index < text.length; index += 1) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

function count(letters) {
  let rest = letters;
  let found = 0;
  for (; rest; found += 1) rest &= rest - 1;
  return found;
}

/** How many letters apart two words are: one put in, left out, changed, or two that changed places. Stops above `most`. */
export function distance(a, b, most = Infinity) {
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let value = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, before[j - 2] + 1);
      next.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return least;
    [before, row] = [row, next];
  }
  return row[b.length];
}
