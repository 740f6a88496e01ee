/**
 * Measures the generated validators against others: `npm run bench:validate`, which rewrites the tables of `bench/README.md`, or with
 * `--sections speed,size,cold,check` some of them. For tuning:
 *
 *   node bench/validate/run.js --only page,tree --contenders ours,ajv --quick [--ours DIR,DIR] [--node newest] [--rounds 31]
 *
 * prints the speed of some workloads with some contenders and writes nothing. `--ours` names checkouts, built, whose compilers are
 * compared; ratios are of the first.
 */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { hasStripe, newestNode, stripe } from "./paths.js";

const text = { type: "string" };
const { values: flags } = parseArgs({
  options: {
    ...{ only: text, contenders: text, ours: text, node: text, sections: text, rounds: text },
    quick: { type: "boolean" },
  },
});

const isTuning = ["only", "contenders", "ours", "node", "rounds", "quick"].some((it) => flags[it] !== undefined);
const missing = existsSync(newestNode)
  ? !isTuning && !hasStripe && `There is no ${stripe}: nothing was run. CORPUS names the folder of documents.`
  : "What is compared with is not installed: npm ci --prefix bench";

if (missing) {
  console.error(missing);
  process.exitCode = 1;
} else {
  const { measureAll, tune } = await import("./measure.js");
  await (isTuning ? tune(flags) : measureAll(flags.sections?.split(",")));
}
