// How words of a query and of an index meet, for the tables of the languages.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Lexicon } from "../../overrides/assets/js/search/lexicon.js";
import { surface } from "../../overrides/assets/js/search/normalise.js";

/** How surely a word of a query means one of an index, which holds some other words as well; 0 where it does not. */
export function meets(asked, held, others = []) {
  const lexicon = new Lexicon();
  for (const word of [held, ...others]) lexicon.number(surface(word));
  return lexicon.folded(surface(asked)).get(lexicon.number(surface(held))) ?? 0;
}

/** A test for each rule: pairs that mean the same, in both directions, and pairs that do not. */
export function table(rules) {
  for (const [rule, { same = [], apart = [], least = 0.2, most = 0.3 }] of Object.entries(rules)) {
    test(rule, () => {
      for (const [one, other, ...others] of same) {
        for (const [asked, held] of [[one, other], [other, one]]) {
          assert.ok(meets(asked, held, others) >= least, `${asked} should find ${held}: ${meets(asked, held, others)}`);
        }
      }
      for (const [one, other, ...others] of apart) {
        for (const [asked, held] of [[one, other], [other, one]]) {
          assert.ok(meets(asked, held, others) < most, `${asked} should not find ${held}: ${meets(asked, held, others)}`);
        }
      }
    });
  }
}
