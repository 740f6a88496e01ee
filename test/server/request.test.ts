/** What becomes of data that is not trusted: the right refusal, with everything that is wrong. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { by, cleanUp, json, listening, make, raw, statuses, ways, type Ask, type Made } from "./support.js";

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

const sketch = {
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
    "/lines": {
      post: operation("lines", {
        requestBody: { required: true, content: { "application/jsonl": { itemSchema: { type: "object" } } } },
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

let made: Made;
beforeAll(async () => {
  made = await make(sketch);
});
afterAll(cleanUp);

interface Given {
  readonly contentType?: string;
  readonly body?: unknown;
}

/** Answers the parts as they arrived. */
const echo = async ({
  path,
  query,
  headers,
  cookies,
  querystring,
  contentType,
  body,
}: Record<string, unknown>): Promise<object> => ({
  status: 200,
  body: {
    path,
    query,
    headers,
    cookies,
    querystring,
    contentType,
    body: body instanceof Blob ? { blob: await body.text(), type: body.type } : body,
  },
});

async function lines({ body }: { readonly body: AsyncIterable<unknown> }): Promise<object> {
  const items: unknown[] = [];
  for await (const it of body) items.push(it);
  return { status: 200, body: items };
}

const router = (options: object = {}): ReturnType<Made["createRouter"]> => {
  const names = ["put", "optional", "form", "many", "none", "noneEither", "whole"];
  return made.createRouter(
    { ...Object.fromEntries(names.map((it) => [it, echo])), lines },
    { onError: () => undefined, ...options },
  );
};

const post = (body: NonNullable<Ask["body"]>, type?: string, headers: Record<string, string> = {}): Ask => ({
  method: "POST",
  body,
  headers: { ...(type === undefined ? {} : { "content-type": type }), ...headers },
});

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (it) => it.charCodeAt(0));

/** In pieces, without a length. */
const streamed = (...pieces: readonly string[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const it of pieces) controller.enqueue(bytes(it));
      controller.close();
    },
  });

const asJson = "application/json";
const asForm = "application/x-www-form-urlencoded";

describe.each(ways)("by %s", (way) => {
  test("everything that fits reaches the handler, typed", async () => {
    await by(way, router(), async (send) => {
      const reply = await send("/items/7?page=2&tag=a&tag=b&filter[a]=3&unknown=x&unknown=y", {
        method: "PUT",
        headers: { "x-rate": "1.5", cookie: "session=abc; other=1", "content-type": "Application/JSON; charset=UTF-8" },
        body: '{"name":"né","size":3}',
      });
      expect([reply.status, json(reply)]).toEqual([
        200,
        {
          path: { id: 7 },
          query: { page: 2, tag: ["a", "b"], filter: { a: 3 } },
          headers: { "X-Rate": 1.5 },
          cookies: { session: "abc" },
          contentType: asJson,
          body: { name: "né", size: 3 },
        },
      ]);
    });
  });

  test("a default of the document is not filled in", async () => {
    await by(way, router(), async (send) => {
      const reply = await send("/items/7", {
        method: "PUT",
        headers: { "x-rate": "1", cookie: "session=abc", "content-type": asJson },
        body: '{"name":"no"}',
      });
      expect(json(reply)).toMatchObject({ query: {} });
      expect((json(reply) as { query: object }).query).not.toHaveProperty("page");
    });
  });

  test("every issue of every part is told at once", async () => {
    await by(way, router(), async (send) => {
      const reply = await send("/items/x?page=11&tag=a&tag=long&page=12&filter[a]=z", {
        method: "PUT",
        headers: { cookie: "session=ab", "content-type": asJson },
        body: '{"size":0,"tags":[1]}',
      });
      expect([reply.status, reply.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
      const { issues, ...rest } = json(reply) as {
        issues: { in: string; pointer: string; keyword: string; message: string }[];
        id: string;
      };
      expect(rest).toMatchObject({ type: "about:blank", title: "Bad Request", status: 400 });
      expect(issues.map((it) => `${it.in}${it.pointer} ${it.keyword}`).sort()).toEqual([
        "body required",
        "body/size minimum",
        "body/tags/0 type",
        "cookies/session minLength",
        "headers required",
        "path/id type",
        "query/filter/a type",
        "query/page encoding",
        "query/tag/1 maxLength",
      ]);
      expect(issues.every((it) => it.message.length > 5)).toBe(true);
    });
  });

  /** Path, request, status, and what the detail or the body must tell. */
  const table: readonly (readonly [what: string, path: string, ask: Ask, status: number, tells?: string])[] = [
    ["a body of another type", "/optional", post("name=ab", asForm), 415, "must be application/json"],
    ["a body without a type", "/optional", post(bytes('{"name":"ab"}')), 415],
    ["a body of a broken type", "/optional", post('{"name":"ab"}', "json"), 415],
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
    ["too many lines", "/lines", post(streamed("{}\n".repeat(200), "{}\n".repeat(200)), "application/jsonl"), 413],
    ["the whole query", `/whole?${encodeURIComponent('{"name":"ab"}')}`, {}, 200, '"querystring":{"name":"ab"}'],
    ["no query where it is needed", "/whole", {}, 400, '"in":"querystring"'],
    ["a query that is no JSON", "/whole?name=ab", {}, 400, "is not valid JSON"],
  ];

  test("each of these is refused or read", async () => {
    const wide = new Set([
      "JSON that is deep",
      "JSON that is too deep",
      "JSON that is much too deep",
      "JSON that is deep where it is checked",
      "a form with too many fields",
    ]);
    await by(way, router({ bodyLimit: 1000 }), async (narrow) => {
      await by(way, router(), async (send) => {
        for (const [what, path, ask, status, tells] of table) {
          const reply = await (wide.has(what) ? send : narrow)(path, ask);
          expect(`${reply.status} ${reply.status === status ? "" : reply.text.slice(0, 300)}`.trim(), what).toBe(
            String(status),
          );
          if (tells !== undefined) expect(reply.text, what).toContain(tells);
        }
      });
    });
  });

  test("a body that was left out is told apart from an empty one", async () => {
    await by(way, router(), async (send) => {
      const bodyOf = async (path: string, ask: Ask): Promise<Given> => json(await send(path, ask)) as Given;
      expect(await bodyOf("/optional", { method: "POST" })).toEqual({});
      expect(await bodyOf("/optional", post("", asJson))).toEqual({});
      expect(await bodyOf("/form", { method: "POST" })).toEqual({});
    });
  });

  test("a refused coding or type says what is accepted", async () => {
    await by(way, router(), async (send) => {
      expect(
        (await send("/optional", post("{}", asJson, { "content-encoding": "br" }))).headers.get("accept-encoding"),
      ).toBe("identity");
      expect((await send("/optional", post("{}", "text/plain"))).headers.get("accept")).toBe(asJson);
    });
  });

  test("a request can't ask for an answer that is far longer than itself", async () => {
    await by(way, router(), async (send) => {
      const { status, text } = await send("/optional", post(`{"name":"ab","tags":[${"1,".repeat(100_000)}1]}`, asJson));
      expect(status).toBe(400);
      expect(text.length).toBeLessThan(300_000);
      expect((JSON.parse(text) as { issues: unknown[] }).issues).toHaveLength(1000);
    });
  });

  test("a body that takes too long", async () => {
    const slow = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        async start(controller) {
          controller.enqueue(bytes('{"name":'));
          await new Promise((resolve) => setTimeout(resolve, 600));
          try {
            controller.enqueue(bytes('"ab"}'));
            controller.close();
          } catch {
            // Nobody reads any more.
          }
        },
      });
    await by(way, router({ bodyTimeout: 100 }), async (send) => {
      const start = performance.now();
      const reply = await send("/optional", post(slow(), asJson));
      expect(reply.status).toBe(408);
      expect(performance.now() - start).toBeLessThan(550);
    });
    await by(way, router({ bodyTimeout: 5000 }), async (send) =>
      expect((await send("/optional", post(slow(), asJson))).status).toBe(200),
    );
  });
});

test("bytes on a connection that are no proper request", async () => {
  const head = (length: string): string =>
    `POST /optional HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${length}\r\n\r\n`;
  const good = `${head("Content-Length: 13")}{"name":"ab"}`;
  const table: readonly (readonly [string, readonly (string | number)[], readonly number[]])[] = [
    ["two requests in one piece", [good + good], [200, 200]],
    ["three, the second of them wrong", [`${good}${head("Content-Length: 2")}{}${good}`], [200, 400, 200]],
    ["byte by byte", [...good].flatMap((it) => [it, 1]), [200]],
    ["chunked", [`${head("Transfer-Encoding: chunked")}d\r\n{"name":"ab"}\r\n0\r\n\r\n${good}`], [200, 200]],
    ["a length that is none", [head("Content-Length: 1x")], [400]],
    ["two lengths", [`${head("Content-Length: 13\r\nContent-Length: 14")}{"name":"ab"}`], [400]],
    [
      "a length and chunks",
      [`${head("Content-Length: 13\r\nTransfer-Encoding: chunked")}d\r\n{"name":"ab"}\r\n0\r\n\r\n`],
      [400],
    ],
    ["a chunk of a broken size", [`${head("Transfer-Encoding: chunked")}zz\r\n{}\r\n0\r\n\r\n`], [400]],
    [
      "too long by its own word, and what follows is not read",
      [head("Content-Length: 99999999") + "x".repeat(1000), 50, good],
      [413],
    ],
    [
      "too long in chunks",
      [`${head("Transfer-Encoding: chunked")}2000\r\n${"x".repeat(0x2000)}`, 20, "\r\n2000\r\n", good],
      [413],
    ],
    ["a wish to go on", [head("Expect: 100-continue\r\nContent-Length: 13"), 20, '{"name":"ab"}'], [100, 200]],
    ["an unknown wish", [head("Expect: tea\r\nContent-Length: 13")], [417]],
    ["a name of a header with a space", ["GET /none HTTP/1.1\r\nHost: x\r\nBad Name: 1\r\n\r\n"], [400]],
    ["no host", ["GET /none HTTP/1.1\r\n\r\n"], [400]],
    ["HTTP/1.0", ["GET /none HTTP/1.0\r\n\r\n"], [200]],
    [
      "a body where none is declared, and a request behind it",
      ["DELETE /none HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbodyGET /none HTTP/1.1\r\nHost: x\r\n\r\n"],
      [200, 200],
    ],
  ];
  await listening(router({ bodyLimit: 4096 }).node, async (port) => {
    for (const [what, pieces, want] of table) expect(statuses(await raw(port, pieces)), what).toEqual(want);
    expect(statuses(await raw(port, [good])), "it still serves").toEqual([200]);
  });
});

test("an over-long body gets its answer even while it is still being sent", async () => {
  await listening(router({ bodyLimit: 10 }).node, async (port) => {
    for (let i = 0; i < 5; i += 1) {
      const reply = await fetch(`http://127.0.0.1:${port}/optional`, {
        method: "POST",
        headers: { "content-type": asJson },
        body: "x".repeat(3_000_000),
      });
      expect([reply.status, reply.headers.get("connection")]).toEqual([413, "close"]);
      expect(await reply.json()).toMatchObject({ status: 413 });
    }
  });
});
