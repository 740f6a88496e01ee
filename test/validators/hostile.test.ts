/** Names and depths that someone may have chosen to do harm. */
import { describe, expect, test } from "vitest";
import { loadText } from "../../generator/load/index.js";
import { documentOf, generated, sourcesOf, validatorsOf } from "./generated.js";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

describe("names that every object inherits", () => {
  const hostile = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];

  test.each(hostile)("%s is a name like any other", async (name) => {
    const { Required, Optional, Closed, Dependent, Names } = await validatorsOf({
      Required: { required: [name], properties: JSON.parse(`{${JSON.stringify(name)}: {"type": "string"}}`) as object },
      Optional: { properties: JSON.parse(`{${JSON.stringify(name)}: {"type": "string"}}`) as object },
      Closed: { properties: { a: true }, additionalProperties: false },
      Dependent: {
        dependentRequired: JSON.parse(`{${JSON.stringify(name)}: ["a"]}`) as object,
        dependentSchemas: { a: { required: [name] } },
      },
      Names: { propertyNames: { maxLength: 1 } },
    });
    const having = (value: unknown): unknown => JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`);
    expect(Required?.is({})).toBe(false);
    expect(Required?.issues({})).toMatchObject([{ keyword: "required", limit: name, pointer: "" }]);
    expect(Required?.is(having("x"))).toBe(true);
    expect(Required?.issues(having(1))).toMatchObject([{ keyword: "type", pointer: `/${name}` }]);
    expect(Optional?.is({})).toBe(true);
    expect(Optional?.is(having(1))).toBe(false);
    expect(Closed?.is({ a: 1 })).toBe(true);
    expect(Closed?.issues(having(1))).toMatchObject([{ keyword: "additionalProperties", pointer: `/${name}` }]);
    expect(Dependent?.is({})).toBe(true);
    expect(Dependent?.issues(having(1))).toMatchObject([{ keyword: "dependentRequired", limit: "a" }]);
    expect(Dependent?.is({ a: 1 })).toBe(false);
    expect(Names?.issues(having(1))).toMatchObject([{ keyword: "propertyNames" }]);
    expect(Object.prototype).not.toHaveProperty("a");
  });

  test("also when they name a schema's property in data", async () => {
    const { Same, One } = await validatorsOf({
      Same: { const: JSON.parse('{"__proto__": {"a": 1}}') as unknown },
      One: { enum: [{}, JSON.parse('{"__proto__": 1}')] },
    });
    expect(Same?.is(JSON.parse('{"__proto__": {"a": 1}}'))).toBe(true);
    expect(Same?.is({})).toBe(false);
    expect(One?.is(JSON.parse('{"__proto__": 1}'))).toBe(true);
    expect(One?.is(JSON.parse('{"__proto__": 2}'))).toBe(false);
  });

  test("schemas may have the names of globals", async () => {
    const names = [
      "Object",
      "Array",
      "Number",
      "String",
      "RegExp",
      "Set",
      "Error",
      "Validation",
      "Types",
      "Value",
      "Symbol",
    ];
    const made = await validatorsOf(
      Object.fromEntries(
        names.map((name) => [name, { type: "object", properties: { a: { enum: [1, 2, 3, 4, 5, 6, 7, 8, 9] } } }]),
      ),
    );
    for (const name of names) expect(made[name]?.is({ a: 9 }), name).toBe(true);
  });

  test("a guard names no global that a schema might be called after", async () => {
    const schema = {
      type: "object",
      required: ["a"],
      properties: { a: { type: "array", items: { type: "integer" } } },
    };
    const document = await loadText(
      documentOf({ Object: schema, Array: schema, Number: schema }),
      "test/document.json",
    );
    const text = (await sourcesOf(document)).map((it) => it.text).join("\n");
    expect(text).toContain("isObject(");
    expect(text).not.toMatch(/(?<![.\w])(Object|Array|Number)\./);
  });
});

describe("depth", () => {
  const node = {
    type: "object",
    properties: { next: ref("Node"), not: { not: ref("Node") } },
    additionalProperties: false,
  };
  const deep = (levels: number, end: unknown, key = "next"): unknown => {
    let value = end;
    for (let i = 0; i < levels; i += 1) value = { [key]: value };
    return value;
  };

  test("beyond the stack is an issue, and no error", async () => {
    const { Node, List } = await validatorsOf({ Node: node, List: { type: "array", items: ref("List") } });
    expect(Node?.is(deep(500, {}))).toBe(true);
    expect(Node?.is(deep(501, {}))).toBe(false);
    expect(Node?.issues(deep(501, {}))).toMatchObject([{ keyword: "depth" }]);
    expect(Node?.is(deep(100_000, {}))).toBe(false);
    expect(Node?.issues(deep(100_000, {}))).toMatchObject([{ keyword: "depth", pointer: "" }]);
    expect(() => Node?.parse(deep(100_000, {}))).toThrow(/too deeply/);
    expect(Node?.["~standard"].validate(deep(100_000, {})).issues).toHaveLength(1);
    let list: unknown[] = [];
    for (let i = 0; i < 100_000; i += 1) list = [list];
    expect(List?.is(list)).toBe(false);
    expect(List?.issues(list)).toMatchObject([{ keyword: "depth" }]);
    expect(Node?.issues(deep(500, { wrong: 1 })).map((it) => it.pointer)).toEqual([`${"/next".repeat(500)}/wrong`]);
  });

  test("that is not looked into does not matter", async () => {
    const { Any, Flat, Same } = await validatorsOf({
      Any: {},
      Flat: { type: "object", additionalProperties: { type: "object" } },
      Same: { const: { a: 1 } },
    });
    expect(Any?.is(deep(100_000, {}))).toBe(true);
    expect(Flat?.is(deep(100_000, {}))).toBe(true);
    expect(Same?.is(deep(100_000, {}))).toBe(false);
    expect(Same?.issues(deep(100_000, {}))).toHaveLength(1);
  });

  test("never turns into validity, not even under not", async () => {
    const { Node } = await validatorsOf({ Node: node });
    expect(Node?.is({ not: deep(100_000, {}) })).toBe(false);
    const body = { content: { "application/json": { schema: { not: ref("Node") } } } };
    const paths = { "/x": { post: { operationId: "send", requestBody: body, responses: {} } } };
    const { operations } = await generated(documentOf({ Node: node }, { paths }));
    const isSendBody = operations["isSendBody"] as (value: unknown) => boolean;
    expect(isSendBody(1)).toBe(true);
    expect(isSendBody({})).toBe(false);
    expect(isSendBody(deep(100_000, {}))).toBe(false);
  });

  test("of items that are compared", async () => {
    const { Unique } = await validatorsOf({ Unique: { uniqueItems: true } });
    expect(Unique?.is([deep(100_000, 1), deep(100_000, 1)])).toBe(false);
    expect(Unique?.issues([deep(100_000, 1), deep(100_000, 1)])).toMatchObject([{ keyword: "depth" }]);
  });
});
