/** The contract of webhooks and callbacks: it holds for what is generated, and notices what is broken. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Check } from "../../generator/contract/result.js";
import { checkContract } from "../../generator/contract/run.js";
import { render, understand } from "../../generator/generate.js";
import { loadOptions, settingsFor } from "../../generator/options.js";
import type { SourceText } from "../../generator/print/print.js";
import { callbacks, webhooks } from "../server/hooks-sketch.js";

const example = { value: { id: 7, name: "Rex", owner: "me" } };
const sold = { type: "object", required: ["id"], properties: { id: { type: "integer", format: "int64", maximum: 9 } } };
const document = {
  ...webhooks,
  openapi: "3.1.1",
  info: { title: "Hooks", version: "1" },
  paths: callbacks.paths,
  webhooks: {
    ...webhooks.webhooks,
    exampled: {
      post: {
        operationId: "exampled",
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" }, examples: { rex: example } } },
        },
        responses: {
          "200": {
            description: "",
            content: { "application/json": { schema: sold, examples: { one: { value: { id: 1 } } } } },
          },
        },
      },
    },
  },
};

const folders: string[] = [];
afterAll(async () => {
  for (const it of folders) await rm(it, { recursive: true, force: true });
});

/** The checks of the document's packages, `change` having had its way with each file. */
async function checksOf(change: (file: SourceText) => string, document_: object = document): Promise<readonly Check[]> {
  const folder = await mkdtemp(join(tmpdir(), "specwright-contract-hooks-"));
  folders.push(folder);
  await writeFile(join(folder, "openapi.json"), JSON.stringify(document_));
  const config = 'export default { spec: "openapi.json", lenient: true, values: { int64: "bigint" } };';
  await writeFile(join(folder, "specwright.config.mjs"), config);
  const options = await loadOptions({ cwd: folder, flags: {} });
  const read = await understand(options.spec, options);
  if ("refused" in read) throw new Error(read.refused.diagnostics.map((it) => it.message).join("\n"));
  const files = await render(read.document, read.api, { ...options, paths: false, format: "none" });
  const changed = files.map((it) => ({ ...it, text: change(it) }));
  const { checks } = await checkContract(read.api, changed, settingsFor(options, "Hooks"));
  return checks;
}

const broken = (checks: readonly Check[]): readonly Check[] => checks.filter((it) => it.fault !== undefined);

test("all of it holds, of every kind and in both directions", async () => {
  const checks = await checksOf((it) => it.text);
  expect(broken(checks)).toEqual([]);
  const kinds = (of: string): readonly string[] =>
    [...new Set(checks.filter((it) => it.of === of).map((it) => it.kind))].sort();
  expect(kinds("webhook")).toEqual(["request", "response", "types", "validator", "violation"]);
  expect(kinds("callback")).toEqual(["request", "response", "violation"]);
  const tried = checks.filter((it) => it.operation === "exampled").map((it) => `${it.kind} ${it.what}`);
  expect(tried).toEqual(
    expect.arrayContaining([
      "types request rex",
      "request rex",
      "response 200 one",
      "violation Body /name: a wrong type, on the server",
      "violation Body /name: a wrong type, by the sender",
    ]),
  );
});

test.each<readonly [what: string, file: RegExp, from: string | RegExp, to: string, kind: string]>([
  ["a sender of another method", /server\/src\/senders\.ts$/, /method: "POST"/g, 'method: "PUT"', "request"],
  ["a sender that checks nothing", /server\/src\/senders\.ts$/, /checks: \{[^}]*\}/g, "checks: {}", "violation"],
  [
    "a receiver that checks nothing",
    /server\/src\/webhooks\.ts$/,
    /check: [\w.]+/g,
    "check: { is: () => true, issues: () => [] }",
    "violation",
  ],
  ["a receiver without its headers", /server\/src\/webhooks\.ts$/, /name: "X-Delivery"/g, 'name: "X-Other"', "request"],
])("%s is noticed", async (_, file, from, to, kind) => {
  let times = 0;
  const checks = await checksOf(({ path, text }) => {
    if (!file.test(path)) return text;
    return text.replaceAll(from instanceof RegExp ? from : new RegExp(from, "g"), () => ((times += 1), to));
  });
  expect(times).toBeGreaterThan(0);
  expect(broken(checks).map((it) => it.kind)).toContain(kind);
  expect(broken(checks).every((it) => it.of !== "operation")).toBe(true);
});
