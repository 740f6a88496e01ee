import { test } from "vitest";
import { mkdir, writeFile } from "node:fs/promises";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { load } from "../../generator/load/index.js";
import { sourcesOf } from "./generated.js";
test("emit", async () => {
  const out = process.env["OUT"] ?? "/tmp/vb/out";
  for (const it of await sourcesOf(await load(process.env["SPEC"] ?? "spec/openapi.yaml"))) { const p = join(out, it.path); await mkdir(dirname(p), { recursive: true }); await writeFile(p, it.text); }
  await mkdir(join(out, "validators/src/runtime/validation"), { recursive: true });
  for (const n of await readdir("generator/runtime/validation")) await writeFile(join(out, "validators/src/runtime/validation", n), await readFile(join("generator/runtime/validation", n)));
});
