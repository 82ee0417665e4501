/**
 * Bundles the site's own CSS and JavaScript and the fonts they use.
 *
 *   node tools/build-assets.mjs <output folder>
 *
 * Sources are overrides/assets/css/hub.css and, in overrides/assets/js, hub.js, search.js and search-worker.js with
 * whatever they import; packages come from node_modules. Every file written is named by its content, so it may be cached for ever; manifest.json maps the plain
 * name of each (hub.css, hub.js, rubik-hebrew-wght-normal.woff2) to the name it has been given.
 */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const SOURCES = path.join(ROOT, "overrides", "assets");
const FONT_LICENSE = path.join(ROOT, "node_modules", "@fontsource-variable", "rubik", "LICENSE");

const out = process.argv[2];
if (!out) {
  console.error("Usage: node tools/build-assets.mjs <output folder>");
  process.exit(2);
}

const shared = {
  absWorkingDir: ROOT,
  outdir: path.resolve(out),
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  // A package is what node_modules calls it, wherever a link leads: the same bytes on every machine.
  preserveSymlinks: true,
  entryNames: "[name].[hash]",
  assetNames: "[name].[hash]",
};

const builds = [
  {
    entryPoints: [path.join(SOURCES, "css", "hub.css")],
    target: ["chrome109", "edge109", "firefox115", "safari15.6"],
    loader: { ".woff2": "file", ".svg": "dataurl" },
  },
  {
    entryPoints: ["hub.js", "search.js", "search-worker.js"].map((name) => path.join(SOURCES, "js", name)),
    format: "iife",
    target: "es2020",
  },
];

/** The plain name of a written file: its name without the hash before the extension. */
const plainName = (file) => path.basename(file).replace(/\.[A-Z0-9]{8}(?=\.[a-z0-9]+$)/, "");

let results;
try {
  results = await Promise.all(builds.map((build) => esbuild.build({ ...shared, ...build })));
} catch {
  process.exit(1); // esbuild has already printed what is wrong and where
}

const written = results.flatMap(({ metafile }) => Object.keys(metafile.outputs)).map((file) => path.basename(file));
const manifest = Object.fromEntries(written.sort().map((file) => [plainName(file), file]));

await mkdir(out, { recursive: true });
if (written.some((file) => file.endsWith(".woff2"))) {
  // The Open Font License travels with the fonts.
  await copyFile(FONT_LICENSE, path.join(out, "OFL.txt"));
}
await writeFile(path.join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
