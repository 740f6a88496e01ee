/** Repeated attempts, time limits and aborted calls. */
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as transport from "../../generator/runtime/transport/index.js";
import * as wire from "../../generator/runtime/wire/index.js";
import { client, json, operation, post, server, thing, type Reply, securedBy } from "./support.js";

const { send } = transport;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-01-01T00:00:00Z") }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The outcome of a promise, all timers having run. */
async function settled(it: Promise<unknown>): Promise<unknown> {
  const outcome = it.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return outcome;
}

/** The same where files are read, which takes time of its own: between seconds that go by. */
async function settledWithFiles(it: Promise<unknown>): Promise<void> {
  let isSettled = false;
  void it.catch(() => undefined).finally(() => (isSettled = true));
  while (!isSettled) {
    await vi.advanceTimersByTimeAsync(1000);
    await setTimeout(1);
  }
}

const status = (code: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status: code, headers });
const lost = new TypeError("fetch failed");
const body = { ...thing, body: 1 };

describe("another attempt", () => {
  test.each<readonly [string, transport.OperationWire, Reply, number]>([
    ["after 429", operation(), status(429), 3],
    ["after 503", operation(), status(503), 3],
    ["after 502", operation(), status(502), 3],
    ["after 504", operation(), status(504), 3],
    ["after 408", operation(), status(408), 3],
    ["after no answer", operation(), lost, 3],
    ["not after 500", operation(), status(500), 1],
    ["not after 404", operation(), status(404), 1],
    ["of POST after 429", post, status(429), 3],
    ["of POST after 503", post, status(503), 3],
    ["not of POST after 502", post, status(502), 1],
    ["not of POST after no answer", post, lost, 1],
    ["of PUT after no answer", operation({ method: "PUT" }), lost, 3],
    ["not of PATCH after no answer", operation({ method: "PATCH" }), lost, 1],
  ])("%s", async (_, what, reply, attempts) => {
    const it = server(reply);
    expect(await settled(send(client(it, { retries: 2 }), what, body))).toBeInstanceOf(transport.TransportError);
    expect(it.sent).toHaveLength(attempts);
  });

  test("is not made unless asked for", async () => {
    const it = server(status(503));
    await settled(send(client(it), operation(), thing));
    expect(it.sent).toHaveLength(1);
    await settled(send(client(it), operation(), thing, { retries: 1 }));
    expect(it.sent).toHaveLength(3);
  });

  test("sends the same again, and may succeed", async () => {
    const it = server(status(503), lost, json({ ok: true }));
    expect(await settled(send(client(it, { retries: 3 }), operation({ ...post, method: "PUT" }), body))).toEqual({
      ok: true,
    });
    expect(it.sent.map((one) => one.body)).toEqual(["1", "1", "1"]);
  });

  test("is not made of a stream, which is spent", async () => {
    const it = server(status(503));
    const upload = { ...post, body: [{ type: "application/octet-stream", encode: wire.encodeBytes }] };
    await settled(send(client(it, { retries: 2 }), upload, { ...thing, body: new Blob(["x"]).stream() }));
    expect(it.sent).toHaveLength(1);
    expect(it.sent[0]?.init).toHaveProperty("duplex", "half");
  });

  const upload = (encode: wire.Encode): transport.OperationWire => ({ ...post, body: [{ type: "*/*", encode }] });
  async function* items(): AsyncGenerator<number> {
    yield await Promise.resolve(1);
  }

  test.each<readonly [string, wire.Encode, unknown, number]>([
    ["files, which can be read again", wire.encodeMultipart, { file: new Blob(["x"]), note: "y" }, 3],
    ["a blob", wire.encodeBytes, new Blob(["x"]), 3],
    ["items that come one by one, which are spent", wire.encodeLines, items(), 1],
    ["items of a list, which go out as a stream", wire.encodeEvents, [{ data: "x" }], 1],
  ])("of %s", async (_, encode, value, attempts) => {
    const it = server(status(503));
    await settledWithFiles(send(client(it, { retries: 2 }), upload(encode), { ...thing, body: value }));
    expect(it.sent).toHaveLength(attempts);
    expect(new Set(it.sent.map(({ body: sent }) => sent)).size).toBe(1);
    expect(it.sent[0]?.body).not.toBe("");
  });

  test("is not made where the call says so", async () => {
    const it = server(status(503));
    await settled(send(client(it, { retries: 2 }), operation(), thing, { retries: 0 }));
    expect(it.sent).toHaveLength(1);
  });

  test("is made by nobody who gave a stream and is refused with 401", async () => {
    const it = server(status(401));
    const secured = { ...upload(wire.encodeBytes), ...securedBy() };
    await settled(send(client(it, { token: () => "t" }), secured, { ...thing, body: new Blob(["x"]).stream() }));
    expect(it.sent).toHaveLength(1);
  });
});

describe("the wait before it", () => {
  /** Milliseconds between attempts. */
  async function waits(replies: readonly Reply[], options: transport.ClientOptions): Promise<readonly number[]> {
    const times: number[] = [];
    await settled(
      send(client(server(...replies), { ...options, before: () => void times.push(Date.now()) }), operation(), thing),
    );
    return times.slice(1).map((it, i) => it - (times[i] ?? 0));
  }

  test("doubles, at random", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    expect(await waits([status(503)], { retries: 4 })).toEqual([250, 500, 1000, 2000]);
    expect(await waits([status(503)], { retries: 4, maxRetryDelay: 1000 })).toEqual([250, 500, 500, 500]);
  });

  test.each<readonly [string, number]>([
    ["7", 7000],
    ["0", 0],
    ["Thu, 01 Jan 2026 00:00:09 GMT", 9000],
    ["Wed, 31 Dec 2025 00:00:00 GMT", 0],
  ])("is what Retry-After: %s says", async (text, wait) => {
    expect(await waits([status(429, { "Retry-After": text }), json(1)], { retries: 1 })).toEqual([wait]);
  });

  test.each(["61", "Thu, 01 Jan 2026 00:01:01 GMT", "99999999999999999999"])(
    "is not started where Retry-After: %s is longer than allowed",
    async (text) => {
      expect(await waits([status(429, { "Retry-After": text }), json(1)], { retries: 1 })).toEqual([]);
      expect(
        await waits([status(429, { "Retry-After": "61" }), json(1)], { retries: 1, maxRetryDelay: 61_000 }),
      ).toEqual([61_000]);
    },
  );
});

describe("a time limit", () => {
  const never: Reply = () => new Promise<Response>(() => undefined);
  const slowBody: Reply = () =>
    new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }), {
      headers: { "Content-Type": "application/json" },
    });

  test.each<readonly [string, Reply]>([
    ["no answer comes", never],
    ["the body does not come", slowBody],
  ])("ends a call when %s", async (_, reply) => {
    const it = server(reply);
    const started = Date.now();
    expect(await settled(send(client(it, { timeout: 5000 }), operation(), thing))).toMatchObject({
      name: "TimeoutError",
      message: "getThing: took more than 5000 ms",
    });
    expect(Date.now() - started).toBe(5000);
    expect(it.sent[0]?.init.signal?.aborted).toBe(true);
  });

  test("is a minute by default, the call's before the client's, and can be none", async () => {
    const started = Date.now();
    await settled(send(client(server(never)), operation(), thing));
    expect(Date.now() - started).toBe(60_000);
    await settled(send(client(server(never), { timeout: 9 }), operation(), thing, { timeout: 7 }));
    expect(Date.now() - started).toBe(60_007);
    const endless = vi.fn();
    void send(client(server(never)), operation(), thing, { timeout: 0 }).then(endless, endless);
    await vi.advanceTimersByTimeAsync(1e9);
    expect(endless).not.toHaveBeenCalled();
  });

  test("holds for each attempt", async () => {
    const it = server(never, json("late"));
    expect(await settled(send(client(it, { timeout: 100, retries: 1 }), operation(), thing))).toBe("late");
  });

  test("leaves no timer behind", async () => {
    await send(client(server(json(1))), operation(), thing);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("an aborted call", () => {
  const never: Reply = () => new Promise<Response>(() => undefined);

  test("ends at once, with the reason", async () => {
    const abort = new AbortController();
    const it = server(never);
    const call = send(client(it), operation(), thing, { signal: abort.signal }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10);
    abort.abort("enough");
    expect(await call).toMatchObject({ name: "AbortError", cause: "enough", message: "getThing: was aborted" });
    expect(it.sent[0]?.init.signal?.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is not begun when it is aborted before", async () => {
    const it = server(json(1));
    await expect(send(client(it), operation(), thing, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(it.sent).toEqual([]);
  });

  test("is not repeated, and does not wait for it", async () => {
    const abort = new AbortController();
    const it = server(status(429, { "Retry-After": "50" }));
    const call = send(client(it, { retries: 5 }), operation(), thing, { signal: abort.signal }).catch(
      (error: unknown) => error,
    );
    await vi.advanceTimersByTimeAsync(1000);
    abort.abort();
    expect(await call).toBeInstanceOf(transport.AbortError);
    expect(it.sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that is a stream ends the stream", async () => {
    const abort = new AbortController();
    const events = operation({
      responses: {
        200: {
          read: transport.readMedia,
          media: [{ type: "text/event-stream", decode: wire.decodeEvents, stream: true }],
        },
      },
    });
    const it = server(new Response("data: 1\n\n", { headers: { "Content-Type": "text/event-stream" } }));
    await send(client(it), events, thing, { signal: abort.signal });
    abort.abort();
    expect(it.sent[0]?.init.signal?.aborted).toBe(true);
  });
});

test("an answer that breaks off is a network error", async () => {
  const broken = new Response(new ReadableStream({ pull: (it) => it.error(new Error("reset")) }), {
    headers: { "Content-Type": "application/json" },
  });
  const error = await settled(send(client(server(() => broken)), operation(), thing));
  expect(error).toMatchObject({ name: "NetworkError", message: "getThing: the answer broke off" });
  expect(await settled(send(client(server(lost)), operation(), thing))).toMatchObject({
    name: "NetworkError",
    message: "getThing: no answer",
    cause: lost,
  });
});
