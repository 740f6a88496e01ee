/** The style examples of OpenAPI 3.2 (Style Examples), in both directions. */
import { describe, expect, test } from "vitest";
import * as wire from "../../generator/runtime/wire/index.js";

const { expand } = wire;
const blue = "blue";
const colors = ["blue", "black", "brown"];
const rgb = { R: 100, G: 200, B: 150 };
const list: wire.Shape = { array: "string" };
const record: wire.Shape = { object: { R: "integer", G: "integer", B: "integer" } };

type Row = readonly [style: wire.Style, explode: boolean, value: unknown, shape: wire.Shape, text: string];

const inPath: readonly Row[] = [
  ["matrix", false, blue, "string", ";color=blue"],
  ["matrix", false, "", "string", ";color"],
  ["matrix", false, colors, list, ";color=blue,black,brown"],
  ["matrix", false, rgb, record, ";color=R,100,G,200,B,150"],
  ["matrix", true, blue, "string", ";color=blue"],
  ["matrix", true, colors, list, ";color=blue;color=black;color=brown"],
  ["matrix", true, rgb, record, ";R=100;G=200;B=150"],
  ["label", false, blue, "string", ".blue"],
  ["label", false, colors, list, ".blue,black,brown"],
  ["label", false, rgb, record, ".R,100,G,200,B,150"],
  ["label", true, blue, "string", ".blue"],
  ["label", true, colors, list, ".blue.black.brown"],
  ["label", true, rgb, record, ".R=100.G=200.B=150"],
  ["simple", false, blue, "string", "blue"],
  ["simple", false, colors, list, "blue,black,brown"],
  ["simple", false, rgb, record, "R,100,G,200,B,150"],
  ["simple", true, blue, "string", "blue"],
  ["simple", true, colors, list, "blue,black,brown"],
  ["simple", true, rgb, record, "R=100,G=200,B=150"],
];

const inQuery: readonly Row[] = [
  ["form", false, "", "string", "color="],
  ["form", false, blue, "string", "color=blue"],
  ["form", false, colors, list, "color=blue,black,brown"],
  ["form", false, rgb, record, "color=R,100,G,200,B,150"],
  ["form", true, "", "string", "color="],
  ["form", true, blue, "string", "color=blue"],
  ["form", true, colors, list, "color=blue&color=black&color=brown"],
  ["form", true, rgb, record, "R=100&G=200&B=150"],
  ["spaceDelimited", false, colors, list, "color=blue%20black%20brown"],
  ["spaceDelimited", false, rgb, record, "color=R%20100%20G%20200%20B%20150"],
  ["spaceDelimited", true, colors, list, "color=blue&color=black&color=brown"],
  ["pipeDelimited", false, colors, list, "color=blue%7Cblack%7Cbrown"],
  ["pipeDelimited", false, rgb, record, "color=R%7C100%7CG%7C200%7CB%7C150"],
  ["deepObject", true, rgb, record, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
];

const inHeader: readonly Row[] = [
  ["simple", false, "", "string", ""],
  ["simple", false, blue, "string", "blue"],
  ["simple", false, colors, list, "blue,black,brown"],
  ["simple", false, rgb, record, "R,100,G,200,B,150"],
  ["simple", true, colors, list, "blue,black,brown"],
  ["simple", true, rgb, record, "R=100,G=200,B=150"],
];

const inCookie: readonly Row[] = [
  ["form", false, colors, list, "color=blue,black,brown"],
  ["form", true, blue, "string", "color=blue"],
  ["form", true, colors, list, "color=blue; color=black; color=brown"],
  ["form", true, rgb, record, "R=100; G=200; B=150"],
  ["cookie", true, "", "string", "color="],
  ["cookie", true, blue, "string", "color=blue"],
  ["cookie", true, colors, list, "color=blue; color=black; color=brown"],
  ["cookie", true, rgb, record, "R=100; G=200; B=150"],
];

const parameter = ([style, explode, , shape]: Row): wire.ParameterWire => ({
  name: "color",
  style,
  explode,
  shape,
  expand,
});
const title = "%s explode %s %j";

describe("style examples", () => {
  test.each(inPath)(`in path: ${title}`, (...row) => {
    const it = parameter(row);
    const [, , value, , text] = row;
    expect(wire.encodePath(["/x", it], { color: value })).toBe(`/x${text}`);
    expect(wire.decodePath([it], { color: text })).toEqual({ value: { color: value }, faults: [] });
  });

  test.each(inQuery)(`in query: ${title}`, (...row) => {
    const it = parameter(row);
    const [, , value, , text] = row;
    expect(wire.encodeQuery([it], { color: value })).toBe(text);
    expect(wire.decodeQuery([it], text)).toEqual({ value: { color: value }, faults: [] });
    expect(wire.decodeQuery([it], `?${text}`).value).toEqual({ color: value });
  });

  test.each(inHeader)(`in header: ${title}`, (...row) => {
    const it = parameter(row);
    const [, , value, , text] = row;
    expect(wire.encodeHeaders([it], { color: value })).toEqual([["color", text]]);
    expect(wire.decodeHeaders([it], () => text)).toEqual({ value: { color: value }, faults: [] });
  });

  test.each(inCookie)(`in cookie: ${title}`, (...row) => {
    const it = parameter(row);
    const [, , value, , text] = row;
    expect(wire.encodeCookies([it], { color: value })).toBe(text);
    expect(wire.decodeCookies([it], text)).toEqual({ value: { color: value }, faults: [] });
  });
});

/** Without `expand`: the plainest case, which most bundles have nothing beyond. */
describe("the default without expand", () => {
  test.each<readonly [unknown, wire.Shape, string]>([
    [blue, "string", "color=blue"],
    [12, "integer", "color=12"],
    [colors, list, "color=blue&color=black&color=brown"],
    [null, ["integer", "null"], "color="],
    [undefined, "string", ""],
    [[], list, ""],
  ])("query %j", (value, shape, text) => {
    expect(wire.encodeQuery([{ name: "color" }], { color: value })).toBe(text);
    expect(wire.encodeQuery([{ name: "color", expand }], { color: value })).toBe(text);
    const back = Array.isArray(value) && value.length === 0 ? undefined : value;
    expect(wire.decodeQuery([{ name: "color", shape }], text).value["color"]).toEqual(back);
  });

  test("path", () => {
    expect(wire.encodePath(["/v1/", { name: "a" }, "/x.", { name: "b" }, "/"], { a: "NE/1", b: [1, 2] })).toBe(
      "/v1/NE%2F1/x.1,2/",
    );
  });
});

describe("percent-encoding", () => {
  test.each([
    ["a b", "a%20b"],
    ["!'()*", "%21%27%28%29%2A"],
    ["a+b&c=d", "a%2Bb%26c%3Dd"],
    ["~-._", "~-._"],
    ["sip:a@b;c=1?x#y/z", "sip%3Aa%40b%3Bc%3D1%3Fx%23y%2Fz"],
    ["é€😀", "%C3%A9%E2%82%AC%F0%9F%98%80"],
    ["%41", "%2541"],
  ])("%j", (text, encoded) => {
    expect(wire.encodeQuery([{ name: "q" }], { q: text })).toBe(`q=${encoded}`);
    expect(wire.encodePath(["/", { name: "q" }], { q: text })).toBe(`/${encoded}`);
    expect(wire.encodeForm({ q: text }, { type: "application/x-www-form-urlencoded" }).body).toBe(`q=${encoded}`);
  });

  test("a name", () => {
    expect(wire.encodeQuery([{ name: "❤️ &=" }], { "❤️ &=": 1 })).toBe("%E2%9D%A4%EF%B8%8F%20%26%3D=1");
    expect(wire.decodeQuery([{ name: "❤️ &=" }], "%E2%9D%A4%EF%B8%8F%20%26%3D=1").value).toEqual({ "❤️ &=": "1" });
  });

  test.each([
    ["query", "a/b?c:d@e!$'()*,;=", "q=a/b?c:d@e!$'()*,;="],
    ["query", "a&b#c[d]+%", "q=a%26b%23c%5Bd%5D%2B%25"],
    ["query", "%41 %zz", "q=%41%20%25zz"],
    ["query", ["a,b", "c"], "q=a%2Cb,c"],
    ["path", "a/b?c#d:e,f", "/a%2Fb%3Fc%23d:e,f"],
    ["path", ["a,b", "c"], "/a%2Cb,c"],
  ])("allowReserved in %s: %j", (place, value, text) => {
    const it: wire.ParameterWire = { name: "q", explode: false, allowReserved: true, expand };
    expect(place === "query" ? wire.encodeQuery([it], { q: value }) : wire.encodePath(["/", it], { q: value })).toBe(
      text,
    );
  });

  test("allowReserved in a cookie leaves nothing that ends it", () => {
    expect(wire.encodeCookies([{ name: "q", allowReserved: true }], { q: "a/b;c,d" })).toBe("q=a/b%3Bc%2Cd");
  });
});
