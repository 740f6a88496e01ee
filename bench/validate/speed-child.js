/**
 * One contender with one workload, in a process of its own: `speed-child.js MODULE DATA`. It asserts its verdicts, then times what it is
 * asked to: `{ datum, task, iterations }`, and answers the nanoseconds.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, path] = process.argv.slice(2);
const { refused, ...data } = JSON.parse(readFileSync(path, "utf8"));
const contender = await import(pathToFileURL(module).href);

const verdicts = [...Object.entries(data), ...refused.map((it, index) => [`refused ${index}`, it])];
const wrong = verdicts.filter(([name, value]) => {
  const fits = name === "valid";
  return contender.is(value) !== fits || (contender.issues(value).length === 0) !== fits;
});
process.send({ wrong: wrong.map(([name]) => name) });

const tasks = {
  is: (value) => contender.is(value),
  issues: (value) => contender.issues(value).length === 0,
};

process.on("message", ({ datum, task, iterations }) => {
  const { [datum]: value } = data;
  const { [task]: run } = tasks;
  const from = process.hrtime.bigint();
  let fits = 0;
  for (let index = 0; index < iterations; index += 1) if (run(value)) fits += 1;
  const nanoseconds = Number(process.hrtime.bigint() - from);
  if (fits !== (datum === "valid" ? iterations : 0)) throw new Error(`Another verdict on ${datum} than before.`);
  process.send({ nanoseconds });
});
