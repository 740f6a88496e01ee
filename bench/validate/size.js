/** Bytes of what is shipped: bundled and minified by esbuild, and that gzipped. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { table } from "../tables.js";
import { titled } from "./report.js";

export const kinds = {
  everything: "all, with operations",
  schemas: "all schemas",
  guard: "one guard",
  issues: "one guard and its issues",
};

/** Bundles an entry; answers the path of the bundle. */
export function bundled(path) {
  const outfile = path.replace(/\.js$/, ".min.mjs");
  buildSync({
    entryPoints: [path],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "node",
  });
  return outfile;
}

/** A row per contender, a column per kind: minified and gzipped. */
export function sizeTable(contenders) {
  const rows = contenders.map(({ entries, ...it }) => [
    titled(it),
    ...Object.keys(kinds).map((kind) => (entries[kind] === undefined ? "–" : sizes(bundled(entries[kind])))),
  ]);
  return table(["kB minified / gzipped", ...Object.values(kinds)], rows);
}

function sizes(path) {
  const text = readFileSync(path);
  return [text, gzipSync(text, { level: 9 })]
    .map(({ length }) => (length / 1000).toPrecision(3))
    .map(Number)
    .join(" / ");
}
