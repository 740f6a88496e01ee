/** Webhooks and callbacks from their senders through each framework to their handlers, signed, with values that JSON has no form for. */
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Loaded } from "../../generator/contract/workspace.js";
import type { RequestInfo, Router } from "../../generator/runtime/routing/index.js";
import type { Message } from "../../generator/runtime/sending/index.js";
import { frameworks, listen, type Ask } from "./frameworks.js";
import type { CreateReceiver, Sender } from "./hooks-sketch.js";
import { cleanUp, configured } from "./support.js";

const int64 = { type: "integer", format: "int64" };
const instant = { type: "string", format: "date-time" };
const bytes = { type: "string", format: "byte" };
const event = {
  type: "object",
  required: ["id"],
  properties: { id: int64, when: instant, data: bytes, days: { type: "array", items: instant } },
};
const flat = { ...event, properties: { id: int64, when: instant, data: bytes } };
const operation = (operationId: string): object => ({
  operationId,
  parameters: [
    { name: "X-Delivery", in: "header", required: true, schema: int64 },
    { name: "at", in: "query", schema: instant },
    { name: "key", in: "cookie", schema: bytes },
  ],
  requestBody: {
    required: true,
    content: {
      "application/json": { schema: event },
      "application/x-www-form-urlencoded": { schema: flat },
      "multipart/form-data": { schema: event },
      "application/jsonl": { itemSchema: event },
    },
  },
  responses: {
    "200": {
      description: "",
      headers: { "X-Seen": { required: true, schema: int64 } },
      content: { "application/json": { schema: { type: "array", items: event } } },
    },
  },
});
const document = {
  openapi: "3.2.0",
  info: { title: "Hooks", version: "1" },
  paths: {
    "/subscriptions": {
      post: {
        operationId: "subscribe",
        responses: { "204": { description: "" } },
        callbacks: { onEvent: { "{$request.query.url}": { post: operation("told") } } },
      },
    },
  },
  webhooks: { happened: { post: operation("happened") } },
};

let server: Loaded;

beforeAll(async () => {
  const values = { int64: "bigint", "date-time": "Date", byte: "Uint8Array" } as const;
  const { workspace } = await configured(document, { values });
  server = await workspace.import("server");
}, 60_000);
afterAll(cleanUp);

type Within = (typeof frameworks)[string];

/** The ways that need no framework; the router is below no place, so that its own base path is. */
const plain: Readonly<Record<string, Within>> = {
  "node:http": async (router, act) => {
    const { url, close } = await listen((done) => createServer(router.node).listen(0, "127.0.0.1", done));
    await act((path, init) => fetch(url + path, init)).finally(close);
  },
  fetch: (router, act) => act((path, init) => router.fetch(`http://test.invalid${path}`, init)),
};

const kinds = [
  ["a webhook", "Webhook", "happened", "sendHappened"],
  ["a callback", "Callback", "told", "sendTold"],
] as const;

const secret = "between the two of us";
const hmac = (body: Uint8Array): string => createHmac("sha256", secret).update(body).digest("hex");

/** Follows a sender's URL to the framework that listens elsewhere. */
const through =
  (ask: Ask) =>
  (url: string, init?: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(url);
    return ask(pathname + search, init);
  };

const far = 9007199254740993n;
const when = new Date("2020-03-18T23:31:36.123Z");
const item = { id: far, when, data: Uint8Array.of(0, 255, 13, 10), days: [when, new Date(0)] };
const { days: _, ...fields } = item;

/** An object of one's own, whatever the wire made it of. */
const own = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(own)
    : typeof value === "object" && value !== null && Object.getPrototypeOf(value) === null
      ? { ...value }
      : value;

interface Given {
  readonly headers: { readonly "X-Delivery": bigint };
  readonly query?: object;
  readonly cookies?: object;
  readonly body: object;
}

async function itemsOf(body: object): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  if (!(Symbol.asyncIterator in body)) return [body];
  for await (const it of body as AsyncIterable<unknown>) items.push(it);
  return items;
}

describe.each(Object.entries({ ...frameworks, ...plain }))("%s", (name, within) => {
  describe.each(kinds)("%s", (_kind, kind, handler, sender) => {
    /** Receives whatever comes, and answers the same. */
    function receiving(seen: unknown[] = [], more: object = {}): Router {
      const create = server[`create${kind}Router`] as CreateReceiver;
      const handlers = {
        [handler]: async ({ headers, query, cookies, body }: Given) => {
          const items = await itemsOf(body);
          seen.push({ headers: own(headers), query: own(query), cookies: own(cookies), items: items.map(own) });
          return { status: 200, headers: { "X-Seen": headers["X-Delivery"] }, body: items };
        },
      };
      return create(handlers, {
        ...(name in plain ? { basePath: "/api" } : {}),
        paths: { [handler]: "/in/box" },
        verify: (request: RequestInfo, body: Uint8Array) => request.header("x-signature") === hmac(body),
        ...more,
      });
    }
    const send = (): Sender => server[sender] as Sender;
    const sign = ({ body }: Message): object => ({ "X-Signature": hmac(body) });
    const url = "http://test.invalid/api/in/box";
    const around = { headers: { "X-Delivery": -far }, query: { at: when }, cookies: { key: Uint8Array.of(1, 2) } };

    test.each([
      ["application/json", item, [item]],
      ["application/x-www-form-urlencoded", fields, [fields]],
      ["multipart/form-data", item, [item]],
      ["application/jsonl", [item, { id: 1n }], [item, { id: 1n }]],
    ])("as %s", async (contentType, body, items) => {
      const seen: unknown[] = [];
      await within(receiving(seen), async (ask) => {
        const answer = await send()(url, { ...around, contentType, body }, { fetch: through(ask), sign } as never);
        expect(answer).toMatchObject({ status: 200, headers: { "X-Seen": -far } });
        expect((answer.body as unknown[]).map(own)).toEqual(items);
      });
      expect(seen).toEqual([{ ...around, items }]);
    });

    test("what is not signed, or signed otherwise, is not read", async () => {
      const seen: unknown[] = [];
      await within(receiving(seen), async (ask) => {
        const post = (signature: string, body: string): Promise<Response> =>
          ask("/api/in/box", {
            method: "POST",
            headers: { "content-type": "application/json", "x-delivery": "1", "x-signature": signature },
            body,
          });
        expect((await post("", '{"id":1}')).status).toBe(401);
        expect((await post(hmac(Buffer.from('{"id":1}')), '{"id":1 }')).status).toBe(401);
        const twice = '{"id":1,"id":1}';
        expect((await post(hmac(Buffer.from(twice)), twice)).status).toBe(400);
        const answer = await post(hmac(Buffer.from('{"id":9007199254740993}')), '{"id":9007199254740993}');
        expect([answer.status, await answer.text()]).toEqual([200, '[{"id":9007199254740993}]']);
        expect((await ask("/api/in/other", { method: "POST" })).status).toBe(404);
        expect((await ask("/api/in/box")).status).toBe(405);
      });
      expect(seen).toHaveLength(1);
    });

    test("whatever is sent arrives", async () => {
      const value = fc.record(
        {
          id: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
          when: fc.date({
            min: new Date("0001-01-01T00:00:00Z"),
            max: new Date("9999-12-31T23:59:59Z"),
            noInvalidDate: true,
          }),
          data: fc.uint8Array({ maxLength: 40 }),
        },
        { requiredKeys: ["id"] },
      );
      const types = fc.constantFrom("application/json", "application/x-www-form-urlencoded", "multipart/form-data");
      await within(receiving(), (ask) =>
        fc.assert(
          fc.asyncProperty(value, types, async (body, contentType) => {
            const input = { headers: { "X-Delivery": body.id }, contentType, body };
            const answer = await send()(url, input, { fetch: through(ask), sign } as never);
            expect((answer.body as unknown[]).map(own)).toEqual([body]);
          }),
          { numRuns: 15 },
        ),
      );
    });
  });
});
