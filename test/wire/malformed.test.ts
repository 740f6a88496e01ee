/** Malformed input: decoding reports it and never throws. Values that don't fit their shape stay text and are no fault. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as wire from "../../generator/runtime/wire/index.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const broken = "is not percent-encoded UTF-8";
const nul = "has a NUL character in it";

describe("query", () => {
  const parameters: readonly wire.ParameterWire[] = [
    { name: "a" },
    { name: "n", shape: "integer" },
    { name: "list", explode: false, shape: { array: "integer" } },
    { name: "many", shape: { array: "string" } },
    { name: "box", explode: false, shape: { object: { w: "integer" } } },
    { name: "x/y~z" },
    {
      name: "deep",
      style: "deepObject",
      shape: { object: { a: "integer", b: { object: { c: "string" } }, d: { array: "string" } } },
    },
    { name: "json", content: { type: "application/json", decode: wire.decodeJson } },
    { name: "open", shape: { object: { r: "integer", g: "integer" } } },
  ];

  test.each<readonly [string, string, string, string]>([
    ["a=%zz", "a", "/a", broken],
    ["a=%2", "a", "/a", broken],
    ["a=%ff", "a", "/a", broken],
    ["a=%c0%80", "a", "/a", broken],
    ["a=%ed%a0%80", "a", "/a", broken],
    ["a=%00", "a", "/a", nul],
    ["a=1&a=2&a=3", "a", "/a", "is given 3 times"],
    ["n=1&n=1", "n", "/n", "is given 2 times"],
    ["list=1&list=2", "list", "/list", "is given 2 times"],
    ["list=1,%zz", "list", "/list/1", broken],
    ["many=a&many=%00", "many", "/many/1", nul],
    ["box=w", "box", "/box", "has a name without a value"],
    ["box=w,1,w,2", "box", "/box/w", "is given more than once"],
    ["r=1&r=2", "open", "/open/r", "is given more than once"],
    ["x%2Fy~z=%zz", "x/y~z", "/x~1y~0z", broken],
    ["%zz=1", "%zz", "/%zz", broken],
    ["deep[a=1", "deep", "/deep", 'has a field "deep[a" whose brackets don\'t match'],
    ["deep[a]x=1", "deep", "/deep", 'has a field "deep[a]x" whose brackets don\'t match'],
    ["deep[[a]]=1", "deep", "/deep", 'has a field "deep[[a]]" whose brackets don\'t match'],
    ["deep[a]=1&deep[a]=2", "deep", "/deep/a", "is given 2 times"],
    ["deep[b]=1&deep[b][c]=2", "deep", "/deep/b", "is both a value and an object"],
    ["deep[b][c]=%zz", "deep", "/deep/b/c", broken],
    ["deep[d][0]=1&deep[d][1]=%zz", "deep", "/deep/d/1", broken],
    [`deep${"[a]".repeat(33)}=1`, "deep", "/deep", "is more than 32 levels deep"],
    ["json={", "json", "/json", "is not valid JSON"],
    ["json=", "json", "/json", "is empty"],
    ["a=1&".repeat(10_001), "", "", "has more than 10000 fields"],
  ])("%.40s", (search, name, pointer, message) => {
    expect(wire.decodeQuery(parameters, search).faults).toContainEqual({ in: "query", name, pointer, message });
  });

  test("what no parameter asks for is left out, and is no fault", () => {
    expect(wire.decodeQuery([{ name: "a" }], "b=1&b=2&a=x&&=&c").value).toEqual({ a: "x" });
    expect(wire.decodeQuery([{ name: "a" }], "b=1&b=2&a=x&&=&c").faults).toEqual([]);
  });

  test("a value object has no prototype", () => {
    const { value } = wire.decodeQuery([{ name: "__proto__" }, { name: "toString" }], "__proto__=1");
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.entries(value)).toEqual([["__proto__", "1"]]);
  });
});

describe("path", () => {
  test.each<readonly [wire.ParameterWire, string, string]>([
    [{ name: "p" }, "%zz", broken],
    [{ name: "p" }, "%00", nul],
    [{ name: "p", style: "label" }, "x", 'does not start with "."'],
    [{ name: "p", style: "matrix" }, "p=x", "does not have the form ;p=value"],
    [{ name: "p", style: "matrix" }, ";q=x", "does not have the form ;p=value"],
  ])("%j %s", (it, raw, message) => {
    expect(wire.decodePath([it], { p: raw }).faults).toEqual([{ in: "path", name: "p", pointer: "/p", message }]);
  });

  test("what was not captured is left out", () => {
    expect(wire.decodePath([{ name: "toString" }], {})).toEqual({ value: {}, faults: [] });
  });
});

describe("what can't be sent", () => {
  const missing = (values: object) => () => wire.encodePath(["/a/", { name: "p" }], values);
  test.each([[{}], [{ p: undefined }], [{ p: null }]])("a path without a value: %j", (values) => {
    expect(missing(values)).toThrow(wire.WireError);
    expect(missing(values)).toThrow("path p is missing");
  });

  test.each(["", ".", ".."])("the segment %j", (p) => {
    expect(missing({ p })).toThrow('path p must not make a segment that is empty, "." or ".."');
    expect(wire.encodePath(["/a/x", { name: "p" }], { p })).toBe(`/a/x${p}`);
  });

  test.each([
    [["/", { name: "p" }, { name: "q" }], { p: ".", q: "." }],
    [["/", { name: "p", style: "label", expand: wire.expand }], { p: "." }],
    [["/", { name: "p", allowReserved: true, expand: wire.expand }], { p: "%2e%2E" }],
    [["/", { name: "p" }, "/x"], { p: [] }],
  ] as const)("dots in other ways: %j", (parts, values) => {
    expect(() => wire.encodePath(parts, values)).toThrow(wire.WireError);
  });

  test.each(["a\r\nb", "a\nb", "\0", "\x7f", "€"])("the header value %j", (value) => {
    expect(() => wire.encodeHeaders([{ name: "X" }], { X: value })).toThrow(wire.WireError);
    expect(() => wire.encodeHeaders([{ name: "X" }], { X: [value] })).toThrow(wire.WireError);
  });

  test("delimiters where there is no escape", () => {
    expect(() => wire.encodeHeaders([{ name: "X" }], { X: ["a,b"] })).toThrow('header X has "," in it');
    expect(() => wire.encodeCookies([{ name: "c", style: "cookie" }], { c: "a;b" })).toThrow('cookie c has ";" in it');
    const query = (style: wire.Style, value: unknown) => () =>
      wire.encodeQuery([{ name: "q", style, explode: false, expand: wire.expand }], { q: value });
    expect(query("spaceDelimited", ["a b"])).toThrow(wire.WireError);
    expect(query("pipeDelimited", ["a|b"])).toThrow(wire.WireError);
    expect(query("deepObject", { "a]": 1 })).toThrow(wire.WireError);
    expect(query("deepObject", { a: "[b] c|d" })()).toBe("q%5Ba%5D=%5Bb%5D%20c%7Cd");
  });

  test("JSON that is none", () => {
    expect(() => wire.encodeJson(undefined, { type: "application/json" })).toThrow("body has no form in JSON");
  });

  test("inherited names are no values", () => {
    expect(wire.encodeQuery([{ name: "toString" }, { name: "constructor" }], {})).toBe("");
    expect(() => wire.encodePath([{ name: "toString" }], {})).toThrow(wire.WireError);
  });
});

describe("cookies", () => {
  const parameters = [{ name: "a" }, { name: "n", shape: "integer" }] as const;
  test.each<readonly [string | null | undefined, unknown, number]>([
    [undefined, {}, 0],
    ["", {}, 0],
    [";;; =x; b", {}, 0],
    [" a = 1 ;n=2", { a: "1", n: 2 }, 0],
    ["a=1; a=2", { a: "1" }, 0],
    ["a=x=y", { a: "x=y" }, 0],
    ["a=%zz", { a: "%zz" }, 1],
    ["other=%zz", {}, 0],
    ["n=x", { n: "x" }, 0],
  ])("%j", (header, value, faults) => {
    const read = wire.decodeCookies(parameters, header);
    expect(read.value).toEqual(value);
    expect(read.faults.length).toBe(faults);
  });
});

test("headers", () => {
  const headers = new Headers({ "x-a": " 1 ", "X-List": "1 , 2,x", "x-json": "{" });
  const { value, faults } = wire.decodeHeaders(
    [
      { name: "X-A", shape: "integer" },
      { name: "X-List", shape: { array: "integer" } },
      { name: "X-Json", content: { type: "application/json", decode: wire.decodeJson } },
      { name: "X-None" },
    ],
    (name) => headers.get(name),
  );
  expect(value).toEqual({ "X-A": 1, "X-List": [1, 2, "x"], "X-Json": undefined });
  expect(faults).toEqual([{ in: "header", name: "X-Json", pointer: "/X-Json", message: "is not valid JSON" }]);
});

test("Set-Cookie is a line for each, and is told apart where lines are joined", () => {
  const it: wire.ParameterWire = { name: "Set-Cookie", shape: { array: "string" } };
  const value = { "Set-Cookie": ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/", "b=2,3"] };
  const lines = wire.encodeHeaders([it], value);
  expect(lines).toEqual(value["Set-Cookie"].map((line) => ["Set-Cookie", line]));
  const headers = new Headers();
  for (const [name, line] of lines) headers.append(name, line);
  expect(wire.decodeHeaders([it], (name) => headers.get(name)).value).toEqual(value);
  expect(wire.decodeHeaders([it], () => headers.getSetCookie().join("\n")).value).toEqual(value);
});

/** Each of these takes minutes where a pattern backtracks over all of it. */
test.each<readonly [string, () => unknown]>([
  [
    "spaces in a header",
    () => wire.decodeHeaders([{ name: "a", shape: { array: "integer" } }], () => `1${" ".repeat(300_000)}1`),
  ],
  ["spaces in a cookie", () => wire.decodeCookies([{ name: "a" }], `a${" ".repeat(300_000)}b`)],
  ["zeros in a number", () => wire.decodeQuery([{ name: "a", shape: "integer" }], `a=1${"0".repeat(1_000_000)}1`)],
  [
    "brackets",
    () => wire.decodeQuery([{ name: "a", style: "deepObject", shape: { object: {} } }], `a${"[".repeat(1_000_000)}=1`),
  ],
  ["fields of one name", () => wire.decodeForm(bytes("a=&".repeat(9_999)), undefined, { type: "" })],
  [
    "a part's header",
    () =>
      wire.decodeMultipart(bytes(`--b\r\nX: ${" ".repeat(1_000_000)}\r\n\r\n\r\n--b--\r\n`), "a/b; boundary=b", {
        type: "",
      }),
  ],
  [
    "parts of one name",
    () =>
      wire.decodeMultipart(
        bytes(`${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(9_999)}--b--\r\n`),
        "a/b; boundary=b",
        { type: "" },
      ),
  ],
])("a lot of %s is read in no time", (_, read) => {
  const start = performance.now();
  read();
  expect(performance.now() - start).toBeLessThan(2000);
});

describe("shapes", () => {
  test.each<readonly [wire.Shape, string, unknown]>([
    ["integer", "12", 12],
    ["integer", "-5", -5],
    ["integer", "1.0", 1],
    ["integer", "1e3", 1000],
    ["integer", "1.5", "1.5"],
    ["integer", "", ""],
    ["integer", "abc", "abc"],
    ["integer", "012", "012"],
    ["integer", "+1", " 1"],
    ["integer", " 1", " 1"],
    ["integer", "0x10", "0x10"],
    ["integer", "NaN", "NaN"],
    ["integer", "9007199254740991", Number.MAX_SAFE_INTEGER],
    ["integer", "9007199254740993", "9007199254740993"],
    ["integer", "9223372036854775807", "9223372036854775807"],
    ["integer", "9223372036854775807.0", "9223372036854775807.0"],
    ["integer", "9223372036854775807e0", "9223372036854775807e0"],
    ["number", "9007199254740993", "9007199254740993"],
    ["number", "1e999", "1e999"],
    ["number", "-0.5E-2", -0.005],
    ["number", "1152921504606847000", 2 ** 60],
    ["number", ".5", ".5"],
    ["boolean", "true", true],
    ["boolean", "False", false],
    ["boolean", "1", "1"],
    ["boolean", "yes", "yes"],
    ["string", "12", "12"],
    ["any", "12", "12"],
    [["string", "integer"], "12", 12],
    [["string", "integer"], "x", "x"],
    [["string", "boolean"], "True", "True"],
    [["string", "null"], "", ""],
    [["integer", "null"], "", null],
    ["null", "", null],
    ["null", "null", "null"],
    [{ array: "integer" }, "", []],
    [{ array: "string" }, "", [""]],
    [{ array: { array: "integer" } }, "[1,2]", [[1, 2]]],
    ["json", '{"a":1}', { a: 1 }],
    ["json", "{", "{"],
    ["json", "12", "12"],
    [["string", "json"], "[x", "[x"],
    [{ array: "any", tuple: ["integer"] }, "7", [7]],
    [["integer", { array: "integer" }], "7", 7],
  ])("%j of %j", (shape, text, value) => {
    expect(wire.decodeQuery([{ name: "q", shape }], `q=${text}`)).toEqual({ value: { q: value }, faults: [] });
  });

  test("allowEmptyValue: an empty value is none, where it is no value", () => {
    const read = (shape: wire.Shape, search: string): unknown =>
      wire.decodeQuery([{ name: "q", allowEmptyValue: true, shape }], search).value;
    expect(read("boolean", "q")).toEqual({});
    expect(read("integer", "q=")).toEqual({});
    expect(read("string", "q=")).toEqual({ q: "" });
    expect(read(["integer", "null"], "q=")).toEqual({ q: null });
    expect(read("integer", "q=0")).toEqual({ q: 0 });
  });
});

describe("bodies", () => {
  const json: wire.MediaWire = { type: "application/json", decode: wire.decodeJson };
  const text: wire.MediaWire = { type: "text/plain", decode: wire.decodeText };
  const form: wire.MediaWire = {
    type: "application/x-www-form-urlencoded",
    decode: wire.decodeForm,
    shape: { object: { a: "integer", l: { array: "integer" }, j: "json" } },
  };
  test.each<readonly [wire.MediaWire, string | Uint8Array, string, Omit<wire.Fault, "in">]>([
    [json, "", "application/json", { name: "", pointer: "", message: "is empty" }],
    [json, "{", "application/json", { name: "", pointer: "", message: "is not valid JSON" }],
    [json, new Uint8Array([0x22, 0xff, 0x22]), "application/json", { name: "", pointer: "", message: "is not UTF-8" }],
    [text, new Uint8Array([0xff]), "text/plain", { name: "", pointer: "", message: "is not UTF-8" }],
    [text, "x", "text/plain; charset=klingon", { name: "", pointer: "", message: "is not klingon" }],
    [form, new Uint8Array([0xff]), form.type, { name: "", pointer: "", message: "is not UTF-8" }],
    [form, "a=%zz", form.type, { name: "a", pointer: "/a", message: broken }],
    [form, "a=1&a=2", form.type, { name: "a", pointer: "/a", message: "is given 2 times" }],
    [form, "a=%00", form.type, { name: "a", pointer: "/a", message: nul }],
    [form, "l=1&l=%zz", form.type, { name: "l", pointer: "/l/1", message: broken }],
    [form, "=&".repeat(10_001), form.type, { name: "", pointer: "", message: "has more than 10000 fields" }],
  ])("%j %.20s", (media, payload, contentType, fault) => {
    expect(
      wire.decodeBody(media, typeof payload === "string" ? bytes(payload) : payload, contentType).faults,
    ).toContainEqual({ in: "body", ...fault });
  });
});

describe("whatever comes", () => {
  const scalar = fc.constantFrom<wire.Shape>("string", "number", "integer", "boolean", "null", "any", "json", "binary");
  const shape = fc.letrec<{ shape: wire.Shape }>((tie) => ({
    shape: fc.oneof(
      { maxDepth: 3 },
      scalar,
      fc.record({ array: tie("shape") }),
      fc.record({ object: fc.dictionary(fc.constantFrom("a", "b", "__proto__"), tie("shape")) }),
      fc.array(tie("shape"), { maxLength: 3 }),
    ),
  })).shape;
  const style = fc.constantFrom<wire.Style>(
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
  );
  const parameter = fc.record({
    name: fc.constantFrom("a", "b", "__proto__"),
    style,
    explode: fc.boolean(),
    allowEmptyValue: fc.boolean(),
    shape,
  });
  const junk = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(
        fc.constantFrom(
          "a",
          "b",
          "[",
          "]",
          "=",
          "&",
          ",",
          ";",
          ".",
          "%",
          "%20",
          "%zz",
          "0",
          "{",
          "|",
          "\0",
          "__proto__",
        ),
      )
      .map((it) => it.join("")),
  );

  test("decoding answers a value and located faults", () => {
    fc.assert(
      fc.property(parameter, junk, (it, raw) => {
        for (const { faults } of [
          wire.decodePath([it], { [it.name]: raw }),
          wire.decodeQuery([it, { name: "b" }], raw),
          wire.decodeHeaders([it], () => raw),
          wire.decodeCookies([it, { name: "b" }], raw),
          wire.decodeForm(bytes(raw), undefined, { type: "", shape: it.shape, encoding: { a: { style: it.style } } }),
          wire.decodeMultipart(bytes(raw), "multipart/form-data; boundary=a", { type: "", shape: it.shape }),
          wire.decodeLines(bytes(raw), undefined, { type: "application/jsonl" }),
          wire.decodeJson(bytes(raw), undefined, json),
        ]) {
          for (const fault of faults) expect(fault.message).not.toBe("");
          for (const fault of faults) expect(fault.pointer).toMatch(/^(\/([^~/]|~[01])*)*$/s);
        }
      }),
      { numRuns: 2000 },
    );
  });
  const json: wire.MediaWire = { type: "application/json" };
});
