// English: which words are taken for one another, and which are not.
import assert from "node:assert/strict";
import { test } from "node:test";

import { sound } from "../../overrides/assets/js/search/normalise.js";
import { table } from "./words.mjs";

table({
  "small and capital letters, apostrophes and accents": { least: 1, same: [["STEM", "stem"], ["Be'er", "beer"], ["Be’er", "Beer"], ["organisation's", "organisation"], ["café", "cafe"]] },
  "plural and singular": { least: 0.6, same: [["plan", "plans"], ["authority", "authorities"], ["process", "processes"], ["child", "children"], ["woman", "women"]], apart: [["status", "statue"]] },
  "verbs": { least: 0.6, same: [["celebrating", "celebrate"], ["dropped", "drop"], ["opening", "open"], ["grown", "growing"], ["met", "meeting"], ["studies", "studied"]], apart: [["ring", "r"], ["bed", "b"], ["string", "str"]] },
  "British and American": { least: 0.75, same: [["organisation", "organization"], ["centre", "center"], ["programme", "program"], ["labour", "labor"], ["analyse", "analyze"], ["modelling", "modeling"]] },
  "words made of one another, less": { least: 0.3, same: [["measurement", "measure"], ["evaluation", "evaluate"]], apart: [["university", "universe"]], most: 0.4 },
  "words that only look alike": { apart: [["policy", "police"], ["goal", "goat"], ["lever", "level"], ["school", "schedule"], ["port", "portal"]] },
});

test("names in Latin letters sound alike, however they are spelt", () => {
  for (const [one, other] of [["petach", "petah"], ["tikvah", "tiqwa"], ["qassem", "kasim"], ["zarqa", "zarka"], ["haifa", "hayfa"]]) {
    assert.equal(sound(one), sound(other), `${one} ${other}`);
  }
  assert.notEqual(sound("rahat"), sound("ramat"));
  assert.equal(sound("רהט"), "");
});
