/** `cold-child.js MODULE [DATA]`: prints how many milliseconds the import took, and with data the first verdict. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, path] = process.argv.slice(2);
const value = path === undefined ? undefined : JSON.parse(readFileSync(path, "utf8"));
const from = performance.now();
const { is } = await import(pathToFileURL(module).href);
const imported = performance.now();
if (path !== undefined && !is(value)) throw new Error(`${module} refuses what fits.`);
console.log(JSON.stringify({ imported: imported - from, verdict: performance.now() - imported }));
