// What is found, and in which order.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../overrides/assets/js/search/engine.js";
import { distance } from "../../overrides/assets/js/search/lexicon.js";

/** An engine over pages: address → { title, names, text, kind }. */
function engine(pages) {
  const documents = Object.entries(pages).map(([address, { title = "", names = "", heading = "", text = "", rest = "", kind = "toolkit" }], id) => ({
    id,
    address,
    kind,
    title,
    names,
    sections: [{ anchor: "", heading, text }],
    rest,
  }));
  return new Engine(documents);
}

const found = (searched, query) => searched.find(query).results.map(({ document }) => document.address);
const FILLER = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`filler${index}/`, { text: "דברים אחרים שאינם קשורים other things" }]));

test("the word as it is written stands above its other forms", () => {
  const he = engine({ ...FILLER, "plural/": { text: "תוכניות רבות" }, "exact/": { text: "תוכנית אחת" }, "defective/": { text: "תכנית אחת" } });
  assert.equal(found(he, "תוכנית ")[0], "exact/");
  assert.equal(found(he, "תכנית ")[0], "defective/");
  assert.equal(found(he, "תוכניות ")[0], "plural/");
  assert.deepEqual(found(he, "תוכנית ").sort(), ["defective/", "exact/", "plural/"]);
});

test("a typing error of one letter is forgiven, in a long word of two, in a short one of none", () => {
  const pages = engine({ ...FILLER, "a/": { text: "מנהיגות בקהילה" }, "b/": { text: "stakeholder" }, "c/": { text: "גן" } });
  for (const query of ["מנהיגת ", "מנהגיות ", "מנהיגותת ", "מנהיגוט "]) assert.deepEqual(found(pages, query), ["a/"], query);
  assert.deepEqual(found(pages, "stakholdr "), ["b/"]);
  assert.deepEqual(found(pages, "stkhldr "), []);
  assert.deepEqual(found(pages, "גש "), []);
});

test("a number is never corrected", () => {
  assert.deepEqual(found(engine({ ...FILLER, "a/": { text: "5568" } }), "5567 "), []);
});

test("a word that is known is not taken for a misspelt one", () => {
  assert.deepEqual(found(engine({ ...FILLER, "lever/": { text: "lever" }, "level/": { text: "level" } }), "lever "), ["lever/"]);
});

test("words are found while they are typed, with what stands before them as well", () => {
  const he = engine({ ...FILLER, "a/": { text: "הפיזיקה" } });
  for (const query of ["פיז", "פיזי", "הפיזי"]) assert.deepEqual(found(he, query), ["a/"], query);
});

test("words of a question do not drown the rest", () => {
  const he = engine({ ...FILLER, "how/": { text: "איך עושים מה שצריך ומה לא" }, "size/": { text: "חברים בקבוצה" } });
  assert.equal(found(he, "מה עושים ואיך בוחרים קבוצה?")[0], "size/");
  assert.ok(found(he, "איך").includes("how/"), "a query of such words alone is searched for them");
});

test("a rare verb of a question does not push away what is asked about", () => {
  const plans = Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`plan${index}/`, { title: `Work plan ${index}`, text: "a plan of the work" }]));
  const en = engine({ ...FILLER, ...plans, "statement/": { text: "the statement that was assembled" } });
  assert.match(found(en, "how do we assemble a work plan")[0], /^plan/);
});

test("documents that hold more of the query stand above those that hold one word often", () => {
  const en = engine({ ...FILLER, "one/": { text: "budget budget budget budget" }, "both/": { text: "the budget of the forum" } });
  assert.equal(found(en, "forum budget ")[0], "both/");
});

test("words that stand together count more than the same words apart", () => {
  const en = engine({ ...FILLER, "apart/": { text: "round the house\nthere is a table" }, "together/": { text: "a table is set\nat the round table" } });
  assert.equal(found(en, "round table ")[0], "together/");
});

test("far weaker results are left out", () => {
  const en = engine({ ...FILLER, "best/": { title: "Steering committee", text: "the steering committee meets" }, "weak/": { rest: "committees" } });
  assert.deepEqual(found(en, "steering committee "), ["best/"]);
});

test("of one page two rows stand among the first", () => {
  const rows = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`plan/#a-${index}`, { title: "Science camp", kind: "action" }]));
  const en = engine({ ...FILLER, ...rows, "other/": { text: "a science camp" } });
  assert.equal(found(en, "science camp ").indexOf("other/"), 2);
});

test("a name leads to its page in any script, as one word or two", () => {
  const en = engine({ ...FILLER, "shfaram/": { title: "Shfaram", names: "שפרעם\nشفاعمرو", kind: "authority" }, "beer-sheva/": { title: "Be'er Sheva", names: "באר שבע\nبئر السبع", kind: "authority" } });
  for (const query of ["שפרעם", "شفا عمرو", "שפא-עמרו"]) assert.equal(found(en, query)[0], "shfaram/", query);
  for (const query of ["Beer Sheva", "Beersheva", "בארשבע", "بير السبع", "BEER-SHEVA"]) assert.equal(found(en, query)[0], "beer-sheva/", query);
});

test("a spelling is offered for what is not known, and for nothing else", () => {
  const en = engine({ ...FILLER, "a/": { text: "measurement" } });
  assert.equal(en.spelling("meshuremint"), "measurement");
  assert.equal(en.spelling("measurements"), null);
  assert.equal(en.spelling("zzzzzz"), null);
  assert.equal(en.find("measuremint ").known, false);
  assert.equal(en.find("measurements ").known, true);
});

test("an empty query and one of signs find nothing", () => {
  const en = engine(FILLER);
  for (const query of ["", "  ", "?!", "־"]) assert.deepEqual(found(en, query), []);
});

test("the distance of two words", () => {
  for (const [a, b, expected] of [["", "abc", 3], ["lever", "lever", 0], ["lever", "level", 1], ["lveer", "lever", 1], ["lever", "levers", 1], ["abcd", "dcba", 3]]) assert.equal(distance(a, b), expected, `${a} ${b}`);
  assert.ok(distance("abcdefgh", "zzzzzzzz", 2) > 2);
});

test("a word that two parts of a name make together keeps its forms", () => {
  const en = engine({ ...FILLER, "a/": { title: "Work plan" }, "b/": { text: "workplan" } });
  assert.deepEqual(found(en, "workplans ").includes("b/"), true);
});
