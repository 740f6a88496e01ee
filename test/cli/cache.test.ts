/** Nothing is made anew that would come out the same; and what would not, always is. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Cache } from "../../generator/cache.js";
import { generate } from "../../generator/generate.js";
import { loadOptions, type Options } from "../../generator/options.js";

const cli = resolve("dist/cli.js");
const run = promisify(execFile);
let folder: string;

const entry = (title: string, part: string): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title, version: "1" },
    paths: {
      "/a": {
        get: { responses: { "200": { description: "", content: { "application/json": { schema: { $ref: part } } } } } },
      },
    },
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specwright-cache-"));
  await mkdir(join(folder, "node_modules"));
  await mkdir(join(folder, "spec"));
  await mkdir(join(folder, "own/types"), { recursive: true });
  await writeFile(
    join(folder, "specwright.config.mjs"),
    'export default { spec: "spec/a.json", templates: "own", scope: "@x", paths: false, format: "none" };',
  );
  await writeFile(join(folder, "spec/a.json"), entry("A", "b.json#/B"));
  await writeFile(join(folder, "spec/b.json"), '{ "B": { "type": "string" } }');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the command says and leaves, with a cache and without. */
async function both(): Promise<void> {
  const cached = await outcome([]);
  const files = await contents(join(folder, "generated"));
  const anew = await outcome(["--no-cache", "--check"]);
  expect(cached.code, anew.text).toBe(anew.code === 1 ? 0 : anew.code);
  if (cached.code === 0) expect(anew.text).toContain("nothing to change");
  expect(await contents(join(folder, "generated"))).toEqual(files);
}

async function outcome(flags: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [cli, "generate", ...flags], { cwd: folder });
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, text: stdout + stderr };
  }
}

async function contents(of: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (it) => [relative(of, it), await readFile(it, "utf8")] as const)),
  );
}

const spec = (name: string): string => join(folder, "spec", name);
const made = (name: string): string => join(folder, "generated", name);
const text = fc.constantFrom("1", "2", "3");

const edits = fc.array(
  fc.oneof(
    text.map((it) => [`title ${it}`, () => writeFile(spec("a.json"), entry(it, "b.json#/B"))] as const),
    text.map((it) => [`part ${it}`, () => writeFile(spec("b.json"), `{ "B": { "const": "${it}" } }`)] as const),
    text.map(
      (it) =>
        [
          `template ${it}`,
          () =>
            writeFile(join(folder, "own/types/index.hbs"), `export * from "./schemas.js";\nexport const it = ${it};\n`),
        ] as const,
    ),
    fc.constant(["no template", () => rm(join(folder, "own/types/index.hbs"), { force: true })] as const),
    fc.constant(["broken", () => writeFile(spec("b.json"), "{")] as const),
    fc.constant(["no part", () => rm(spec("b.json"), { force: true })] as const),
    fc.constant(["moved", () => rename(spec("b.json"), spec("c.json")).catch(() => undefined)] as const),
    fc.constant(["elsewhere", () => writeFile(spec("a.json"), entry("1", "c.json#/B"))] as const),
    fc.constant([
      "output edited",
      () =>
        writeFile(
          made("types/src/schemas.ts"),
          "// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.\n",
        ).catch(() => undefined),
    ] as const),
    fc.constant(["output gone", () => rm(made("client"), { recursive: true, force: true })] as const),
    fc.constant([
      "left over",
      async () => {
        await mkdir(made("types/src"), { recursive: true });
        await writeFile(
          made("types/src/old.ts"),
          "// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.\n",
        );
      },
    ] as const),
    fc.constant(["nothing", () => Promise.resolve()] as const),
  ),
  { minLength: 1, maxLength: 4 },
);

test("whatever is edited, a run with a cache leaves what a run without would", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      for (const [, edit] of list) {
        await edit();
        await both();
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

/** In a folder of its own, in this process. */
async function options(): Promise<Options> {
  return loadOptions({ cwd: folder, flags: {}, again: true });
}

test("what nothing has changed since is known; what was changed while it was read is not", async () => {
  await writeFile(spec("a.json"), entry("B", "b.json#/B"));
  await writeFile(spec("b.json"), '{ "B": { "type": "string" } }');
  const before = process.cwd();
  process.chdir(folder);
  try {
    const outcome = await generate(await options());
    const cache = Cache.for(await options());
    await writeFile(spec("b.json"), '{ "B": { "type": "number" } }');
    cache.keep(outcome);
    expect(await Cache.for(await options()).recall()).toBeUndefined();
    Cache.for(await options()).keep(await generate(await options()));
    const known = await Cache.for(await options()).recall();
    expect(known).toMatchObject({ failed: false, stats: { operations: 1, schemas: 1 } });
    expect(known?.changes.every((it) => it.kind === "keep")).toBe(true);
    expect(await Cache.for({ ...(await options()), formats: false }).recall()).toBeUndefined();
  } finally {
    process.chdir(before);
  }
});

test("what ends its lines as Windows does, and what was only checked, is known as well", async () => {
  await writeFile(spec("a.json"), entry("W", "b.json#/B"));
  await writeFile(spec("b.json"), '{\r\n"B": { "type": "string" }\r\n}\r\n');
  const before = process.cwd();
  process.chdir(folder);
  try {
    Cache.for(await options()).keep(await generate(await options()));
    for (const check of [false, true])
      expect(await Cache.for({ ...(await options()), check }).recall()).toMatchObject({ failed: false });
  } finally {
    process.chdir(before);
  }
});

test("a broken cache, and none at all, are no trouble", async () => {
  const cache = join(folder, "node_modules/.cache/specwright");
  for (const it of await readdir(cache)) await writeFile(join(cache, it), "{");
  await both();
  await rm(cache, { recursive: true });
  await both();
});

test("two runs at once end well", async () => {
  await writeFile(spec("a.json"), entry("C", "b.json#/B"));
  const both2 = await Promise.all([outcome([]), outcome([]), outcome([])]);
  expect(both2.map((it) => it.code)).toEqual([0, 0, 0]);
  await both();
});

test("a part behind a link is another one when the link leads elsewhere", async () => {
  await cp(spec("b.json"), spec("d.json"));
  await rm(spec("b.json"));
  await symlink(spec("d.json"), spec("b.json"));
  await both();
  await rm(spec("b.json"));
  await writeFile(join(folder, "outside.json"), await readFile(spec("d.json"), "utf8"));
  await symlink(join(folder, "outside.json"), spec("b.json"));
  expect((await outcome([])).code).toBe(2);
});
