/**
 * One contender with one workload, in a process of its own: `speed-child.js FOLDER DATA`. It asserts its verdicts and tells how
 * many issues it finds; then it times what it is asked to, `{ datum, task, iterations }`, and answers the nanoseconds.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, path] = process.argv.slice(2);
const { refused, ...data } = JSON.parse(readFileSync(path, "utf8"));
const load = (name) => import(pathToFileURL(join(folder, name)).href);
const { is } = await load("is.js");
const { issues } = await load("issues.js");

const verdicts = [...Object.entries(data), ...refused.map((it, index) => [`refused ${index}`, it])];
const wrong = verdicts.filter(([name, value]) => {
  const fits = name === "valid";
  return is(value) !== fits || (issues(value).length === 0) !== fits;
});
const told = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, issues(value).length]));
process.send({ wrong: wrong.map(([name]) => name), told });

const tasks = {
  is: (value) => is(value),
  issues: (value) => issues(value).length === 0,
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
