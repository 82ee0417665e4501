// What a result shows: escaped, marked in the reader's spelling, in its own direction.
import assert from "node:assert/strict";
import { test } from "node:test";

import { excerpt, inOneLine, marked } from "../../overrides/assets/js/search/present.js";
import { doc, indexOf, worker } from "./sample.mjs";

const EVIL = `<img src=x onerror="alert('1')">`;
const SHOWN = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;";

test("a title, a heading and a text that look like HTML are shown, not obeyed", async () => {
  const page = doc("toolkit", "page/", `${EVIL} & co`, { sections: ["", "", "", "part", `Heading ${EVIL}`, `Text ${EVIL} word`] });
  const { ask } = await worker({ en: indexOf("en", [page]) });
  const [[part]] = (await ask("word")).items;
  assert.equal(part.title, `${SHOWN} &amp; co`);
  assert.equal(part.heading, `Heading ${SHOWN}`);
  assert.equal(part.text, `Text ${SHOWN} <mark data-md-highlight>word</mark>`);
});

test("a marked word is escaped as well", async () => {
  const { ask } = await worker({ en: indexOf("en", [doc("toolkit", "page/", EVIL)]) });
  const [[part]] = (await ask("onerror")).items;
  assert.equal(part.title, SHOWN.replace("onerror", "<mark data-md-highlight>onerror</mark>"));
});

test("a page in another language than the site's says which, with its direction", async () => {
  const { ask } = await worker({ en: indexOf("en", [doc("about", "about/x/", "רק בעברית", { lang: "he" })]) });
  const [[part]] = (await ask("בעברית")).items;
  assert.deepEqual([part.location, part.lang, part.dir], ["en/about/x/", "he", "rtl"]);
});

test("words are marked where they match, and nothing else is", () => {
  assert.equal(marked("Plan, plans, explain", (word) => word.toLowerCase() === "plan"), "<mark data-md-highlight>Plan</mark>, plans, explain");
});

test("an excerpt is the piece of a text around the words, in whole words", () => {
  const text = `${"before ".repeat(60)}the needle is here ${"after ".repeat(60)}`;
  const piece = excerpt(text, (word) => word === "needle");
  assert.match(piece, /^… .*the needle is here.* …$/);
  assert.ok(piece.length < 260);
  assert.doesNotMatch(piece, /(^|\s)(efore|befor|afte|fter)(\s|$)/);
});

test("lines of a text are told apart", () => {
  assert.equal(inOneLine("A city.\nA town\nA village:\nsmall"), "A city. A town · A village: small");
});
