/** What words are, in whatever script: where one begins and ends, and how it is written without what is only put on it. */

const MARKS = "\\u0300-\\u036F\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E8\\u06EA-\\u06ED\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\u00AD\\uFEFF";
const QUOTES = "'\"`\\u00B4\\u02B9-\\u02BF\\u05F3\\u05F4\\u2018-\\u201F\\u2032\\u2033";
const HEBREW = "\\u05D0-\\u05EA\\u05EF-\\u05F2\\uFB1D-\\uFB4F";
// Tatweel is among them: it only draws a word out.
const ARABIC = "\\u0620-\\u064A\\u066E\\u066F\\u0671-\\u06D3\\u06D5\\u06EE\\u06EF\\u06FA-\\u06FC\\u0750-\\u077F\\uFB50-\\uFBB1\\uFBD3-\\uFDFB\\uFE70-\\uFEFC";
const OTHER = `(?![${HEBREW}${ARABIC}])[\\p{L}\\p{N}]`;

// Letters of one script belong together: what is glued to a word of another (ב־STEM, הSTEM, الSTEM) is a word by itself.
// Geresh, gershayim and apostrophes stand inside words in many characters, and gershayim also as two of them.
const run = (letters) => `[${letters}](?:[${letters}${MARKS}]|[${QUOTES}]{1,2}(?=[${letters}]))*`;
const WORD = new RegExp(
  `${run(HEBREW)}|${run(ARABIC)}|${OTHER}(?:${OTHER}|[${MARKS}]|[${QUOTES}](?=(?![${HEBREW}${ARABIC}])\\p{L})|[,\\u066C](?=\\p{Nd}{3}(?!\\p{Nd})))*`,
  "gu",
);

const PUT_ON = new RegExp(`[${MARKS}${QUOTES},\\u066C\\u0640]+`, "gu");
const POSSESSIVE = /['\u2019\u02BC]s$/i;
const PLAIN = /^[a-z0-9\u05D0-\u05EA\u0620-\u063F\u0641-\u064A]+$/;
const DIGIT = /[\u0660-\u0669\u06F0-\u06F9]/g;
const IS_HEBREW = /^[\u05D0-\u05EA]/;
const IS_ARABIC = /^[\u0620-\u064A\u0671-\u06D3]/;

/** The words of a text as they stand in it: [{ text, start, end }], so that they can be marked in the reader's spelling. */
export function words(text) {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A word in small letters without niqqud, tashkeel, tatweel, accents, geresh and gershayim; Eastern digits as Western. */
export function surface(word) {
  if (PLAIN.test(word)) return word;
  // Hamza stands on its letter: it is a letter of its own to whoever looks for the root.
  const whole = word.normalize("NFKC");
  const folded = IS_ARABIC.test(whole) ? whole : whole.replace(POSSESSIVE, "").normalize("NFKD");
  return folded
    .replace(PUT_ON, "")
    .replace(DIGIT, (digit) => String.fromCharCode(48 + (digit.charCodeAt(0) & 0xf)))
    .toLowerCase();
}

/** The script of a surface: "hebrew", "arabic" or "latin", which stands for every other as well. */
export function scriptOf(word) {
  if (IS_HEBREW.test(word)) return "hebrew";
  return IS_ARABIC.test(word) ? "arabic" : "latin";
}
