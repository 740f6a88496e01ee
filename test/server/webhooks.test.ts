/** Webhooks and callbacks, from the function that sends them to the handler that receives them. */
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RequestInfo, Router } from "../../generator/runtime/routing/index.js";
import type { Message, SendOptions } from "../../generator/runtime/sending/index.js";
import { callbacks, receiverOf, senderOf, webhooks, type Sender } from "./hooks-sketch.js";
import { by, cleanUp, json, listening, make, ways, type Made } from "./support.js";

let hooks: Made;
let calls: Made;

beforeAll(async () => {
  hooks = await make(webhooks);
  calls = await make(callbacks);
}, 60_000);
afterAll(cleanUp);

const origin = "https://hooks.example.com";
const pet = { id: 1, name: "Rex" };
const seen = ({ body }: { body: { id: number } }): object => ({ status: 200, body: { seen: body.id } });
const nobody = { authenticate: false, onError: () => undefined };

const received = (handlers: object, options: object = nobody): Router =>
  receiverOf(hooks, "Webhook")(handlers, options);

/** Options of a sender whose network is a router. */
const to = (router: Router, more: SendOptions = {}): SendOptions => ({ fetch: router.fetch, ...more });

const ask = (
  body: unknown,
  headers: Record<string, string> = {},
): { method: string; headers: Record<string, string>; body: string } => ({
  method: "POST",
  headers: { "content-type": "application/json", "x-delivery": "1", ...headers },
  body: JSON.stringify(body),
});

describe("receiving", () => {
  test.each(ways)("a webhook at its name, typed, checked and answered, by %s", async (way) => {
    const given: unknown[] = [];
    const router = received({
      newPet: ({ body, headers, query, cookies }: Record<string, unknown>) => {
        given.push(body, headers, query, cookies);
        return { status: 200, headers: { "X-Seen": 5 }, body: { seen: 5 } };
      },
    });
    await by(way, router, async (send) => {
      const reply = await send("/newPet?tag=a&tag=b", ask(pet, { cookie: "session=s" }));
      expect([reply.status, json(reply), reply.headers.get("x-seen")]).toEqual([200, { seen: 5 }, "5"]);
    });
    expect(given).toEqual([pet, { "X-Delivery": 1 }, { tag: ["a", "b"] }, { session: "s" }]);
  });

  test("what does not fit is 400 with each place, and nothing personal in it", async () => {
    const router = received({ newPet: seen });
    await by("fetch", router, async (send) => {
      const reply = await send("/newPet", ask({ id: "x", name: "", owner: "Secret" }, { "x-delivery": "no" }));
      expect(reply.status).toBe(400);
      expect((json(reply) as { issues: { pointer: string }[] }).issues.map((it) => it.pointer).sort()).toEqual([
        "/X-Delivery",
        "/id",
        "/name",
        "/owner",
      ]);
      expect(reply.text).not.toContain("Secret");
    });
  });

  test.each<readonly [string, string, object, number]>([
    ["a path that is none", "/none", ask(pet), 404],
    ["the path of a name in another case", "/newpet", ask(pet), 404],
    ["another method", "/newPet", { method: "GET" }, 405],
    ["another media type", "/newPet", ask(pet, { "content-type": "text/plain" }), 415],
    ["broken JSON", "/newPet", { ...ask(pet), body: "{" }, 400],
    ["no body", "/newPet", { method: "POST", headers: { "x-delivery": "1" } }, 400],
    ["too long a body", "/newPet", ask({ ...pet, name: "a".repeat(2000) }), 413],
    ["no handler", "/keyed", { method: "POST" }, 501],
  ])("%s", async (_, path, request, status) => {
    const router = received({ newPet: seen }, { ...nobody, bodyLimit: 1000 });
    await by("fetch", router, async (send) => expect((await send(path, request)).status).toBe(status));
  });

  test("who it is from is asked by the document's own schemes", async () => {
    const authenticate = {
      basic: ({ password }: { password: string }) => (password === "right" ? "me" : undefined),
      key: () => undefined,
    };
    const router = received(
      { petSold: ({ auth }: { auth: string }) => ({ status: auth === "me" ? 204 : 500 }) },
      { authenticate },
    );
    const send = senderOf(hooks, "sendPetSold");
    const input = { body: { price: 1.5, tags: ["a", "b"] } };
    const status = async (password: string): Promise<number> =>
      (await send(`${origin}/petSold`, input, to(router, { username: "a", password }))).status;
    expect(await status("right")).toBe(204);
    await expect(status("wrong")).rejects.toThrow("petSold: answered 401");
    expect(() => received({}, { authenticate: { basic: () => 1 } })).toThrow("give the router an authenticate hook");
    expect(() => received({}, {})).toThrow('authentication by "basic" and "key"');
  });

  test("paths of one's own, below a base path", async () => {
    const paths = { newPet: "/hooks/new%20pet", petSold: "/hooks", ping: "/hooks" };
    const router = received({ newPet: seen, ping: () => ({ status: 200 }) }, { ...nobody, paths, basePath: "/api/" });
    await by("fetch", router, async (send) => {
      expect((await send("/api/hooks/new pet", ask(pet))).status).toBe(200);
      expect((await send("/api/hooks")).status).toBe(200);
      expect((await send("/api/hooks", { method: "POST" })).headers.get("allow")).toBe("PUT, GET, HEAD, OPTIONS");
      expect((await send("/api/newPet", ask(pet))).status).toBe(404);
      expect((await send("/hooks")).status).toBe(404);
    });
  });

  test.each<readonly [string, object, string]>([
    ["no slash", { newPet: "hooks" }, '"hooks" can\'t be the path of newPet'],
    ["a query", { newPet: "/hooks?a" }, '"/hooks?a" can\'t be the path of newPet'],
    ["a broken escape", { newPet: "/%" }, '"/%" can\'t be the path of newPet'],
    ["one twice", { newPet: "/a", keyed: "/a" }, "POST /a is the path of both newPet and keyed"],
    [
      "an unknown name",
      { other: "/a" },
      'There is no "other" to be received: paths may name newPet, petSold, keyed, ping',
    ],
  ])("paths that can't be: %s", (_, paths, problem) => {
    expect(() => received({}, { ...nobody, paths })).toThrow(problem);
  });

  test("all at one URL, told apart by a header", async () => {
    const which = (request: RequestInfo): string | undefined => {
      if (request.header("x-event") === "broken") throw new Error("which");
      return request.header("x-event");
    };
    const errors: unknown[] = [];
    const onError = (error: unknown): void => void errors.push(error);
    const router = received({ newPet: seen }, { authenticate: false, onError, basePath: "/not/looked/at", which });
    const event = (name: string): object => ask(pet, { "x-event": name });
    await by("node", router, async (send) => {
      expect((await send("/any?tag=a", event("newPet"))).status).toBe(200);
      expect((await send("/any", event("other"))).status).toBe(404);
      expect((await send("/any", event("../newPet"))).status).toBe(404);
      expect((await send("/any", ask(pet))).status).toBe(404);
      expect((await send("/any", event("broken"))).status).toBe(500);
    });
    expect(errors).toEqual([new Error("which")]);
  });
});

describe("signatures", () => {
  const sign = (bytes: Uint8Array): string => createHmac("sha256", "secret").update(bytes).digest("hex");
  const verify = (request: RequestInfo, body: Uint8Array): boolean => request.header("x-signature") === sign(body);

  test.each(ways)("are of the body's own bytes, and asked before anything is read, by %s", async (way) => {
    const router = received({ newPet: seen }, { ...nobody, verify, bodyLimit: 1000 });
    const text = '{ "id": 1,\n "name": "Ren\\u00e9" }';
    const send = (body: string, signature: string): object => ({
      ...ask({}, { "x-signature": signature }),
      body,
    });
    await by(way, router, async (it) => {
      expect((await it("/newPet", send(text, sign(Buffer.from(text))))).status).toBe(200);
      const forged = await it("/newPet", send(`${text} `, sign(Buffer.from(text))));
      expect([forged.status, forged.headers.get("www-authenticate")]).toEqual([401, "Signature"]);
      expect((await it("/newPet", send("{", "none"))).status).toBe(401);
      expect((await it("/newPet", send("{", sign(Buffer.from("{"))))).status).toBe(400);
      expect((await it("/newPet", send("a".repeat(1001), "none"))).status).toBe(413);
    });
  });

  test("where there is no body, of none", async () => {
    const router = received({ keyed: () => ({ status: 204 }) }, { ...nobody, verify });
    await by("fetch", router, async (send) => {
      const status = async (signature: string): Promise<number> =>
        (await send("/keyed", { method: "POST", headers: { "x-signature": signature } })).status;
      expect(await status(sign(new Uint8Array()))).toBe(204);
      expect(await status("")).toBe(401);
    });
  });

  test("whoever sends is given what is sent, byte for byte", async () => {
    const messages: Message[] = [];
    const router = received({ newPet: seen, petSold: () => ({ status: 204 }) }, { ...nobody, verify });
    const options = to(router, {
      username: "a",
      sign: (message) => {
        messages.push(message);
        const headers = { "X-Signature": sign(message.body) };
        message.body.fill(0);
        return headers;
      },
    });
    const input = { headers: { "X-Delivery": 1 }, query: { tag: ["é"] }, body: { ...pet, name: "René" } };
    expect((await senderOf(hooks, "sendNewPet")(`${origin}/newPet?of=me`, input, options)).status).toBe(200);
    const form = { contentType: "multipart/form-data", body: { photo: new Blob(["x"]) } };
    expect((await senderOf(hooks, "sendPetSold")(`${origin}/petSold`, form, options)).status).toBe(204);
    const [first, second] = messages;
    expect([
      first?.operation,
      first?.method,
      first?.url.href,
      first?.headers.get("x-delivery"),
      first?.attempt,
    ]).toEqual(["newPet", "POST", `${origin}/newPet?of=me&tag=%C3%A9`, "1", 0]);
    expect(second?.headers.get("authorization")).toBe("Basic YTo=");
  });
});

describe("callbacks", () => {
  test("a handler sends where the request says", async () => {
    const got: unknown[] = [];
    const receiver = receiverOf(
      calls,
      "Callback",
    )({
      subscribeOnEvent: ({ body, request }: { body: unknown; request: { url: string } }) => {
        got.push(body, request.url);
        return { status: 204 };
      },
      failed: () => ({ status: 204 }),
    });
    const urlOf = calls.exports["subscribeOnEventUrl"] as (request: object, answer: object) => string;
    const failedUrl = calls.exports["failedUrl"] as (request: object) => string;
    const router = calls.createRouter({
      subscribe: async (request: object) => {
        const answer = { status: 201, headers: { Location: "/a" }, body: { token: "t&1" } };
        const url = urlOf(request, answer);
        await senderOf(calls, "sendSubscribeOnEvent")(url, { body: { event: "begun" } }, to(receiver));
        await senderOf(calls, "sendFailed")(failedUrl(request), {}, to(receiver));
        return answer;
      },
    });
    await by("node", router, async (send) => {
      const failures = encodeURIComponent(`${origin}/failed`);
      const body = JSON.stringify({ callbackUrl: `${origin}/subscribeOnEvent` });
      const headers = { "content-type": "application/json" };
      expect((await send(`/streams/7?failures=${failures}`, { method: "POST", headers, body })).status).toBe(201);
    });
    expect(got).toEqual([{ event: "begun" }, "/subscribeOnEvent?id=7&token=t%261"]);
  });
});

describe("sending", () => {
  const answering = (
    status: number,
    init: { body?: BodyInit; headers?: Record<string, string> } = {},
  ): SendOptions => ({
    fetch: () => Promise.resolve(new Response(init.body ?? null, { status, headers: init.headers ?? {} })),
  });
  let send: Sender;
  const input = { headers: { "X-Delivery": 1 }, body: pet };
  beforeAll(() => {
    send = senderOf(hooks, "sendNewPet");
  });

  test("what is declared is answered, success or not; what is not is an error", async () => {
    const body = '{"seen":3}';
    const headers = { "content-type": "application/json", "x-seen": "4" };
    const answer = await send(origin, input, answering(200, { body, headers }));
    expect([answer.status, answer.headers, answer.body]).toEqual([200, { "X-Seen": 4 }, { seen: 3 }]);
    expect(answer.response.status).toBe(200);
    expect((await send(origin, input, answering(410, { body: "whatever" }))).status).toBe(410);
    await expect(send(origin, input, answering(500))).rejects.toThrow("newPet: answered 500, which is not declared");
    await expect(send(origin, input, answering(200, { body: "ok" }))).rejects.toThrow("media type");
    await expect(send(origin, input, answering(200, { body: '{"seen":"x"}', headers }))).rejects.toMatchObject({
      name: "ValidationError",
    });
  });

  test("no redirect is followed", async () => {
    const asked: string[] = [];
    await listening(
      (request, response) => {
        asked.push(request.url ?? "");
        response.writeHead(307, { location: "/elsewhere" }).end();
      },
      async (port) => {
        await expect(send(`http://127.0.0.1:${port}/a`, input)).rejects.toThrow("newPet: answered 307");
      },
    );
    expect(asked).toEqual(["/a"]);
  });

  test.each<readonly [string, string | URL, string]>([
    ["a path", "/hooks", "not absolute"],
    ["nothing", "", "not absolute"],
    ["a file", "file:///etc/passwd", "neither http nor https"],
    ["a script", "javascript:alert(1)", "neither http nor https"],
    ["credentials", "https://a:b@example.com", "credentials in it"],
    ["a name", new URL("https://@localhost:1"), "isAllowed"],
    ["metadata", "http://169.254.169.254/latest", "isAllowed"],
  ])("URLs that are none to send to: %s", async (_, url, problem) => {
    const isAllowed = ({ hostname }: URL): boolean => hostname === "example.com";
    const act = send(url, input, { isAllowed, fetch: () => Promise.reject(new Error("asked")) });
    await expect(act).rejects.toMatchObject({ name: "RefusedUrlError" });
    await expect(act).rejects.toThrow(problem);
  });

  test("isAllowed may wait, and can't change the URL", async () => {
    const asked: string[] = [];
    const options: SendOptions = {
      isAllowed: async (url) => {
        await Promise.resolve();
        url.hostname = "evil.example.com";
        return true;
      },
      fetch: (url, init) => {
        asked.push(url);
        expect(init.redirect).toBe("manual");
        return Promise.resolve(new Response(null, { status: 410 }));
      },
    };
    await send(`${origin}/a?b=c#d`, { ...input, query: { tag: ["#"] } }, options);
    expect(asked).toEqual([`${origin}/a?b=c&tag=%23`]);
  });

  test("what is sent is held against the document, unless that is not wanted", async () => {
    const wrong = { ...input, body: { id: 1, name: "", owner: "SECRET" } };
    const error = await send(origin, wrong, answering(410)).catch((it: unknown) => it);
    expect(error).toMatchObject({ name: "ValidationError" });
    expect(String(error)).not.toContain("SECRET");
    await expect(send(origin, { body: pet }, answering(410))).rejects.toMatchObject({ name: "ValidationError" });
    await expect(send(origin, { headers: { "X-Delivery": 1 } }, answering(410))).rejects.toThrow("body must be there");
    expect((await send(origin, wrong, { ...answering(410), validateRequests: false })).status).toBe(410);
    process.env["NODE_ENV"] = "production";
    try {
      expect((await send(origin, wrong, answering(410))).status).toBe(410);
    } finally {
      process.env["NODE_ENV"] = "test";
    }
  });

  test("credentials go along where the document asks for them", async () => {
    const asked: string[] = [];
    const fetch: SendOptions["fetch"] = (url) => {
      asked.push(url);
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    await senderOf(hooks, "sendKeyed")(`${origin}?a=b`, {}, { apiKey: "s p", fetch });
    await senderOf(hooks, "sendKeyed")(origin, undefined, { apiKeys: { key: () => "k" }, fetch });
    expect(asked).toEqual([`${origin}/?a=b&key=s%20p`, `${origin}/?key=k`]);
  });

  test("an answer without end is read no further than its limit", async () => {
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1000)),
      cancel: () => {
        isCancelled = true;
      },
    });
    const options = answering(200, { body: endless, headers: { "content-type": "application/json" } });
    const error = await send(origin, input, { ...options, answerLimit: 5000 }).catch((it: unknown) => it as Error);
    expect(error).toMatchObject({ name: "NetworkError", cause: { message: "The answer has more than 5000 bytes" } });
    expect(isCancelled).toBe(true);
  });

  describe("again", () => {
    const times = (
      ...statuses: readonly (number | Error)[]
    ): { fetch: NonNullable<SendOptions["fetch"]>; asked: () => number } => {
      let n = 0;
      const fetch: SendOptions["fetch"] = () => {
        const it = statuses[n] ?? 500;
        n += 1;
        const headers = { "retry-after": "0" };
        return typeof it === "number"
          ? Promise.resolve(new Response(null, { status: it, headers }))
          : Promise.reject(it);
      };
      return { fetch, asked: () => n };
    };

    test.each<readonly [string, readonly (number | Error)[], number, number]>([
      ["not without being asked to", [503, 410], 0, 1],
      ["while it is busy", [503, 429, 504, 410], 3, 4],
      ["where there is no answer", [new Error("gone"), 410], 1, 2],
      ["no more often than wanted", [503, 503, 503, 410], 2, 3],
      ["not what is refused", [400, 410], 5, 1],
    ])("%s", async (_, statuses, retries, count) => {
      const { fetch, asked } = times(...statuses);
      await send(origin, input, { fetch, retries, maxRetryDelay: 1 }).catch(() => undefined);
      expect(asked()).toBe(count);
    });

    test("each attempt is signed anew", async () => {
      const attempts: number[] = [];
      const { fetch } = times(503, 410);
      const sign = ({ attempt }: Message): Record<string, string> => {
        attempts.push(attempt);
        return {};
      };
      await send(origin, input, { fetch, retries: 1, sign });
      expect(attempts).toEqual([0, 1]);
    });
  });

  test("a hook that fails, fails the call and not the network", async () => {
    const options: SendOptions = { ...answering(410), retries: 3, sign: () => Promise.reject(new Error("no key")) };
    await expect(send(origin, input, options)).rejects.toThrow(/^no key$/);
  });

  test("a time limit, and a signal", async () => {
    const fetch: SendOptions["fetch"] = (_, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason as Error)));
    await expect(send(origin, input, { fetch, timeout: 5 })).rejects.toMatchObject({ name: "TimeoutError" });
    const controller = new AbortController();
    const sent = send(origin, input, { fetch, signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(sent).rejects.toMatchObject({ name: "AbortError", cause: { message: "enough" } });
  });
});

test("whatever is sent arrives", async () => {
  const got: unknown[] = [];
  const router = received({
    newPet: ({ headers, query, cookies, body }: Record<string, unknown>) => {
      got.push({ headers, query, cookies, body });
      return { status: 200, body: { seen: 1 } };
    },
    petSold: ({ body }: { body: unknown }) => {
      got.push(body);
      return { status: 204 };
    },
  });
  const text = fc.string({ unit: "grapheme", minLength: 1 });
  const words = fc.array(text, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      text,
      words,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      async (name, tag, n, price) => {
        got.length = 0;
        const input = { headers: { "X-Delivery": n }, query: { tag }, body: { id: n, name } };
        await senderOf(hooks, "sendNewPet")(`${origin}/newPet`, input, to(router));
        const form = { price: Object.is(price, -0) ? 0 : price, tags: tag };
        await senderOf(hooks, "sendPetSold")(`${origin}/petSold`, { body: form }, to(router));
        expect(got).toEqual([{ ...input, cookies: {} }, form]);
      },
    ),
    { numRuns: 60 },
  );
});
