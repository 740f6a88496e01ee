/**
 * Measures the generated server against others: `npm run bench:server`, which rewrites its tables in `bench/README.md`. For tuning:
 *
 *   node bench/server/run.js --quick [--only ours,byHand] [--rounds 5] [--seconds 2]
 *
 * prints and writes nothing. `--pairs 40` measures only ours and the server by hand, in so many pairs of new processes, and rewrites what is said of
 * their mean ratio.
 */
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { join } from "node:path";
import { root } from "../validate/paths.js";

const text = { type: "string" };
const { values: flags } = parseArgs({
  options: { only: text, rounds: text, seconds: text, pairs: text, quick: { type: "boolean" } },
});

if (existsSync(join(root, "bench/node_modules/autocannon"))) await measure();
else {
  console.error("What is compared with is not installed: npm ci --prefix bench");
  process.exitCode = 1;
}

async function measure() {
  const { document } = await import("./api.js");
  const { tables } = await import("./contenders/index.js");
  const { generated } = await import("./generated.js");
  const { load } = await import("./load.js");
  const { loadTable, pairsTable, routesTable } = await import("./tables.js");
  const { routes } = await import("./routes.js");
  const { rewrite } = await import("../tables.js");
  const isQuick = flags.quick === true || flags.only !== undefined;
  const patience = isQuick ? { rounds: 3, seconds: 2, warmUp: 1 } : { rounds: 11, seconds: 3, warmUp: 2.5 };
  const how = {
    ...patience,
    rounds: Number(flags.rounds ?? patience.rounds),
    seconds: Number(flags.seconds ?? patience.seconds),
    connections: 50,
  };
  generated("targets", document);
  const where = `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.versions.node}.`;
  const tell = (section, paragraphs) =>
    isQuick ? console.log(paragraphs.join("\n\n")) : rewrite(section, paragraphs.join("\n\n"));
  if (flags.pairs !== undefined) {
    const pairs = await load(["ours", "byHand"], { ...how, rounds: Number(flags.pairs) });
    return tell("server-pairs", [where, pairsTable(pairs)]);
  }
  const groups = flags.only === undefined ? Object.entries(tables) : [["chosen", flags.only.split(",")]];
  const parts = [];
  for (const [title, names] of groups) parts.push(`### ${title}`, loadTable(await load(names, how)));
  if (flags.only === undefined)
    parts.push("### The router alone", routesTable(await routes({ rounds: isQuick ? 5 : 31 })));
  await tell("server", [where, ...parts]);
}
