import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { validatorsOf } from "./validators/generated.js";
const corpus = join(process.env["CORPUS"] ?? "../shared/corpus", "jsonschema", "draft2020-12");
interface Group { readonly description: string; readonly schema: unknown; readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[] }
const files = (await readdir(corpus, { recursive: true })).filter((it) => it.endsWith(".json")).sort();
const remotesFolder = join(corpus, "../remotes/draft2020-12");
const remotes: Record<string, unknown> = {};
for (const it of (await readdir(remotesFolder, { recursive: true })).filter((it) => it.endsWith(".json")).sort()) {
  const schema = JSON.parse(await readFile(join(remotesFolder, it), "utf8")) as object;
  remotes[`Remote${Object.keys(remotes).length}`] = { $id: `http://localhost:1234/draft2020-12/${it}`, ...schema };
}
function schemasOf(schema: unknown): Record<string, unknown> {
  const Root = typeof schema === "object" ? { $id: "http://localhost:1234/draft2020-12/suite.json", ...schema } : schema;
  return JSON.stringify(schema).includes("localhost:1234") ? { Root, ...remotes } : { Root };
}
const failures: string[] = [];
let count = 0;
for (const file of files) {
  test(file, async () => {
    const groups = JSON.parse(await readFile(join(corpus, file), "utf8")) as readonly Group[];
    for (const group of groups) {
      const where = `${file}: ${group.description}`;
      let validator;
      try { validator = (await validatorsOf(schemasOf(group.schema), {formats: file.includes("optional/format")}))["Root"]; } catch (error) { failures.push(`${where} (${group.tests.length}): ${(error as Error).message.slice(0, 300)}`); continue; }
      for (const it of group.tests) {
        count += 1;
        let got: unknown;
        try { got = validator?.is(it.data); if (got === true !== (validator?.issues(it.data).length === 0)) got = "disagree"; if (got === false && validator?.issues(it.data)[0]?.keyword === "schema") got = "unexplained"; 
          const raw = validator as any; } catch (error) { got = String(error); }
        if (got !== it.valid) failures.push(`${where}: ${it.description}: got ${String(got)}`);
      }
    }
  });
}
test("all", () => { console.log(count, failures.length); console.log(failures.join("\n")); });
