import { test } from "vitest";
import { loadOptions } from "../../generator/options.js";
import { render, understand } from "../../generator/generate.js";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
test("try", async () => {
  const options = await loadOptions({ cwd: process.cwd(), flags: { spec: process.env["SPEC"] ?? "spec/openapi.yaml" } });
  const read = await understand(options.spec);
  if ("refused" in read) throw new Error(JSON.stringify(read.refused.diagnostics[0]));
  const out = process.env["OUT"] ?? "/tmp/cl/out";
  for (const it of await render(read.document, read.api, { ...options, emitters: ["types", "client"], paths: false })) {
    await mkdir(dirname(join(out, it.path)), { recursive: true });
    await writeFile(join(out, it.path), it.text);
  }
});
