/** What only a real connection shows: clients that go away, slow readers, HTTP/2. */
import { once } from "node:events";
import { get, request, type IncomingMessage } from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cleanUp, listening, make, raw, statuses, type Made } from "./support.js";

const json = { "application/json": { schema: {} } };
const answers = { "200": { description: "", content: json } };
const sketch = {
  paths: {
    "/wait": {
      get: { operationId: "wait", responses: answers },
      post: { operationId: "waitPost", requestBody: { required: true, content: json }, responses: answers },
    },
    "/stream": {
      get: {
        operationId: "stream",
        responses: { "200": { description: "", content: { "application/octet-stream": { schema: {} } } } },
      },
    },
    "/lines": {
      post: {
        operationId: "lines",
        requestBody: { required: true, content: { "application/jsonl": { itemSchema: {} } } },
        responses: answers,
      },
    },
  },
  openapi: "3.2.0",
};

let made: Made;
beforeAll(async () => {
  made = await make(sketch);
});
afterAll(cleanUp);

/** A promise to be settled from outside. */
function later<Value = void>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((it) => (resolve = it));
  return { promise, resolve };
}

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

describe("a client that goes away", () => {
  test("while the handler works: its signal is aborted, and nothing is reported", async () => {
    const begun = later();
    const aborted = later<boolean>();
    const errors: unknown[] = [];
    const wait = async ({ signal }: { signal: AbortSignal }): Promise<object> => {
      begun.resolve();
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      aborted.resolve(signal.aborted);
      throw signal.reason as Error;
    };
    await listening(made.createRouter({ wait }, { onError: (it: unknown) => errors.push(it) }).node, async (port) => {
      const client = get({ port, path: "/wait" }).on("error", () => undefined);
      await begun.promise;
      client.destroy();
      expect(await aborted.promise).toBe(true);
      await pause(50);
      expect(errors).toEqual([]);
    });
  });

  test("and a web client too", async () => {
    const controller = new AbortController();
    const seen = later<boolean>();
    const wait = async ({ signal }: { signal: AbortSignal }): Promise<object> => {
      setTimeout(() => controller.abort(), 10);
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      seen.resolve(signal.aborted);
      return { status: 200, body: 1 };
    };
    const answer = made
      .createRouter({ wait })
      .fetch(new Request("http://test.invalid/wait", { signal: controller.signal }));
    expect(await seen.promise).toBe(true);
    await answer;
  });

  test("before it is answered: the signal is not aborted by an answer that is sent", async () => {
    let signal: AbortSignal | undefined;
    const wait = (call: { signal: AbortSignal }): object => {
      ({ signal } = call);
      return { status: 200, body: 1 };
    };
    await listening(made.createRouter({ wait }).node, async (port) => {
      expect(statuses(await raw(port, ["GET /wait HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"]))).toEqual([200]);
      expect(signal?.aborted).toBe(false);
    });
  });

  test("within its body: the handler is not called, and nothing is reported", async () => {
    const called: unknown[] = [];
    const router = made.createRouter({ waitPost: () => called.push(1) }, { onError: (it: unknown) => called.push(it) });
    await listening(router.node, async (port) => {
      const socket = connect(port, "127.0.0.1");
      socket.write("POST /wait HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
      await pause(100);
      socket.destroy();
      await pause(100);
      const half = await raw(
        port,
        [
          "POST /wait HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
        ],
        100,
      );
      expect(half).toBe("");
      await pause(50);
      expect(called).toEqual([]);
    });
  });

  test("within a body that is read item by item: the reader is told", async () => {
    const failed = later<unknown>();
    const lines = async ({ body }: { body: AsyncIterable<unknown> }): Promise<object> => {
      try {
        for await (const it of body) if (it === 0) continue;
      } catch (error) {
        failed.resolve(error);
      }
      return { status: 200, body: 1 };
    };
    await listening(made.createRouter({ lines }).node, async (port) => {
      const socket = connect(port, "127.0.0.1");
      socket.write(
        "POST /lines HTTP/1.1\r\nHost: x\r\nContent-Type: application/jsonl\r\nContent-Length: 100\r\n\r\n1\n2\n",
      );
      await pause(100);
      socket.destroy();
      expect(await failed.promise).toMatchObject({ name: "HttpError", status: 400 });
    });
  });

  test("while an answer is streamed: the stream is ended", async () => {
    const ended = later<string>();
    const stream = (): object => {
      const body = new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          await pause(5);
          controller.enqueue(new Uint8Array(1000));
        },
        cancel: () => ended.resolve("cancelled"),
      });
      return { status: 200, body };
    };
    await listening(made.createRouter({ stream }).node, async (port) => {
      const client = get({ port, path: "/stream" }, (response) => response.once("data", () => client.destroy())).on(
        "error",
        () => undefined,
      );
      expect(await ended.promise).toBe("cancelled");
    });
  });

  test("before a stream that says nothing", async () => {
    const ended = later<string>();
    const stream = (): object => ({
      status: 200,
      body: new ReadableStream<Uint8Array>({ cancel: () => ended.resolve("cancelled") }),
    });
    const errors: unknown[] = [];
    await listening(made.createRouter({ stream }, { onError: (it: unknown) => errors.push(it) }).node, async (port) => {
      const client = get({ port, path: "/stream" }).on("error", () => undefined);
      await pause(100);
      client.destroy();
      expect(await ended.promise).toBe("cancelled");
      await pause(50);
      expect(errors).toEqual([]);
    });
  });
});

test("a stream that fails does not look whole", async () => {
  const stream = (): object => {
    let count = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) =>
        (count += 1) > 3 ? controller.error(new Error("broken")) : controller.enqueue(new Uint8Array(10)),
    });
    return { status: 200, body };
  };
  await listening(made.createRouter({ stream }).node, async (port) => {
    await expect(fetch(`http://127.0.0.1:${port}/stream`).then((it) => it.text())).rejects.toThrow();
  });
});

test("a client that reads slowly is waited for", async () => {
  const chunk = new Uint8Array(65_536).fill(65);
  let sent = 0;
  const stream = (): object => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => ((sent += 1) > 400 ? controller.close() : controller.enqueue(chunk)),
    });
    return { status: 200, body };
  };
  await listening(made.createRouter({ stream }).node, async (port) => {
    const response = await new Promise<IncomingMessage>((resolve) => get({ port, path: "/stream" }, resolve));
    await pause(300);
    expect(sent).toBeLessThan(400);
    let size = 0;
    for await (const it of response) size += (it as Buffer).length;
    expect(size).toBe(400 * 65_536);
  });
});

test("a body that is read slowly item by item holds its sender back", async () => {
  const lines = async ({ body }: { body: AsyncIterable<unknown> }): Promise<object> => {
    let count = 0;
    for await (const it of body) {
      if (count === 0) await pause(300);
      count += String(it).length > 0 ? 1 : 0;
    }
    return { status: 200, body: count };
  };
  await listening(made.createRouter({ lines }, { bodyLimit: 1e9 }).node, async (port) => {
    const client = request({ port, path: "/lines", method: "POST", headers: { "content-type": "application/jsonl" } });
    const answer = once(client, "response");
    const line = `"${"x".repeat(1022)}"\n`.repeat(64);
    let written = 0;
    const write = (): void => {
      while (written < 600) {
        written += 1;
        if (!client.write(line)) return void client.once("drain", write);
      }
      client.end();
    };
    write();
    await pause(200);
    expect(written).toBeLessThan(600);
    const [response] = (await answer) as [IncomingMessage];
    let text = "";
    for await (const it of response) text += String(it);
    expect(text).toBe(String(600 * 64));
  });
});

test("an answer to a body that was not read to its end", async () => {
  const lines = async ({ body }: { body: AsyncIterable<unknown> }): Promise<object> => {
    for await (const it of body) return { status: 200, body: it };
    return { status: 200, body: null };
  };
  await listening(made.createRouter({ lines }, { bodyLimit: 1e9 }).node, async (port) => {
    const big = "1\n".repeat(2_000_000);
    const reply = await fetch(`http://127.0.0.1:${port}/lines`, {
      method: "POST",
      headers: { "content-type": "application/jsonl" },
      body: big,
    });
    expect([reply.status, await reply.json()]).toEqual([200, 1]);
    const head = "POST /lines HTTP/1.1\r\nHost: x\r\nContent-Type: application/jsonl\r\nContent-Length: 6\r\n\r\n";
    expect(statuses(await raw(port, [`${head}1\n`, 50, `2\n3\n${head}4\n5\n6\n`]))).toEqual([200, 200]);
  });
});

test("HTTP/2", async () => {
  const router = made.createRouter({
    wait: () => ({ status: 200, body: "got", headers: { "x-a": "b" } }),
    waitPost: ({ body }: { body: unknown }) => ({ status: 200, body }),
  });
  const server = createHttp2Server(router.node);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const session = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const ask = async (headers: Record<string, string>, body?: string): Promise<unknown> => {
    const stream = session.request(headers, { endStream: body === undefined });
    if (body !== undefined) stream.end(body);
    const [got] = (await once(stream, "response")) as [Record<string, unknown>];
    let text = "";
    for await (const it of stream) text += String(it);
    return [got[":status"], got["content-length"], text];
  };
  try {
    expect(await ask({ ":path": "/wait" })).toEqual([200, "5", '"got"']);
    expect(await ask({ ":path": "/wait", ":method": "HEAD" })).toEqual([200, "5", ""]);
    expect(await ask({ ":path": "/wait", ":method": "POST", "content-type": "application/json" }, '"ö"')).toEqual([
      200,
      "4",
      '"ö"',
    ]);
    expect(await ask({ ":path": "/wait", ":method": "POST", "content-type": "application/json" })).toMatchObject([
      400,
      expect.any(String),
      expect.any(String),
    ]);
    expect(
      await ask({ ":path": "/wait", ":method": "POST", "content-type": "text/plain" }, "x".repeat(100_000)),
    ).toMatchObject([415, expect.any(String), expect.any(String)]);
    expect(await ask({ ":path": "/nothing" })).toMatchObject([404, expect.any(String), expect.any(String)]);
  } finally {
    session.destroy();
    server.close();
  }
});
