// Where words begin and end, and how they are written.
import assert from "node:assert/strict";
import { test } from "node:test";

import { isStop, surface, tokens, words } from "../../overrides/assets/js/search/normalise.js";
import { spoken } from "../../overrides/assets/js/search/spoken.js";

const CUTS = [
  ["ב־STEM", ["stem"]],
  ["ה-STEM", ["stem"]],
  ["הSTEM", ["stem"]],
  ["الSTEM", ["stem"]],
  ["بـSTEM", ["stem"]],
  ["والـSTEM", ["stem"]],
  ["muni:STEM", ["muni", "stem"]],
  ["ECOSTEM21 TOP15", ["ecostem21", "top15"]],
  ["ב2024", ["2024"]],
  ["٢٠٢٤", ["2024"]],
  ["10,000 1,852", ["10000", "1852"]],
  ['דו"ח תשפ״ב', ["דוח", "תשפב"]],
  ['"שלום" רב', ["שלום", "רב"]],
  ["תל־אביב פתח-תקוה", ["תל", "אביב", "פתח", "תקוה"]],
  ["CC-BY", ["cc", "by"]],
  ["Be’er Sheva's", ["beer", "sheva"]],
  ["خطة، عمل؟", ["خطة", "عمل"]],
  ["«המרכז»", ["המרכז"]],
  ["ק'", []],
  ["?! … –", []],
];

test("texts are cut into words at spaces, hyphens and borders of scripts", () => {
  for (const [text, expected] of CUTS) assert.deepEqual(tokens(text), expected, text);
});

test("a word stands where it was found, in the spelling that it had", () => {
  const text = 'ה-STEM של דו"ח';
  assert.deepEqual(words(text).map(({ text: word, start, end }) => [word, text.slice(start, end)]), [["ה", "ה"], ["STEM", "STEM"], ["של", "של"], ['דו"ח', 'דו"ח']]);
});

test("a surface is its own surface", () => {
  for (const word of ["תָּכְנִית", "الذكـــاء", "STEM", "Be'er", "٢٠٢٤", "דו״ח"]) assert.equal(surface(surface(word)), surface(word));
});

test("direction marks inside a word are not part of it", () => {
  assert.equal(surface("תו\u200Fכנית"), "תוכנית");
});

test("words of questions are known, with a vav before them as well", () => {
  for (const word of ["מה", "איך", "כמה", "ואיך", "كيف", "وما", "هل", "how", "what", "the"]) assert.ok(isStop(word), word);
  for (const word of ["תוכנית", "רשות", "خطة", "سلطة", "plan", "authority", "ועדה", "وزارة"]) assert.ok(!isStop(word), word);
});

test("names sound the same in every script", () => {
  for (const [one, other] of [["Kfar Qassem", "כפר קאסם"], ["شفاعمرو", "שפא-עמרו"], ["Jisr az-Zarqa", "جسر الزرقاء"], ["رهط", "Rahat"], ["יפו", "يافا"]]) {
    assert.equal(spoken(one), spoken(other), `${one} ${other}`);
  }
  for (const [one, other] of [["Rahat", "Ramla"], ["באר שבע", "בית שמש"], ["עכו", "יפו"]]) assert.notEqual(spoken(one), spoken(other), `${one} ${other}`);
});
