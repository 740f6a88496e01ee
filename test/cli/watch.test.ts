/** `specwright generate --watch`: a process that generates again after each save, whatever is saved, until it is told to end. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const entry = `openapi: 3.1.0
info: { title: Pets, version: 1.2.3 }
paths: {}
components:
  schemas:
    Pet: { $ref: "parts/pet.yaml" }
`;
const part = "type: object\nproperties:\n  name: { type: string }\n";
const types = "out/types/src/schemas.ts";

let folder: string;
let child: ChildProcess | undefined;
let said: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "specwright-watch-"));
  writeFileSync(join(folder, "pets.yaml"), entry);
  writeFileSync(join(folder, "specwright.config.js"), `export default { spec: "pets.yaml", output: "out" };\n`);
  mkdirSync(join(folder, "parts"));
  writeFileSync(join(folder, "parts/pet.yaml"), part);
});

afterEach(() => {
  child?.kill("SIGKILL");
});

function start(): ChildProcess {
  said = "";
  const it = spawn(process.execPath, [resolve("dist/cli.js"), "generate", "--watch"], { cwd: folder });
  const hear = (chunk: Buffer): void => void (said += String(chunk));
  it.stdout.on("data", hear);
  it.stderr.on("data", hear);
  return (child = it);
}

/** Until the process has said this since the last time that it was waited for. */
async function heard(text: string): Promise<string> {
  for (let waited = 0; !said.includes(text); waited += 20) {
    if (waited > 30_000) throw new Error(`${text} was not said, but: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const all = said;
  said = "";
  return all;
}

const printed = (): string => readFileSync(join(folder, types), "utf8");

test("every save of a part is followed, a broken one is told in its place, and it ends when it is told to", async () => {
  const process = start();
  await heard("Watching 2 files");
  expect(printed()).toContain("name?: string");

  writeFileSync(join(folder, "parts/pet.yaml"), `${part}  age: { type: integer }\n`);
  expect(await heard("Watching 2 files")).toContain("updated    out/types/src/schemas.ts");
  expect(printed()).toContain("age?: number");

  writeFileSync(join(folder, "parts/pet.yaml"), `${part}  age: { type: [\n`);
  expect(await heard("Watching until it is mended")).toMatch(/parts\/pet\.yaml:\d+:\d+[^]*Nothing was written/);
  expect(printed()).toContain("age?: number");

  // As many editors save: another file is put in its place.
  writeFileSync(join(folder, "parts/.pet.yaml.tmp"), `${part}  tag: { type: string }\n`);
  renameSync(join(folder, "parts/.pet.yaml.tmp"), join(folder, "parts/pet.yaml"));
  await heard("Watching 2 files");
  expect(printed()).toContain("tag?: string");
  expect(printed()).not.toContain("age");

  writeFileSync(join(folder, "specwright.config.js"), `export default { spec: "pets.yaml", output: "other" };\n`);
  await heard("Watching 2 files");
  expect(existsSync(join(folder, "other/types/src/schemas.ts"))).toBe(true);

  process.kill("SIGINT");
  expect(await once(process, "exit")).toEqual([0, null]);
});

test("what was recalled at the start is followed as well", async () => {
  start();
  await heard("Watching 2 files");
  child?.kill("SIGKILL");
  const process = start();
  expect(await heard("Watching 2 files")).toContain("nothing to change");
  writeFileSync(join(folder, "parts/pet.yaml"), `${part}  age: { type: integer }\n`);
  expect(await heard("Watching 2 files")).toContain("updated    out/types/src/schemas.ts");
  process.kill("SIGTERM");
  expect(await once(process, "exit")).toEqual([0, null]);
});
