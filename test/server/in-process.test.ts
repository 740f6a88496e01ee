/** Client and server in one process: the router is the client's `fetch`. */
import { createClient, createTarget, CreateTargetError400, fetchTarget, listTargets } from "@targets-api/client";
import { createRouter } from "@targets-api/server";
import type { Target } from "@targets-api/types";
import { afterAll, describe, expect, test } from "vitest";
import { cleanUp, make } from "./support.js";

afterAll(cleanUp);

const account = `AC${"a".repeat(32)}`;
const policy = `NY${"b".repeat(32)}`;
const sid = `NE${"c".repeat(32)}`;
const path = { ConnectionPolicySid: policy };

const target = (address: string): Target => ({
  account_sid: account,
  connection_policy_sid: policy,
  sid,
  friendly_name: null,
  target: address,
  priority: 10,
  weight: 10,
  enabled: true,
  date_created: "2020-03-18T23:31:36Z",
  date_updated: "2020-03-18T23:31:36Z",
  url: `https://voice.twilio.com/v1/ConnectionPolicies/${policy}/Targets/${sid}`,
});

const router = createRouter(
  {
    createTarget: ({ body }) => ({ status: 201, body: target(body.Target) }),
    fetchTarget: async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return { status: 200, body: target("sip:a") };
    },
    listTargets: () => {
      throw new Error("secret");
    },
  },
  {
    authenticate: { accountSidAuthToken: ({ username, password }) => (password === "right" ? username : undefined) },
    onError: () => undefined,
    errorBody: ({ status, detail }) => ({
      body: { code: 20000 + status, message: detail, more_info: "https://www.twilio.com/docs/errors/20001", status },
    }),
  },
);

describe("the client of the Targets", () => {
  const client = createClient({ username: account, password: "right", fetch: router.fetch });

  test("is answered, refused and told who it is not", async () => {
    expect(await createTarget(client, { path, body: { Target: "sip:sip-box.com:1234" } })).toMatchObject({
      target: "sip:sip-box.com:1234",
    });
    await expect(createTarget(client, { path, body: { Target: "nothing" } })).rejects.toBeInstanceOf(
      CreateTargetError400,
    );
    const stranger = createClient({ username: account, password: "wrong", fetch: router.fetch });
    await expect(listTargets(stranger, { path })).rejects.toMatchObject({ status: 401 });
    await expect(listTargets(client, { path })).rejects.toMatchObject({ status: 500 });
  });

  test("gives up when it will, although nothing answers", async () => {
    const input = { path: { ...path, Sid: sid } };
    await expect(fetchTarget(client, input, { timeout: 30 })).rejects.toMatchObject({ name: "TimeoutError" });
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("enough")), 20);
    await expect(fetchTarget(client, input, { signal: controller.signal })).rejects.toThrow();
  });
});

describe("streams", () => {
  const lines = { "application/jsonl": { itemSchema: { type: "integer" } } };
  const sketch = {
    openapi: "3.2.0",
    servers: [{ url: "http://sketch.invalid/base" }],
    paths: {
      "/lines": {
        post: {
          operationId: "lines",
          requestBody: { required: true, content: lines },
          responses: { "200": { description: "", content: lines } },
        },
      },
      "/wait": {
        get: {
          operationId: "wait",
          responses: { "200": { description: "", content: { "application/octet-stream": { schema: {} } } } },
        },
      },
    },
  };

  test("of a generated client, item by item in both directions", async () => {
    const made = await make(sketch, ["types", "validators", "client", "server"]);
    const { createClient, lines } = (await made.workspace.import("client")) as unknown as {
      createClient: (options: object) => object;
      lines: (client: object, input: object) => Promise<AsyncIterable<number>>;
    };
    const seen: number[] = [];
    const twice = async function* (items: AsyncIterable<number>): AsyncGenerator<number> {
      for await (const it of items) {
        seen.push(it);
        yield it * 2;
      }
    };
    const { fetch } = made.createRouter(
      { lines: ({ body }: { body: AsyncIterable<number> }) => ({ status: 200, body: twice(body) }) },
      { basePath: "/base" },
    );
    const client = createClient({ fetch });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const items = async function* (): AsyncGenerator<number> {
      yield 1;
      await held;
      yield 2;
    };
    const got: number[] = [];
    for await (const it of await lines(client, { body: items() })) {
      got.push(it);
      if (it === 2) expect(seen).toEqual([1]);
      release();
    }
    expect(got).toEqual([2, 4]);
  });

  test("what `fetch` takes: paths, URLs, requests, requests with options", async () => {
    const { createRouter } = await make(sketch);
    const { fetch } = createRouter({
      wait: ({ request }: { request: { url: string; header: (name: string) => string | undefined } }) => ({
        status: 200,
        body: new TextEncoder().encode(`${request.url} ${request.header("x-a") ?? ""}`),
      }),
    });
    const text = async (input: string | URL | Request, init?: RequestInit): Promise<string> =>
      (await fetch(input, init)).text();
    expect(await text("/wait?a=b")).toBe("/wait?a=b ");
    expect(await text(new URL("https://x.test/wait"), { headers: { "x-a": "1" } })).toBe("/wait 1");
    expect(await text(new Request("https://x.test/wait"), { headers: { "x-a": "2" } })).toBe("/wait 2");
    const bindings = { DATABASE: {}, method: "POST" };
    expect(await text(new Request("https://x.test/wait"), bindings as RequestInit)).toBe("/wait ");
    await expect(fetch("/wait", { signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
  });

  test("an aborted signal breaks off a body that is under way", async () => {
    const { createRouter } = await make(sketch);
    let cancelled: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (cancelled = resolve));
    const { fetch } = createRouter({
      wait: () => {
        const body = new ReadableStream<Uint8Array>({
          start: (it) => it.enqueue(new Uint8Array(1)),
          cancel: () => cancelled(),
        });
        return { status: 200, body };
      },
    });
    const controller = new AbortController();
    const reply = await fetch("/wait", { signal: controller.signal });
    const reading = reply.arrayBuffer();
    controller.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
    await ended;
  });
});
