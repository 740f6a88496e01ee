/** Names and dates: the functions that generated codecs are made of. */
import { describe, expect, test } from "vitest";
import * as transport from "../../generator/runtime/transport/index.js";

const { decodeDate, encodeDate, itemsOf, oneOf, renamed } = transport;

describe("a date-time", () => {
  test.each([
    ["2020-03-18T23:31:36Z", "2020-03-18T23:31:36.000Z"],
    ["2020-03-18t23:31:36.5z", "2020-03-18T23:31:36.500Z"],
    ["2020-03-18T23:31:36+02:00", "2020-03-18T21:31:36.000Z"],
    ["2020-03-18T23:31:36.123456789-00:30", "2020-03-19T00:01:36.123Z"],
    ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
  ])("%s is %s", (text, iso) => {
    const date = decodeDate(text) as Date;
    expect(date.toISOString()).toBe(iso);
    expect(encodeDate(date)).toBe(iso);
  });

  test.each([
    "",
    "garbage",
    "2020-03-18",
    "2020-03-18T23:31:36",
    "2020-02-30T25:00:00Z",
    "Wed, 18 Mar 2020 23:31:36 GMT",
    "1584574296",
  ])("%j is none", (text) => {
    expect(() => decodeDate(text)).toThrow(transport.DecodeError);
    expect(transport.decodeDateOrText(text)).toBe(text);
  });

  test("what is no text is left alone, and no date is made of nothing", () => {
    for (const it of [null, undefined, 0, true]) expect(decodeDate(it)).toBe(it);
    expect(encodeDate("text")).toBe("text");
    expect(() => encodeDate(new Date(NaN))).toThrow(TypeError);
  });
});

const thing = (value: unknown): unknown =>
  renamed(value, (it) => {
    it.move("made_at", "madeAt", decodeDate);
    it.move("sub_things", "subThings", itemsOf(thing));
  });

describe("an object with other names", () => {
  test("keeps what nobody knows, in its place behind the others", () => {
    const value = thing({ other_name: 1, made_at: "2020-03-18T23:31:36Z", sub_things: [{ made_at: null }, null, 3] });
    expect(value).toEqual({
      other_name: 1,
      madeAt: new Date("2020-03-18T23:31:36Z"),
      subThings: [{ madeAt: null }, null, 3],
    });
  });

  test("has nothing that was not there", () => {
    expect(Object.keys(thing({}) as object)).toEqual([]);
  });

  test("says where a date is none, and not what it is", () => {
    const error = (() => {
      try {
        return thing({ sub_things: [{}, { sub_things: [{ made_at: "1970-13-13 secret" }] }] });
      } catch (thrown) {
        return thrown;
      }
    })() as transport.DecodeError;
    expect(error).toBeInstanceOf(transport.DecodeError);
    expect(error.pointer).toBe("/sub_things/1/sub_things/0/made_at");
    expect(error.message).toBe("/sub_things/1/sub_things/0/made_at is not a date-time");
  });

  test("treats all names alike", () => {
    const odd = JSON.parse('{"__proto__":{"a":1},"constructor":2,"to_string":3}') as object;
    const value = renamed<Record<string, unknown>>(odd, (it) => {
      it.move("to_string", "toString");
      it.move("value_of", "valueOf");
    });
    expect(Object.entries(value)).toEqual([
      ["toString", 3],
      ["__proto__", { a: 1 }],
      ["constructor", 2],
    ]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(renamed(JSON.parse('{"p":1}'), (it) => it.move("p", "__proto__"))).toHaveProperty(["__proto__"], 1);
  });

  test("has no unknown property under the name of a known one", () => {
    expect(thing({ madeAt: "not a Date" })).toEqual({});
  });

  test.each([null, "text", 3, [1], new Date(0), new Blob([])])("is made of objects only: %s", (value) => {
    expect(thing(value)).toBe(value);
  });

  test("converts the values of other properties when told to", () => {
    const dates = (value: unknown): unknown =>
      renamed(value, (it) => {
        it.move("id", "id");
        it.others(decodeDate);
      });
    expect(dates({ id: "2020-03-18T23:31:36Z", x: "2020-03-18T23:31:36Z" })).toEqual({
      id: "2020-03-18T23:31:36Z",
      x: new Date("2020-03-18T23:31:36Z"),
    });
  });
});

test("arrays, by place", () => {
  const convert = itemsOf(decodeDate, undefined, thing);
  expect(convert(["2020-03-18T23:31:36Z", { made_at: null }, "2020-03-18T23:31:36Z"])).toEqual([
    "2020-03-18T23:31:36Z",
    { madeAt: null },
    new Date("2020-03-18T23:31:36Z"),
  ]);
  expect(itemsOf(undefined)(["x"])).toEqual(["x"]);
});

test("one of several kinds", () => {
  const convert = oneOf(decodeDate, itemsOf(decodeDate), thing);
  expect(convert("2020-03-18T23:31:36Z")).toEqual(new Date("2020-03-18T23:31:36Z"));
  expect(convert({ made_at: null })).toEqual({ madeAt: null });
  expect(convert([null])).toEqual([null]);
});

test("one by its discriminator, of own properties only", () => {
  const convert = transport.chosenBy("kind", { dated: thing }, () => "other");
  expect(convert({ kind: "dated", made_at: null })).toEqual({ kind: "dated", madeAt: null });
  expect(convert({ kind: "toString" })).toBe("other");
  expect(convert(Object.create({ kind: "dated" }))).toBe("other");
  expect(convert(null)).toBe("other");
});

describe("an instance", () => {
  const methods = {
    fetch: () => "fetched",
    get below() {
      return "below";
    },
  };
  const data = {
    id: 1,
    name: "secret",
    address: { street: "secret", zip: 1 },
    lines: [{ text: "secret" }],
    none: null,
    at: new Date(0),
  };
  const personal: transport.Personal = {
    name: true,
    none: true,
    address: () => ({ street: true }),
    lines: () => ({ text: true }),
  };
  const it = transport.instance(data, methods, personal);

  test("has methods that are not its data", () => {
    expect([it.fetch(), it.below, it.id]).toEqual(["fetched", "below", 1]);
    expect(Object.keys(it)).toEqual(Object.keys(data));
    expect({ ...it }).toEqual(data);
    expect(JSON.parse(JSON.stringify(it))).toEqual(JSON.parse(JSON.stringify(data)));
    expect(it.toJSON()).toEqual(data);
  });

  test("is printed without personal data", async () => {
    const { inspect } = await import("node:util");
    const text = inspect([it], { depth: 9 });
    expect(text).not.toContain("secret");
    expect(text).toContain("id: 1, name: '[redacted]'".slice(0, 5));
    expect(text).toMatch(/none: null/);
    expect(text).toContain("1970-01-01");
  });

  test("whose data is called like a method keeps its data", () => {
    expect(transport.instance({ fetch: 1, toJSON: 2 }, methods)).toMatchObject({ fetch: 1, toJSON: 2 });
    const lazy = {
      get more(): never {
        throw new Error("asked for");
      },
    };
    const odd = transport.instance(JSON.parse('{"more":1,"__proto__":{"a":2}}') as object, lazy);
    expect(Object.entries(odd)).toEqual([
      ["more", 1],
      ["__proto__", { a: 2 }],
    ]);
    expect(Object.getPrototypeOf(odd)).toBe(lazy);
  });

  test("of what is no object is that itself", () => {
    for (const value of [null, 3, "x", [1]]) expect(transport.instance(value, methods)).toBe(value);
  });
});

test("a function with members builds them when they are asked for", () => {
  let made = 0;
  const it = transport.callable((id: string) => ({ id }), {
    create: () => "created",
    get below() {
      made += 1;
      return "below";
    },
    name: "a name",
  });
  expect([made, it("x").id, it.create(), it.below, made, it.name]).toEqual([0, "x", "created", "below", 1, "a name"]);
});
