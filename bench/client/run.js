/**
 * Measures the generated client against others: `npm run bench:client`, which rewrites the tables of `bench/README.md`, or with
 * `--sections client-speed,client-size` some of them. `--quick` takes a few seconds, prints the tables and writes nothing.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../validate/paths.js";

const { values: flags } = parseArgs({ options: { sections: { type: "string" }, quick: { type: "boolean" } } });

if (!existsSync(join(root, "bench/node_modules/ky"))) {
  console.error("What is compared with is not installed: npm ci --prefix bench");
  process.exitCode = 1;
} else {
  const { rewrite } = await import("../tables.js");
  const { speedTable } = await import("./speed.js");
  const { sizeTable } = await import("./size.js");
  const patience = flags.quick ? { rounds: 5, calls: 200 } : { rounds: 21, calls: 1000 };
  const sections = { "client-speed": () => speedTable(patience), "client-size": sizeTable };
  for (const name of flags.sections?.split(",") ?? Object.keys(sections)) {
    const text = await sections[name]();
    if (flags.quick) console.log(`\n${text}`);
    else await rewrite(name, text);
  }
}
