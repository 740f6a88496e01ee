/** Names that every object inherits something under are names like any other: in every place, both ways, and nothing is inherited from them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadOptions } from "../../generator/options.js";
import { prove } from "../../generator/prove.js";

const folder = mkdtempSync(join(tmpdir(), "specwright-names-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inherited = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];

const text = { type: "string" };
const ref = (name: string): object => ({ schema: { $ref: `#/components/schemas/${name}` } });
/** An object with a property of each name, the first of which must be there. */
const every = (schema: object): object => ({
  type: "object",
  required: inherited.slice(0, 1),
  properties: Object.fromEntries(inherited.map((name) => [name, schema])),
});
const parameters = (place: string, rest: object = { schema: text }): readonly object[] =>
  inherited.map((name) => ({ name, in: place, required: place === "path", ...rest }));
const path = inherited.map((name) => `/{${name}}`).join("");
const [header, ...others] = parameters("header");

/** Written as text, since `__proto__` is no property in an object literal. */
const document = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "Names", version: "1" },
  paths: {
    [`/path${path}`]: operation("inPath", { parameters: parameters("path") }),
    "/query": operation("inQuery", { parameters: parameters("query") }),
    "/deep": operation("deep", {
      parameters: parameters("query", { style: "deepObject", explode: true, schema: every(text) }),
    }),
    "/joined": operation("joined", { parameters: parameters("query", { explode: false, schema: every(text) }) }),
    "/headers": operation("inHeaders", { parameters: [{ ...header, schema: every(text) }, ...others] }),
    "/cookies": operation("inCookies", { parameters: parameters("cookie") }),
    "/json": operation("json", { requestBody: body("application/json", ref("Outer")) }),
    "/form": operation("form", { requestBody: body("application/x-www-form-urlencoded", { schema: every(text) }) }),
    "/parts": operation("parts", { requestBody: body("multipart/form-data", { schema: every(every(text)) }) }),
    "/union": operation("union", { requestBody: body("application/json", ref("Union")) }),
  },
  components: {
    schemas: {
      Outer: { ...every(every({ type: "string", format: "date-time" })), additionalProperties: false },
      Union: {
        oneOf: [ref("One"), ref("Two")].map((it) => (it as { schema: object }).schema),
        discriminator: { propertyName: "__proto__", mapping: { constructor: "One", toString: "Two" } },
      },
      One: { ...every({ enum: ["constructor"] }) },
      Two: { ...every({ enum: ["toString"] }) },
    },
  },
});

function operation(operationId: string, rest: object): object {
  const headers = Object.fromEntries(inherited.map((name) => [name, { schema: text }]));
  const responses = { "200": { description: "", headers, content: { "application/json": ref("Outer") } } };
  return { post: { operationId, ...rest, responses } };
}

function body(type: string, media: object): object {
  return { required: true, content: { [type]: media } };
}

test("in paths, queries, headers, cookies, forms and JSON", { timeout: 120_000 }, async () => {
  expect(document.match(/"__proto__"/g)?.length).toBeGreaterThan(20);
  const spec = join(folder, "openapi.json");
  writeFileSync(spec, document);
  const { checks, omissions, diagnostics } = await prove(await loadOptions({ cwd: folder, flags: { spec } }));
  expect(diagnostics).toEqual([]);
  expect(omissions).toEqual([]);
  expect(checks.filter((it) => it.fault !== undefined)).toEqual([]);
  expect(checks.filter((it) => it.kind === "request").length).toBeGreaterThanOrEqual(15);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});
