/** Which values have a form of their own, and which can't. */
import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import { loadText } from "../../generator/load/index.js";
import { buildApi } from "../../generator/model/build/index.js";
import { hasNatives, withNatives } from "../../generator/model/natives.js";
import type { NativeFormat, Schema } from "../../generator/model/schema.js";
import { partsOf } from "../../generator/model/visit.js";

const id = { type: "integer", format: "int64" };
const instant = { type: "string", format: "date-time" };
const all: readonly NativeFormat[] = ["int64", "date-time", "byte"];

/** The places of marked schemas in `schemas`, and of what is told. */
async function marked(schemas: object, natives = all): Promise<readonly [readonly string[], readonly string[]]> {
  const document = { openapi: "3.1.0", info: { title: "x", version: "1" }, paths: {}, components: { schemas } };
  const report = new Diagnostics();
  const api = buildApi(await loadText(JSON.stringify(document), "/openapi.json"), report);
  const made = withNatives(api, new Set(natives), report);
  const found: string[] = [];
  const look = (it: Schema): void => {
    if (it.native !== undefined) found.push(it.at.replace("#/components/schemas/", ""));
    partsOf(it).forEach(look);
  };
  for (const { schema } of made.schemas) look(schema);
  expect(hasNatives(made)).toBe(found.length > 0);
  return [
    found.sort(),
    report.list
      .filter((it) => it.code === "schema/two-forms")
      .map((it) => it.at.replace("#/components/schemas/", ""))
      .sort(),
  ];
}

test.each<readonly [string, object, readonly string[], readonly string[]]>([
  ["a scalar", { A: id }, ["A"], []],
  ["null beside it", { A: { type: ["integer", "null"], format: "int64" } }, ["A"], []],
  ["limits of numbers hold for bigints, too", { A: { ...id, minimum: 0, maximum: 9 } }, ["A"], []],
  ["multiples don't", { A: { ...id, multipleOf: 2 } }, [], []],
  [
    "nor lengths and patterns for dates",
    { A: { ...instant, maxLength: 30 }, B: { ...instant, pattern: "Z$" } },
    [],
    [],
  ],
  ["nor listed values", { A: { ...instant, enum: ["2020-01-01T00:00:00Z"] }, B: { ...id, const: 1 } }, [], []],
  ["another type", { A: { type: "number", format: "int64" }, B: { format: "int64" } }, [], []],
  [
    "an alternative of another type",
    { A: { oneOf: [id, instant, { type: "boolean" }] } },
    ["A/oneOf/0", "A/oneOf/1"],
    [],
  ],
  ["one of the same type", { A: { oneOf: [id, { type: "integer" }] } }, [], ["A/oneOf/0"]],
  ["one that names its values", { A: { oneOf: [id, { enum: [1] }] } }, [], ["A/oneOf/0"]],
  ["one that names other values", { A: { oneOf: [id, { enum: ["none"] }] } }, ["A/oneOf/0"], []],
  [
    "what both ask",
    { A: { allOf: [id, { minimum: 3 }] }, B: { allOf: [id, { type: "number" }] } },
    ["A/allOf/0"],
    ["B/allOf/0"],
  ],
  ["what is not", { A: { ...id, not: { const: 3 } } }, [], ["A"]],
  ["a reference", { A: id, B: { $ref: "#/components/schemas/A" } }, ["A"], []],
  [
    "a reference with others beside it",
    { A: id, B: { oneOf: [{ $ref: "#/components/schemas/A" }, { type: "integer" }] } },
    [],
    ["A"],
  ],
  [
    "what follows from that",
    {
      A: id,
      B: { oneOf: [{ $ref: "#/components/schemas/A" }, { type: "integer" }] },
      C: { oneOf: [{ $ref: "#/components/schemas/A" }, id] },
    },
    [],
    ["A", "C/oneOf/1"],
  ],
  [
    "alternatives whose properties differ",
    {
      A: { oneOf: [{ properties: { id } }, { properties: { id: { type: "integer" } } }] },
      B: { oneOf: [{ properties: { id } }, { properties: { other: id } }] },
    },
    ["B/oneOf/0/properties/id", "B/oneOf/1/properties/other"],
    ["A/oneOf/0/properties/id"],
  ],
  [
    "a property and a pattern",
    {
      A: { properties: { id }, patternProperties: { "^i": { type: "integer" } } },
      B: { properties: { id: { type: "integer" } }, additionalProperties: id },
    },
    ["B/additionalProperties"],
    ["A/properties/id"],
  ],
  [
    "items",
    { A: { prefixItems: [id, { type: "integer" }], items: id }, B: { items: id, contains: { const: 1 } } },
    ["A/items", "A/prefixItems/0"],
    ["B/items"],
  ],
  [
    "a schema that contains itself",
    { A: { properties: { id, next: { $ref: "#/components/schemas/A" } } } },
    ["A/properties/id"],
    [],
  ],
])("%s", async (_, schemas, natives, told) => {
  expect(await marked(schemas)).toEqual([natives, told]);
});

test("only what is asked for", async () => {
  expect(await marked({ A: id, B: instant }, ["int64"])).toEqual([["A"], []]);
  expect(await marked({ A: id, B: instant }, [])).toEqual([[], []]);
});
