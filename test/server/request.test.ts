/** What becomes of data that is not trusted: the right refusal, with everything that is wrong. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asJson, asks, bytes, post, sketch } from "./asks.js";
import { by, cleanUp, json, make, ways, type Ask, type Made } from "./support.js";

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
  const names = ["put", "optional", "form", "many", "none", "noneEither", "whole", "whatever"];
  return made.createRouter(
    { ...Object.fromEntries(names.map((it) => [it, echo])), lines },
    { onError: () => undefined, ...options },
  );
};

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
        for (const [what, path, ask, status, tells] of asks) {
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
