/** What V8 has compiled is taken from the disk, and makes no difference but in time. */
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { preload } from "../../generator/engine.js";

const require = createRequire(import.meta.url);
const folder = await mkdtemp(join(tmpdir(), "specwright-engine-"));
const file = join(folder, "one.cjs");
const kept = join(folder, "kept");
const long = new Date(0);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the module exports, loaded ahead as in a process of its own, and whether what was kept has been made anew. */
async function loaded(): Promise<{ readonly exports: unknown; readonly isNew: boolean }> {
  delete require.cache[file];
  preload(file, kept);
  const [name = ""] = await readdir(kept);
  const isNew = (await stat(join(kept, name))).mtimeMs !== long.getTime();
  await utimes(join(kept, name), long, long);
  return { exports: require(file), isNew };
}

const write = (value: number): Promise<void> =>
  writeFile(
    file,
    `const path = require("node:path");\nmodule.exports = [${value}, path.basename(__filename), __dirname, this === exports];`,
  );
const of = (value: number): unknown => [value, "one.cjs", folder, true];

beforeEach(async () => {
  await rm(kept, { recursive: true, force: true });
  await write(1);
});

test("a module is what require gives, and is compiled once", async () => {
  expect(await loaded()).toEqual({ exports: of(1), isNew: true });
  expect(await loaded()).toEqual({ exports: of(1), isNew: false });
});

test("another text of the same length is compiled", async () => {
  await loaded();
  await write(2);
  expect(await loaded()).toEqual({ exports: of(2), isNew: true });
  expect(await readdir(kept)).toHaveLength(1);
});

test.each([
  ["cut off", (it: Buffer) => it.subarray(0, it.length / 2)],
  ["empty", () => Buffer.alloc(0)],
  ["changed in one place", (it: Buffer) => Buffer.concat([it.subarray(0, -1), Buffer.from([(it.at(-1) ?? 0) ^ 1])])],
])("what is kept and is %s is not used", async (_, broken) => {
  await loaded();
  const [name = ""] = await readdir(kept);
  await writeFile(join(kept, name), broken(await readFile(join(kept, name))));
  expect(await loaded()).toEqual({ exports: of(1), isNew: true });
  expect(await loaded()).toEqual({ exports: of(1), isNew: false });
});

test("where nothing can be kept, it is loaded all the same", async () => {
  await writeFile(kept, "a file where the folder would be");
  delete require.cache[file];
  preload(file, kept);
  expect(require(file)).toEqual(of(1));
});
