/** What is run, with how much patience, and where its tables go. */
import { checkTable } from "./check.js";
import { coldTable } from "./cold.js";
import { peers } from "./contenders/index.js";
import { ours } from "./contenders/ours.js";
import { coldValue } from "./data/cold.js";
import { documents, packages } from "./packages.js";
import { hasStripe, newestNode, stripe } from "./paths.js";
import { rewrite } from "../tables.js";
import { speedTable } from "./report.js";
import { sizeTable } from "./size.js";
import { prepared, speed } from "./speed.js";
import { circumstances, nodes, nodeVersion } from "./versions.js";
import { workloads } from "./workloads.js";

const patient = { rounds: 9, batch: 15, warmUp: 200 };
const quick = { rounds: 7, batch: 10, warmUp: 100 };

/** Those of the names that are asked for, or all; ours are there in any case. */
function chosen(all, names) {
  if (names === undefined) return all;
  const wanted = names.split(",").filter((it) => it !== "ours");
  const strange = wanted.filter((name) => all.every((it) => it.name !== name));
  if (strange.length > 0) throw new Error(`Not one of ${all.map((it) => it.name).join(", ")}: ${strange}`);
  return all.filter((it) => wanted.includes(it.name));
}

/** Prints the speed of some workloads and contenders. */
export async function tune({ only, contenders, ours: checkouts, node, rounds, quick: isQuick }) {
  const own = (checkouts?.split(",") ?? [undefined]).map((it) => ours(it));
  const compared = [...own, ...chosen(peers, contenders)];
  const patience = isQuick ? quick : patient;
  const how = {
    ...patience,
    rounds: Number(rounds ?? patience.rounds),
    node: node === "newest" ? newestNode : process.execPath,
  };
  for (const workload of chosen(workloads, only)) {
    if (workload.document === stripe && !hasStripe)
      console.error(`\nCORPUS has no ${stripe}: ${workload.name} is left out.`);
    else console.log(`\n${workload.title}\n\n${speedTable(await speed(prepared(workload, compared), how))}`);
  }
}

const sections = {
  speed: speedTables,
  size: () => documents.map((it) => `### ${it.title}\n\n${sizeTable(packages(it))}`).join("\n\n"),
  cold: () => nodes.flatMap((node) => documents.map((it) => coldTables(it, node))).join("\n\n"),
  check: () =>
    checkTable(
      documents.find((it) => it.document === stripe),
      2,
    ),
};

/** Measures some sections, or all, and writes them into the README. */
export async function measureAll(names = Object.keys(sections)) {
  for (const name of names) {
    console.log(name);
    await rewrite(name, await sections[name]());
  }
  await rewrite("circumstances", circumstances());
}

async function speedTables() {
  const all = [ours(), ...peers];
  const parts = [];
  for (const workload of workloads) {
    const ready = prepared(workload, all);
    parts.push(`### ${workload.title}`);
    for (const node of nodes) {
      console.log(`  ${workload.name}, Node ${nodeVersion(node)}`);
      parts.push(`Node ${nodeVersion(node)}:`, speedTable(await speed(ready, { ...patient, node })));
    }
  }
  return parts.join("\n\n");
}

function coldTables(document, node) {
  const value = { name: document.name, value: coldValue(document) };
  return `### ${document.title}, Node ${nodeVersion(node)}\n\n${coldTable(packages(document), value, { node, rounds: 15 })}`;
}
