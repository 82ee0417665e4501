/**
 * How words are compared. Both sides of the search use this module: the texts as they enter the index, and queries.
 * Nothing else knows a language. A locale is a code such as "he"; a word's own script may say more than it.
 */

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_]|['’"\u05F3\u05F4](?=[\p{L}\p{N}]))*/gu;

/** The words of a text as they stand in it: [{ text, start, end }], so that they can be marked in the reader's spelling. */
export function words(text) {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Every form under which a word of a text enters the index. The first is the word as it is written. */
export function forms(word, locale) {
  return [word.toLowerCase()];
}

/**
 * What a word of a query is looked up as: [{ term, weight, prefix, fuzzy }], terms as `forms` makes them. The weight of
 * the word as it is written is 1, of whatever is folded less. `isLast`: the reader may still be typing it.
 */
export function lookups(word, locale, isLast) {
  const [surface] = forms(word, locale);
  const found = [{ term: surface, weight: 1, prefix: false, fuzzy: 0 }];
  if (isLast || surface.length > 3) found.push({ term: surface, weight: 0.6, prefix: true, fuzzy: 0 });
  if (surface.length > 3) found.push({ term: surface, weight: 0.3, prefix: false, fuzzy: surface.length > 7 ? 2 : 1 });
  return found;
}

/** Words that a question is made of and that say nothing of what is asked: left out unless nothing else is there. */
export function isStop(word, locale) {
  return false;
}
