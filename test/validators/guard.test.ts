/** What guards take and refuse beyond what the JSON Schema Test Suite asks: JavaScript's own values, names and depths. */
import { describe, expect, test } from "vitest";
import { documentOf, generated, validatorsOf } from "./generated.js";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

describe("values that JSON does not have", () => {
  const types = ["null", "boolean", "object", "array", "number", "integer", "string"];
  const schemas = {
    ...Object.fromEntries(types.map((type) => [type, { type }])),
    Anything: {},
    NotString: { not: { type: "string" } },
    Short: { maxLength: 1 },
  };
  const values = [undefined, () => 1, Symbol("x"), 1n, NaN, Infinity, -Infinity];

  test("have no type; what asks for none lets them pass", async () => {
    const made = await validatorsOf(schemas);
    for (const value of values) {
      const fitting = Object.entries(made).flatMap(([name, it]) =>
        typeof it === "object" && it.is(value) ? [name] : [],
      );
      expect(fitting, String(value)).toEqual(["Anything", "NotString", "Short"]);
      for (const type of types) expect(made[type[0]?.toUpperCase() + type.slice(1)]?.issues(value)).toHaveLength(1);
    }
  });

  test("numbers and integers are told apart by value", async () => {
    const { Integer, Number } = await validatorsOf({ Integer: { type: "integer" }, Number: { type: "number" } });
    expect([1, 1.0, -0, 1e300].map((it) => Integer?.is(it))).toEqual([true, true, true, true]);
    expect([1.5, "1", null].map((it) => Integer?.is(it))).toEqual([false, false, false]);
    expect(Number?.is(1.5)).toBe(true);
  });

  test("a property that is undefined is not there", async () => {
    const { Root } = await validatorsOf({
      Root: {
        type: "object",
        ...{
          required: ["a"],
          properties: { a: {}, b: { type: "string" } },
          additionalProperties: false,
          maxProperties: 1,
        },
        ...{ dependentRequired: { b: ["c"] }, propertyNames: { maxLength: 1 } },
      },
    });
    expect(Root?.is({ a: 1, b: undefined, long: undefined })).toBe(true);
    expect(Root?.issues({ a: undefined }).map((it) => it.keyword)).toEqual(["required"]);
    const { Same } = await validatorsOf({ Same: { const: { a: 1 } } });
    expect(Same?.is({ a: 1, b: undefined })).toBe(true);
    expect(Same?.is({ a: undefined })).toBe(false);
  });

  test("objects are what typeof says, without arrays; only what is their own counts", async () => {
    const { Root, Any } = await validatorsOf({
      Root: { type: "object", required: ["size"], additionalProperties: { type: "number" } },
      Any: { type: "object" },
    });
    class Box {
      constructor(readonly size: number) {}
      get other(): string {
        return "inherited, so not seen";
      }
    }
    class Bare {
      get size(): number {
        return 1;
      }
    }
    expect(Root?.is(new Box(1))).toBe(true);
    expect(Root?.is(new Bare())).toBe(false);
    expect(Root?.is(Object.create({ size: 1 }))).toBe(false);
    expect(Root?.is(Object.assign(Object.create(null) as object, { size: 1 }))).toBe(true);
    expect([new Date(), new Map(), /x/, {}].map((it) => Any?.is(it))).toEqual([true, true, true, true]);
    expect([[], null, "x"].map((it) => Any?.is(it))).toEqual([false, false, false]);
    for (const it of [new Box(1), new Bare(), Object.create({ size: 1 })])
      expect(Root?.issues(it).length === 0).toBe(Root?.is(it));
  });
});

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

describe("rules that are easily got wrong", () => {
  test("lengths count code points", async () => {
    const { Two } = await validatorsOf({ Two: { type: "string", minLength: 2, maxLength: 2 } });
    expect(["😀😀", "ab", "a😀", "\ud83d\ud83d"].map((it) => Two?.is(it))).toEqual([true, true, true, true]);
    expect(["😀", "abc", "😀😀😀", "a", ""].map((it) => Two?.is(it))).toEqual([false, false, false, false, false]);
  });

  test("multiples are those of decimals", async () => {
    const made = await validatorsOf({
      Tenth: { multipleOf: 0.1 },
      Cent: { multipleOf: 0.01 },
      Tiny: { multipleOf: 1e-8 },
      Odd: { multipleOf: 0.123456789 },
      Big: { multipleOf: 1e20 },
    });
    expect([1.1, 0.3, 4.35, -0.7, 0, 1e22].map((it) => made["Tenth"]?.is(it))).toEqual([
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
    expect([4.35, 19.99, 0.07, 1.005].map((it) => made["Cent"]?.is(it))).toEqual([true, true, true, false]);
    expect([12391239123, 1e-7, 1e-9].map((it) => made["Tiny"]?.is(it))).toEqual([true, true, false]);
    expect(made["Odd"]?.is(1e308)).toBe(false);
    expect([1e21, 1e20, 1e19].map((it) => made["Big"]?.is(it))).toEqual([true, true, false]);
  });

  test("uniqueness takes no longer than the array is long", async () => {
    const { Unique } = await validatorsOf({ Unique: { uniqueItems: true } });
    const objects = Array.from({ length: 50_000 }, (_, i) => ({ id: i, tags: [i, String(i)] }));
    const started = performance.now();
    expect(Unique?.is(objects)).toBe(true);
    expect(Unique?.is([...objects, { tags: [0, "0"], id: 0 }])).toBe(false);
    expect(performance.now() - started).toBeLessThan(3000);
    const mixed = [
      1,
      "1",
      true,
      "true",
      null,
      "null",
      [],
      {},
      "",
      0,
      "0",
      [1],
      ["1"],
      { a: 1 },
      { a: "1" },
      "{}",
      "[]",
      false,
    ];
    expect(Unique?.is(mixed)).toBe(true);
    for (const it of mixed) expect(Unique?.is([...mixed, structuredClone(it)]), JSON.stringify(it)).toBe(false);
  });

  test("patterns: with the flag u where they can, without where they must, and as words where they are none", async () => {
    const { Letters, Legacy, Broken, Names } = await validatorsOf({
      Letters: { pattern: "^\\p{L}.$" },
      Legacy: { pattern: "^[\\w-.]+\\_$" },
      Broken: { type: "string", pattern: "(" },
      Names: { patternProperties: { "(": { type: "string" } }, additionalProperties: false },
    });
    expect(["ä😀", "a1", "1a"].map((it) => Letters?.is(it))).toEqual([true, true, false]);
    expect(["a-b._", "a b_"].map((it) => Legacy?.is(it))).toEqual([true, false]);
    expect(Broken?.is("anything")).toBe(true);
    expect(Names?.is({ anything: 1 })).toBe(true);
  });

  test("patterns that are written out for speed match what they did", async () => {
    const patterns = [
      "^[a-c]{4}$",
      "^[a-c]{4}?$",
      "^(?:ab){4}$",
      "^\\d{5}$",
      "^a{6}$",
      "^[\\]x]{4}$",
      "^\\u{61}$",
      "^[{}]{4}$",
      "^\\{4}$",
      "^.{4}$",
      "^[^a]{70}$",
      "^[a]{4}{1}",
    ];
    const made = await validatorsOf(Object.fromEntries(patterns.map((pattern, i) => [`S${i}`, { pattern }])));
    const texts = [
      "abca",
      "abcab",
      "abababab",
      "12345",
      "aaaaaa",
      "]x]x",
      "a",
      "{}{}",
      "{{{{",
      "{4}",
      "    ",
      "\ud83d\ude00abc",
      "b".repeat(70),
      "",
    ];
    patterns.forEach((pattern, i) => {
      const plain = compiled(pattern);
      for (const text of texts)
        expect(made[`S${i}`]?.is(text), `${pattern} on ${text}`).toBe(plain?.test(text) ?? true);
    });
  });

  test("formats may be words only", async () => {
    const schemas = {
      When: { type: "string", format: "date-time" },
      Odd: { type: "string", format: "no-such-format" },
    };
    const [checked, unchecked] = await Promise.all([validatorsOf(schemas), validatorsOf(schemas, { formats: false })]);
    expect([checked["When"]?.is("noon"), unchecked["When"]?.is("noon"), checked["Odd"]?.is("x")]).toEqual([
      false,
      true,
      true,
    ]);
    expect(unchecked["When"]?.schema).toMatchObject({ format: "date-time" });
  });

  test("binary is bytes, or a string in their place", async () => {
    const { File, Small } = await validatorsOf({
      File: { type: "string", format: "binary" },
      Small: { type: ["string", "null"], format: "binary", minLength: 1, maxLength: 2 },
    });
    const bytes = new Uint8Array(3);
    expect([new Blob(["x"]), bytes, bytes.buffer, Buffer.from("x"), "text"].map((it) => File?.is(it))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect([1, {}, null, [1]].map((it) => File?.is(it))).toEqual([false, false, false, false]);
    expect([new Blob(["x"]), null, "ab", new Uint8Array(2)].map((it) => Small?.is(it))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(Small?.issues(bytes)).toMatchObject([{ keyword: "maxLength", limit: 2 }]);
    expect(Small?.issues(new Blob([]))).toMatchObject([{ keyword: "minLength" }]);
  });

  test("what compositions share", async () => {
    const { Either, Never, Constant } = await validatorsOf({
      Either: { type: "string", anyOf: [{ const: "a" }, { type: "number", minimum: 3 }, { minLength: 3 }] },
      Never: { type: "string", allOf: [{ type: "number" }] },
      Constant: { const: "a", not: { const: "b" }, enum: ["a", "b"] },
    });
    expect(["a", "abc", "b", 4].map((it) => Either?.is(it))).toEqual([true, true, false, false]);
    expect(["a", 1].map((it) => Never?.is(it))).toEqual([false, false]);
    expect(["a", "b"].map((it) => Constant?.is(it))).toEqual([true, false]);
  });
});

function compiled(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      continue; // not with these flags
    }
  }
  return undefined;
}
