/**
 * Checks built pages against the standard of HTML: `node tests/js/validate.mjs FILE…` prints every fault, one a line.
 */
import { readFile } from "node:fs/promises";

import { HtmlValidate, StaticConfigLoader } from "html-validate";

const checker = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:standard", "html-validate:a11y"],
    rules: {
      // A part that scrolls is a region with a name because it takes the focus, not because it is a section.
      "prefer-native-element": ["error", { exclude: ["region"] }],
      // The label of the other scheme is hidden, and so names nothing.
      "no-redundant-aria-label": "off",
      // The page's contents stand twice, for narrow and for wide screens; one of them is always hidden.
      "unique-landmark": "off",
      // Forms that choose or search as one types have nothing to submit.
      "wcag/h32": "off",
    },
  }),
);

for (const file of process.argv.slice(2)) {
  const report = await checker.validateString(await readFile(file, "utf8"), file);
  for (const { messages } of report.results) {
    for (const { ruleId, line, message } of messages) console.log(`${file}:${line}: ${ruleId}: ${message}`);
  }
}
