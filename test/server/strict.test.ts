/** What is malformed in itself is refused alike wherever it arrives, and told with its place. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { strictJson } from "../../generator/runtime/routing/json.js";
import { asForm, asJson } from "./asks.js";
import { cleanUp, listening, make, raw, type Made, type Sketch } from "./support.js";

const anything = { type: "object", additionalProperties: true };
const asContent = { content: { "application/json": { schema: anything } } };
const operation = (operationId: string, more: object): object => ({
  operationId,
  responses: { "204": { description: "" } },
  ...more,
});
const body = (type: string, media: object): object => ({ requestBody: { required: true, content: { [type]: media } } });
const fields = {
  schema: {
    type: "object",
    properties: {
      meta: anything,
      list: { type: "array", items: anything },
      either: { oneOf: [anything, { type: "integer" }] },
      text: { type: "string" },
    },
  },
};
const dataOf = (schema: object): object => ({
  type: "object",
  properties: { data: schema, event: { type: "string" } },
});
const jsonText = { type: "string", contentMediaType: "application/json", contentSchema: anything };

const sketch: Sketch = {
  openapi: "3.2.0",
  paths: {
    "/json": { post: operation("json", body(asJson, { schema: anything })) },
    "/lines": { post: operation("lines", body("application/jsonl", { itemSchema: anything })) },
    "/whole-lines": {
      post: operation("wholeLines", body("application/jsonl", { schema: { type: "array", items: anything } })),
    },
    "/sequence": { post: operation("sequence", body("application/json-seq", { itemSchema: anything })) },
    "/events": {
      post: operation(
        "events",
        body("text/event-stream", {
          itemSchema: { anyOf: [dataOf({ $ref: "#/components/schemas/Text" }), dataOf(jsonText)] },
        }),
      ),
    },
    "/texts": { post: operation("texts", body("text/event-stream", { itemSchema: dataOf({ type: "string" }) })) },
    "/parts": { post: operation("parts", body("multipart/form-data", fields)) },
    "/form": {
      post: operation(
        "form",
        body(asForm, { ...fields, encoding: { meta: { contentType: asJson }, list: { contentType: asJson } } }),
      ),
    },
    "/plain-form": { post: operation("plainForm", body(asForm, fields)) },
    "/parameters/{place}": {
      get: operation("parameters", {
        parameters: [
          { name: "place", in: "path", required: true, ...asContent },
          { name: "filter", in: "query", ...asContent },
          { name: "items", in: "query", schema: { type: "array", items: anything } },
          { name: "X-Filter", in: "header", ...asContent },
          { name: "filter", in: "cookie", ...asContent },
          { name: "text", in: "query", schema: { type: "string" } },
          { name: "deep", in: "query", style: "deepObject", schema: { type: "object", properties: { a: anything } } },
          { name: "crumb", in: "cookie", schema: { type: "string" } },
        ],
      }),
    },
    "/styled/{label}/{matrix}": {
      get: operation("styled", {
        parameters: [
          {
            name: "label",
            in: "path",
            required: true,
            style: "label",
            schema: { type: "array", items: { type: "string" } },
          },
          { name: "matrix", in: "path", required: true, style: "matrix", schema: { type: "string" } },
        ],
      }),
    },
    "/querystring": { get: operation("querystring", { parameters: [{ name: "q", in: "querystring", ...asContent }] }) },
  },
  components: { schemas: { Text: { allOf: [jsonText] } } },
};

let made: Made;
beforeAll(async () => {
  made = await make(sketch);
});
afterAll(cleanUp);

interface Told {
  readonly status: number;
  readonly issues?: readonly { readonly in: string; readonly pointer: string; readonly message: string }[];
}

/** The answers to requests over one connection each. */
async function answers(requests: readonly string[], options: object = {}): Promise<readonly Told[]> {
  const read = async ({ body: items }: { readonly body?: unknown }): Promise<object> => {
    if (typeof items === "object" && items !== null && Symbol.asyncIterator in items)
      for await (const _ of items as AsyncIterable<unknown>);
    return { status: 204 };
  };
  const names = "json lines wholeLines sequence events texts parts form plainForm parameters styled querystring".split(
    " ",
  );
  const unexpected: unknown[] = [];
  const router = made.createRouter(Object.fromEntries(names.map((it) => [it, read])), {
    onError: (error: unknown) => unexpected.push(error),
    ...options,
  });
  const told = await listening(router.node, (port) =>
    Promise.all(requests.map(async (it) => toldBy(await raw(port, [Buffer.from(it, "latin1")], 2000)))),
  );
  expect(unexpected).toEqual([]);
  return told;
}

function toldBy(answer: string): Told {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
  const text = answer.slice(answer.indexOf("\r\n\r\n") + 4);
  return text === "" ? { status } : { ...(JSON.parse(text) as Told), status };
}

const head = (line: string, ...more: readonly string[]): string =>
  [`${line} HTTP/1.1`, "Host: x", "Connection: close", ...more, "", ""].join("\r\n");
const get = (path: string, ...more: readonly string[]): string => head(`GET ${path}`, ...more);
const post = (path: string, type: string, text: string): string =>
  head(`POST ${path}`, `Content-Type: ${type}`, `Content-Length: ${text.length}`) + text;
const part = (name: string, text: string, type = asJson): string =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
const parts = (...all: readonly string[]): string =>
  post("/parts", "multipart/form-data; boundary=x", `${all.join("")}--x--`);

type Place = readonly [name: string, ask: (json: string) => string, place: string, pointer: string, behind: string];

const encoded = encodeURIComponent;
const places: readonly Place[] = [
  ["a body", (it) => post("/json", asJson, it), "body", "", ""],
  ["a line", (it) => post("/lines", "application/jsonl", `{"a":1}\n\n${it}\n`), "body", "/1", ", in line 3"],
  [
    "a line of a body that is read whole",
    (it) => post("/whole-lines", "application/jsonl", `{}\n${it}`),
    "body",
    "/1",
    ", in line 2",
  ],
  [
    "an item of a sequence",
    (it) => post("/sequence", "application/json-seq", `\x1e{}\n\x1e${it}\n`),
    "body",
    "/1",
    ", in item 2",
  ],
  [
    "the data of an event",
    (it) => post("/events", "text/event-stream", `data: {}\n\ndata: ${it}\n\n`),
    "body",
    "/1/data",
    "",
  ],
  ["a part", (it) => parts(part("meta", it)), "body", "/meta", ""],
  ["one part of several", (it) => parts(part("list", "{}"), part("list", it)), "body", "/list/1", ""],
  ["a field of a form", (it) => post("/form", asForm, `meta=${encoded(it)}`), "body", "/meta", ""],
  ["one field of several", (it) => post("/form", asForm, `list=%7B%7D&list=${encoded(it)}`), "body", "/list/1", ""],
  ["a parameter of the path", (it) => get(`/parameters/${encoded(it)}`), "path", "/place", ""],
  ["a parameter of the query", (it) => get(`/parameters/{}?filter=${encoded(it)}`), "query", "/filter", ""],
  ["a header", (it) => get("/parameters/{}", `X-Filter: ${it}`), "headers", "/X-Filter", ""],
  ["a cookie", (it) => get("/parameters/{}", `Cookie: a=b; filter=${encoded(it)}`), "cookies", "/filter", ""],
  ["the query as a whole", (it) => get(`/querystring?${encoded(it)}`), "querystring", "", ""],
];

/** Where text becomes JSON only if it is that. */
const silent: readonly Place[] = [
  [
    "a field of a form that is structured",
    (it) => post("/plain-form", asForm, `meta=${encoded(it)}`),
    "body",
    "/meta",
    "",
  ],
  ["a field that is either", (it) => post("/plain-form", asForm, `either=${encoded(it)}`), "body", "/either", ""],
  ["a part without a media type", (it) => parts(part("either", it, "text/plain")), "body", "/either", ""],
  ["an item in the query", (it) => get(`/parameters/{}?items=%7B%7D&items=${encoded(it)}`), "query", "/items/1", ""],
];

const nested = (levels: number): string => `${'{"a":['.repeat(levels / 2)}${"]}".repeat(levels / 2)}`;

describe.each<Place>([...places, ...silent])("%s", (_, ask, place, at, behind) => {
  test.each([
    ['{"a":1,"a":2}', "/a"],
    ['{"a":{"b":[0,{"c/d":1,"e":{},"c/d":"}"}]}}', "/a/b/1/c~1d"],
    ['{"a\\"":1, "\\u0061\\"" : 2}', '/a"'],
    ['{"__proto__":1,"__proto__":1}', "/__proto__"],
    ['{"":1,"x":"\\\\","":1}', "/"],
  ])("%s", async (json, pointer) => {
    const [told] = await answers([ask(json)]);
    expect(told).toMatchObject({ status: 400 });
    expect(told?.issues).toEqual([
      { in: place, pointer: at + pointer, keyword: "encoding", message: `is given more than once${behind}` },
    ]);
  });

  test("what is nested too deeply", async () => {
    const [fine, told] = await answers([ask(nested(20)), ask(nested(22))], { depthLimit: 20 });
    expect(fine?.status).toBe(204);
    expect(told).toMatchObject({ status: 400 });
    expect(told?.issues?.[0]).toMatchObject({
      in: place,
      pointer: at,
      message: `is more than 20 levels deep${behind}`,
    });
  });

  test("names that are the same in different objects, or text that looks like one", async () => {
    const told = await answers(['{"a":{"a":1},"b":[{"a":1},{"a":1}]}', '{"a":"\\"a\\":1","b":"{\\"a\\":1"}'].map(ask));
    expect(told.map((it) => it.status)).toEqual([204, 204]);
  });
});

test.each<Place>(places)("%s: no JSON", async (_, ask, place, at, behind) => {
  const told = await answers(['{"a":', "{'a':1}", '{"a":NaN}', "\\u007b}"].map(ask));
  for (const { status, issues } of told) {
    expect(status).toBe(400);
    expect(issues?.[0]).toMatchObject({ in: place, pointer: at, message: `is not valid JSON${behind}` });
  }
});

test("strings of any length, and what stands in them", async () => {
  const long = '\\"{[,:'.repeat(2_000_000);
  const [fine, told] = await answers(
    [
      post("/json", asJson, `{"b":{"c":["${long}",{}]}}`),
      post("/json", asJson, `{"b":{"c":["${long}",{"a":1,"a":2}]}}`),
    ],
    { bodyLimit: 1e8 },
  );
  expect(fine?.status).toBe(204);
  expect(told?.issues?.map((it) => it.pointer)).toEqual(["/b/c/1/a"]);
});

describe("of any JSON", () => {
  const check = strictJson(500);
  const within = fc.array(fc.oneof(fc.nat({ max: 3 }), fc.string()), { maxLength: 4 });
  /** JSON with `inner` at the end of a path, and other values before each of its steps. */
  const around = (path: readonly (string | number)[], other: string, inner: string): string =>
    path.reduceRight<string>(
      (text, key) =>
        typeof key === "number"
          ? `[${`${other} ,`.repeat(key)}${text}]`
          : `{"":${other}, ${JSON.stringify(`${key}.`)} : ${text}}`,
      inner,
    );
  const pointerTo = (path: readonly (string | number)[]): string =>
    path
      .map((it) => `/${(typeof it === "number" ? String(it) : `${it}.`).replaceAll("~", "~0").replaceAll("/", "~1")}`)
      .join("");

  test("nothing is wrong with what has each name once", () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat({ max: 3 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(check(text, JSON.parse(text))).toBeUndefined();
      }),
    ));

  test("a name that comes again is found", () =>
    fc.assert(
      fc.property(within, fc.json(), fc.string(), (path, other, name) => {
        const key = JSON.stringify(name);
        const text = around(path, other, `{${key}:${other},"${"x".repeat(name.length + 1)}":${other},${key}\n:0}`);
        expect(check(text, JSON.parse(text))).toEqual({
          pointer: `${pointerTo(path)}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
          message: "is given more than once",
        });
      }),
    ));
});

test("the data of events that is any text is left alone", async () => {
  const [told] = await answers([post("/texts", "text/event-stream", 'data: {"a":1,"a":2}\n\ndata: {\n\n')]);
  expect(told?.status).toBe(204);
});

describe("text that is none", () => {
  test.each<readonly [what: string, request: string, place: string, pointer: string, message: RegExp]>([
    ["a body", post("/json", asJson, '{"a":"\xff"}'), "body", "", /not UTF-8/],
    ["a line", post("/lines", "application/jsonl", '{}\n{"a":"\xc0\x80"}\n'), "body", "/0", /not UTF-8/],
    ["a line that ends within", post("/lines", "application/jsonl", '{}\n{"a":"\xe2\x82'), "body", "/1", /not UTF-8/],
    ["an event", post("/events", "text/event-stream", "data: \xed\xa0\x80\n\n"), "body", "/0", /not UTF-8/],
    ["JSON in a part", parts(part("meta", '{"a":"\xff"}')), "body", "/meta", /not text/],
    ["text in a part", parts(part("text", "\xff", "text/plain")), "body", "/text", /not text/],
    [
      "text of an unknown charset",
      parts(part("text", "a", "text/plain; charset=klingon")),
      "body",
      "/text",
      /not text/,
    ],
    ["a NUL in a part", parts(part("text", "a\0b", "text/plain")), "body", "/text", /NUL/],
    ["the name of a part", parts(part("te\xff", "a")), "body", "", /without a name/],
    ["a NUL in the name of a part", parts(part("te\0xt", "a")), "body", "/te\0xt", /NUL/],
    ["a form", post("/form", asForm, "text=\xff"), "body", "", /not UTF-8/],
    ["a field", post("/form", asForm, "text=%ff"), "body", "/text", /not percent-encoded UTF-8/],
    ["half a triple in a field", post("/form", asForm, "text=%4"), "body", "/text", /not percent-encoded UTF-8/],
    ["a NUL in a field", post("/form", asForm, "text=%00"), "body", "/text", /NUL/],
    ["the name of a field", post("/form", asForm, "te%ff=1"), "body", "/te%ff", /not percent-encoded UTF-8/],
    ["the query", get("/parameters/{}?text=%ff"), "query", "/text", /not percent-encoded UTF-8/],
    ["a broken triple in the query", get("/parameters/{}?text=%zz"), "query", "/text", /not percent-encoded UTF-8/],
    ["a NUL in the query", get("/parameters/{}?text=a%00"), "query", "/text", /NUL/],
    ["JSON in the query", get("/parameters/{}?filter=%7B%22a%22:%22%ff%22%7D"), "query", "/filter", /not percent-enc/],
    ["a member of deepObject", get("/parameters/{}?deep[a]=%ff"), "query", "/deep/a", /not percent-encoded UTF-8/],
    ["brackets that don't match", get("/parameters/{}?deep[a=1"), "query", "/deep", /brackets don't match/],
    ["the whole query", get("/querystring?%ff"), "querystring", "", /not percent-encoded UTF-8/],
    ["the path", get("/parameters/%ff"), "path", "/place", /not percent-encoded UTF-8/],
    ["a NUL in the path", get("/parameters/%7B%7D%00"), "path", "/place", /NUL/],
    ["a label", get("/styled/.a,%ff/;matrix=1"), "path", "/label/1", /not percent-encoded UTF-8/],
    ["a matrix", get("/styled/.a/;matrix=%e2%82"), "path", "/matrix", /not percent-encoded UTF-8/],
    ["a cookie", get("/parameters/{}", "Cookie: crumb=%ff"), "cookies", "/crumb", /not percent-encoded UTF-8/],
    ["a NUL in a cookie", get("/parameters/{}", "Cookie: crumb=%00"), "cookies", "/crumb", /NUL/],
  ])("%s", async (_, request, place, pointer, message) => {
    const [told] = await answers([request]);
    expect(told?.status).toBe(400);
    expect(told?.issues?.[0]).toMatchObject({ in: place, pointer, message: expect.stringMatching(message) as string });
  });
});

test("cookies are counted as fields are", async () => {
  const cookies = (count: number): string => get("/parameters/{}", `Cookie: ${"a=1; ".repeat(count - 1)}crumb=1`);
  const [fine, told] = await answers([cookies(10), cookies(11)], { fieldLimit: 10 });
  expect(fine?.status).toBe(204);
  expect(told?.status).toBe(400);
  expect(told?.issues?.[0]).toMatchObject({ in: "cookies", pointer: "", message: "has more than 10 fields" });
});
