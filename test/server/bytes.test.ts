/** Bytes on a connection that no well-behaved client would send. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { asJson, sketch } from "./asks.js";
import { cleanUp, listening, make, raw, statuses, type Made } from "./support.js";

let made: Made;
beforeAll(async () => {
  made = await make(sketch);
});
afterAll(cleanUp);

const answer = (): object => ({ status: 200, body: null });
const router = (options: object): ReturnType<Made["createRouter"]> =>
  made.createRouter({ optional: answer, none: answer, noneEither: answer }, { onError: () => undefined, ...options });

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
