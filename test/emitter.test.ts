/** An emitter of one's own, as `examples/operations-table` has it. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { generate, loadOptions, type Config, type Emitter } from "specwright";

const example = resolve("examples/operations-table");

test("a table of operations, beside the packages", async () => {
  const output = mkdtempSync(join(tmpdir(), "specwright-emitter-"));
  const { default: config } = (await import(join(example, "specwright.config.js"))) as { readonly default: Config };
  expect(config.emitters?.filter((it) => typeof it === "function")).toHaveLength(1);
  const options = await loadOptions({ cwd: example, flags: { out: output } });
  const outcome = await generate(options);
  expect(outcome.failed).toBe(false);
  expect([...new Set(outcome.changes.map((it) => it.path.split("/")[0]))].sort()).toEqual(["docs", "types"]);
  const table = readFileSync(join(output, "docs/operations.md"), "utf8");
  expect(table).toContain("# Connection Policy Targets\n");
  const cells = table
    .split("\n")
    .flatMap((row) => (/^\| (GET|POST|DELETE) /.test(row) ? [row.split("|").map((it) => it.trim())] : []));
  expect(cells.map(([, method, path]) => `${method} ${path}`)).toEqual([
    "GET /v1/ConnectionPolicies/\\{ConnectionPolicySid\\}/Targets",
    "POST /v1/ConnectionPolicies/\\{ConnectionPolicySid\\}/Targets",
    "GET /v1/ConnectionPolicies/\\{ConnectionPolicySid\\}/Targets/\\{Sid\\}",
    "POST /v1/ConnectionPolicies/\\{ConnectionPolicySid\\}/Targets/\\{Sid\\}",
    "DELETE /v1/ConnectionPolicies/\\{ConnectionPolicySid\\}/Targets/\\{Sid\\}",
  ]);
  expect((await generate({ ...options, check: true })).changes.filter((it) => it.kind !== "keep")).toEqual([]);
});

test("what it says of the document is text and nothing else", async () => {
  const home = mkdtempSync(join(tmpdir(), "specwright-emitter-"));
  cpSync(join(example, "templates"), join(home, "templates"), { recursive: true });
  const spec = join(home, "openapi.json");
  const operation = { summary: "<script>a</script> | [b](c) `d`\n# e", responses: { "200": { description: "" } } };
  writeFileSync(
    spec,
    JSON.stringify({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { "/": { get: operation } } }),
  );
  const { default: config } = (await import(join(example, "specwright.config.js"))) as { readonly default: Config };
  const table = config.emitters?.find((it): it is Emitter => typeof it === "function") as Emitter;
  const options = await loadOptions({ cwd: home, flags: { spec, out: join(home, "out") } });
  await generate({ ...options, emitters: [], further: [table], templates: [join(home, "templates")] });
  const row = readFileSync(join(home, "out/docs/operations.md"), "utf8")
    .split("\n")
    .find((it) => it.includes("script"));
  expect(row).not.toMatch(/(?<!\\)[<[`]/);
  expect(row?.split(/(?<!\\)\|/)).toHaveLength(6);
});
