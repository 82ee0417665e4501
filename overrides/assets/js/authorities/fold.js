const MARKS = /\p{M}/gu;
const SIGNS = /[^\p{L}\p{N}]/gu;
/** Letters that the same name is spelled with in more than one way, in Hebrew and in Arabic. */
const SPELLINGS = [
  [/ך/g, "כ"],
  [/ם/g, "מ"],
  [/ן/g, "נ"],
  [/ף/g, "פ"],
  [/ץ/g, "צ"],
  [/יי/g, "י"],
  [/וו/g, "ו"],
  [/ة/g, "ه"],
  [/ى/g, "ي"],
  [/ٱ/g, "ا"],
];

/** A name as it is compared: no case, marks, signs or spaces, one spelling of what has several. */
export function fold(text) {
  const bare = text.normalize("NFKD").replace(MARKS, "").replace(SIGNS, "").toLowerCase();
  return SPELLINGS.reduce((word, [from, to]) => word.replace(from, to), bare);
}
