/** What becomes of what handlers answer and throw. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sketch } from "./answers.js";
import { by, cleanUp, json, make, ways, type Made } from "./support.js";

let made: Made;
beforeAll(async () => {
  made = await make(sketch);
});
afterAll(cleanUp);

const good = { status: 200, headers: { "X-Count": 3 }, body: { name: "a" } };

describe.each(ways)("by %s", (way) => {
  /** What a handler answers; the status and the headers that are sent, and the body. */
  const table: readonly (readonly [
    what: string,
    answer: unknown,
    status: number,
    tells?: string,
    headers?: Record<string, string | null>,
  ])[] = [
    ["what is declared", good, 200, '{"name":"a"}', { "content-type": "application/json", "x-count": "3" }],
    [
      "headers in other letters",
      { ...good, headers: { "x-count": 3, "x-other": "y" } },
      200,
      "name",
      { "x-count": "3", "x-other": "y" },
    ],
    [
      "a list in a header",
      { ...good, headers: { "X-Count": 0, "X-List": ["a", "b"] } },
      200,
      "name",
      { "x-list": "a,b" },
    ],
    [
      "another media type",
      { ...good, contentType: "text/plain", body: "häy" },
      200,
      "häy",
      { "content-type": "text/plain;charset=utf-8" },
    ],
    [
      "a range of media types",
      { ...good, contentType: "image/png", body: new Uint8Array([65]) },
      200,
      "A",
      { "content-type": "image/png" },
    ],
    [
      "a media type told by its parameter",
      { ...good, contentType: "application/vnd.a+json; v=2", body: 2 },
      200,
      "2",
      { "content-type": "application/vnd.a+json; v=2" },
    ],
    [
      "a Blob",
      { ...good, contentType: "image/gif", body: new Blob(["GIF"]) },
      200,
      "GIF",
      { "content-type": "image/gif" },
    ],
    [
      "headers of the body's own",
      {
        ...good,
        headers: { "X-Count": 1, "Content-Length": "1", "content-type": "x/y", "Transfer-Encoding": "chunked" },
      },
      200,
      '{"name":"a"}',
    ],
    ["no content", { status: 204 }, 204, "", { "content-type": null }],
    ["not modified", { status: 304, headers: { etag: '"x"' } }, 304, "", { etag: '"x"' }],
    ["a status of a declared range", { status: 418, body: { name: "t" } }, 418, '{"name":"t"}'],
    ["an undeclared status", { status: 201, body: { name: "a" } }, 500],
    ["a body that does not fit", { ...good, body: { name: 1 } }, 500],
    ["no body", { status: 200, headers: { "X-Count": 3 } }, 500],
    ["a body where there is none", { status: 204, body: "x" }, 500],
    ["an undeclared media type", { ...good, contentType: "text/csv" }, 500],
    ["no header where one must be", { ...good, headers: {} }, 500],
    ["no headers where one must be", { status: 200, body: { name: "a" } }, 500],
    ["a header that does not fit", { ...good, headers: { "X-Count": -1 } }, 500],
    ["a header of another type", { ...good, headers: { "X-Count": "three" } }, 500],
    ["a line break in a header", { ...good, headers: { "X-Count": 1, "X-Other": "a\r\nSet-Cookie: b=c" } }, 500],
    ["a line break in a media type", { ...good, contentType: "image/x\r\nA: b", body: new Uint8Array(1) }, 500],
    ["a header's name that is none", { ...good, headers: { "X-Count": 1, "a b\r\nc": "d" } }, 500],
    ["nothing", undefined, 500],
    ["null", null, 500],
    ["text", "hello", 500],
    ["a status that is none", { status: "200" }, 500],
    ["a status out of range", { status: 100 }, 500],
    ["a broken status", { status: 200.5 }, 500],
  ];
  test.each(table)("%s", async (_, answer, status, tells, headers) => {
    const errors: unknown[] = [];
    const router = made.createRouter({ thing: () => answer }, { onError: (it: unknown) => errors.push(it) });
    await by(way, router, async (send) => {
      const reply = await send("/thing");
      expect(reply.status).toBe(status);
      if (tells !== undefined) expect(reply.text).toContain(tells);
      for (const [name, value] of Object.entries(headers ?? {})) expect(reply.headers.get(name), name).toBe(value);
      expect(errors).toHaveLength(status === 500 ? 1 : 0);
      if (status === 500)
        expect(json(reply)).toMatchObject({ status: 500, detail: "Something went wrong on our side." });
    });
  });

  test("an answer that does not fit is reported with its operation and place, and not to the client", async () => {
    const seen: { error: Record<string, unknown>; problem: Record<string, unknown> }[] = [];
    const onError = (error: Record<string, unknown>, problem: Record<string, unknown>): unknown =>
      seen.push({ error, problem });
    await by(way, made.createRouter({ thing: () => ({ ...good, body: { name: 1 } }) }, { onError }), async (send) => {
      const reply = await send("/thing");
      expect(reply.text).not.toContain("/name");
      expect(seen[0]?.error).toMatchObject({
        name: "InvalidResponse",
        operation: "thing",
        status: 200,
        pointer: "/body/name",
      });
      expect(seen[0]?.problem).toMatchObject({
        operation: "thing",
        kind: "invalid-response",
        id: (json(reply) as { id: string }).id,
      });
    });
  });

  test("an answer that does not fit is sent where that is only logged, or not looked at", async () => {
    for (const [validateResponses, reports] of [
      ["log", 1],
      [false, 0],
    ] as const) {
      const onError = vi.fn();
      await by(
        way,
        made.createRouter({ thing: () => ({ status: 201, body: { x: 1 } }) }, { onError, validateResponses }),
        async (send) => {
          const reply = await send("/thing");
          expect([reply.status, json(reply)]).toEqual([201, { x: 1 }]);
          expect(onError).toHaveBeenCalledTimes(reports);
        },
      );
    }
  });

  test("answers are not looked at in production", async () => {
    vi.stubEnv("NODE_ENV", "production");
    try {
      await by(way, made.createRouter({ thing: () => ({ status: 201, body: {} }) }), async (send) =>
        expect((await send("/thing")).status).toBe(201),
      );
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test("cookies are set one by one", async () => {
    await by(
      way,
      made.createRouter({ thing: () => ({ ...good, headers: { "X-Count": 1, "Set-Cookie": ["a=1", "b=2, c"] } }) }),
      async (send) => {
        expect((await send("/thing")).headers.getSetCookie()).toEqual(["a=1", "b=2, c"]);
      },
    );
  });

  test("HEAD is GET without its body", async () => {
    await by(way, made.createRouter({ thing: () => good }), async (send) => {
      const reply = await send("/thing", { method: "HEAD" });
      expect([reply.status, reply.text, reply.headers.get("x-count"), reply.headers.get("content-type")]).toEqual([
        200,
        "",
        "3",
        "application/json",
      ]);
      if (way === "node") expect(reply.headers.get("content-length")).toBe("12");
      const none = await send("/nothing", { method: "HEAD" });
      expect([none.status, none.text]).toEqual([404, ""]);
    });
  });

  test("events and lines are sent as they come", async () => {
    async function* events(): AsyncGenerator<object> {
      yield await Promise.resolve({ event: "a", data: "1" });
      yield { data: { b: 2 } };
    }
    const items = [{ name: "a" }, { name: "b" }];
    await by(
      way,
      made.createRouter({
        events: () => ({ status: 200, body: events() }),
        lines: () => ({ status: 200, body: items }),
      }),
      async (send) => {
        const reply = await send("/events");
        expect([reply.headers.get("content-type"), reply.text]).toEqual([
          "text/event-stream",
          'event: a\ndata: 1\n\ndata: {"b":2}\n\n',
        ]);
        expect((await send("/lines")).text).toBe('{"name":"a"}\n{"name":"b"}\n');
      },
    );
  });

  test("an item that does not fit ends a stream, and is reported with its place", async () => {
    async function* items(): AsyncGenerator<object> {
      yield await Promise.resolve({ name: "a" });
      yield { name: 1 };
      yield { name: "b" };
    }
    for (const [validateResponses, arrives, reports] of [
      [true, false, 1],
      ["log", true, 1],
      [false, true, 0],
    ] as const) {
      const seen: Record<string, unknown>[] = [];
      const onError = (it: Record<string, unknown>): unknown => seen.push(it);
      await by(
        way,
        made.createRouter({ lines: () => ({ status: 200, body: items() }) }, { validateResponses, onError }),
        async (send) => {
          const text = await send("/lines").then(
            (it) => it.text,
            () => undefined,
          );
          expect(text).toBe(arrives ? '{"name":"a"}\n{"name":1}\n{"name":"b"}\n' : undefined);
        },
      );
      expect(seen).toHaveLength(reports);
      if (reports > 0)
        expect(seen[0]).toMatchObject({ name: "InvalidResponse", operation: "lines", pointer: "/body/1/name" });
    }
  });

  test("a stream that fails on its way is reported", async () => {
    async function* items(): AsyncGenerator<object> {
      yield await Promise.resolve({ name: "a" });
      throw new Error("broken");
    }
    const onError = vi.fn();
    await by(way, made.createRouter({ lines: () => ({ status: 200, body: items() }) }, { onError }), async (send) => {
      await expect(send("/lines")).rejects.toThrow();
      expect(onError).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ message: "broken" }),
        expect.objectContaining({ operation: "lines" }),
      );
    });
  });

  test("the context", async () => {
    const anything = ({
      request,
      id,
      operation,
      signal,
      auth,
    }: Record<string, never> & {
      request: { method: string; url: string; header(name: string): string | undefined; native: unknown };
      signal: AbortSignal;
    }): object => ({
      status: 200,
      body: {
        method: request.method,
        url: request.url,
        agent: request.header("x-agent"),
        none: request.header("x-none") ?? null,
        native: typeof request.native,
        id: typeof id,
        operation,
        gone: signal.aborted,
        auth: auth ?? null,
      },
    });
    await by(way, made.createRouter({ anything }), async (send) => {
      expect(json(await send("/any?a=%20b", { headers: { "X-Agent": "me" } }))).toEqual({
        method: "GET",
        url: "/any?a=%20b",
        agent: "me",
        none: null,
        native: "object",
        id: "string",
        operation: "anything",
        gone: false,
        auth: null,
      });
    });
  });
});
