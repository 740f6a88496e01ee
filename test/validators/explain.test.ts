/** What is said about values that do not fit: where, which keyword, in which words. */
import { describe, expect, test } from "vitest";
import { validatorsOf } from "./generated.js";

type Said = readonly [pointer: string, keyword: string, message: string, limit?: unknown];

interface Row {
  readonly schema: unknown;
  readonly value: unknown;
  readonly said: readonly Said[];
}

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const cat = {
  type: "object",
  required: ["kind", "lives"],
  properties: { kind: { const: "cat" }, lives: { type: "integer", maximum: 9 } },
};
const dog = {
  type: "object",
  required: ["kind", "tricks"],
  properties: { kind: { const: "dog" }, tricks: { type: "array", items: { type: "string" } } },
};

const rows: Readonly<Record<string, Row>> = {
  type: { schema: { type: "string" }, value: 1, said: [["", "type", "must be a string, got 1", "string"]] },
  "several types": {
    schema: { type: ["string", "integer", "null"] },
    value: [],
    said: [["", "type", "must be null, an integer or a string, got an array", ["null", "integer", "string"]]],
  },
  "a fraction": {
    schema: { type: "integer" },
    value: 1.5,
    said: [["", "type", "must be an integer, got 1.5", "integer"]],
  },
  NaN: { schema: { type: "number" }, value: NaN, said: [["", "type", "must be a number, got NaN", "number"]] },
  "an undefined value": {
    schema: { type: "number" },
    value: undefined,
    said: [["", "type", "must be a number, got undefined", "number"]],
  },
  enum: {
    schema: { enum: ["a", 1, null] },
    value: "b",
    said: [["", "enum", 'must be "a", 1 or null, got "b"', ["a", 1, null]]],
  },
  "a long enum": {
    schema: { enum: Array.from({ length: 30 }, (_, i) => i) },
    value: 31,
    said: [
      [
        "",
        "enum",
        `must be ${Array.from({ length: 20 }, (_, i) => i).join(", ")} or another of 30 values, got 31`,
        Array.from({ length: 30 }, (_, i) => i),
      ],
    ],
  },
  const: {
    schema: { const: { a: [1] } },
    value: { a: [2] },
    said: [["", "const", 'must be {"a":[1]}, got an object', { a: [1] }]],
  },
  minLength: {
    schema: { minLength: 2 },
    value: "😀",
    said: [["", "minLength", "must have at least 2 characters, has 1", 2]],
  },
  maxLength: {
    schema: { maxLength: 1 },
    value: "ab",
    said: [["", "maxLength", "must have at most 1 character, has 2", 1]],
  },
  pattern: { schema: { pattern: "^a" }, value: "b", said: [["", "pattern", 'must match ^a, got "b"', "^a"]] },
  format: {
    schema: { format: "date" },
    value: "yesterday",
    said: [["", "format", 'must be of the format date, got "yesterday"', "date"]],
  },
  "a long text": {
    schema: { format: "date" },
    value: "x".repeat(100),
    said: [["", "format", `must be of the format date, got "${"x".repeat(57)}"…`, "date"]],
  },
  "every rule of a string": {
    schema: { minLength: 5, pattern: "^a", format: "date" },
    value: "b",
    said: [
      ["", "minLength", "must have at least 5 characters, has 1", 5],
      ["", "pattern", 'must match ^a, got "b"', "^a"],
      ["", "format", 'must be of the format date, got "b"', "date"],
    ],
  },
  "lengths that the pattern implies": {
    schema: { type: "string", pattern: "^[a-f]{4}$", minLength: 4, maxLength: 4 },
    value: "abc",
    said: [
      ["", "minLength", "must have at least 4 characters, has 3", 4],
      ["", "pattern", 'must match ^[a-f]{4}$, got "abc"', "^[a-f]{4}$"],
    ],
  },
  minimum: { schema: { minimum: 1 }, value: 0, said: [["", "minimum", "must be at least 1, got 0", 1]] },
  maximum: {
    schema: { maximum: 65535 },
    value: 70000,
    said: [["", "maximum", "must be at most 65535, got 70000", 65535]],
  },
  exclusiveMinimum: {
    schema: { exclusiveMinimum: 1 },
    value: 1,
    said: [["", "exclusiveMinimum", "must be more than 1, got 1", 1]],
  },
  exclusiveMaximum: {
    schema: { exclusiveMaximum: 1 },
    value: 1,
    said: [["", "exclusiveMaximum", "must be less than 1, got 1", 1]],
  },
  multipleOf: {
    schema: { multipleOf: 0.1 },
    value: 0.15,
    said: [["", "multipleOf", "must be a multiple of 0.1, got 0.15", 0.1]],
  },
  "a number's format": {
    schema: { format: "int32" },
    value: 2 ** 31,
    said: [["", "format", "must be of the format int32, got 2147483648", "int32"]],
  },
  minItems: { schema: { minItems: 1 }, value: [], said: [["", "minItems", "must have at least 1 item, has 0", 1]] },
  maxItems: { schema: { maxItems: 1 }, value: [1, 2], said: [["", "maxItems", "must have at most 1 item, has 2", 1]] },
  uniqueItems: {
    schema: { uniqueItems: true },
    value: [{ a: 1, b: 2 }, 0, { b: 2, a: 1 }],
    said: [["", "uniqueItems", "must not hold an item twice, as 0 and 2 do", true]],
  },
  items: {
    schema: { items: { type: "null" } },
    value: [null, 1, 2],
    said: [
      ["/1", "type", "must be null, got 1", "null"],
      ["/2", "type", "must be null, got 2", "null"],
    ],
  },
  prefixItems: {
    schema: { prefixItems: [{ type: "null" }], items: false },
    value: [1, 2],
    said: [
      ["/0", "type", "must be null, got 1", "null"],
      ["/1", "items", "must not be there"],
    ],
  },
  contains: {
    schema: { contains: { type: "null" } },
    value: [1],
    said: [["", "contains", "must have at least 1 item that fits `contains`, has 0", 1]],
  },
  minContains: {
    schema: { contains: { type: "null" }, minContains: 2 },
    value: [null],
    said: [["", "minContains", "must have at least 2 items that fit `contains`, has 1", 2]],
  },
  maxContains: {
    schema: { contains: { type: "null" }, maxContains: 1 },
    value: [null, null],
    said: [["", "maxContains", "must have at most 1 item that fits `contains`, has 2", 1]],
  },
  unevaluatedItems: {
    schema: { prefixItems: [true], unevaluatedItems: false },
    value: [1, 2],
    said: [["/1", "unevaluatedItems", "must not be there"]],
  },
  required: {
    schema: { required: ["a", "b"] },
    value: {},
    said: [
      ["", "required", 'must have the property "a"', "a"],
      ["", "required", 'must have the property "b"', "b"],
    ],
  },
  properties: {
    schema: { properties: { "a/b~": { type: "null" } } },
    value: { "a/b~": 1 },
    said: [["/a~1b~0", "type", "must be null, got 1", "null"]],
  },
  additionalProperties: {
    schema: { properties: { a: true }, additionalProperties: false },
    value: { a: 1, b: 2 },
    said: [["/b", "additionalProperties", "must not be there"]],
  },
  "additionalProperties with a schema": {
    schema: { additionalProperties: { type: "null" } },
    value: { b: 2 },
    said: [["/b", "type", "must be null, got 2", "null"]],
  },
  patternProperties: {
    schema: { patternProperties: { "^x": false } },
    value: { x1: 2, y: 1 },
    said: [["/x1", "patternProperties", "must not be there"]],
  },
  unevaluatedProperties: {
    schema: { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
    value: { a: 1, b: 2 },
    said: [["/b", "unevaluatedProperties", "must not be there"]],
  },
  propertyNames: {
    schema: { propertyNames: { maxLength: 1 } },
    value: { a: 1, bc: 2 },
    said: [["/bc", "propertyNames", "must not have this name, which must have at most 1 character", 1]],
  },
  minProperties: {
    schema: { minProperties: 2 },
    value: { a: 1 },
    said: [["", "minProperties", "must have at least 2 properties, has 1", 2]],
  },
  maxProperties: {
    schema: { maxProperties: 1 },
    value: { a: 1, b: 2 },
    said: [["", "maxProperties", "must have at most 1 property, has 2", 1]],
  },
  dependentRequired: {
    schema: { dependentRequired: { a: ["b"] } },
    value: { a: 1 },
    said: [["", "dependentRequired", 'must have the property "b" beside "a"', "b"]],
  },
  dependentSchemas: {
    schema: { dependentSchemas: { a: { minProperties: 2 } } },
    value: { a: 1 },
    said: [["", "minProperties", "must have at least 2 properties, has 1", 2]],
  },
  allOf: {
    schema: { allOf: [{ minimum: 2 }, { multipleOf: 2 }] },
    value: 1,
    said: [
      ["", "minimum", "must be at least 2, got 1", 2],
      ["", "multipleOf", "must be a multiple of 2, got 1", 2],
    ],
  },
  not: { schema: { not: { type: "null" } }, value: null, said: [["", "not", "must not fit the schema under `not`"]] },
  then: {
    schema: { if: { type: "string" }, then: { minLength: 1 }, else: false },
    value: "",
    said: [["", "minLength", "must have at least 1 character, has 0", 1]],
  },
  else: {
    schema: { if: { type: "string" }, then: { minLength: 1 }, else: false },
    value: 1,
    said: [["", "else", "must not be there"]],
  },
  "the schema false": { schema: false, value: 1, said: [["", "false", "must not be there"]] },
  "a reference": {
    schema: { $ref: "#/components/schemas/Cat" },
    value: { kind: "cat", lives: 10 },
    said: [["/lives", "maximum", "must be at most 9, got 10", 9]],
  },
  "one thing asked for twice": {
    schema: { type: "object", allOf: [{ required: ["a"] }, { required: ["a"] }] },
    value: {},
    said: [["", "required", 'must have the property "a"', "a"]],
  },
  "anyOf, all of other types": {
    schema: { anyOf: [{ type: "string" }, { type: "null" }] },
    value: 1,
    said: [["", "anyOf", "must be a string or null, got 1"]],
  },
  "anyOf, closest by type": {
    schema: { anyOf: [{ type: "string", minLength: 2 }, { type: "null" }] },
    value: "a",
    said: [["", "minLength", "must have at least 2 characters, has 1", 2]],
  },
  "oneOf, constants": {
    schema: { oneOf: [{ const: "a" }, { const: "b" }] },
    value: "c",
    said: [["", "oneOf", 'must be "a" or "b", got "c"']],
  },
  "oneOf, fits two": {
    schema: { oneOf: [{ type: "string" }, { minLength: 1 }, { type: "null" }] },
    value: "a",
    said: [["", "oneOf", "must fit exactly one of 3 alternatives, and fits 1 and 2", [0, 1]]],
  },
  "oneOf, closest by constant": {
    schema: { oneOf: [cat, dog] },
    value: { kind: "dog", tricks: [1, 2] },
    said: [
      ["/tricks/0", "type", "must be a string, got 1", "string"],
      ["/tricks/1", "type", "must be a string, got 2", "string"],
    ],
  },
  "oneOf, by discriminator": {
    schema: {
      oneOf: [ref("Cat"), ref("Dog")],
      discriminator: {
        propertyName: "kind",
        mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" },
      },
    },
    value: { kind: "dog", lives: 3 },
    said: [["", "required", 'must have the property "tricks"', "tricks"]],
  },
  "oneOf, unknown to the discriminator": {
    schema: {
      oneOf: [ref("Cat"), ref("Dog")],
      discriminator: { propertyName: "kind", mapping: { cat: "Cat", dog: "Dog" } },
    },
    value: { kind: "cow" },
    said: [["/kind", "discriminator", 'must be "cat" or "dog"', ["cat", "dog"]]],
  },
  "an empty anyOf": { schema: { anyOf: [] }, value: 1, said: [["", "anyOf", "must be nothing"]] },
  "the order of the value": {
    schema: {
      properties: { a: { type: "null" }, b: { type: "null" } },
      additionalProperties: false,
      required: ["z"],
      allOf: [{ properties: { c: { type: "null" } } }],
    },
    value: { c: 1, b: 2, a: 3 },
    said: [
      ["", "required", 'must have the property "z"', "z"],
      ["/c", "additionalProperties", "must not be there"],
      ["/c", "type", "must be null, got 1", "null"],
      ["/b", "type", "must be null, got 2", "null"],
      ["/a", "type", "must be null, got 3", "null"],
    ],
  },
};

const names = Object.keys(rows);
const validators = await validatorsOf({
  ...Object.fromEntries(names.map((name, i) => [`S${i}`, rows[name]?.schema])),
  Cat: cat,
  Dog: dog,
});

test.each(names.map((name, i) => [name, rows[name] as Row, `S${i}`] as const))("%s", (_, { value, said }, schema) => {
  const { is, issues } = validators[schema] as NonNullable<(typeof validators)[string]>;
  expect(is(value)).toBe(false);
  const found = issues(value).map((it) =>
    "limit" in it ? [it.pointer, it.keyword, it.message, it.limit] : [it.pointer, it.keyword, it.message],
  );
  expect(found).toEqual(said);
});

describe("how much is said", () => {
  test("no more than was asked for", async () => {
    const { List } = await validatorsOf({ List: { type: "array", items: { type: "null" } } });
    const value = Array.from({ length: 1000 }, (_, i) => i);
    expect(List?.issues(value)).toHaveLength(1000);
    expect(List?.issues(value, { maxIssues: 3 }).map((it) => it.pointer)).toEqual(["/0", "/1", "/2"]);
    expect(List?.issues(value, { maxIssues: 0 })).toHaveLength(1);
  });

  test("an end, where alternatives multiply", async () => {
    const fork = {
      type: "object",
      properties: { next: { anyOf: [ref("Fork"), { allOf: [ref("Fork")], minProperties: 1 }] } },
    };
    const { Fork } = await validatorsOf({ Fork: { ...fork, required: ["end"] } });
    let value: object = {};
    for (let i = 0; i < 12; i += 1) value = { next: value, end: 1 };
    const started = performance.now();
    expect(Fork?.issues(value).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe("what is never said", () => {
  const secret = "4111-1111";
  const cases: Readonly<Record<string, unknown>> = {
    "the value itself": { properties: { card: { type: "string", pattern: "^x", "x-pii": true } } },
    "beside a reference": {
      properties: { card: { $ref: "#/components/schemas/Text", "x-pii": { handling: "standard" } } },
    },
    "behind a reference": { properties: { card: ref("Marked") } },
    "in another branch": {
      allOf: [{ properties: { card: { "x-pii": true } } }, { properties: { card: { pattern: "^x" } } }],
    },
    "of everything below": { "x-pii": true, properties: { card: { pattern: "^x" } } },
    "by a pattern": {
      patternProperties: { "^ca": { "x-pii": true } },
      additionalProperties: { pattern: "^x" },
      properties: { card: { pattern: "^x" } },
    },
    "a password": { properties: { card: { type: "string", format: "password", pattern: "^x" } } },
    "in a union": {
      properties: { card: { anyOf: [{ type: "string", pattern: "^x", "x-pii": true }, { type: "null" }] } },
    },
    "of a constant": { properties: { card: { const: "x", "x-pii": "yes" } } },
  };
  test.each(Object.entries(cases))("%s", async (_, schema) => {
    const { Root } = await validatorsOf({
      Root: schema,
      Text: { type: "string", pattern: "^x" },
      Marked: { type: "string", pattern: "^x", "x-pii": true },
    });
    const found = Root?.issues({ card: secret }) ?? [];
    expect(found.map((it) => it.pointer)).toEqual(["/card"]);
    expect(JSON.stringify(found)).not.toContain("4111");
  });

  test("but elsewhere it is said", async () => {
    const { Root } = await validatorsOf({
      Root: { properties: { card: { pattern: "^x", "x-pii": false }, other: { "x-pii": true } } },
    });
    expect(Root?.issues({ card: secret })[0]?.message).toContain(secret);
  });
});
