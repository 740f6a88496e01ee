/** Parsing with options: what becomes of a value before it is checked. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  parser,
  ValidationError,
  type ParseOptions,
  type Validator,
} from "../../generator/runtime/validation/index.js";
import { anySchema, data, shared } from "./arbitrary.js";
import { validatorsOf } from "./generated.js";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const schemas = {
  Query: {
    type: "object",
    properties: {
      size: { type: "integer", minimum: 1, default: 20 },
      exact: { type: "boolean" },
      ratio: { type: ["number", "null"] },
      tags: { type: "array", items: { type: "integer" } },
      name: { type: "string" },
      either: { type: ["integer", "string"] },
      sort: ref("Sort"),
    },
  },
  Sort: {
    type: "object",
    default: {},
    properties: { by: { type: "string", default: "id" }, down: { type: "boolean", default: false } },
  },
  Closed: { type: "object", properties: { a: { type: "integer" } }, additionalProperties: false },
  Open: { type: "object", properties: { a: { type: "integer" } }, additionalProperties: true },
  Free: { type: "object", properties: { any: { type: "object" }, inner: ref("Closed") } },
  Base: {
    type: "object",
    required: ["id"],
    properties: { id: { type: "string" }, inner: { type: "object", properties: { x: { type: "integer" } } } },
  },
  Both: {
    allOf: [
      ref("Base"),
      { properties: { extra: { type: "integer", default: 1 }, inner: { properties: { y: { type: "integer" } } } } },
    ],
  },
  Cat: {
    type: "object",
    required: ["kind"],
    properties: { kind: { const: "cat" }, lives: { type: "integer", default: 9 } },
    additionalProperties: false,
  },
  Dog: {
    type: "object",
    required: ["kind"],
    properties: { kind: { const: "dog" }, barks: { type: "boolean", default: true } },
    additionalProperties: false,
  },
  Pet: { oneOf: [ref("Cat"), ref("Dog")] },
  Count: { anyOf: [{ type: "integer" }, { type: "null" }] },
  Text: { oneOf: [{ type: "integer" }, { type: "string" }] },
  Sealed: { allOf: [ref("Base")], properties: { more: { type: "integer" } }, unevaluatedProperties: false },
  Names: {
    type: "object",
    properties: { ["__proto__"]: { type: "integer", default: 1 }, constructor: { type: "integer", default: 2 } },
  },
  Tree: {
    type: "object",
    properties: { depth: { type: "integer", default: 0 }, children: { type: "array", items: ref("Tree") } },
  },
  Wrong: {
    type: "object",
    properties: {
      a: { type: "integer", default: "none" },
      b: { type: "integer" },
      c: { type: "string" },
      d: { type: "null", default: 0 },
    },
  },
  Conditional: {
    type: "object",
    properties: { on: { type: "boolean" } },
    if: { properties: { on: { const: true } }, required: ["on"] },
    then: { properties: { level: { type: "integer", default: 5 } } },
  },
};

const validators = await validatorsOf(schemas);
const parse = (name: string, options: ParseOptions, value: unknown): unknown =>
  parser(validators[name] as Validator<unknown>, options).parse(value);

test("issues of what was there, in its order, stand before those of what was added", () => {
  const value = { other: 1, b: "x", more: 2, c: 3 };
  const validate = parser(validators["Wrong"] as Validator<unknown>, { defaults: true, unknown: "refuse" })[
    "~standard"
  ];
  const { issues = [] } = validate.validate(value);
  expect(issues.map((it) => `${it.pointer} ${it.keyword}`)).toEqual([
    "/other unevaluatedProperties",
    "/b type",
    "/more unevaluatedProperties",
    "/c type",
    "/a type",
    "/d type",
  ]);
});

const everything = { defaults: true, unknown: "strip", coerce: true } as const;

test.each<[string, string, ParseOptions, unknown, unknown]>([
  ["text for numbers", "Query", { coerce: true }, { size: "5", ratio: "-1.5e2" }, { size: 5, ratio: -150 }],
  ["text for flags and null", "Query", { coerce: true }, { exact: "TRUE", ratio: "" }, { exact: true, ratio: null }],
  ["one for a list", "Query", { coerce: true }, { tags: "3" }, { tags: [3] }],
  ["texts in a list", "Query", { coerce: true }, { tags: ["3", "4"] }, { tags: [3, 4] }],
  ["text where text may be", "Query", { coerce: true }, { name: "5", either: "5" }, { name: "5", either: "5" }],
  ["no coercion unasked", "Query", { defaults: true }, { size: "5" }, undefined],
  ["an integer that would be rounded", "Query", { coerce: true }, { size: "9007199254740993" }, undefined],
  ["a great number that is written short", "Query", { coerce: true }, { ratio: "1e20" }, { ratio: 1e20 }],
  ["no other spelling of a number", "Query", { coerce: true }, { size: "0x10" }, undefined],
  ["alternatives of which one is text", "Text", { coerce: true }, "5", "5"],
  ["alternatives without text", "Count", { coerce: true }, "5", 5],
  [
    "defaults, nested ones within a default",
    "Query",
    { defaults: true },
    {},
    { size: 20, sort: { by: "id", down: false } },
  ],
  [
    "defaults beside what is there",
    "Query",
    { defaults: true },
    { size: 1, sort: { down: true } },
    { size: 1, sort: { down: true, by: "id" } },
  ],
  ["defaults of both parts", "Both", { defaults: true }, { id: "x" }, { id: "x", extra: 1 }],
  ["defaults of the branch that fits", "Pet", { defaults: true }, { kind: "dog" }, { kind: "dog", barks: true }],
  ["defaults in a tree", "Tree", { defaults: true }, { children: [{}] }, { depth: 0, children: [{ depth: 0 }] }],
  ["defaults by a condition", "Conditional", { defaults: true }, { on: true }, { on: true, level: 5 }],
  ["no defaults by a condition that is not met", "Conditional", { defaults: true }, { on: false }, { on: false }],
  [
    "unknown properties left out",
    "Query",
    { unknown: "strip" },
    { size: 1, x: 1, sort: { by: "a", y: 1 } },
    { size: 1, sort: { by: "a" } },
  ],
  ["also where the schema refuses them", "Closed", { unknown: "strip" }, { a: 1, b: 2 }, { a: 1 }],
  ["but not where it allows them", "Open", { unknown: "strip" }, { a: 1, b: 2 }, { a: 1, b: 2 }],
  [
    "nor where it names none",
    "Free",
    { unknown: "strip" },
    { any: { x: 1 }, inner: { a: 1, c: 1 } },
    { any: { x: 1 }, inner: { a: 1 } },
  ],
  [
    "properties of any part are known",
    "Both",
    { unknown: "strip" },
    { id: "x", extra: 2, inner: { x: 1, y: 2, z: 3 }, no: 1 },
    { id: "x", extra: 2, inner: { x: 1, y: 2 } },
  ],
  [
    "unknown ones of a branch",
    "Pet",
    { unknown: "strip" },
    { kind: "cat", lives: 1, barks: false },
    { kind: "cat", lives: 1 },
  ],
  ["what is unevaluated", "Sealed", { unknown: "strip" }, { id: "x", more: 1, other: 2 }, { id: "x", more: 1 }],
  ["unknown properties refused", "Query", { unknown: "refuse" }, { size: 1, x: 1 }, undefined],
  ["unknown properties kept", "Query", {}, { size: 1, x: 1 }, { size: 1, x: 1 }],
  [
    "all at once",
    "Query",
    everything,
    { size: "7", x: 1, tags: ["1"] },
    { size: 7, tags: [1], sort: { by: "id", down: false } },
  ],
])("%s", (_, name, options, value, wanted) => {
  const before = structuredClone(value);
  if (wanted === undefined) expect(() => parse(name, options, value)).toThrow(ValidationError);
  else expect(parse(name, options, value)).toEqual(wanted);
  expect(value).toEqual(before);
});

test("one text for a list, where items may be text", async () => {
  const { List } = await validatorsOf({ List: { type: "array", items: { type: "string" } } });
  expect(parser(List as Validator<unknown>, { coerce: true }).parse("a")).toEqual(["a"]);
});

test("what need not change is the same object", () => {
  const value = { size: 1, sort: { by: "a", down: true }, tags: [1, 2] };
  expect(parse("Query", everything, value)).toBe(value);
});

test("names that every object inherits are names like any other", () => {
  const made = parse("Names", everything, {}) as object;
  expect(Object.entries(made)).toEqual([
    ["__proto__", 1],
    ["constructor", 2],
  ]);
  expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  const stripped = parse("Query", everything, JSON.parse('{ "__proto__": { "x": 1 }, "size": 2 }')) as object;
  expect(Object.keys(stripped)).toEqual(["size", "sort"]);
});

test("unknown properties are told in their order, among the other issues", () => {
  const result = parser(validators["Query"] as Validator<unknown>, { unknown: "refuse" })["~standard"].validate({
    a: 1,
    size: 0,
    sort: { b: 1 },
    c: 1,
  });
  expect(result.issues?.map((it) => `${it.pointer} ${it.keyword}`)).toEqual([
    "/a unevaluatedProperties",
    "/size minimum",
    "/sort/b unevaluatedProperties",
    "/c unevaluatedProperties",
  ]);
});

test("a default is a copy", () => {
  const [one, other] = [parse("Query", everything, {}), parse("Query", everything, {})] as { sort: object }[];
  expect(one?.sort).not.toBe(other?.sort);
});

test("data without end is an issue", () => {
  const tree: { children: unknown[] } = { children: [] };
  tree.children.push(tree);
  expect(() => parse("Tree", everything, tree)).toThrow("nested too deeply");
});

test(
  "without options a parser is the validator's own; with them it never throws anything but a ValidationError, nor changes what is given",
  { timeout: 120_000 },
  async () => {
    const lists = fc.array(anySchema, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(lists, fc.array(data, { minLength: 20, maxLength: 40 }), async (list, values) => {
        const made = await validatorsOf({ ...shared, ...Object.fromEntries(list.map((it, i) => [`S${i}`, it])) });
        for (const validator of Object.values(made)) {
          if (typeof validator !== "object") continue;
          for (const value of values) {
            const before = JSON.stringify(value);
            const plain = parser(validator, {})["~standard"].validate(value);
            expect(plain.issues === undefined).toBe(validator.is(value));
            const changed = parser(validator, everything)["~standard"].validate(value);
            if (changed.issues === undefined) expect(validator.is(changed.value)).toBe(true);
            else expect(changed.issues.length).toBeGreaterThan(0);
            expect(JSON.stringify(value)).toBe(before);
          }
        }
      }),
      { numRuns: 5 },
    );
  },
);
