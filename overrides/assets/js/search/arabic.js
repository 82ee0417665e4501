/**
 * Arabic: what stands before a word (ال and و ف ب ك ل), its endings, sound plurals, and the common patterns of broken ones.
 *
 * A word may be read in several ways; each is a key with a weight. Words that share a key are taken for one another.
 */

const PREFIX = /^(?:[وف]?(?:[بك]?ال|لل)|[وف]?[بكل]|[وف])/;

/** The same letters however hamza, alef, ya and ta marbuta are written. */
function fold(word) {
  return word
    .replace(/[أإآٱٲٳٵ]/g, "ا")
    .replace(/[ىیېۍ]/g, "ي")
    .replace(/[ةۀەۃ]/g, "ه")
    .replace(/ؤ/g, "و")
    .replace(/ئ/g, "ي")
    .replace(/[کگڪ]/g, "ك")
    .replace(/[ڤڥ]/g, "ف")
    .replace(/پ/g, "ب")
    .replace(/چ/g, "ج")
    .replace(/ء/g, "");
}

/** The word, and the word without what may stand before it: [[rest, prefix]…]. */
function beginnings(word) {
  const found = [[word, ""]];
  const all = PREFIX.exec(word)?.[0] ?? "";
  for (const prefix of new Set([all.replace(/(?:ال|لل)$/, "").slice(0, 1), all])) {
    const rest = word.slice(prefix.length);
    if (prefix && rest.length >= (prefix.length > 1 ? 2 : 3)) found.push([rest, prefix]);
  }
  return found;
}

// [ending, [what stands in its place, weight]…]; the first that fits is taken. Folded letters.
const ENDINGS = [
  ["اتهما", ["ه", 0.8], ["", 0.7]],
  ["اتهم", ["ه", 0.8], ["", 0.75]],
  ["اتهن", ["ه", 0.8], ["", 0.75]],
  ["اتكم", ["ه", 0.8], ["", 0.75]],
  ["اتها", ["ه", 0.8], ["", 0.75]],
  ["اتنا", ["ه", 0.8], ["", 0.75]],
  ["اتي", ["ه", 0.6], ["", 0.6]],
  ["اته", ["ه", 0.8], ["", 0.75]],
  ["يات", ["يه", 0.95], ["ي", 0.75], ["", 0.5]],
  ["ات", ["ه", 0.95], ["", 0.85]],
  ["تهما", ["ه", 0.85]],
  ["تهم", ["ه", 0.85], ["ت", 0.75]],
  ["تهن", ["ه", 0.85], ["ت", 0.75]],
  ["تكم", ["ه", 0.85], ["ت", 0.75]],
  ["تها", ["ه", 0.85], ["ت", 0.75]],
  ["تنا", ["ه", 0.85], ["ت", 0.75]],
  ["تان", ["ه", 0.9], ["ت", 0.7]],
  ["تين", ["ه", 0.9], ["ت", 0.7]],
  ["تي", ["ه", 0.7], ["ت", 0.7]],
  ["ته", ["ه", 0.8], ["ت", 0.75]],
  ["تك", ["ه", 0.75], ["ت", 0.7]],
  ["يون", ["ي", 0.9], ["", 0.5]],
  ["يين", ["ي", 0.9], ["", 0.5]],
  ["يه", ["ي", 0.85], ["", 0.55]],
  ["هما", ["", 0.75]],
  ["ون", ["", 0.9]],
  ["ين", ["", 0.9]],
  ["ان", ["", 0.85]],
  ["ها", ["", 0.8]],
  ["هم", ["", 0.8]],
  ["هن", ["", 0.75]],
  ["كم", ["", 0.75]],
  ["نا", ["", 0.75]],
  ["وا", ["", 0.6]],
  ["ه", ["", 0.75]],
  ["ت", ["ه", 0.5], ["", 0.5]],
  ["ا", ["", 0.8]],
  ["ي", ["", 0.65]],
  ["ك", ["", 0.4]],
];

function endings(word) {
  const found = [[word, 1]];
  for (const [ending, ...places] of ENDINGS) {
    const base = word.length - ending.length;
    if (!word.endsWith(ending)) continue;
    if (base < 2 || (base === 2 && ending.length < 2 && ending !== "ه")) continue;
    for (const [put, weight] of places) if (base + put.length >= 3 || (base === 2 && ending === "ه")) found.push([word.slice(0, base) + put, weight * (base < 3 ? 0.8 : 1)]);
    break;
  }
  return found;
}

const BROKEN = [
  [/^[أا](.)(.)ا(.)$/, 0.75], // أهداف
  [/^[أا](.)(.)(.)ة$/, 0.7], // أنشطة
  [/^[أا](.)(.)(.)اء$/, 0.7], // أصدقاء
  [/^آ(.)ا(.)$/, 0.6], // آثار
  [/^(.)و(ا)(.)ي?(.)$/, 0.75], // روافع, جداول
  [/^(.)(.)ائ(.)$/, 0.75], // رسائل
  [/^(.)(.)ا(.)(ي?)(.)$/, 0.75], // مدارس, صناديق
  [/^(.)(.)(.)اء$/, 0.75], // شركاء
  [/^(.)(.)و(.)$/, 0.7], // صفوف
  [/^(.)(.)ا(.)$/, 0.6], // طلاب, لجان
];

const radicals = (word) => word.replace(/[أؤئإ]/g, "ء").replace(/آ/g, "ءا");

/** The letters that a broken plural and its singular share, without the long vowels inside. */
function skeleton(word) {
  return word[0] + word.slice(1).replace(/[اويى]/g, "");
}

/** Keys that only a broken plural and its singular meet under: `plural` says which of the two a word would be. */
function roots(word, weight) {
  const found = [];
  const bare = word.replace(/[ةه]$/, "");
  const add = (root, share, plural) => {
    if (root.length >= 3) found.push({ key: `·${root}`, weight: weight * share, plural });
  };
  for (const [pattern, share] of BROKEN) {
    if (!pattern.test(word)) continue;
    const letters = radicals(word.replace(/ة$/, ""));
    const root = skeleton(letters);
    add(root, share, true);
    if (/^[ءا]/.test(root) && /^[أاآ]/.test(word)) add(root.slice(1), share, true);
    if (/ء$/.test(root)) add(root.slice(0, -1), share, true);
    if (/^..ائ.$/.test(word)) add(root.replace("ء", ""), share, true);
  }
  if (/^[^اويىء]{3}$/.test(word) && word[1] === word[2]) found.push({ key: `${word.slice(0, 2)}ه`, weight: weight * 0.7 });
  // كتب, مدن: three letters alone would be too many words, so they meet كتاب and مدينة under a key of their own.
  if (/^[^ا][^اوي][^اوي]$/.test(word)) found.push({ key: `:${word}`, weight: weight * 0.6, plural: true });
  const [, first, second, third] = /^(.)(.)[اي](.)ة?$/.exec(word) ?? [];
  if (first) found.push({ key: `:${first}${second}${third}`, weight, plural: false });
  const single = radicals(bare);
  if (bare.length >= 3) add(skeleton(single), 1, false);
  if (/^[أإا]/.test(bare) && bare.length > 3) add(skeleton(single).slice(1), 0, false);
  return found.filter((one) => one.weight);
}

/** The ways to read a word without what stands before it: [[rest, weight]…]; the first is the word itself. */
export function stems(word) {
  return beginnings(word).map(([rest, prefix]) => [fold(rest), prefix ? (/[ا]ل$|لل$/.test(prefix) ? 0.97 : 0.9) : 1, rest, prefix]);
}

/** Every key of a word: [{ key, weight, cut, plural }]; see roots(). `cut`: a letter before the word has been taken off. */
export function keys(word) {
  const found = [];
  for (const [stem, weight, rest, prefix] of stems(word)) {
    // With an article before it, a word takes no pronoun after it; without its article it is read in the next turn.
    if (!prefix && /^ال/.test(word) && word.length > 4) {
      found.push({ key: stem, weight, cut: false });
      continue;
    }
    const cut = Boolean(prefix) && !/(?:ال|لل)$/.test(prefix);
    for (const [key, share] of endings(stem)) found.push({ key, weight: weight * share, cut });
    for (const one of roots(rest, weight)) found.push({ ...one, cut });
  }
  return found;
}
