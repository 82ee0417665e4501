import { isStop, keys, sound, stems } from "./normalise.js";

/** How much a form of a word counts beside the word as it is written. */
const FOLDED = 0.85;
const SOUNDS_ALIKE = 0.6;
const TYPED = 0.7;
const BEGUN = 0.45;
const TYPO = [0, 0.5, 0.3];

/** Below this a form is not what was asked. */
const LEAST = 0.2;
/** A word that is found with less than this may be misspelt. */
const SURE = 0.6;
const MOST = 60;
const SURENESS = 0.7;

/** Every word of an index, by whatever it may be asked for. */
export class Lexicon {
  constructor() {
    this.numbers = new Map();
    this.surfaces = [];
    this.byKey = new Map();
    this.bySound = new Map();
    this.variants = [];
  }

  /** The number of a word; a new one is read in all ways. */
  number(word) {
    let number = this.numbers.get(word);
    if (number !== undefined) return number;
    number = this.surfaces.length;
    this.numbers.set(word, number);
    this.surfaces.push(word);
    for (const { key, weight, cut, plural } of keys(word)) put(this.byKey, key, { number, weight, cut, plural });
    const sounds = sound(word);
    if (sounds.length > 2) put(this.bySound, sounds, number);
    for (const [text, weight] of stems(word)) this.variants.push({ text, number, weight, letters: 0 });
    return number;
  }

  /** The number of a word that is found only as it is written. */
  exactly(word) {
    const number = this.numbers.get(word) ?? this.surfaces.push(word) - 1;
    this.numbers.set(word, number);
    return number;
  }

  /** Whether a word, or a form of it, is in the index. */
  knows(word) {
    return this.folded(word).size > 0;
  }

  /** Words of the index that one of a query may mean, with weights: number → weight. `isLast`: it may still be typed. */
  meant(word, isLast) {
    const found = this.folded(word);
    const best = Math.max(0, ...found.values());
    if (best < SURE) this.sounding(word, found);
    const before = found.size;
    if (isLast || word.length > 3) this.begun(word, isLast, found);
    if (best < SURE && found.size === before) this.misspelt(word, found);
    return sure(found);
  }

  /** The word itself and its other forms. */
  folded(word) {
    const found = new Map();
    for (const asked of keys(word)) {
      for (const entry of this.byKey.get(asked.key) ?? []) {
        if (asked.plural !== undefined && !asked.plural && !entry.plural) continue;
        let weight = asked.weight * entry.weight * FOLDED;
        // Two words that differ in what stands before them and share a rest that is no word by itself: מורים, הורים.
        if (asked.cut && entry.cut && !this.numbers.has(asked.key)) weight *= asked.key.length < 4 ? 0 : 0.5;
        if (weight >= LEAST) raise(found, entry.number, weight);
      }
    }
    const number = this.numbers.get(word);
    if (number !== undefined) found.set(number, 1);
    return found;
  }

  sounding(word, found) {
    const sounds = sound(word);
    if (sounds.length > 2) for (const number of this.bySound.get(sounds) ?? []) raise(found, number, SOUNDS_ALIKE);
  }

  /** Words that begin as what was typed. */
  begun(word, isLast, found) {
    for (const [text, share] of stems(word)) {
      if (text.length < (share < 1 ? 3 : 1)) continue;
      for (const variant of this.variants) {
        if (variant.text.length <= text.length || !variant.text.startsWith(text)) continue;
        const typed = (text.length / variant.text.length) ** 0.25;
        const weight = (isLast ? TYPED : BEGUN) * typed * share * variant.weight;
        if (weight >= LEAST) raise(found, variant.number, weight);
      }
    }
  }

  /** Words that are a letter away, long ones two. */
  misspelt(word, found) {
    for (const [text, share] of stems(word)) {
      const most = allowed(text);
      if (!most) continue;
      const letters = mask(text);
      for (const variant of this.variants) {
        if (Math.abs(variant.text.length - text.length) > most || isStop(variant.text)) continue;
        variant.letters ||= mask(variant.text);
        if (bits(variant.letters ^ letters) > 2 * most) continue;
        const apart = distance(text, variant.text, most);
        if (apart > 0 && apart <= most) raise(found, variant.number, TYPO[apart] * share * variant.weight);
      }
    }
  }

  /** The word of the index that a misspelt one most likely stands for; null where none is near. */
  nearest(word, counts) {
    const found = new Map();
    const most = Math.max(allowed(word), Math.floor(word.length * 0.3));
    for (const [number, other] of this.surfaces.entries()) {
      if (!most || Math.abs(other.length - word.length) > most) continue;
      const apart = distance(word, other, most);
      if (apart <= most) found.set(number, apart);
    }
    const [best] = [...found].sort(([a, x], [b, y]) => x - y || counts(b) - counts(a));
    return best ? this.surfaces[best[0]] : null;
  }
}

/** The best reading of a word counts in full, whatever it took to find it; the others beside it. */
function sure(found) {
  const all = [...found].sort(([, a], [, b]) => b - a).slice(0, MOST);
  const best = all.length ? all[0][1] ** SURENESS : 1;
  return new Map(all.map(([number, weight]) => [number, weight / best]));
}

function put(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function raise(map, key, value) {
  if ((map.get(key) ?? 0) < value) map.set(key, value);
}

/** How many letters of a word may be wrong: none in a number or a short word, one, and two in long ones. */
function allowed(text) {
  if (/\d/.test(text) || text.length < 4) return 0;
  return text.length < 8 ? 1 : 2;
}

/** The letters of a word, one bit for each. */
function mask(text) {
  let letters = 0;
  for (let index = 0; index < text.length; index += 1) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

function bits(number) {
  let rest = number;
  let count = 0;
  for (; rest; count += 1) rest &= rest - 1;
  return count;
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
