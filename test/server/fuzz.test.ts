/** Whatever comes in, what goes out is declared, or a refusal; and it is never our fault. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Router } from "../../generator/runtime/routing/index.js";
import { cleanUp, listening, make, raw, statuses } from "./support.js";

const schema = {
  type: "object",
  required: ["a"],
  properties: {
    a: { type: "string" },
    b: { type: "array", items: { $ref: "#/components/schemas/Node" } },
    c: { oneOf: [{ type: "integer" }, { type: "null" }] },
  },
};
const types = [
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "text/plain",
  "application/octet-stream",
];
const parameter = (name: string, place: string, more: object): object => ({
  name,
  in: place,
  required: place === "path",
  ...more,
});

let router: Router;
const errors: unknown[] = [];
beforeAll(async () => {
  const object = { schema: { type: "object", properties: { x: { type: "integer" }, y: { type: "string" } } } };
  const { createRouter } = await make({
    components: {
      schemas: { Node: { type: "object", properties: { next: { $ref: "#/components/schemas/Node" }, value: {} } } },
      securitySchemes: { basic: { type: "http", scheme: "basic" }, key: { type: "apiKey", in: "query", name: "key" } },
    },
    paths: {
      "/a/{p}/{q}.{r}": {
        post: {
          operationId: "post",
          security: [{ basic: [] }, { key: [] }, {}],
          parameters: [
            parameter("p", "path", { style: "matrix", explode: true, ...object }),
            parameter("q", "path", { style: "label", schema: { type: "array", items: { type: "number" } } }),
            parameter("r", "path", { schema: { type: "string" } }),
            parameter("deep", "query", { style: "deepObject", ...object }),
            parameter("pipes", "query", {
              style: "pipeDelimited",
              explode: false,
              schema: { type: "array", items: { type: "integer" } },
            }),
            parameter("json", "query", { content: { "application/json": { schema } } }),
            parameter("X-List", "header", { schema: { type: "array", items: { type: "boolean" } } }),
            parameter("c", "cookie", { ...object }),
          ],
          requestBody: {
            content: Object.fromEntries(
              types.map((it) => [
                it,
                { schema: it === "text/plain" || it === "application/octet-stream" ? {} : schema },
              ]),
            ),
          },
          responses: { "204": { description: "" } },
        },
      },
    },
  });
  const post = async ({ body }: { body: unknown }): Promise<object> => {
    JSON.stringify(body);
    return Promise.resolve({ status: 204 });
  };
  router = createRouter(
    { post },
    { authenticate: { basic: () => 1, key: () => undefined }, onError: (it: unknown) => errors.push(it) },
  );
});
afterAll(cleanUp);

const pieces = fc.constantFrom(
  "a",
  "é",
  "%",
  "%2",
  "%zz",
  "%00",
  "%ff",
  "%2F",
  "..",
  ".",
  ";",
  "=",
  "&",
  "[",
  "]",
  "[x]",
  "|",
  "+",
  ",",
  "p",
  "x",
  "deep",
  "json",
  '"',
  "{",
  "}",
  "1",
  "-",
  "__proto__",
  "constructor",
  " ",
  "?",
  "#",
);
const text = fc.array(pieces, { maxLength: 12 }).map((it) => it.join(""));
const headerText = text.map((it) => it.replace(/[^\x20-\x7e]/g, ""));
const json = fc.json({ maxDepth: 4 });
const body = fc.oneof(
  json,
  json.map((it) => it.slice(0, -1)),
  text.map((it) => `a=${it}`),
  text.map((it) => `--x\r\nContent-Disposition: form-data; name="${it}"\r\n\r\n${it}\r\n--x--`),
  fc.string(),
);
const contentType = fc.oneof(
  fc.constantFrom(
    ...types,
    "multipart/form-data; boundary=x",
    'application/json; charset="utf-8"',
    "text/plain; charset=latin1",
    "text/plain; charset=x",
    "a/b",
    "",
    ";",
  ),
  headerText,
);

test("requests of the web platform", async () => {
  const seen = new Set<number>();
  const path = fc.oneof(
    fc.constantFrom("a/;x=1/.1.r", "a/;x=1;y=%20/.1,2.r"),
    text,
    fc.tuple(text, text, text).map(([p, q, r]) => `a/;${p}/.${q}.${r}`),
  );
  await fc.assert(
    fc.asyncProperty(
      path,
      text,
      contentType,
      headerText,
      body,
      fc.boolean(),
      async (path, query, type, header, sent, isPost) => {
        const headers = { "content-type": type, "x-list": header, cookie: header, authorization: header };
        const init = isPost ? { method: "POST", headers, body: sent } : { headers };
        const { status } = await router.fetch(new Request(`http://test.invalid/${path}?${query}`, init));
        seen.add(status);
        expect([204, 400, 404, 405, 413, 415], `${status}`).toContain(status);
        expect(errors).toEqual([]);
      },
    ),
    { numRuns: 3000 },
  );
  expect([...seen].sort()).toEqual([204, 400, 404, 405, 415]);
});

test("bytes on a connection", async () => {
  await listening(router.node, async (port) => {
    const line = text.map((it) => it.replace(/[\r\n ]/g, ""));
    await fc.assert(
      fc.asyncProperty(line, line, contentType, body, fc.boolean(), async (path, query, type, sent, isWhole) => {
        const length = Buffer.byteLength(sent) + (isWhole ? 0 : 5);
        const head = `POST /a/;p=${path}/.1.x?${query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;
        const answer = await raw(port, [head, sent], 30);
        for (const status of statuses(answer)) expect([204, 400, 404, 405, 413, 415], answer).toContain(status);
        expect(errors).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
