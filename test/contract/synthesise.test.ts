/** Values that the contract makes of schemas. */
import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import type { Json } from "../../generator/base/json.js";
import { synthesiser } from "../../generator/contract/synthesise.js";
import { loadText } from "../../generator/load/index.js";
import { buildApi } from "../../generator/model/build/index.js";
import type { Api } from "../../generator/model/api.js";
import { documentOf, validatorsOf } from "../validators/generated.js";

type Schemas = Readonly<Record<string, unknown>>;
type Case = [what: string, root: unknown, value: unknown, others?: Schemas];
type Hopeless = [what: string, root: unknown, others?: Schemas];

async function apiOf(schemas: Schemas): Promise<Api> {
  return buildApi(await loadText(documentOf(schemas), "test/document.json"), new Diagnostics());
}

/** A value of the schema `Root`, judged by generated validators. */
async function madeOf(schemas: Schemas): Promise<Json | undefined> {
  const validators = await validatorsOf(schemas);
  const api = await apiOf(schemas);
  const judge = (name: string, value: Json): boolean => validators[name]?.is(value) === true;
  const root = api.schemas.find((it) => it.name === "Root")!.schema;
  return synthesiser(api, judge)(root, (value) => judge("Root", value));
}

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const number = { type: "integer" };

test.each<Case>([
  ["an example that fits", { type: "string", examples: ["a"] }, "a"],
  ["another value where the example does not", { type: "string", maxLength: 3, examples: ["four"] }, "tex"],
  ["the strictest of several limits", { minimum: 3, allOf: [{ minimum: 5, maximum: 5.5 }, { type: "number" }] }, 5],
  ["what is above an open limit", { type: "integer", exclusiveMinimum: 7 }, 8],
  ["every property", { type: "object", properties: { a: number, b: { type: "null" } } }, { a: 1, b: null }],
  ["a property that is declared elsewhere", { allOf: [{ properties: { a: number } }, { required: ["a"] }] }, { a: 1 }],
  ["a map with something in it", { type: "object", additionalProperties: number }, { key: 1 }],
  ["names that a pattern asks for", { type: "object", patternProperties: { "^a$": number } }, { a: 1 }],
  [
    "items that all differ",
    { type: "array", minItems: 3, uniqueItems: true, items: { enum: ["a", "b", "c"] } },
    ["a", "b", "c"],
  ],
  ["the branch that can be made", { oneOf: [false, { const: "b" }] }, "b"],
  [
    "one branch only, where all properties would fit two",
    { oneOf: [ref("A"), ref("B")] },
    { a: 1 },
    {
      A: { type: "object", required: ["a"], properties: { a: number, b: number } },
      B: { type: "object", required: ["b"], properties: { a: number, b: number } },
    },
  ],
  [
    "the end of a recursion",
    ref("Node"),
    { next: { next: { next: { next: null } } } },
    { Node: { required: ["next"], properties: { next: { anyOf: [ref("Node"), { type: "null" }] } } } },
  ],
])("%s", async (...[, root, value, others]: Case) => {
  expect(await madeOf({ Root: root, ...others })).toEqual(value);
});

test.each<Hopeless>([
  ["nothing fits", { type: "string", enum: [1, 2] }],
  ["a property is needed that can't be", { type: "object", required: ["a"], properties: { a: false } }],
  ["two branches are the same", { oneOf: [{ type: "string" }, { type: "string" }] }],
  ["there is no end", ref("Node"), { Node: { type: "object", required: ["next"], properties: { next: ref("Node") } } }],
])("no value where %s", async (...[, root, others]: Hopeless) => {
  expect(await madeOf({ Root: root, ...others })).toBeUndefined();
});
