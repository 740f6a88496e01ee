/**
 * Measures generation, cold, beside others: `npm run bench:generate`, which rewrites the tables of `bench/README.md`. For tuning:
 *
 *   node bench/generate/run.js --only ours,redocly --documents targets,stripe --runs 3
 *
 * prints and writes nothing; so do `--growth`, `--start` and `--changes`, the tables of these names; with
 * `--write`, what is made of them is written after all. Needs GNU time (`/usr/bin/time`), and the corpus
 * (`CORPUS`).
 */
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { corpus } from "../documents.js";
import { root } from "../validate/paths.js";
import { median, rewrite, table } from "../tables.js";
import { titled } from "../validate/report.js";
import { contenders } from "./contenders.js";
import { github } from "./github.js";

const text = { type: "string" };
const flag = { type: "boolean" };
const { values: flags } = parseArgs({
  options: { only: text, documents: text, runs: text, growth: flag, start: flag, changes: flag, write: flag },
});
const { write, ...parts } = flags;
const isPart = Object.keys(parts).length > 0;
const isTuning = isPart && !write;
const runs = Number(flags.runs ?? 5);

const documents = [
  { name: "targets", title: "Targets", spec: join(root, "spec/openapi.yaml") },
  { name: "voice", title: "Twilio voice", spec: join(corpus, "real/twilio/twilio_voice_v1.json") },
  { name: "box", title: "Box, 1.8 MB JSON", spec: join(corpus, "real/box/box.json") },
  { name: "stripe", title: "Stripe, 4.2 MB YAML", spec: join(corpus, "real/stripe/stripe-2023-09.yaml") },
  {
    name: "github",
    title: "GitHub, 13 MB JSON",
    get spec() {
      return github();
    },
  },
];

const chosen = (all, names) => (names === undefined ? all : all.filter(({ name }) => names.split(",").includes(name)));

/** One run in a folder of its own: seconds, processor seconds, megabytes; or what it ended with. */
function measure(contender, spec) {
  const folder = mkdtempSync(join(tmpdir(), "specwright-bench-"));
  try {
    const out = join(folder, "out");
    mkdirSync(out);
    symlinkSync(join(root, "bench/node_modules"), join(folder, "node_modules"));
    const where = { spec, out };
    for (const [name, content] of Object.entries(contender.files?.(where) ?? {}))
      writeFileSync(join(folder, name), content);
    const [script, ...args] = contender.make(where);
    const timed = ["-f", "%e %U %S %M", "-o", join(folder, "time")];
    const { status, stderr, stdout } = spawnSync(
      "/usr/bin/time",
      [...timed, contender.needs ?? process.execPath, script, ...args],
      {
        cwd: folder,
        encoding: "utf8",
        timeout: 180_000,
        maxBuffer: 1 << 28,
        env: { ...process.env, CI: "1", NO_COLOR: "1" },
      },
    );
    if (status === null) return { failure: "over 180 s" };
    if (status !== 0) return { failure: `error: ${reason(stderr + stdout)}` };
    if (linesIn(out) === 0) return { failure: "nothing" };
    const [wall, user, system, kilobytes] = readLast(join(folder, "time"));
    return { wall, cpu: user + system, memory: kilobytes / 1000, size: linesIn(out) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const reason = (text) =>
  (text.split("\n").find((it) => /error|heap|cannot|failed/i.test(it)) ?? "")
    .replace(/[|\x1b]/g, " ")
    .trim()
    .slice(0, 60);

function readLast(file) {
  const lines = spawnSync("tail", ["-n", "1", file], { encoding: "utf8" }).stdout;
  return lines.trim().split(" ").map(Number);
}

/** Bytes below a folder. */
function linesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  return files.reduce((sum, it) => sum + statSync(join(it.parentPath, it.name)).size, 0);
}

function documentTable({ spec }) {
  const results = new Map(chosen(contenders, flags.only).map((it) => [it, []]));
  for (let run = 0; run < runs; run += 1)
    for (const [contender, list] of results) {
      // What failed once, or takes long, is not tried as often.
      if (list.some((it) => it.failure !== undefined) || (list.length > 1 && list[0].wall > 30)) continue;
      list.push(measure(contender, spec));
    }
  const [first] = [...results.values()];
  const base = median(first.map((it) => it.wall));
  const rows = [...results].map(([contender, list]) => [titleOf(contender), ...cells(list, base)]);
  return table(["", "wall", "processor", "memory", "output"], rows);
}

const titleOf = (it) => (it.package === undefined ? it.title : titled({ title: it.title, packages: [it.package] }));

function cells(list, base) {
  const failed = list.find((it) => it.failure !== undefined);
  if (failed !== undefined) return [failed.failure, "", "", ""];
  const of = (field) => median(list.map((it) => it[field]));
  const wall = of("wall");
  const ratio = wall === base ? "" : ` (${(wall / base).toPrecision(2)}×)`;
  return [
    `${wall.toFixed(2)} s${ratio}`,
    `${of("cpu").toFixed(2)} s`,
    `${of("memory").toFixed(0)} MB`,
    `${(of("size") / 1e6).toFixed(2)} MB`,
  ];
}

/** A document of so many operations, each with schemas of its own. */
function synthesised(operations) {
  const paths = {};
  const schemas = {};
  for (let i = 0; i < operations; i += 1) {
    const ref = { $ref: `#/components/schemas/Thing${i}` };
    schemas[`Thing${i}`] = {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "string", format: "uuid" },
        name: { type: "string", minLength: 1, maxLength: 100 },
        size: { type: "integer", minimum: 0 },
        made: { type: "string", format: "date-time" },
        tags: { type: "array", items: { type: "string" } },
        next: { $ref: `#/components/schemas/Thing${(i + 1) % operations}` },
      },
    };
    paths[`/things${i}/{id}`] = {
      post: {
        operationId: `makeThing${i}`,
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        requestBody: { content: { "application/json": { schema: ref } } },
        responses: { 200: { description: "Made.", content: { "application/json": { schema: ref } } } },
      },
    };
  }
  return JSON.stringify({ openapi: "3.1.0", info: { title: "Things", version: "1" }, paths, components: { schemas } });
}

/** How time and memory grow with the number of operations. */
function growthTable() {
  const folder = mkdtempSync(join(tmpdir(), "specwright-bench-"));
  const rows = [10, 100, 1000, 3000, 10_000].map((operations) => {
    const spec = join(folder, `${operations}.json`);
    writeFileSync(spec, synthesised(operations));
    const list = Array.from({ length: operations > 1000 ? 1 : 3 }, () => measure(contenders[0], spec));
    const failed = list.find((it) => it.failure !== undefined);
    if (failed !== undefined) return [String(operations), failed.failure, "", "", ""];
    const of = (field) => median(list.map((it) => it[field]));
    const each = ((of("wall") / operations) * 1000).toFixed(1);
    return [
      operations,
      `${of("wall").toFixed(2)} s`,
      `${each} ms`,
      `${of("memory").toFixed(0)} MB`,
      `${(of("size") / 1e6).toFixed(1)} MB`,
    ].map(String);
  });
  rmSync(folder, { recursive: true, force: true });
  return table(["operations", "wall", "each", "memory", "output"], rows);
}

/** The command itself: what it takes to say nothing, and to find nothing changed. */
function startTable() {
  const folder = mkdtempSync(join(tmpdir(), "specwright-bench-"));
  mkdirSync(join(folder, "node_modules"));
  const cli = join(root, "dist/cli.js");
  const row = (title, args, script = [cli]) => {
    const times = Array.from({ length: 15 }, () => {
      const start = performance.now();
      spawnSync(process.execPath, [...script, ...args], { cwd: folder });
      return performance.now() - start;
    });
    return [title, `${median(times).toFixed(0)} ms`];
  };
  const rows = [row("Node alone: `node -e 0`", ["-e", "0"], []), row("`--help`", ["--help"])];
  for (const { title, spec } of documents) {
    const args = ["generate", "--lenient", "--spec", spec, "--out", "out"];
    spawnSync(process.execPath, [cli, ...args], { cwd: folder });
    rows.push(row(`${title}, nothing changed`, args));
    rmSync(join(folder, "out"), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  return table(["", "wall"], rows);
}

/** What is saved in Stripe's document while somebody watches: a text that is there, and what takes its place in the nth save. */
const edits = [
  [
    "an operation's description",
    "Retrieves the details of an account.",
    (n) => `Retrieves all ${n} details of an account.`,
  ],
  ["a schema's description", "This is an object representing a Stripe account.", (n) => `This is Stripe account ${n}.`],
  [
    "a property more in a schema",
    "\n        default_currency:\n",
    (n) => `\n        edited_${n}:\n          type: string\n        default_currency:\n`,
  ],
];

/** From a save to the end of the run that it starts. */
async function changesTable() {
  const folder = mkdtempSync(join(tmpdir(), "specwright-bench-"));
  const { spec: from } = documents.find((it) => it.name === "stripe");
  const original = readFileSync(from, "utf8");
  const spec = join(folder, "stripe.yaml");
  writeFileSync(spec, original);
  mkdirSync(join(folder, "node_modules"));
  const cli = join(root, "dist/cli.js");
  const cold = Array.from({ length: 3 }, () => measure(contenders[0], spec).wall * 1000);
  const child = spawn(process.execPath, [cli, "generate", "--watch", "--lenient", "--spec", spec, "--out", "out"], {
    cwd: folder,
  });
  child.stdout.resume();
  child.stderr.setEncoding("utf8");
  const watching = () =>
    new Promise((resolve) => {
      let said = "";
      const hear = (text) => {
        said += text;
        if (!said.includes("Watching")) return;
        child.stderr.off("data", hear);
        resolve();
      };
      child.stderr.on("data", hear);
    });
  await watching();
  const save = async (text) => {
    const done = watching();
    const start = performance.now();
    writeFileSync(spec, text);
    await done;
    const took = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return took;
  };
  const base = median(cold);
  const cell = (ms) => `${(ms / 1000).toFixed(2)} s (${((ms / base) * 100).toFixed(0)} %)`;
  const rows = [["the whole, by a process of its own", `${(base / 1000).toFixed(2)} s`, ""]];
  for (const [title, there, instead] of edits) {
    if (!original.includes(there)) throw new Error(`Nothing reads ${there}`);
    const times = [];
    for (let n = 1; n <= 6; n += 1) times.push(await save(original.replace(there, instead(n))));
    rows.push([title, cell(times[0]), cell(median(times.slice(1)))]);
  }
  child.kill("SIGINT");
  rmSync(folder, { recursive: true, force: true });
  return table(["saved", "first", "then"], rows);
}

const missing = [
  existsSync("/usr/bin/time") ? [] : "There is no /usr/bin/time: install GNU time.",
  existsSync(corpus) ? [] : `There is no ${corpus}. CORPUS names the folder of documents.`,
  existsSync(join(root, "bench/node_modules/orval"))
    ? []
    : "What is compared with is not installed: npm ci --prefix bench",
].flat();
if (missing.length > 0) {
  console.error(missing.join("\n"));
  process.exitCode = 1;
} else {
  for (const document of flags.growth || flags.start || flags.changes ? [] : chosen(documents, flags.documents)) {
    const made = documentTable(document);
    console.log(`\n${document.title}\n\n${made}`);
    if (!isTuning) await rewrite(`generate-${document.name}`, made);
  }
  if (!isPart || flags.growth) {
    const growth = growthTable();
    console.log(`\n${growth}`);
    if (!isTuning) await rewrite("generate-growth", growth);
  }
  if (!isPart || flags.start) {
    const start = startTable();
    console.log(`\n${start}`);
    if (!isTuning) await rewrite("generate-start", start);
  }
  if (!isPart || flags.changes) {
    const changes = await changesTable();
    console.log(`\n${changes}`);
    if (!isTuning) await rewrite("generate-changes", changes);
  }
}
