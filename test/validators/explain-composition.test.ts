/** What is said where several schemas apply to one value, and how much. */
import { describe, expect, test } from "vitest";
import { explains } from "./explanations.js";
import { validatorsOf } from "./generated.js";

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

const openUnion = {
  oneOf: [ref("Cat"), ref("Dog"), ref("Open")],
  discriminator: { propertyName: "kind", mapping: { cat: "Cat", dog: "Dog" }, defaultMapping: "Open" },
};

const rows = {
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
  "oneOf, unknown to the discriminator, which says what is meant then": {
    schema: openUnion,
    value: { kind: "cow", lives: "many" },
    said: [["/lives", "type", "must be an integer, got a string", "integer"]],
  },
  "oneOf, without what the discriminator asks for, which says what is meant then": {
    schema: openUnion,
    value: { lives: "many", tricks: [] },
    said: [["/lives", "type", "must be an integer, got a string", "integer"]],
  },
  "oneOf, no object to discriminate": {
    schema: openUnion,
    value: 1,
    said: [["", "oneOf", "must be an object, got 1"]],
  },
  "oneOf, fits two that the discriminator does not tell apart": {
    schema: {
      oneOf: [ref("Cat"), ref("Open"), ref("Dog"), { type: "object" }],
      discriminator: { propertyName: "kind", mapping: { cat: "Cat", open: "Open", dog: "Dog" } },
    },
    value: { kind: "cat", lives: 3 },
    said: [["", "oneOf", "must fit exactly one of 4 alternatives, and fits 1 and 2 and 4", [0, 1, 3]]],
  },
  "anyOf, named by the discriminator, and no tag of its own": {
    schema: {
      anyOf: [ref("Open"), ref("Dog")],
      discriminator: { propertyName: "kind", mapping: { open: "Open", dog: "Dog" } },
    },
    value: { kind: "open", lives: "many" },
    said: [["/lives", "type", "must be an integer, got a string", "integer"]],
  },
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
} as const;

const open = { type: "object", properties: { kind: { type: "string" }, lives: { type: "integer" } } };

await explains(rows, { Cat: cat, Dog: dog, Open: open });

describe("how much is said", () => {
  test("no more than was asked for", async () => {
    const { List } = await validatorsOf({ List: { type: "array", items: { type: "null" } } });
    const value = Array.from({ length: 1000 }, (_, i) => i);
    expect(List?.issues(value)).toHaveLength(1000);
    expect(List?.issues(value, { maxIssues: 3 }).map((it) => it.pointer)).toEqual(["/0", "/1", "/2"]);
    expect(List?.issues(value, { maxIssues: 0 })).toHaveLength(1);
  });

  test("of a list the same as of each of its items, whatever stands before it", async () => {
    const { Cats, Cat } = await validatorsOf({ Cat: cat, Cats: { type: "array", items: ref("Cat") } });
    const [right, wrong] = [
      { kind: "cat", lives: 9 },
      { kind: "dog", lives: "9" },
    ];
    const value = [...Array<object>(9).fill(wrong), right, wrong, right, right, ...Array<object>(7).fill(wrong), right];
    const each = value.flatMap((it, i) => Cat?.issues(it).map(({ pointer, message }) => [`/${i}${pointer}`, message]));
    expect(each).toHaveLength(2 * value.filter((it) => it === wrong).length);
    expect(Cats?.issues(value).map((it) => [it.pointer, it.message])).toEqual(each);
  });

  test("of overlapping schemas, too, what stands first, wherever it is asked for", async () => {
    const { Overlapping } = await validatorsOf({
      Overlapping: {
        properties: { z: { type: "null" } },
        patternProperties: { "^[xy]": { minimum: 2 }, "^x": { properties: { a: false }, multipleOf: 2 } },
        allOf: [
          { properties: { a: { items: { type: "null" } } } },
          { properties: { a: { items: { type: ["null", "string"] } }, b: { type: "null" } }, required: ["c"] },
        ],
        dependentSchemas: { b: { properties: { a: { minItems: 3 } } } },
      },
    });
    const value = { z: 1, x1: 1, a: [1, "2"], b: 3, y: 1 };
    const all = Overlapping?.issues(value) ?? [];
    expect(all.map((it) => `${it.pointer} ${it.keyword}`)).toEqual([
      " required",
      "/z type",
      "/x1 minimum",
      "/x1 multipleOf",
      "/a minItems",
      "/a/0 type",
      "/a/0 type",
      "/a/1 type",
      "/b type",
      "/y minimum",
    ]);
    for (let maxIssues = 1; maxIssues <= all.length + 1; maxIssues += 1)
      expect(Overlapping?.issues(value, { maxIssues })).toEqual(all.slice(0, maxIssues));
  });

  test("of overlapping schemas within overlapping schemas", async () => {
    const { Nested } = await validatorsOf({
      Nested: {
        allOf: [
          { properties: { a: { type: "null" }, next: { required: ["b"] } } },
          { properties: { next: ref("Nested") } },
        ],
        properties: { z: { type: "null" }, a: { type: ["null", "string"] } },
      },
    });
    const value = { z: 1, next: { z: 2, a: 3, next: { a: 4, z: 5, b: 6 } }, a: "7" };
    const all = Nested?.issues(value) ?? [];
    expect(all.map((it) => `${it.pointer} ${it.keyword}`)).toEqual([
      "/z type",
      "/next required",
      "/next/z type",
      "/next/a type",
      "/next/a type",
      "/next/next/a type",
      "/next/next/a type",
      "/next/next/z type",
      "/a type",
    ]);
    for (let maxIssues = 1; maxIssues <= all.length + 1; maxIssues += 1)
      expect(Nested?.issues(value, { maxIssues })).toEqual(all.slice(0, maxIssues));
  });

  test("and no less, where two schemas ask for the same", async () => {
    const { Both } = await validatorsOf({
      Both: { required: ["a"], allOf: [{ required: ["a"] }, { required: ["b"] }] },
    });
    expect(Both?.issues({}, { maxIssues: 2 }).map((it) => it.limit)).toEqual(["a", "b"]);
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
