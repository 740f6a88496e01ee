/** What is encoded is decoded to the same: every place, style, and kind of value. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as wire from "../../generator/runtime/wire/index.js";

const { expand } = wire;
type Check = (it: wire.ParameterWire, value: unknown) => unknown;

const viaPath: Check = (it, value) => {
  const url = new URL(`http://x/a/${wire.encodePath([it], { p: value })}/b`);
  const segments = url.pathname.split("/");
  expect(segments.length).toBe(4);
  return decoded(wire.decodePath([it], { p: segments[2]! }));
};
const viaQuery: Check = (it, value) =>
  decoded(wire.decodeQuery([it], new URL(`http://x/?${wire.encodeQuery([it], { p: value })}`).search));
const viaHeader: Check = (it, value) => {
  const headers = new Headers(wire.encodeHeaders([it], { p: value }));
  return decoded(wire.decodeHeaders([it], (name) => headers.get(name)));
};
const viaCookie: Check = (it, value) => {
  const headers = new Headers({ cookie: wire.encodeCookies([it], { p: value }) });
  return decoded(wire.decodeCookies([it], headers.get("cookie")));
};

function decoded({ value, faults }: wire.Decoded): unknown {
  expect(faults).toEqual([]);
  return value["p"];
}

const isWellFormed = (it: string): boolean => !/\p{Surrogate}/u.test(it);

/** Text without what can't be sent anywhere (lone surrogates) and what no server takes (NUL). */
const text = fc.string({ unit: "binary" }).filter((it) => !it.includes("\0") && isWellFormed(it));
const filled = text.filter((it) => it !== "" && it !== "." && it !== "..");
const plain = fc.string({ unit: "grapheme-ascii" }).map((it) => it.replace(/[\s,;="\\|[\]]/g, "_"));
const scalars = fc.record({
  s: text,
  i: fc.maxSafeInteger(),
  n: fc.double({ noNaN: true, noDefaultInfinity: true }).map((it) => it + 0),
  b: fc.boolean(),
});
const shapes = { s: "string", i: "integer", n: "number", b: "boolean" } as const;

const places: readonly {
  place: string;
  via: Check;
  styles: readonly wire.Style[];
  item: fc.Arbitrary<string>;
  single: fc.Arbitrary<string>;
}[] = [
  { place: "path", via: viaPath, styles: ["simple", "label", "matrix"], item: text, single: filled },
  { place: "query", via: viaQuery, styles: ["form"], item: text, single: text },
  {
    place: "query",
    via: viaQuery,
    styles: ["spaceDelimited", "pipeDelimited", "deepObject"],
    item: plain,
    single: text,
  },
  { place: "header", via: viaHeader, styles: ["simple"], item: plain, single: plain },
  { place: "cookie", via: viaCookie, styles: ["form"], item: text, single: text },
  { place: "cookie", via: viaCookie, styles: ["cookie"], item: plain, single: plain },
];

const key = fc.constantFrom("a", "b c", "é", "__proto__", "constructor", "toString");

describe.each(
  places.flatMap((it) => it.styles.flatMap((style) => [true, false].map((explode) => ({ ...it, style, explode })))),
)("$place $style explode $explode", ({ place, via, style, explode, item, single }) => {
  const base = { name: "p", style, explode, expand };
  const same = (values: fc.Arbitrary<unknown>, shape: wire.Shape): void => {
    fc.assert(fc.property(values, (value) => void expect(via({ ...base, shape }, value)).toEqual(value)));
  };
  const isAscii = place === "header" || style === "cookie";
  const name = isAscii
    ? fc.constantFrom("a", "__proto__", "constructor")
    : style === "form" || place === "path"
      ? key
      : fc.constantFrom("a", "é", "__proto__");
  const objectOf = (values: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
    fc
      .uniqueArray(fc.tuple(name, values), { selector: ([it]) => it, minLength: 1 })
      .map((entries) => Object.fromEntries(entries) as object);
  const isDots = (it: unknown): boolean => place === "path" && ["", ".", ".."].includes(String(it));

  test("strings", () =>
    same(
      single.filter((it) => !(style === "label" && it.replace(/\./g, "").length === 0)),
      "string",
    ));
  test("integers", () => same(fc.maxSafeInteger(), "integer"));
  test("numbers", () =>
    same(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((it) => (it === 0 ? 0 : it)),
      "number",
    ));
  test("booleans", () => same(fc.boolean(), "boolean"));
  if (style !== "deepObject") {
    const items = fc
      .array(item, { minLength: 1 })
      .filter((it) => !it.every((one) => isDots(one)) && it.join("") !== "." && it.join("") !== "");
    test("arrays of strings", () =>
      same(
        items.filter((it) => it.length > 1 || it[0] !== ""),
        { array: "string" },
      ));
    test("arrays of integers", () => same(fc.array(fc.maxSafeInteger(), { minLength: 1 }), { array: "integer" }));
  }
  test("objects", () =>
    same(
      objectOf(fc.oneof(item, fc.constant("x"))).filter((it) => Object.values(it).join("") !== ""),
      { object: {}, rest: "string" },
    ));
  test("typed objects", () => {
    const shape: wire.Shape = { object: { ...shapes, s: "string" } };
    same(
      scalars.chain((it) => item.map((s) => ({ ...it, s, n: it.n === 0 ? 0 : it.n }))),
      shape,
    );
  });
  test("objects with names that JavaScript has", () => same(objectOf(fc.integer()), { object: {}, rest: "integer" }));
});

test("several parameters don't take each other's fields", () => {
  const parameters: readonly wire.ParameterWire[] = [
    { name: "free", style: "form", shape: { object: {}, rest: "string" }, expand },
    { name: "filter", style: "deepObject", shape: { object: { a: "integer" } }, expand },
    { name: "page", shape: "integer" },
    { name: "box", shape: { object: { w: "integer", h: "integer" }, rest: false }, expand },
  ];
  const values = { free: { x: "1", y: "2" }, filter: { a: 1 }, page: 3, box: { w: 4, h: 5 } };
  expect(wire.decodeQuery(parameters, wire.encodeQuery(parameters, values))).toEqual({ value: values, faults: [] });
});

describe("an exploded object in a query", () => {
  const read = (shape: wire.Shape, search: string): unknown =>
    wire.decodeQuery([{ name: "o", shape }, { name: "p" }], search).value;
  const a = { a: "integer" } as const;
  test("leaves alone what nobody asked for", () => {
    expect(read({ object: a }, "utm=x")).toEqual({});
    expect(read({ object: a }, "a=1&utm=x&p=2")).toEqual({ o: { a: 1 }, p: "2" });
    expect(read({ object: a, rest: false }, "a=1&utm=x")).toEqual({ o: { a: 1 } });
  });
  test("takes what is left where it is open", () => {
    expect(read({ object: a, rest: "integer" }, "a=1&b=2&p=3")).toEqual({ o: { a: 1, b: 2 }, p: "3" });
    expect(read({ object: {} }, "a=1&p=3")).toEqual({ o: { a: "1" }, p: "3" });
  });
});

describe("deepObject, nested", () => {
  const shape: wire.Shape = {
    object: {
      and: wire.recursive((self) => ({ array: { object: { not: self, n: "integer", tags: { array: "string" } } } })),
      flag: ["boolean", "null"],
    },
  };
  const it: wire.ParameterWire = { name: "p", style: "deepObject", shape, expand };
  const { tree } = fc.letrec<{ tree: unknown; leaf: unknown }>((tie) => ({
    leaf: fc.record({
      n: fc.integer(),
      tags: fc.array(
        fc.string({ unit: "grapheme-ascii" }).filter((one) => !one.includes("\0")),
        { minLength: 1 },
      ),
    }),
    tree: fc.array(fc.oneof({ maxDepth: 3 }, tie("leaf"), fc.record({ n: fc.integer(), not: tie("tree") })), {
      minLength: 1,
      maxLength: 3,
    }),
  }));

  test("objects in arrays in objects", () => {
    fc.assert(
      fc.property(
        tree,
        fc.option(fc.boolean()),
        (and, flag) => void expect(viaQuery(it, { and, flag })).toEqual({ and, flag }),
      ),
    );
  });

  test.each<readonly [string, unknown]>([
    ["p[a]=1&p[a]=2", { a: ["1", "2"] }],
    ["p[a][]=1&p[a][]=2", { a: ["1", "2"] }],
    ["p[a][1]=2&p[a][0]=1", { a: ["1", "2"] }],
    ["p[a][4294967295]=2", { a: ["2"] }],
    ["p%5Ba%5D=1", { a: ["1"] }],
    ["p[b]=1", { b: 1 }],
    ["p[b]=x", { b: "x" }],
    ["p[c][d]=1", { c: { d: "1" } }],
    ["p[__proto__][x]=1", { ["__proto__"]: { x: "1" } }],
    ["p=", ""],
    ["q[a]=1", undefined],
  ])("%s", (search, value) => {
    const read = wire.decodeQuery(
      [{ name: "p", style: "deepObject", shape: { object: { a: { array: "string" }, b: "integer" } } }],
      search,
    );
    expect(read.faults).toEqual([]);
    expect(read.value["p"]).toEqual(value);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});

describe("content", () => {
  const json: wire.MediaWire = { type: "application/json", encode: wire.encodeJson, decode: wire.decodeJson };
  const it: wire.ParameterWire = { name: "p", content: json, expand };
  test.each([
    ["path", viaPath],
    ["query", viaQuery],
    ["header", viaHeader],
    ["cookie", viaCookie],
  ] as const)("JSON in %s", (place, via) => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        if (place === "path" && value === null) return;
        fc.pre(isWellFormed(JSON.stringify(value)));
        expect(via(it, value)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("in the query string", () => {
    const value = { numbers: [1, 2], flag: null };
    expect(wire.encodeQuerystring(json, value)).toBe("%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D");
    expect(wire.decodeQuerystring(json, `?${wire.encodeQuerystring(json, value)}`)).toEqual({ value, faults: [] });
    const form: wire.MediaWire = {
      type: "application/x-www-form-urlencoded",
      encode: wire.encodeForm,
      decode: wire.decodeForm,
      shape: { object: { bar: "boolean" } },
    };
    expect(wire.encodeQuerystring(form, { foo: "a + b", bar: true })).toBe("foo=a%20%2B%20b&bar=true");
    expect(wire.decodeQuerystring(form, "foo=a+%2B+b&bar=true")).toEqual({
      value: { foo: "a + b", bar: true },
      faults: [],
    });
    expect(wire.decodeQuerystring(json, "").value).toBeUndefined();
    expect(wire.decodeQuerystring(json, "%7B%zz").faults).toEqual([
      { in: "querystring", name: "", pointer: "", message: "is not percent-encoded UTF-8" },
    ]);
    expect(wire.decodeQuerystring(json, "%7B").faults).toEqual([
      { in: "querystring", name: "", pointer: "", message: "is not valid JSON" },
    ]);
  });
});
