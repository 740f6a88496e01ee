import { mkdir, mkdtemp, readFile, readdir, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import { banner } from "../../generator/base/banner.js";
import type { SourceText } from "../../generator/print/print.js";
import { apply } from "../../generator/write/apply.js";
import { plan } from "../../generator/write/plan.js";

let output: string;
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), "specwright-plan-"));
});

const ours = (path: string, text = "export {};\n"): SourceText => ({
  path,
  text: `// ${banner}\n${text}`,
  owner: "generator",
});

async function run(
  ...files: readonly SourceText[]
): Promise<{ kinds: Record<string, string>; codes: readonly string[] }> {
  const report = new Diagnostics();
  const changes = await plan(files, output, report);
  if (!report.failed) apply(changes, output);
  return {
    kinds: Object.fromEntries(changes.map((it) => [it.path, it.kind])),
    codes: report.list.map((it) => it.code),
  };
}

test("files are created, kept untouched, updated, and removed with the folders they leave empty", async () => {
  expect((await run(ours("types/src/a.ts"), ours("types/src/deep/b.ts"))).kinds).toEqual({
    "types/src/a.ts": "create",
    "types/src/deep/b.ts": "create",
  });
  const before = await stat(join(output, "types/src/a.ts"));
  expect((await run(ours("types/src/a.ts"), ours("types/src/deep/b.ts", "changed"))).kinds).toEqual({
    "types/src/a.ts": "keep",
    "types/src/deep/b.ts": "update",
  });
  expect((await stat(join(output, "types/src/a.ts"))).mtimeMs).toBe(before.mtimeMs);
  expect((await run(ours("types/src/a.ts"))).kinds).toEqual({
    "types/src/a.ts": "keep",
    "types/src/deep/b.ts": "remove",
  });
  expect(await readdir(join(output, "types/src"))).toEqual(["a.ts"]);
});

test("a file that is not ours is never touched: in our way it refuses the run, elsewhere it stays", async () => {
  await mkdir(join(output, "types/src"), { recursive: true });
  await writeFile(join(output, "types/src/mine.ts"), "mine");
  await writeFile(join(output, "types/src/a.ts"), "mine too");
  expect((await run(ours("types/src/a.ts"), ours("types/src/b.ts"))).codes).toEqual(["output/not-ours"]);
  expect(await readdir(join(output, "types/src"))).toEqual(["a.ts", "mine.ts"]);
  expect(await readFile(join(output, "types/src/a.ts"), "utf8")).toBe("mine too");
  await run(ours("types/src/c.ts"));
  expect(await readFile(join(output, "types/src/mine.ts"), "utf8")).toBe("mine");
});

test("what others put into a package, builds and dependencies, is not looked at", async () => {
  await mkdir(join(output, "types/dist"), { recursive: true });
  await writeFile(join(output, "types/dist/a.ts"), `// ${banner}`);
  expect((await run(ours("types/src/a.ts"))).kinds).toEqual({ "types/src/a.ts": "create" });
});

test.each([
  "../a.ts",
  "/etc/a.ts",
  "types/../../a.ts",
  "types//a.ts",
  "types/a:b.ts",
  "types/CON.ts",
  "types/nul",
  "types/a\0.ts",
])("%j is our own fault", async (path) => {
  await expect(run(ours(path))).rejects.toThrow();
});

test("two files of one path, be it in another case, are our own fault", async () => {
  await expect(run(ours("types/src/a.ts"), ours("types/src/A.ts"))).rejects.toThrow("types/src/A.ts");
});

test("a link does not lead out of the output folder", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "specwright-elsewhere-"));
  await symlink(elsewhere, join(output, "types"));
  await expect(run(ours("types/src/a.ts"))).rejects.toThrow("leads out of the output folder");
  expect(await readdir(elsewhere)).toEqual([]);
});

test("a run that fails while it writes leaves every file as it was", async () => {
  await run(ours("types/a.ts"), ours("types/src/b.ts"));
  const changes = await plan([ours("types/a.ts", "new"), ours("types/src/b.ts/c.ts")], output, new Diagnostics());
  expect(() => apply(changes, output)).toThrow();
  expect(await readFile(join(output, "types/a.ts"), "utf8")).not.toContain("new");
  expect((await readdir(join(output, "types"))).sort()).toEqual(["a.ts", "src"]);
});
