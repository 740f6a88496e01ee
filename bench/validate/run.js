/**
 * Measures the generated validators against others: `npm run bench:validate`, which rewrites the tables of `bench/README.md`. For tuning:
 *
 *   node bench/validate/run.js --only page,tree --contenders ours,ajv --quick [--ours DIR,DIR] [--node newest]
 *
 * prints the speed of some workloads with some contenders and writes nothing. `--ours` names checkouts (built) whose compilers are
 * compared; the first is what the ratios are of.
 */
import { parseArgs } from "node:util";
import { ours } from "./contenders/ours.js";
import { peers } from "./contenders/index.js";
import { newestNode } from "./paths.js";
import { speedTable } from "./report.js";
import { prepared, speed } from "./speed.js";
import { workloads } from "./workloads.js";

const text = { type: "string" };
const { values: flags } = parseArgs({
  options: { only: text, contenders: text, ours: text, node: text, quick: { type: "boolean", default: false } },
});

const chosen = (all, names) => (names === undefined ? all : all.filter((it) => names.split(",").includes(it.name)));
const how = flags.quick ? { rounds: 7, batch: 10, warmUp: 100 } : { rounds: 11, batch: 25, warmUp: 250 };
const own = (flags.ours?.split(",") ?? [undefined]).map((it) => ours(it));
const contenders = [...own, ...chosen(peers, flags.contenders)];
for (const workload of chosen(workloads, flags.only)) {
  const results = await speed(prepared(workload, contenders), {
    ...how,
    node: flags.node === "newest" ? newestNode : process.execPath,
  });
  console.log(`\n${workload.title}\n\n${speedTable(results)}`);
}
