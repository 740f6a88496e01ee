/**
 * Speed, warm. All contenders of a workload live at the same time, each in its own process, and take turns: a short batch each, the order
 * moved on by one every round, so that whatever else the machine does falls on all alike. A figure is the median of the rounds; a ratio is
 * the median of the rounds' ratios.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { save } from "./contenders/save.js";
import { cache } from "./paths.js";
import { jsonSchema } from "./schema.js";
import { Unsayable } from "./translate/translate.js";

const child = fileURLToPath(new URL("speed-child.js", import.meta.url));

/** What is timed of each workload. */
export const measures = [
  { title: "valid", datum: "valid", task: "is" },
  { title: "wrong at the end", datum: "last", task: "is" },
  { title: "wrong at the start", datum: "first", task: "is" },
  { title: "wrong at the end, issues", datum: "last", task: "issues" },
  { title: "wrong all over, issues", datum: "all", task: "issues" },
];

/** The modules and data of a workload, on disk. */
export function prepared(workload, contenders) {
  const schema = jsonSchema(workload);
  const whole = { ...workload, jsonSchema: schema };
  const data = save(
    join(cache, "data", `${workload.name}.json`),
    JSON.stringify(workload.data({ ...workload, schema })),
  );
  const built = contenders.map((it) => {
    try {
      return { ...it, folder: it.build(whole, join(cache, it.name, workload.name)) };
    } catch (error) {
      if (!(error instanceof Unsayable)) throw error;
      return { ...it, cannot: error.message };
    }
  });
  return { ...workload, data, contenders: built };
}

/** Nanoseconds of every measure, contender and round of a workload. */
export async function speed({ data, contenders }, { node, rounds, batch, warmUp }) {
  const alive = [];
  try {
    for (const it of contenders.filter(({ cannot }) => cannot === undefined))
      alive.push({ ...it, ...(await started(it.folder, data, node)), times: {} });
    for (const it of alive.filter(({ wrong }) => wrong.length > 0))
      throw new Error(`${it.name}: other verdict on ${it.wrong}`);
    const counts = await warmed(alive, warmUp, batch);
    for (let round = 0; round < rounds; round += 1)
      for (const [index, measure] of measures.entries())
        for (let turn = 0; turn < alive.length; turn += 1) {
          const it = alive[(turn + round) % alive.length];
          const { iterations, most } = counts.get(it)[index];
          if (round >= most) continue;
          (it.times[key(measure)] ??= []).push((await asked(it, measure, iterations)) / iterations);
        }
  } finally {
    for (const { worker } of alive) worker.kill();
  }
  return contenders.map((it) => alive.find(({ folder }) => folder === it.folder) ?? it);
}

export const key = ({ datum, task }) => `${datum} ${task}`;

async function started(folder, data, node) {
  const worker = fork(child, [folder, data], { execPath: node });
  worker.once("exit", (code, signal) => {
    if (!worker.killed) throw new Error(`${folder} ended with ${code ?? signal}.`);
  });
  const [answer] = await once(worker, "message");
  return { worker, ...answer };
}

/**
 * Runs every measure for a while, twice around; answers how many iterations make a batch, and for what takes very long, how many
 * rounds there are at most.
 */
async function warmed(alive, warmUp, batch) {
  const counts = new Map();
  for (const it of alive) {
    const found = [];
    for (const around of [1, 2])
      for (const [index, measure] of measures.entries())
        found[index] = await calibrated(it, measure, warmUp / around, batch);
    counts.set(it, found);
  }
  return counts;
}

async function calibrated(it, measure, warmUp, batch) {
  let iterations = 1;
  let spent = 0;
  let least = Infinity;
  while (spent < warmUp * 1e6) {
    const nanoseconds = await asked(it, measure, iterations);
    least = Math.min(least, nanoseconds / iterations);
    spent += nanoseconds;
    iterations = Math.max(1, Math.min(iterations * 4, Math.round((batch * 1e6) / least)));
  }
  return { iterations: Math.max(1, Math.round((batch * 1e6) / least)), most: least > 1e8 ? 3 : Infinity };
}

async function asked({ worker }, measure, iterations) {
  worker.send({ ...measure, iterations });
  const [{ nanoseconds }] = await once(worker, "message");
  return nanoseconds;
}
