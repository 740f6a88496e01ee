/**
 * Cold start: a new process that imports a module, and in the case of one guard gives its first verdict. The time is taken inside the process,
 * so that Node's own start is not in it. Contenders take turns; figures are medians.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { save } from "./contenders/save.js";
import { cache } from "./paths.js";
import { median, table } from "../tables.js";
import { duration, titled } from "./report.js";
import { bundled } from "./size.js";

const child = fileURLToPath(new URL("cold-child.js", import.meta.url));

/** A row per contender: the import of everything as it is installed, that of one guard as it is bundled, and its first verdict. */
export function coldTable(contenders, { name, value }, { node, rounds }) {
  const data = save(join(cache, "data", `cold-${name}.json`), JSON.stringify(value));
  const runs = contenders.flatMap(({ entries }) => [
    { module: entries.everything ?? entries.schemas, times: [] },
    { module: bundled(entries.issues), data, times: [] },
  ]);
  const possible = runs.filter(({ module }) => module !== undefined);
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < possible.length; turn += 1) {
      const run = possible[(turn + round) % possible.length];
      run.times.push(started(node, run));
    }
  const rows = contenders.map((it, index) => {
    const [everything, guard] = runs.slice(2 * index);
    return [titled(it), middle(everything, "imported"), middle(guard, "imported"), middle(guard, "verdict")];
  });
  return table(["", "import of everything", "import of one guard", "its first verdict"], rows);
}

const middle = ({ times }, what) => (times.length === 0 ? "–" : duration(median(times.map((it) => it[what] * 1e6))));

const started = (node, { module, data }) =>
  JSON.parse(execFileSync(node, [child, module, ...(data === undefined ? [] : [data])], { encoding: "utf8" }));
