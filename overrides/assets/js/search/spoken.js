/**
 * Names as they sound, whatever script they are written in: Kfar Qassem and כפר קאסם, شفاعمرو and שפא-עמרו. Only consonants
 * are kept, and those that one of the three scripts does not tell apart are one.
 */
import { scriptOf, surface, words } from "./scripts.js";

const table = (groups) => new Map(Object.entries(groups).flatMap(([sound, letters]) => Array.from(letters, (letter) => [letter, sound])));

const LETTERS = {
  hebrew: table({ b: "בפף", g: "ג", d: "ד", h: "הח", t: "טת", k: "כךק", l: "ל", m: "מם", n: "נן", r: "ר", s: "זסצץש" }),
  arabic: table({ b: "بف", g: "جغ", d: "دذض", h: "حخه", t: "تثط", k: "كق", l: "ل", m: "م", n: "ن", r: "ر", s: "زسشصظ" }),
  latin: table({ b: "bpfv", g: "gj", d: "d", h: "h", t: "t", k: "kcq", l: "l", m: "m", n: "n", r: "r", s: "szx" }),
};

/** What is written in a way of its own in each script, before its letters are read one by one. */
const FIRST = {
  hebrew: (word) => word.replace(/וו|ו(?=ה$)/g, "ב").replace(/[הא]$/, ""),
  arabic: (word) => word.replace(/^ال(?=..)/, "").replace(/[هةا]$/, ""),
  latin: (word) =>
    word
      .replace(/^(?:al|el|a[dnrstz]|ash|ha)$/, "")
      .replace(/sh|sch|tz|ts/g, "s")
      .replace(/kh|ch/g, "h")
      .replace(/ph/g, "f")
      .replace(/([dgt])h/g, "$1")
      .replace(/h$/, ""),
};

/** The consonants of a name, in letters that stand for the same sound in every script. */
export function spoken(name) {
  let sounds = "";
  for (const { text } of words(name)) {
    const word = surface(text);
    const script = scriptOf(word);
    for (const letter of FIRST[script](word)) sounds += /\d/.test(letter) ? letter : (LETTERS[script].get(letter) ?? "");
  }
  return sounds.replace(/(.)\1+/g, "$1");
}
