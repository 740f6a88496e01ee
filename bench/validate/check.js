/** TypeScript's time and memory for what is generated of the whole of Stripe: `tsc --noEmit`, strict. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { heyApi, heyApiName } from "./contenders/hey-api.js";
import { generated, pascalCase } from "./contenders/ours.js";
import { save } from "./contenders/save.js";
import { cache, root } from "./paths.js";
import { median, table } from "../tables.js";

const tsc = join(root, "bench/node_modules/typescript/lib/tsc.js");
const peak = fileURLToPath(new URL("peak.js", import.meta.url));

/** A row per contender: seconds and peak memory. Each is imported by a file that uses the type of one schema. */
export function checkTable(document, rounds) {
  const contenders = [ofOurs(document), ofHeyApi("zod", document), ofHeyApi("valibot", document)];
  for (let round = 0; round < rounds; round += 1) for (const it of contenders) it.runs.push(checked(it.project));
  const rows = contenders.map(({ title, runs }) => [
    title,
    `${median(runs.map(({ seconds }) => seconds)).toFixed(1)} s`,
    `${Math.round(median(runs.map(({ kilobytes }) => kilobytes)) / 1000)} MB`,
  ]);
  return table(["", "processor time", "peak memory"], rows);
}

function ofOurs(document) {
  const from = join(generated(root, { ...document, name: `all-${document.name}` }), "out");
  const name = pascalCase(document.schema);
  const use = `import { is${name} } from "${from}/validators/src/index.js";
import type { ${name} } from "@bench/types";
export const typed = (value: unknown): ${name} | undefined => (is${name}(value) ? value : undefined);
`;
  return { title: "ours", runs: [], project: project("ours", use, { "@bench/types": [`${from}/types/src/index.ts`] }) };
}

const infers = {
  zod: (name) => `z.infer<typeof ${name}>`,
  valibot: (name) => `v.InferOutput<typeof ${name}>`,
};

function ofHeyApi(plugin, document) {
  const name = heyApiName(plugin, document.schema);
  const use = `import type * as ${plugin[0]} from "${plugin}";
import type { ${name} } from "${join(heyApi(plugin, document), "schemas.js")}";
export const typed = (value: ${infers[plugin](name)}): ${infers[plugin](name)} => value;
`;
  return { title: `hey-api, ${plugin}`, runs: [], project: project(plugin, use, {}) };
}

function project(name, use, paths) {
  const folder = join(cache, "check", name);
  save(join(folder, "use.ts"), use);
  const compilerOptions = {
    ...{ target: "ES2022", module: "NodeNext", moduleResolution: "NodeNext", lib: ["ES2023", "DOM"], types: [] },
    ...{ strict: true, skipLibCheck: true, noEmit: true, paths },
  };
  return save(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
}

function checked(path) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", peak, tsc, "-p", path], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${path} does not compile:\n${stdout.slice(0, 2000)}${stderr.slice(0, 2000)}`);
  return JSON.parse(stderr);
}
