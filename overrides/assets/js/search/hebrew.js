/**
 * Hebrew: what stands before a word (ו ה ב כ ל מ ש and their combinations), its endings, and full and defective spelling.
 *
 * A word may be read in several ways; each is a key with a weight. Words that share a key are taken for one another.
 */

const FINAL = { ך: "כ", ם: "מ", ן: "נ", ף: "פ", ץ: "צ" };
const PREFIX = /^ו?(?:לכש|כש|מש|ש)?(?:מה|לה|כה|בה|[הבכלמ])?/;

/** The same letters wherever they stand. */
function regular(word) {
  return word.replace(/[ךםןףץ]/g, (letter) => FINAL[letter]);
}

/** Vav and yod that are written twice only in full spelling. */
function single(word) {
  return word.replace(/ו{2,}/g, "ו").replace(/י{2,}/g, "י");
}

/**
 * Without the vowels that full spelling writes inside a word (תוכנית, תכנית). The first letter and the last two stay: there
 * vav and yod tell words apart (רשות, רשת; יעד, ייעוד).
 */
function defective(word) {
  return word[0] + word.slice(1, -2).replace(/[וי]/g, "") + word.slice(-2);
}

/** Everything that may stand before the word, longest last: ["", "ו", "וה"]. */
function prefixes(word) {
  const all = PREFIX.exec(word)[0];
  return Array.from({ length: all.length + 1 }, (_, length) => all.slice(0, length)).filter(
    (prefix) => prefix === PREFIX.exec(prefix)[0],
  );
}

// [ending, [what stands in its place, weight, letters before it if not three]…]; the first ending that fits is taken.
const ENDINGS = [
  ["ויותיהמ", ["ות", 0.85]],
  ["ויותינו", ["ות", 0.85]],
  ["ויות", ["ות", 0.95]],
  ["יותיהמ", ["ית", 0.85], ["יה", 0.85]],
  ["יותיהנ", ["ית", 0.85], ["יה", 0.85]],
  ["יותינו", ["ית", 0.85], ["יה", 0.85]],
  ["יותיו", ["ית", 0.85], ["יה", 0.85]],
  ["יותיה", ["ית", 0.85], ["יה", 0.85]],
  ["יותי", ["ית", 0.7], ["יה", 0.7]],
  ["יות", ["ית", 0.95], ["יה", 0.95], ["י", 0.8], ["", 0.5, 5]],
  ["ותיהמ", ["ה", 0.8], ["", 0.75], ["ת", 0.75]],
  ["ותיהנ", ["ה", 0.8], ["", 0.75], ["ת", 0.75]],
  ["ותיכמ", ["ה", 0.8], ["", 0.75], ["ת", 0.75]],
  ["ותינו", ["ה", 0.8], ["", 0.75], ["ת", 0.75]],
  ["ותיו", ["ה", 0.8], ["", 0.75], ["ת", 0.75]],
  ["ותיה", ["ה", 0.8], ["", 0.75], ["ת", 0.75]],
  ["ותי", ["ה", 0.7], ["", 0.65], ["ות", 0.7]],
  ["ות", ["ה", 0.9], ["", 0.8], ["ת", 0.85]],
  ["ייתנו", ["ייה", 0.8], ["ית", 0.8]],
  ["יתנו", ["ית", 0.8], ["יה", 0.8]],
  ["יתמ", ["ית", 0.75], ["יה", 0.75]],
  ["יתו", ["ית", 0.75], ["יה", 0.75]],
  ["ית", ["י", 0.7], ["יה", 0.8], ["", 0.5, 5]],
  ["תנו", ["ה", 0.8], ["ת", 0.75]],
  ["תכמ", ["ה", 0.8], ["ת", 0.75]],
  ["תמ", ["ה", 0.7], ["ת", 0.7]],
  ["תנ", ["ה", 0.6], ["ת", 0.6]],
  ["תו", ["ה", 0.7], ["ת", 0.7]],
  ["תי", ["ה", 0.6], ["ת", 0.6], ["", 0.5]],
  ["ת", ["ה", 0.85], ["", 0.6]],
  ["ייה", ["י", 0.5]],
  ["יהמ", ["", 0.75]],
  ["יהנ", ["", 0.75]],
  ["יכמ", ["", 0.75]],
  ["ינו", ["", 0.7], ["י", 0.5]],
  ["ייני", ["יינ", 0.7]],
  ["יימ", ["י", 0.95], ["", 0.6], ["ייה", 0.5]],
  ["ימ", ["", 0.95], ["ה", 0.7], ["י", 0.7]],
  ["יו", ["", 0.7]],
  ["יה", ["", 0.5], ["י", 0.6]],
  ["ה", ["", 0.6]],
  ["א", ["ה", 0.7]],
  ["י", ["", 0.75], ["ה", 0.5]],
  ["נו", ["", 0.6]],
  ["כמ", ["", 0.6]],
  ["ו", ["", 0.6], ["ה", 0.5]],
  ["המ", ["", 0.5]],
  ["מ", ["", 0.5]],
];
/** The fewer letters, the more words share them. */
const SHORT = { 3: 0.7, 4: 0.85 };
const LONGER = new Set(["נו", "כמ", "המ", "מ"]);

/** Plurals that are made of another stem. */
const IRREGULAR = new Map(
  Object.entries({ בתימ: "בית", בתי: "בית", ערימ: "עיר", ערי: "עיר", אנשימ: "איש", אנשי: "איש", נשימ: "אישה", נשות: "אישה", בנות: "בת", ימימ: "יומ", ימי: "יומ", צדדימ: "צד", אבות: "אב", אמהות: "אמ", אימהות: "אמ" }),
);
/** Endings of plurals, and what may stand in their place after two letters: שנות, שנה; כלים, כלי; דפים, דף. */
const AFTER_TWO = [["ימ", ["", "י", "ה"]], ["ות", ["", "ה"]], ["ת", ["ה"]], ["תנו", ["ה"]], ["תו", ["ה"]]];

/** A word without its ending: [[stem, weight, isShort]…]. */
function endings(word) {
  const found = [[word, 1, false]];
  if (IRREGULAR.has(word)) return [...found, [IRREGULAR.get(word), 0.9, false]];
  for (const [ending, places] of AFTER_TWO) {
    if (word.length !== ending.length + 2 || !word.endsWith(ending)) continue;
    for (const put of places) found.push([word.slice(0, 2) + put, 0.85, true]);
    return found;
  }
  for (const [ending, ...places] of ENDINGS) {
    const base = word.length - ending.length;
    if (base < 3 || !word.endsWith(ending)) continue;
    if (base > 3 || !LONGER.has(ending)) {
      for (const [put, weight, least = 3] of places) if (base >= least) found.push([word.slice(0, base) + put, weight, false]);
      break;
    }
  }
  return found;
}

/** The ways to read a word without what stands before it: [[rest, weight]…]; the first is the word itself. */
export function stems(word) {
  const letters = regular(word);
  return prefixes(letters)
    .map((prefix) => [letters.slice(prefix.length), prefix])
    .filter(([rest, prefix]) => !prefix || rest.length >= 2)
    .map(([rest, prefix]) => [single(rest), prefix ? (/^ו(?!ו)/.test(rest) ? 0.5 : rest.length < 3 ? 0.8 : 0.92) : 1, rest, prefix]);
}

/** Every key of a word: [{ key, weight, cut }]; `cut`: so much has been taken off that it may be no word any more. */
export function keys(word) {
  const found = [];
  for (const [text, whole, rest, prefix] of stems(word)) {
    // A word that begins with vav is hardly ever one by itself.
    const weight = !prefix && /^ו(?!ו)/.test(rest) ? 0.75 : whole;
    for (const [stem, share, isShort] of endings(rest)) {
      const key = single(stem);
      const cut = Boolean(prefix) || isShort;
      found.push({ key, weight: key === text ? whole : weight * share, cut });
      const short = defective(key);
      if (short.length > 2) found.push({ key: `·${short}`, weight: weight * share * (SHORT[short.length] ?? 0.95), cut });
    }
  }
  return found;
}
