/** What guards make of values that JSON does not have, and of rules that are easily got wrong. */
import { describe, expect, test } from "vitest";
import { validatorsOf } from "./generated.js";

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

  test("a pattern is of a string in the place of bytes, not of bytes", async () => {
    const { File } = await validatorsOf({ File: { type: "string", format: "binary", pattern: "^a" } });
    const values = ["ab", "ba", new Blob(["b"]), new Uint8Array(1)];
    expect(values.map((it) => File?.is(it))).toEqual([true, false, true, true]);
    expect(values.map((it) => File?.issues(it).map(({ keyword }) => keyword))).toEqual([[], ["pattern"], [], []]);
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
