// The worker's answers to the theme's messages.
import assert from "node:assert/strict";
import { test } from "node:test";

import { QUERY, READY, RESULT, SETUP } from "../../overrides/assets/js/search/protocol-types.js";
import { STUB, doc, indexOf, worker } from "./sample.mjs";

const EN = indexOf("en", [
  doc("toolkit", "toolkit/measurement/", "Measurement", {
    sections: ["", "", "How to measure.", "tools", "Tools", "A survey among pupils.", "rounds", "Rounds", "The survey comes back."],
  }),
  doc("action", "work-plans/plan/#a-survey", "A survey of schools", { sections: ["", "", "Asked by the forum."] }),
  doc("authority", "authorities/haifa/", "Haifa", { names: "חיפה\nحيفا", sections: ["", "", "A city."] }),
]);
const HE = indexOf("he", [doc("authority", "authorities/haifa/", "חיפה", { sections: ["", "", "עיר עם נמל"] })]);

test("the numbers of the messages are the theme's", () => {
  assert.deepEqual([SETUP, READY, QUERY, RESULT], [0, 1, 2, 3]);
});

test("a setup is answered with ready, and nothing is loaded before the first query", async () => {
  const { ready, loaded, ask } = await worker({ en: EN });
  assert.deepEqual(ready, { type: READY });
  assert.deepEqual(loaded, []);
  await ask("survey");
  await ask("haifa");
  assert.deepEqual(loaded, ["en"]);
});

test("a query is answered with results in the theme's shape, best first", async () => {
  const { handle } = await worker({ en: EN });
  const { type, data } = await handle({ type: QUERY, data: "survey" });
  assert.equal(type, RESULT);
  assert.equal(data.query, "survey");
  const [first] = data.items.map((parts) => parts[0]);
  assert.equal(first.location, "en/work-plans/plan/#a-survey");
  assert.match(first.title, /^A <mark data-md-highlight>survey<\/mark> of schools$/);
  for (const parts of data.items) {
    for (const part of parts) assert.deepEqual(Object.keys(part).filter((key) => ["location", "score", "terms", "text", "title"].includes(key)).sort(), ["location", "score", "terms", "text", "title"]);
  }
  const scores = data.items.map(([part]) => part.score);
  assert.deepEqual(scores, [...scores].sort((a, b) => b - a));
});

test("a page opens at the section that answers, and offers the others", async () => {
  const { ask } = await worker({ en: EN });
  const { items } = await ask("survey");
  const page = items.find(([part]) => part.kind === "toolkit");
  assert.equal(page[0].location, "en/toolkit/measurement/#tools");
  assert.deepEqual(page.slice(1).map((part) => part.location), ["en/toolkit/measurement/#rounds"]);
  const whole = await ask("measurement");
  assert.equal(whole.items[0][0].location, "en/toolkit/measurement/");
});

test("the name in another language leads to the page in the reader's", async () => {
  const { ask } = await worker({ en: EN, he: HE });
  const { items } = await ask("חיפה");
  assert.deepEqual(items.map(([part]) => [part.location, part.lang, part.dir]), [["en/authorities/haifa/", "en", "ltr"]]);
});

test("results are counted by group, and one group can be asked for", async () => {
  const { ask } = await worker({ en: EN });
  const all = await ask({ query: "survey" });
  assert.deepEqual([all.total, Object.fromEntries(all.groups)], [2, { action: 1, toolkit: 1 }]);
  const some = await ask({ query: "survey", group: "toolkit" });
  assert.deepEqual([some.total, some.items.length, Object.fromEntries(some.groups)], [1, 1, { action: 1, toolkit: 1 }]);
  const few = await ask({ query: "survey", limit: 1 });
  assert.deepEqual([few.total, few.items.length], [2, 1]);
});

test("where the reader's language has nothing, the others are searched and say which they are", async () => {
  const { ask, loaded } = await worker({ en: EN, he: HE });
  const { items, elsewhere } = await ask("נמל");
  assert.deepEqual(items, []);
  // Arabic could not be loaded: that takes nothing away from what was found.
  assert.deepEqual(loaded.sort(), ["ar", "en", "he"]);
  assert.deepEqual(elsewhere.map(({ language, dir, total }) => [language, dir, total]), [["he", "rtl", 1]]);
  assert.deepEqual(elsewhere[0].items[0][0].lang, "he");
});

test("a word that nothing has gets a spelling that something has", async () => {
  const { ask } = await worker({ en: EN });
  const { items, spelling } = await ask("meshuremint");
  assert.deepEqual([items, spelling], [[], "measurement"]);
  const some = await ask("haifa meshuremint");
  assert.deepEqual([some.items[0][0].location, some.spelling], ["en/authorities/haifa/", "haifa measurement"]);
  assert.equal((await ask("zzzzz")).spelling, null);
  assert.equal((await ask("survey")).spelling, null);
});

test("an index that cannot be loaded is said, and tried again", async () => {
  const indexes = {};
  const { ask } = await worker(indexes);
  const { items, failed } = await ask("survey");
  assert.deepEqual([items, failed], [[], "Error: 404"]);
  indexes.en = EN;
  assert.equal((await ask("survey")).items.length, 2);
});

test("an empty query finds nothing, without looking anywhere else", async () => {
  const { ask, loaded } = await worker({ en: EN, he: HE });
  assert.deepEqual((await ask("  ")).items, []);
  assert.deepEqual(loaded, ["en"]);
});

test("without a language of its own the setup's default is searched", async () => {
  const { handle } = await worker({ he: HE });
  await handle({ type: SETUP, data: STUB });
  const { data } = await handle({ type: QUERY, data: "נמל" });
  assert.equal(data.items[0][0].location, "authorities/haifa/");
});

test("another message is refused", async () => {
  const { handle } = await worker({});
  await assert.rejects(handle({ type: 7 }), TypeError);
});
