/** How much of anything a request may have, and what becomes of requests that break the rules of HTTP itself. */
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asForm, asJson, post, sketch } from "./asks.js";
import { by, cleanUp, listening, make, raw, statuses, ways, type Made } from "./support.js";

let made: Made;
beforeAll(async () => {
  made = await make(sketch);
});
afterAll(cleanUp);

const router = (options: object = {}): ReturnType<Made["createRouter"]> => {
  const names = ["put", "optional", "form", "many", "none", "noneEither", "whole", "lines"];
  const fine = (): object => ({ status: 200, body: 1 });
  return made.createRouter(Object.fromEntries(names.map((it) => [it, fine])), options);
};

const levels = (count: number): string => `{"name":"ab","x":${"[".repeat(count - 1)}${"]".repeat(count - 1)}}`;
const part = '--x\r\nContent-Disposition: form-data; name="tags"\r\n\r\na\r\n';
const parts = (count: number): string =>
  `--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nab\r\n${part.repeat(count - 1)}--x--`;

describe.each(ways)("by %s", (way) => {
  const limits: readonly (readonly [
    what: string,
    options: object,
    ask: (size: number) => [string, object],
    most: number,
    status: number,
    tells: string,
  ])[] = [
    [
      "fields of a form",
      {},
      (size) => ["/form", post(`name=ab${"&tags=1".repeat(size - 1)}`, asForm)],
      1000,
      400,
      "more than 1000 fields",
    ],
    [
      "fields of a form, as set",
      { fieldLimit: 3 },
      (size) => ["/form", post(`name=ab${"&tags=1".repeat(size - 1)}`, asForm)],
      3,
      400,
      "more than 3 fields",
    ],
    [
      "parts",
      { fieldLimit: 5 },
      (size) => ["/many", post(parts(size), "multipart/form-data; boundary=x")],
      5,
      400,
      "more than 5 parts",
    ],
    ["levels of JSON", {}, (size) => ["/optional", post(levels(size), asJson)], 500, 400, "500 levels"],
    [
      "levels of JSON, as set",
      { depthLimit: 4 },
      (size) => ["/optional", post(levels(size), asJson)],
      4,
      400,
      "4 levels",
    ],
    ["characters of a URL", { urlLimit: 50 }, (size) => [`/none?${"a".repeat(size - 6)}`, {}], 50, 414, "at most 50"],
    [
      "bytes of a body",
      { bodyLimit: 40 },
      (size) => ["/optional", post(`{"name":"${"a".repeat(size - 11)}"}`, asJson)],
      40,
      413,
      "at most 40",
    ],
  ];
  test.each(limits)("%s", async (_, options, ask, most, status, tells) => {
    await by(way, router(options), async (send) => {
      expect((await send(...ask(most))).status).toBe(200);
      const reply = await send(...ask(most + 1));
      expect([reply.status, reply.text]).toEqual([status, expect.stringContaining(tells)]);
    });
  });

  test("fields of a query", async () => {
    const headers = { "x-rate": "1", cookie: "session=abc", "content-type": asJson };
    const ask = { method: "PUT", headers, body: '{"name":"ab"}' };
    await by(way, router({ fieldLimit: 10 }), async (send) => {
      expect((await send(`/items/1?${"tag=a&".repeat(9)}tag=a`, ask)).status).toBe(200);
      const reply = await send(`/items/1?${"tag=a&".repeat(10)}tag=a`, ask);
      expect([reply.status, reply.text]).toEqual([400, expect.stringMatching(/query has more than 10 fields/)]);
    });
  });

  test("headers, where a limit is set", async () => {
    await by(way, router({ headerLimit: 1000 }), async (send) => {
      expect((await send("/none", { headers: { "x-a": "a".repeat(500) } })).status).toBe(200);
      const reply = await send("/none", { headers: { "x-a": "a".repeat(1000) } });
      expect([reply.status, reply.text]).toEqual([431, expect.stringContaining("at most 1000 characters")]);
    });
  });
});

describe("on a connection", () => {
  const head = (line: string, ...fields: readonly string[]): string =>
    [line, "Host: x", ...fields, "", ""].join("\r\n");
  const close = "Connection: close";
  const jsonType = `Content-Type: ${asJson}`;
  const table: readonly (readonly [what: string, pieces: readonly (string | number)[], statuses: readonly number[]])[] =
    [
      [
        "requests one after another, without waiting",
        [
          head("GET /none HTTP/1.1") +
            head("POST /optional HTTP/1.1", jsonType, "Content-Length: 2") +
            "{}" +
            head("GET /nothing HTTP/1.1") +
            head("GET /none HTTP/1.1", close),
        ],
        [200, 400, 404, 200],
      ],
      [
        "a refused body, and a request behind it",
        [
          head("POST /optional HTTP/1.1", "Content-Type: a/b", "Content-Length: 5") +
            "12345" +
            head("GET /none HTTP/1.1", close),
        ],
        [415, 200],
      ],
      [
        "an answer expected before the body is sent",
        [
          head("POST /optional HTTP/1.1", jsonType, "Content-Length: 13", "Expect: 100-continue", close),
          30,
          '{"name":"ab"}',
        ],
        [100, 200],
      ],
      [
        "something else expected",
        [head("POST /optional HTTP/1.1", jsonType, "Content-Length: 2", "Expect: miracles", close)],
        [417],
      ],
      [
        "two lengths",
        [head("POST /optional HTTP/1.1", jsonType, "Content-Length: 2", "Content-Length: 3", close), "{}"],
        [400],
      ],
      [
        "a length and chunks",
        [
          head("POST /optional HTTP/1.1", jsonType, "Content-Length: 2", "Transfer-Encoding: chunked", close),
          "0\r\n\r\n",
        ],
        [400],
      ],
      [
        "a chunk without a size",
        [head("POST /optional HTTP/1.1", jsonType, "Transfer-Encoding: chunked", close), "zz\r\n"],
        [400],
      ],
      [
        "chunks that end within",
        [
          head("POST /optional HTTP/1.1", jsonType, "Transfer-Encoding: chunked", close),
          'd\r\n{"name":"ab"}\r\n0\r\n\r\n',
        ],
        [200],
      ],
      ["a NUL in a header", [head("GET /none HTTP/1.1", "X-A: a\0b", close)], [400]],
      ["headers without end", [head("GET /none HTTP/1.1", `X-A: ${"a".repeat(20_000)}`, close)], [431]],
      ["no host", ["GET /none HTTP/1.1\r\nConnection: close\r\n\r\n"], [400]],
      ["a name of a header that is none", [head("GET /none HTTP/1.1", "X A: b", close)], [400]],
    ];
  test.each(table)("%s", async (_, pieces, expected) => {
    const errors: unknown[] = [];
    await listening(router({ onError: (it: unknown) => errors.push(it) }).node, async (port) => {
      expect(statuses(await raw(port, pieces))).toEqual(expected);
      expect(statuses(await raw(port, [head("GET /none HTTP/1.1", close)]))).toEqual([200]);
    });
    expect(errors).toEqual([]);
  });

  test("a client that breaks off at every byte of its request leaves the server as it was", async () => {
    const text = head("POST /optional HTTP/1.1", jsonType, "Content-Length: 13") + '{"name":"ab"}';
    const errors: unknown[] = [];
    await listening(router({ onError: (it: unknown) => errors.push(it) }).node, async (port) => {
      const cuts = Array.from({ length: text.length }, (_, i) => i);
      await Promise.all(
        cuts.map((at) => {
          const socket = connect(port, "127.0.0.1");
          socket.on("error", () => undefined);
          socket.write(text.slice(0, at), () => socket.destroy());
          return once(socket, "close");
        }),
      );
      expect(statuses(await raw(port, [text.replace("Host: x", "Host: x\r\nConnection: close")]))).toEqual([200]);
    });
    expect(errors).toEqual([]);
  });
});
