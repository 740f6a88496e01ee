/** application/x-www-form-urlencoded. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as wire from "../../generator/runtime/wire/index.js";

const type = "application/x-www-form-urlencoded";
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (media: Omit<wire.MediaWire, "type">, text: string): wire.Decoded<unknown> =>
  wire.decodeForm(bytes(text), type, { type, ...media });
const encode = (value: unknown, encoding: wire.MediaWire["encoding"] = {}): unknown =>
  wire.encodeForm(value, { type, encoding }).body;

test("as the official helper of the field writes it", () => {
  const value = {
    Target: "sip:a b@c.example:5060",
    FriendlyName: null,
    Priority: 10,
    Enabled: true,
    Weight: undefined,
    Note: "",
  };
  expect(wire.encodeForm(value, { type })).toEqual({
    contentType: type,
    body: "Target=sip%3Aa%20b%40c.example%3A5060&FriendlyName=&Priority=10&Enabled=true&Note=",
  });
  expect(encode({})).toBe("");
  expect(encode(undefined)).toBe("");
});

test("fields become what the shape says", () => {
  const shape: wire.Shape = {
    object: {
      FriendlyName: "string",
      Priority: "integer",
      Enabled: "boolean",
      Tags: { array: "string" },
      When: ["integer", "null"],
      Address: "json",
    },
  };
  expect(
    decode(
      { shape },
      "FriendlyName=a+b%20c%2Bd&Priority=12&Enabled=TRUE&Tags=x&When=&Address=%7B%22zip%22%3A1%7D&Other=1&Other=2",
    ),
  ).toEqual({
    value: {
      FriendlyName: "a b c+d",
      Priority: 12,
      Enabled: true,
      Tags: ["x"],
      When: null,
      Address: { zip: 1 },
      Other: ["1", "2"],
    },
    faults: [],
  });
  expect(decode({ shape }, "Priority=x&Enabled=1&Address=x&FriendlyName=")).toEqual({
    value: { Priority: "x", Enabled: "1", Address: "x", FriendlyName: "" },
    faults: [],
  });
  expect(decode({ shape }, "")).toEqual({ value: {}, faults: [] });
});

test("names that the shape refuses are there for the validator", () => {
  expect(decode({ shape: { object: { a: "string" }, rest: false } }, "a=1&b=2").value).toEqual({ a: "1", b: "2" });
  expect(decode({}, "__proto__=1&toString=2").value).toEqual(
    Object.fromEntries([
      ["__proto__", "1"],
      ["toString", "2"],
    ]),
  );
});

describe("encoding", () => {
  const { expand } = wire;
  const address = { street: "1 A", tags: ["x", "y"] };
  test.each<readonly [string, unknown, wire.EncodingWire, wire.Shape, string]>([
    ["an object is JSON by default", { a: [1] }, {}, "json", "p=%7B%22a%22%3A%5B1%5D%7D"],
    [
      "so are objects in an array",
      [{ a: 1 }, { a: 2 }],
      {},
      { array: "json" },
      "p=%7B%22a%22%3A1%7D&p=%7B%22a%22%3A2%7D",
    ],
    ["arrays in an array", [[1], [2]], {}, { array: "json" }, "p=%5B1%5D&p=%5B2%5D"],
    ["JSON for a string", "12", { contentType: "application/json", expand }, "string", "p=%2212%22"],
    [
      "JSON for an array's items",
      ["a", null],
      { contentType: "application/json", expand },
      { array: ["string", "null"] },
      "p=%22a%22&p=null",
    ],
    [
      "deepObject",
      address,
      { style: "deepObject", expand },
      { object: { street: "string", tags: { array: "string" } } },
      "p%5Bstreet%5D=1%20A&p%5Btags%5D%5B0%5D=x&p%5Btags%5D%5B1%5D=y",
    ],
    [
      "form, exploded object",
      { r: 1, g: 2 },
      { style: "form", expand },
      { object: { r: "integer", g: "integer" } },
      "r=1&g=2",
    ],
    ["form, not exploded", [1, 2], { explode: false, expand }, { array: "integer" }, "p=1,2"],
    ["pipes", ["a", "b"], { style: "pipeDelimited", explode: false, expand }, { array: "string" }, "p=a%7Cb"],
    ["reserved", "a/b c", { allowReserved: true, expand }, "string", "p=a/b%20c"],
  ])("%s", (_, value, encoding, shape, text) => {
    expect(encode({ p: value, q: 1 }, { p: encoding })).toBe(`${text}&q=1`);
    expect(decode({ shape: { object: { p: shape, q: "integer" } }, encoding: { p: encoding } }, `${text}&q=1`)).toEqual(
      { value: { p: value, q: 1 }, faults: [] },
    );
  });

  test("JSON that is none", () => {
    expect(decode({ encoding: { p: { contentType: "application/json" } } }, "p={").faults).toEqual([
      { in: "body", name: "p", pointer: "/p", message: "is not valid JSON" },
    ]);
  });
});

test("URLSearchParams reads the same, and what it writes is read the same", () => {
  const text = fc.string({ unit: "binary" }).filter((it) => !it.includes("\0") && !/\p{Surrogate}/u.test(it));
  fc.assert(
    fc.property(fc.dictionary(text, text), (fields) => {
      expect([...new URLSearchParams(encode(fields) as string)]).toEqual(Object.entries(fields));
      expect(decode({}, new URLSearchParams(Object.entries(fields)).toString())).toEqual({ value: fields, faults: [] });
    }),
  );
});

test("a form of scalars, each given once, is read as any other form", () => {
  const shape: wire.Shape = {
    object: { a: "string", b: "integer", c: "boolean", "d-e": "number", f: { array: "string" } },
  };
  const name = fc.constantFrom("a", "b", "c", "d-e", "f", "g", "%61", "a+", "__proto__", "");
  const piece = fc.constantFrom("x", "1", "true", "+", "%20", "%2B", "%c3%a9", "%C3", "%", "%zz", "%00", "=", "é");
  const field = fc.record({
    name,
    equals: fc.constantFrom("=", "=", "=", ""),
    text: fc.array(piece, { maxLength: 4 }),
  });
  const form = fc.array(field, { maxLength: 5 });
  fc.assert(
    fc.property(form, (fields) => {
      const text = fields.map((it) => `${it.name}${it.equals}${it.text.join("")}`).join("&");
      // With an `encoding`, even one that says nothing, each field is asked for everything.
      expect(decode({ shape }, text)).toEqual(decode({ shape, encoding: {} }, text));
    }),
    { numRuns: 2000 },
  );
});
