import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { availableKinds, type Kind } from "./support/databases.js";
import { basic, call, caller, newAccount, run, type Running } from "./support/service.js";

const pglite = availableKinds()[0] as Kind;

describe("limits", () => {
  it("of an account hold for it alone, and say when to come again", async () => {
    const running = await run(pglite, { RATE_LIMIT: "1", RATE_BURST: "3" });
    const ask = caller(running.url, running.account);
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask("GET")));
    expect(answers.map((it) => it.status).sort()).toEqual([200, 200, 200, 429, 429]);
    const refused = answers.find((it) => it.status === 429);
    expect(refused?.headers.get("retry-after")).toBe("1");
    expect(refused?.body).toEqual({
      code: 20429,
      message: "Too many requests",
      more_info: "https://www.twilio.com/docs/errors/20429",
      status: 429,
    });
    const other = caller(running.url, await newAccount(running.service));
    expect((await other("GET")).status).toBe(200);
    await sleep(1100);
    expect((await ask("GET")).status).toBe(200);
    await running.end();
  });

  it("of requests in work refuse what is more, and health is still told", async () => {
    const running = await run(pglite, { MAX_IN_FLIGHT: "2", REQUEST_TIMEOUT_MS: "3000" });
    const slow = [1, 2].map(() => begun(running, "Content-Length: 100", "Target=sip:a"));
    await expect.poll(() => running.service.server.traffic.inFlight).toBe(2);
    const refused = await caller(running.url, running.account)("GET");
    expect(refused).toMatchObject({ status: 503, body: { code: 20503, message: "The service is too busy" } });
    expect(refused.headers.get("retry-after")).toBe("1");
    expect((await call(`${running.url}/health/ready`)).status).toBe(200);
    for (const it of slow) it.socket.destroy();
    await expect.poll(() => running.service.server.traffic.inFlight).toBe(0);
    expect((await caller(running.url, running.account)("GET")).status).toBe(200);
    await running.end();
  });
});

interface Begun {
  readonly socket: Socket;
  /** Everything that came until the connection ended. */
  readonly answer: Promise<string>;
}

/** A request as it is written, which may go on. */
function begun({ url, account }: Running, headers: string, body: string, method = "POST"): Begun {
  const path = `/v1/ConnectionPolicies/${account.policy}/Targets`;
  const head = [
    `${method} ${path} HTTP/1.1`,
    "Host: x",
    `Authorization: ${basic(account)}`,
    "Content-Type: application/x-www-form-urlencoded",
    headers,
  ];
  return raw(url, `${head.join("\r\n")}\r\n\r\n${body}`);
}

function raw(url: string, text: string): Begun {
  const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(text));
  const answer = new Promise<string>((resolve) => {
    let all = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => (all += chunk));
    socket.on("close", () => resolve(all));
    socket.on("error", () => undefined);
  });
  return { socket, answer };
}

describe.each(availableKinds())("what is wrong in itself, on $name", (kind) => {
  let running: Running;
  beforeAll(async () => {
    running = await run(kind, { REQUEST_TIMEOUT_MS: "1500", BODY_LIMIT: "2000" });
  });
  afterAll(() => running.end());

  const statusOf = async (it: Begun): Promise<number> => Number(/^HTTP\/1\.1 (\d+)/.exec(await it.answer)?.[1]);

  it("is refused, each with its own status", async () => {
    const { url } = running;
    const close = "Connection: close\r\n";
    const cases: Record<string, [number, Begun]> = {
      "no HTTP": [400, raw(url, "hello\r\n\r\n")],
      "too many headers": [431, raw(url, `GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(20_000)}\r\n\r\n`)],
      "a body that is too long, as it says": [413, begun(running, `${close}Content-Length: 9999`, "")],
      "a body that is too long, in chunks": [
        413,
        begun(running, `${close}Transfer-Encoding: chunked`, `bb8\r\n${"a".repeat(3000)}\r\n0\r\n\r\n`),
      ],
      "a content coding": [415, begun(running, `${close}Content-Encoding: gzip\r\nContent-Length: 3`, "abc")],
      "no UTF-8": [400, begun(running, `${close}Content-Length: 13`, "Target=sip:%ff".slice(0, 13))],
      "two lengths": [400, begun(running, "Content-Length: 3\r\nContent-Length: 4", "abc")],
      "a length and chunks": [400, begun(running, "Content-Length: 3\r\nTransfer-Encoding: chunked", "0\r\n\r\n")],
      "a body that does not come": [408, begun(running, `${close}Content-Length: 100`, "Target=")],
      "headers that don't come": [408, raw(url, "GET / HTTP/1.1\r\nHost: x\r\nX-")],
    };
    const seen = await Promise.all(Object.entries(cases).map(async ([name, [, it]]) => [name, await statusOf(it)]));
    expect(Object.fromEntries(seen)).toEqual(
      Object.fromEntries(Object.entries(cases).map(([name, [it]]) => [name, it])),
    );
  });

  it("is a client that reads slowly, and others don't wait for it", async () => {
    const ask = caller(running.url, running.account);
    for (let i = 0; i < 300; i += 1) await ask("POST", "", { Target: "sip:a", FriendlyName: "x".repeat(255) });
    const slow = Array.from({ length: 20 }, () => begun(running, "Connection: keep-alive", "", "GET"));
    for (const { socket } of slow) socket.pause();
    for (let i = 0; i < 20; i += 1) expect((await ask("GET", "?PageSize=1")).status).toBe(200);
    for (const { socket } of slow) socket.destroy();
    await expect.poll(() => running.service.server.traffic.inFlight).toBe(0);
  });
});
