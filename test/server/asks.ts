/** Requests that are lawful, and requests that are not. */
import type { Ask, Sketch } from "./support.js";

const answers = { "200": { description: "", content: { "application/json": { schema: {} } } } };
const item = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string", minLength: 2 },
    size: { type: "integer", minimum: 1 },
    tags: { type: "array", items: { type: "string" } },
  },
};
const content = (types: readonly string[], schema: object = item): object =>
  Object.fromEntries(types.map((it) => [it, { schema }]));
const operation = (operationId: string, more: object): object => ({ operationId, responses: answers, ...more });

export const sketch: Sketch = {
  paths: {
    "/items/{id}": {
      put: operation("put", {
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "page", in: "query", schema: { type: "integer", maximum: 10, default: 1 } },
          { name: "tag", in: "query", schema: { type: "array", items: { type: "string", maxLength: 3 } } },
          {
            name: "filter",
            in: "query",
            style: "deepObject",
            schema: { type: "object", properties: { a: { type: "integer" } } },
          },
          { name: "X-Rate", in: "header", required: true, schema: { type: "number" } },
          { name: "session", in: "cookie", required: true, schema: { type: "string", minLength: 3 } },
        ],
        requestBody: { required: true, content: content(["application/json"]) },
      }),
    },
    "/optional": { post: operation("optional", { requestBody: { content: content(["application/json"]) } }) },
    "/form": { post: operation("form", { requestBody: { content: content(["application/x-www-form-urlencoded"]) } }) },
    "/many": {
      post: operation("many", {
        requestBody: {
          required: true,
          content: {
            ...content(["application/json", "application/vnd.a+json; v=1", "application/vnd.a+json; v=2"]),
            ...content(["text/plain", "text/*"], { type: "string" }),
            ...content(["multipart/form-data"]),
            "image/*": { schema: {} },
          },
        },
      }),
    },
    "/whatever": {
      post: operation("whatever", { requestBody: { required: true, content: { "*/*": { schema: {} } } } }),
    },
    "/lines": {
      post: operation("lines", {
        requestBody: {
          required: true,
          content: { "application/jsonl": { itemSchema: { type: "object", properties: { a: { type: "integer" } } } } },
        },
      }),
    },
    "/none": { get: operation("none", {}), delete: operation("noneEither", {}) },
    "/whole": {
      get: operation("whole", {
        parameters: [
          { name: "q", in: "querystring", required: true, content: { "application/json": { schema: item } } },
        ],
      }),
    },
  },
  openapi: "3.2.0",
};

export const post = (body: NonNullable<Ask["body"]>, type?: string, headers: Record<string, string> = {}): Ask => ({
  method: "POST",
  body,
  headers: { ...(type === undefined ? {} : { "content-type": type }), ...headers },
});

export const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (it) => it.charCodeAt(0));

/** In pieces, without a length. */
export const streamed =
  (...pieces: readonly string[]) =>
  (): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        for (const it of pieces) controller.enqueue(bytes(it));
        controller.close();
      },
    });

export const asJson = "application/json";
export const asForm = "application/x-www-form-urlencoded";

/** Path, request, status, and what the detail or the body must tell. */
export const asks: readonly (readonly [what: string, path: string, ask: Ask, status: number, tells?: string])[] = [
  ["a body of another type", "/optional", post("name=ab", asForm), 415, "must be application/json"],
  ["a body without a type", "/optional", post(bytes('{"name":"ab"}')), 415],
  ["a body of a broken type", "/optional", post('{"name":"ab"}', "json"), 415],
  ["a body without a type where any will do", "/whatever", post(bytes("\xff")), 200],
  ["a body of a rare type where any will do", "/whatever", post("1", "a.b+c/x-$_d;e=f"), 200],
  ["a body of a broken type where any will do", "/whatever", post("1", "json"), 415],
  ["a body of half a type where any will do", "/whatever", post("1", "image/ png"), 415],
  ["an unknown charset", "/optional", post('{"name":"ab"}', "application/json; charset=klingon"), 415],
  ["a charset that JSON can't be in", "/optional", post('{"name":"ab"}', 'application/json; charset="utf-16"'), 415],
  [
    "a content coding",
    "/optional",
    post('{"name":"ab"}', asJson, { "content-encoding": "gzip" }),
    415,
    "content coding",
  ],
  ["no coding, by that name", "/optional", post('{"name":"ab"}', asJson, { "content-encoding": "identity" }), 200],
  ["no body where none is needed", "/optional", { method: "POST" }, 200],
  ["no body, and a type", "/optional", { method: "POST", headers: { "content-type": asJson } }, 200],
  ["no body, and another type", "/optional", { method: "POST", headers: { "content-type": "text/csv" } }, 200],
  ["an empty body where none is needed", "/optional", post(streamed(), asJson), 200],
  ["no body where one is needed", "/many", { method: "POST" }, 400, '"required"'],
  ["an empty body where one is needed", "/many", post(streamed(), asJson), 400, "is empty"],
  ["a form without fields", "/form", post("", asForm), 400, '"required"'],
  ["JSON that is none", "/optional", post('{"name":', asJson), 400, "is not valid JSON"],
  ["JSON that is not UTF-8", "/optional", post(bytes('{"name":"\xff\xff"}'), asJson), 400, "is not UTF-8"],
  ["JSON with a NUL", "/optional", post('{"name":"a\0b"}', asJson), 400, "is not valid JSON"],
  [
    "JSON with a name twice",
    "/optional",
    post('{"name":"ab","size":1,"na\\u006de":"cd"}', asJson),
    400,
    "more than once",
  ],
  [
    "JSON with a name twice, further down",
    "/optional",
    post('{"name":"ab","x":[{"a":"\\"a\\":1","b":{"c":1,"c" : 2}}]}', asJson),
    400,
    "more than once",
  ],
  [
    "JSON with names that look like twice",
    "/optional",
    post('{"name":"\\"name\\":","x":{"name":["name",":"]},"y" :{}}', asJson),
    200,
  ],
  ["JSON with __proto__", "/optional", post('{"name":"ab","__proto__":{"size":0}}', asJson), 200, "__proto__"],
  ["JSON with __proto__ twice", "/optional", post('{"name":"ab","__proto__":1,"__proto__":2}', asJson), 400],
  ["JSON that is deep", "/optional", post(`{"name":"ab","x":${"[".repeat(499)}${"]".repeat(499)}}`, asJson), 200],
  [
    "JSON that is too deep",
    "/optional",
    post(`{"name":"ab","x":${"[".repeat(500)}${"]".repeat(500)}}`, asJson),
    400,
    "500 levels",
  ],
  [
    "JSON that is much too deep",
    "/optional",
    post(`{"name":"ab","x":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`, asJson),
    400,
    "500 levels",
  ],
  [
    "JSON that is deep where it is checked",
    "/optional",
    post(`{"name":"ab","tags":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, asJson),
    400,
  ],
  ["a number beyond all numbers", "/optional", post('{"name":"ab","size":1e999}', asJson), 400, "/size"],
  ["a form field twice", "/form", post("name=ab&name=cd", asForm), 400, "is given 2 times"],
  ["a form field twice that is a list", "/form", post("name=ab&tags=1&tags=2", asForm), 200, '["1","2"]'],
  ["a form field that is not percent-encoded", "/form", post("name=%zz", asForm), 400, "percent-encoded"],
  ["a form field that is not UTF-8", "/form", post("name=%ff%fe", asForm), 400, "percent-encoded"],
  ["a form field with a NUL", "/form", post("name=a%00b", asForm), 400, "NUL"],
  ["a form with too many fields", "/form", post(`name=ab${"&a=1".repeat(10_001)}`, asForm), 400, "fields"],
  ["a form with __proto__", "/form", post("name=ab&__proto__=1&constructor=2", asForm), 200, "constructor"],
  ["a query parameter twice", "/items/1?page=1&page=2", { method: "PUT" }, 400, "is given 2 times"],
  ["a query that is not percent-encoded", "/items/1?tag=%e2%28", { method: "PUT" }, 400, "percent-encoded"],
  ["a query with a NUL", "/items/1?tag=%00", { method: "PUT" }, 400, "NUL"],
  [
    "a body where none is declared",
    "/none",
    { method: "DELETE", body: "whatever", headers: { "content-type": "x/y" } },
    200,
  ],
  ["too much, by its own word", "/optional", post("x".repeat(2000), asJson), 413, "1000 bytes"],
  ["too much, in pieces", "/optional", post(streamed("x".repeat(600), "x".repeat(600)), asJson), 413, "1000 bytes"],
  ["just enough, in pieces", "/optional", post(streamed('{"name":"', "x".repeat(989), '"}'), asJson), 200],
  ["just enough", "/optional", post(`{"name":"${"x".repeat(989)}"}`, asJson), 200],
  ["one byte too many", "/optional", post(`{"name":"${"x".repeat(990)}"}`, asJson), 413],
  [
    "plain text in another charset",
    "/many",
    post(bytes("gr\xfc\xdfe"), "text/plain; charset=iso-8859-1"),
    200,
    "grüße",
  ],
  ["plain text in no charset", "/many", post("text", "text/plain; charset=nonsense"), 415],
  ["a range", "/many", post("a,b", "text/csv"), 200, '"contentType":"text/csv"'],
  [
    "a type by its parameter",
    "/many",
    post('{"name":"ab"}', "application/vnd.a+json; v=2"),
    200,
    '"contentType":"application/vnd.a+json; v=2"',
  ],
  [
    "a type without its parameter",
    "/many",
    post('{"name":"ab"}', "application/vnd.a+json"),
    200,
    '"contentType":"application/vnd.a+json; v=1"',
  ],
  ["bytes", "/many", post(bytes("\x89PNG"), "image/png"), 200, '"type":"image/png"'],
  ["multipart without a boundary", "/many", post("--x--", "multipart/form-data"), 400, "boundary"],
  ["multipart that breaks off", "/many", post("--x\r\n\r\n", "multipart/form-data; boundary=x"), 400],
  [
    "multipart",
    "/many",
    post('--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nab\r\n--x--', "multipart/form-data; boundary=x"),
    200,
    '"name":"ab"',
  ],
  ["lines", "/lines", post(streamed('{"a":1}\n{"a"', ":2}\n"), "application/jsonl"), 200, '[{"a":1},{"a":2}]'],
  [
    "a line that is no JSON",
    "/lines",
    post(streamed('{"a":1}\n{"a"', "\n"), "application/jsonl"),
    400,
    '"pointer":"/1"',
  ],
  [
    "a line that does not fit",
    "/lines",
    post(streamed('{"a":1}\n{"a":"b"}\n'), "application/jsonl"),
    400,
    '"pointer":"/1/a"',
  ],
  [
    "lines that are not UTF-8",
    "/lines",
    post(streamed('{"a":1}\n{"a":"\xff"}\n'), "application/jsonl"),
    400,
    "is not UTF-8",
  ],
  ["too many lines", "/lines", post(streamed("{}\n".repeat(200), "{}\n".repeat(200)), "application/jsonl"), 413],
  ["the whole query", `/whole?${encodeURIComponent('{"name":"ab"}')}`, {}, 200, '"querystring":{"name":"ab"}'],
  ["no query where it is needed", "/whole", {}, 400, '"in":"querystring"'],
  ["a query that is no JSON", "/whole?name=ab", {}, 400, "is not valid JSON"],
];
