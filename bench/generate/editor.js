/**
 * How long whoever uses the generated client of Stripe waits for TypeScript, beside others: `npm run bench:editor`, which rewrites the
 * table of `bench/README.md`. `--only ours,hey-api` prints and writes nothing.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { corpus } from "../documents.js";
import { median, rewrite, table } from "../tables.js";
import { root } from "../validate/paths.js";
import { titled } from "../validate/report.js";
import { contenders } from "./contenders.js";

const { values: flags } = parseArgs({ options: { only: { type: "string" } } });
const spec = join(corpus, "real/stripe/stripe-2023-09.yaml");
const child = fileURLToPath(new URL("editor-child.js", import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

/** The same program for each: it lists customers, and prints the e-mail address of the first. */
const withOurs = `import { createClient, getCustomers } from "@stripe-api/client";

const client = createClient({ baseUrl: "https://api.example.com" });
const page = await getCustomers(client, { query: { limit: 3, /*query*/ } });
console.log(page.data[0]?./*item*/email);
`;
const programs = [
  { name: "ours", title: "ours, as packages that were built", text: withOurs, build: ["out/types", "out/client"] },
  { name: "ours", title: "ours, as sources", text: withOurs, paths: { "@stripe-api/*": ["./out/*/src/index.ts"] } },
  {
    name: "redocly",
    text: `import { GetCustomers } from "./out/client";

const page = await GetCustomers({ query: { limit: 3, /*query*/ } });
console.log(page.data[0]?./*item*/email);
`,
  },
  {
    name: "openapi-typescript",
    title: "openapi-typescript with openapi-fetch",
    text: `import createClient from "openapi-fetch";
import type { paths } from "./out/types";

const client = createClient<paths>({ baseUrl: "https://api.example.com" });
const { data: page } = await client.GET("/v1/customers", { params: { query: { limit: 3, /*query*/ } } });
console.log(page?.data[0]?./*item*/email);
`,
  },
  {
    name: "hey-api",
    text: `import { getCustomers } from "./out/sdk.gen";

const { data: page } = await getCustomers({ query: { limit: 3, /*query*/ } });
console.log(page?.data[0]?./*item*/email);
`,
  },
  {
    name: "swagger-typescript-api",
    text: `import { Api } from "./out/api";

const { data: page } = await new Api().v1.getCustomers({ limit: 3, /*query*/ });
console.log(page.data[0]?./*item*/email);
`,
  },
];

function run(script, args, cwd) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { seconds: (performance.now() - start) / 1000, status, stdout, stderr };
}

/** A row for a contender: makes its client, and has TypeScript read the program. */
function rowOf({ name, title, text, paths, build = [] }) {
  const contender = contenders.find((it) => it.name === name);
  const shown = titled({
    title: title ?? contender.title.replace(/:.*/, ""),
    packages: contender.package === undefined ? undefined : [contender.package],
  });
  const folder = mkdtempSync(join(tmpdir(), "specwright-editor-"));
  try {
    const out = join(folder, "out");
    mkdirSync(out);
    const packages = join(folder, "node_modules");
    mkdirSync(packages);
    const installed = join(root, "bench/node_modules");
    for (const it of readdirSync(installed)) symlinkSync(join(installed, it), join(packages, it));
    const where = { spec, out };
    for (const [file, content] of Object.entries(contender.files?.(where) ?? {}))
      writeFileSync(join(folder, file), content);
    const [script, ...args] = contender.make(where);
    const made = run(script, args, folder);
    if (made.status !== 0) return [shown, "generating it fails", "", "", ""];
    if (build.length > 0) {
      mkdirSync(join(packages, "@stripe-api"));
      for (const it of build) symlinkSync(join(folder, it), join(packages, "@stripe-api", it.slice("out/".length)));
      const built = run(tsc, ["-b", ...build], folder);
      if (built.status !== 0) throw new Error(built.stdout);
    }
    writeFileSync(join(folder, "program.ts"), text);
    const project = join(folder, "tsconfig.json");
    writeFileSync(project, JSON.stringify({ compilerOptions: { ...compilerOptions, paths }, files: ["program.ts"] }));
    const checks = [1, 2, 3].map(() => run(tsc, ["-p", project], folder));
    const faults = (checks[0].stdout.match(/error TS/g) ?? []).length;
    const waited = run(child, [project, join(folder, "program.ts")], folder);
    if (waited.status !== 0) throw new Error(waited.stderr);
    const { first, completion, check, isRight } = JSON.parse(waited.stdout);
    if (!isRight) console.error(`${name}: what is offered is not what there is.`);
    const errors = faults === 0 ? "" : `, ${faults} errors`;
    return [
      shown,
      `${median(checks.map((it) => it.seconds)).toFixed(2)} s${errors}`,
      `${(first / 1000).toFixed(2)} s`,
      `${completion.toFixed(1)} ms`,
      `${check.toFixed(1)} ms`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const compilerOptions = {
  strict: true,
  noEmit: true,
  target: "ES2022",
  module: "ESNext",
  moduleResolution: "bundler",
  lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  types: [],
};

const chosen = programs.filter((it) => flags.only === undefined || flags.only.split(",").includes(it.name));
const head = ["", "`tsc`", "first completion", "after an edit", "errors after an edit"];
const text = table(head, chosen.map(rowOf));
console.log(text);
if (flags.only === undefined) await rewrite("generate-editor", text);
