// The index as Python packs it is read back whole: tests/unit/test_search_pack.py hands both sides the same numbers.
import assert from "node:assert/strict";
import { test } from "node:test";

import { numbers, unpack } from "../../overrides/assets/js/search/unpack.js";
import { doc, indexOf } from "./sample.mjs";

test("numbers are steps, in figures of which the last is marked", () => {
  assert.deepEqual(numbers(""), []);
  assert.deepEqual(numbers("PPQ"), [0, 1, 3]);
});

test("a document has its texts, its place, and the words of what was left out", () => {
  const [page] = unpack(indexOf("ar", [doc("toolkit", "a/", "Title", { sections: ["", "", "lead", "x", "Heading", "text"], bag: "PQ" })], ["ab", "cd", "ef"]));
  assert.deepEqual(page, {
    id: 0,
    kind: "toolkit",
    group: "toolkit",
    place: "Somewhere",
    address: "ar/a/",
    title: "Title",
    names: "",
    sections: [
      { anchor: "", heading: "", text: "lead" },
      { anchor: "x", heading: "Heading", text: "text" },
    ],
    rest: "ab ef",
    lang: "ar",
  });
});

test("an index of another format is refused", () => {
  assert.throws(() => unpack({ ...indexOf("he", []), format: 2 }), /format 1/);
});
