/** What becomes of what handlers throw, and of hooks that fail. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sketch } from "./answers.js";
import type { RequestInfo } from "../../generator/runtime/routing/types.js";
import { by, cleanUp, json, make, ways, type Made } from "./support.js";

let made: Made;
beforeAll(async () => {
  made = await make(sketch);
});
afterAll(cleanUp);

describe.each(ways)("by %s", (way) => {
  test("what a handler throws on purpose", async () => {
    const { HttpError, NotImplemented } = made;
    const table: readonly (readonly [() => Error, number, unknown, Record<string, string>?])[] = [
      [
        () => new HttpError(409, "There is one already."),
        409,
        { type: "about:blank", title: "Conflict", status: 409, detail: "There is one already." },
      ],
      [() => new HttpError(404), 404, { title: "Not Found", status: 404 }],
      [() => new HttpError(404, { code: 20404 }), 404, { code: 20404 }],
      [() => new HttpError(503, undefined, { "Retry-After": "7" }), 503, { status: 503 }, { "retry-after": "7" }],
      [
        () => new HttpError(503, { a: 1 }, { "Retry-After": "7", "Content-Type": "application/x+json" }),
        503,
        { a: 1 },
        { "retry-after": "7", "content-type": "application/x+json" },
      ],
      [() => new HttpError(400, "x", { "X-Bad": "a\r\nb" }), 500, { status: 500 }],
      [() => new HttpError(200, "x"), 500, { status: 500 }],
      [() => new NotImplemented("anything"), 501, { status: 501, detail: "anything is not implemented." }],
      [() => new Error("secret"), 500, { status: 500, detail: "Something went wrong on our side." }],
      [() => "secret" as unknown as Error, 500, { status: 500 }],
    ];
    for (const [make, status, body, headers] of table) {
      const onError = vi.fn();
      const anything = (): never => {
        throw make();
      };
      await by(way, made.createRouter({ anything }, { onError }), async (send) => {
        const reply = await send("/any");
        expect([reply.status, json(reply)]).toMatchObject([status, body]);
        expect(reply.text).not.toContain("secret");
        for (const [name, value] of Object.entries(headers ?? {})) expect(reply.headers.get(name)).toBe(value);
        expect(onError).toHaveBeenCalledTimes(status === 500 ? 1 : 0);
      });
    }
  });

  test("a handler that is missing, or is only what every object has", async () => {
    await by(way, made.createRouter({}), async (send) => {
      const reply = await send("/any");
      expect([reply.status, json(reply)]).toMatchObject([
        501,
        { title: "Not Implemented", detail: "anything is not implemented." },
      ]);
    });
  });

  test("handlers may be methods", async () => {
    class Service {
      readonly #name = "own";
      anything(): object {
        return { status: 200, body: this.#name };
      }
    }
    await by(way, made.createRouter(new Service()), async (send) => expect(json(await send("/any"))).toBe("own"));
  });

  test("error bodies are the user's to make", async () => {
    const errorBody = ({ status, detail, issues, operation, kind }: Record<string, unknown>): object => ({
      body: { code: 20_000 + Number(status), message: detail, kind, operation, count: (issues as unknown[]).length },
      contentType: "application/x+json",
      headers: { "x-own": "1" },
    });
    await by(way, made.createRouter({}, { errorBody }), async (send) => {
      const reply = await send("/any");
      expect(json(reply)).toEqual({
        code: 20_501,
        message: "anything is not implemented.",
        kind: "not-implemented",
        operation: "anything",
        count: 0,
      });
      expect([reply.headers.get("content-type"), reply.headers.get("x-own")]).toEqual(["application/x+json", "1"]);
      expect(json(await send("/nothing"))).toEqual({
        code: 20_404,
        message: "There is nothing here.",
        kind: "not-found",
        count: 0,
      });
    });
  });

  test("the id of a request is the one that something before the router gave it", async () => {
    const requestId = (request: RequestInfo): string | undefined => request.header("x-request-id");
    const anything = ({ id }: { readonly id: string }): never => {
      throw new Error(id);
    };
    const onError = vi.fn();
    await by(way, made.createRouter({ anything }, { requestId, onError }), async (send) => {
      expect(json(await send("/any", { headers: { "X-Request-Id": "R1" } }))).toMatchObject({ status: 500, id: "R1" });
      expect(onError).toHaveBeenLastCalledWith(new Error("R1"), expect.objectContaining({ id: "R1" }));
      expect(json(await send("/any"))).toMatchObject({ id: expect.stringMatching(/^[\da-f-]{36}$/) as string });
    });
    const failing = (): never => {
      throw new Error("secret");
    };
    await by(way, made.createRouter({ anything }, { requestId: failing, onError }), async (send) => {
      expect(json(await send("/any"))).toMatchObject({ id: expect.stringMatching(/^[\da-f-]{36}$/) as string });
    });
  });

  test("a hook that fails does not stop the answer", async () => {
    const failing = (): never => {
      throw new Error("secret");
    };
    const anything = failing;
    for (const onError of [failing, () => Promise.reject(new Error("later"))]) {
      await by(way, made.createRouter({ anything }, { onError, errorBody: failing }), async (send) => {
        const reply = await send("/any");
        expect([reply.status, json(reply)]).toMatchObject([500, { status: 500 }]);
        expect((await send("/nothing")).status).toBe(500);
        expect((await send("/any", { method: "PUT" })).text).not.toContain("secret");
      });
    }
  });

  test("without a hook, what is unexpected goes to the console", async () => {
    const spy = vi.spyOn(console, "error").mockImplementation(() => undefined);
    try {
      await by(way, made.createRouter({ anything: () => Promise.reject(new Error("unexpected")) }), async (send) => {
        const { id } = json(await send("/any")) as { id: string };
        expect(spy).toHaveBeenCalledWith("anything", id, expect.objectContaining({ message: "unexpected" }));
      });
    } finally {
      spy.mockRestore();
    }
  });
});
