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

const child = fileURLToPath(new URL("speed-child.js", import.meta.url));

/** What is timed of each workload. */
export const measures = [
  { datum: "valid", task: "is" },
  { datum: "last", task: "is" },
  { datum: "first", task: "is" },
  { datum: "last", task: "issues" },
  { datum: "all", task: "issues" },
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
      return { ...it, module: it.build(whole, join(cache, it.name, workload.name)) };
    } catch (error) {
      return { ...it, cannot: String(error.message) };
    }
  });
  return { ...workload, data, contenders: built };
}

/** Nanoseconds of every measure, contender and round of a workload. */
export async function speed({ data, contenders }, { node, rounds, batch, warmUp }) {
  const alive = [];
  const results = contenders.map(({ name, title, cannot }) => ({ name, title, cannot, times: {} }));
  try {
    for (const [index, it] of contenders.entries())
      if (it.cannot === undefined) alive.push({ ...(await started(it.module, data, node)), ...results[index] });
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
    for (const { process } of alive) process.kill();
  }
  return results;
}

export const key = ({ datum, task }) => `${datum} ${task}`;

async function started(module, data, node) {
  const process = fork(child, [module, data], { execPath: node });
  const [answer] = await Promise.race([once(process, "message"), once(process, "exit")]);
  if (typeof answer !== "object") throw new Error(`${module} ended with ${answer}.`);
  return { process, wrong: answer.wrong };
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
  let each = 0;
  while (spent < warmUp * 1e6) {
    const nanoseconds = await asked(it, measure, iterations);
    each = nanoseconds / iterations;
    spent += nanoseconds;
    iterations = Math.max(1, Math.min(iterations * 4, Math.round((batch * 1e6) / each)));
  }
  return { iterations: Math.max(1, Math.round((batch * 1e6) / each)), most: each > 1e8 ? 3 : Infinity };
}

async function asked({ process }, measure, iterations) {
  process.send({ ...measure, iterations });
  const [{ nanoseconds }] = await once(process, "message");
  return nanoseconds;
}
