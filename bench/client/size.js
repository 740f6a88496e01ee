/** Bytes of a program that makes one call, bundled and minified by esbuild, and those gzipped. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { table } from "../tables.js";
import { titled } from "../validate/report.js";
import { contenders } from "./contenders.js";

/** Bundles a contender; answers the path of the bundle. */
export function bundle({ entry }) {
  const outfile = entry.replace(/\.ts$/, ".min.mjs");
  const format = { bundle: true, minify: true, format: "esm", target: "es2022" };
  buildSync({ entryPoints: [entry], outfile, ...format, logLevel: "error" });
  return outfile;
}

export function sizeTable() {
  const rows = contenders().map((it) => [titled(it), ...(it.isBundled ? sizes(bundle(it)) : ["–", "–"])]);
  return table(["one operation, kB", "minified", "gzipped"], rows);
}

const sizes = (path) => {
  const text = readFileSync(path);
  return [text, gzipSync(text, { level: 9 })].map(({ length }) => (length / 1000).toFixed(2));
};
