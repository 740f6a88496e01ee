/** What is particular to validators without compiled guards; that they say what the others say is asked wherever these are. */
import { expect, test } from "vitest";
import type { Validator } from "../../generator/runtime/validation/index.js";
import { documentOf, generated, validatorsOf } from "./generated.js";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const guards = false;

test("there is one name for each schema, and for each part of an operation", async () => {
  const response = { description: "", content: { "application/json": { schema: ref("Pet") } } };
  const paths = { "/pets": { get: { operationId: "getPets", responses: { 200: response } } } };
  const text = documentOf(
    { Pet: { type: "object", required: ["name"], properties: { name: { type: "string" } } } },
    { paths },
  );
  const { schemas, operations } = await generated(text, { guards });
  expect(Object.keys(schemas)).toEqual(["Pet"]);
  expect(Object.keys(operations)).toEqual(["GetPetsResponse200"]);
  expect(operations["GetPetsResponse200"]).toBe(schemas["Pet"]);
  const pet = schemas["Pet"] as Validator<unknown>;
  expect([pet.is({ name: "Rex" }), pet.is({}), pet.is({ name: 1 })]).toEqual([true, false, false]);
  expect(() => pet.parse({})).toThrow('Pet must have the property "name"');
});

test("how much may be looked at depends on how much there is", async () => {
  const { List } = await validatorsOf(
    {
      Item: { type: "object", properties: { list: { type: "array", items: ref("Value") } } },
      Value: { anyOf: [{ type: "string", maxLength: 3 }, { type: "integer" }, { type: "null" }] },
      List: { type: "array", items: ref("Item") },
    },
    { guards },
  );
  const items: object[] = Array.from({ length: 20_000 }, () => ({ list: Array.from({ length: 80 }, (_, i) => i) }));
  expect(List?.is(items)).toBe(true);
  expect(List?.issues(items)).toEqual([]);
  items.push({ list: [1.5] });
  expect(List?.is(items)).toBe(false);
  expect(List?.issues(items).map((it) => it.pointer)).toEqual(["/20000/list/0"]);
});

test("what is unevaluated is asked once, however deep", async () => {
  const branch = (name: string): object => ({ required: [name], properties: { next: ref("Node") } });
  const { Node } = await validatorsOf(
    {
      Node: {
        type: "object",
        properties: { a: true, b: true, next: true },
        anyOf: [branch("a"), branch("b")],
        unevaluatedProperties: false,
      },
    },
    { guards },
  );
  const nested = (depth: number, end: object): object =>
    depth === 0 ? end : { a: 1, b: 1, next: nested(depth - 1, end) };
  expect(Node?.is(nested(100, { a: 1 }))).toBe(true);
  expect(Node?.issues(nested(100, { a: 1 }))).toEqual([]);
  expect(Node?.is(nested(100, { a: 1, c: 1 }))).toBe(false);
});
