/** Tokens by OAuth 2 client credentials: asked for once, kept, replaced, and secret. */
import { inspect } from "node:util";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Workspace } from "../../generator/contract/workspace.js";
import * as transport from "../../generator/runtime/transport/index.js";
import { faultsOf } from "./compile.js";
import { apiOf, camel, filesOf, workspaceOf } from "./generated.js";
import { client, json, operation, server, thing, type Sent, type Wire, securedBy } from "./support.js";

const { send, clientCredentials } = transport;
const tokenUrl = "https://auth.test/token";
const secret = "hunter2 &é";
const own = { clientId: "me:1", clientSecret: secret, tokenUrl };
const secured = (...scopes: readonly string[]): transport.OperationWire =>
  operation(securedBy([[{ name: "oauth", attach: transport.bearer, scopes }]]));

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-01-01T00:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const tokensIn = ({ sent }: Wire): readonly Sent[] => sent.filter(({ url }) => url === tokenUrl);
const usedIn = ({ sent }: Wire): readonly unknown[] =>
  sent.filter(({ url }) => url !== tokenUrl).map(({ headers }) => headers["authorization"]);

/** Gives tokens t1, t2, … and lets in whoever has one of which `accepts` says so. */
function home(answer: object = { expires_in: 3600 }, accepts: (token: string) => boolean = () => true): Wire {
  let count = 0;
  return server(({ url, headers }) => {
    if (url === tokenUrl) return json({ access_token: `t${(count += 1)}`, token_type: "bearer", ...answer });
    const token = (headers["authorization"] ?? "").replace("Bearer ", "");
    return accepts(token) ? json(token) : new Response(null, { status: 401 });
  });
}

/** The outcome of a promise, all timers having run. */
async function failure(it: Promise<unknown>): Promise<unknown> {
  const outcome = it.then(
    () => expect.unreachable("nothing was thrown"),
    (error: unknown) => error,
  );
  await vi.runAllTimersAsync();
  return outcome;
}

describe("a token", () => {
  test("is asked for with the client's name and secret, and for what the operation needs", async () => {
    const it = home();
    expect(await send(client(it, { token: clientCredentials(own) }), secured("b", "a"), thing)).toBe("t1");
    const [asked] = it.sent;
    expect(asked).toMatchObject({ method: "POST", url: tokenUrl, init: { redirect: "manual" } });
    expect(asked?.headers).toEqual({
      accept: "application/json",
      authorization: `Basic ${btoa("me%3A1:hunter2+%26%C3%A9")}`,
      "content-type": "application/x-www-form-urlencoded",
    });
    expect(asked?.body).toBe("grant_type=client_credentials&scope=a+b");
  });

  test("is asked for in the body, for other scopes and with more, where that is wanted", async () => {
    const it = home();
    const token = clientCredentials({
      ...own,
      authentication: "body",
      scopes: ["all"],
      parameters: { audience: "x" },
    });
    await send(client(it, { apiKeys: { oauth: token } }), secured("a"), thing);
    expect(it.sent[0]?.headers).not.toHaveProperty("authorization");
    expect(Object.fromEntries(new URLSearchParams(it.sent[0]?.body))).toEqual({
      grant_type: "client_credentials",
      scope: "all",
      audience: "x",
      client_id: "me:1",
      client_secret: secret,
    });
  });

  test("is asked for at an address that is relative to the API's", async () => {
    const it = server(json({ access_token: "t" }), json(1));
    await send(client(it, { token: clientCredentials({ ...own, tokenUrl: "/token" }) }), secured(), thing);
    expect(it.sent[0]).toMatchObject({ url: "https://api.test/token", body: "grant_type=client_credentials" });
  });

  test("is kept until shortly before it expires", async () => {
    const it = home({ expires_in: 100 });
    const api = client(it, { token: clientCredentials(own) });
    for (const seconds of [0, 80, 9, 2, 80]) {
      vi.advanceTimersByTime(seconds * 1000);
      await send(api, secured(), thing);
    }
    expect(usedIn(it)).toEqual(["Bearer t1", "Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2"]);
  });

  test.each([[undefined], ["soon"], [Number.MAX_VALUE]])("that expires at %s is kept", async (expires) => {
    const it = home({ expires_in: expires });
    const api = client(it, { token: clientCredentials(own) });
    await send(api, secured(), thing);
    vi.advanceTimersByTime(1e10);
    await send(api, secured(), thing);
    expect(tokensIn(it)).toHaveLength(1);
  });

  test("is another one for other scopes, whatever their order", async () => {
    const it = home();
    const api = client(it, { token: clientCredentials(own) });
    for (const scopes of [["a"], ["b", "a"], ["a", "b"], ["a"]]) await send(api, secured(...scopes), thing);
    expect(usedIn(it)).toEqual(["Bearer t1", "Bearer t2", "Bearer t2", "Bearer t1"]);
  });

  test("is asked for by nobody where the request goes to an origin that may not have it", async () => {
    const it = home();
    const api = client(it, { token: clientCredentials(own) });
    await send(api, secured(), thing, { baseUrl: "https://evil.test" });
    expect(it.sent.map(({ url }) => new URL(url).host)).toEqual(["evil.test"]);
  });
});

describe("many calls at once", () => {
  test("ask for one token, whatever they are and whenever they begin", async () => {
    vi.useRealTimers();
    const turn = fc.integer({ min: 0, max: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(turn, fc.constantFrom("a", "b")), { minLength: 1 }), async (calls) => {
        const it = home();
        const api = client(it, { token: clientCredentials(own) });
        await Promise.all(
          calls.map(async ([turns, scope]) => {
            for (let i = 0; i < turns; i += 1) await Promise.resolve();
            return send(api, secured(scope), thing);
          }),
        );
        expect(tokensIn(it)).toHaveLength(new Set(calls.map(([, scope]) => scope)).size);
        expect(usedIn(it)).toHaveLength(calls.length);
      }),
    );
  });

  test("replace a token that is refused once, and are let in with the new one", async () => {
    vi.useRealTimers();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (count) => {
        let isOld = false;
        const it = home({ expires_in: 3600 }, (token) => !isOld || token !== "t1");
        const api = client(it, { token: clientCredentials(own) });
        await send(api, secured(), thing);
        isOld = true;
        const answers = await Promise.all(Array.from({ length: count }, () => send(api, secured(), thing)));
        expect(answers).toEqual(Array(count).fill("t2"));
        expect(tokensIn(it)).toHaveLength(2);
      }),
    );
  });

  test("give up after the second refusal", async () => {
    const it = home({ expires_in: 3600 }, () => false);
    expect(await failure(send(client(it, { token: clientCredentials(own) }), secured(), thing))).toMatchObject({
      status: 401,
    });
    expect(tokensIn(it)).toHaveLength(2);
  });

  test("go on when one that waits is aborted or takes too long", async () => {
    let answer = (_: Response): void => undefined;
    const it = server(({ url }) => (url === tokenUrl ? new Promise((resolve) => (answer = resolve)) : json("in")));
    const api = client(it, { token: clientCredentials(own) });
    const abort = new AbortController();
    const ends = (it: Promise<unknown>): Promise<unknown> => it.catch((error: Error) => error.name);
    const all = Promise.all([
      ends(send(api, secured(), thing, { signal: abort.signal })),
      ends(send(api, secured(), thing, { timeout: 10 })),
      ends(send(api, secured(), thing)),
    ]);
    await vi.advanceTimersByTimeAsync(10);
    abort.abort();
    expect(it.sent[0]?.init.signal?.aborted).toBe(false);
    answer(json({ access_token: "t" }));
    expect(await all).toEqual(["AbortError", "TimeoutError", "in"]);
    expect(tokensIn(it)).toHaveLength(1);
  });
});

describe("no token", () => {
  const refusal = (body: unknown, status = 400): Response => json(body, status);
  test.each<readonly [string, Response | Error, object, string]>([
    [
      "a refusal that says why",
      refusal({ error: "invalid_client", error_description: "Unknown client" }, 401),
      { status: 401, code: "invalid_client" },
      "answered 401, invalid_client: Unknown client",
    ],
    ["a refusal that doesn't", refusal("no", 500), { status: 500, code: undefined }, "answered 500"],
    [
      "a refusal that repeats the secret",
      refusal({ error: "x", error_description: `no ${encodeURIComponent(secret)}` }),
      { code: "x" },
      "answered 400, x",
    ],
    ["a refusal with more than text", refusal({ error: "a\nb" }), { code: undefined }, "answered 400"],
    ["no JSON", new Response("<h1>"), { status: 200 }, "answered 200, but without an access_token"],
    [
      "a token of another kind",
      refusal({ access_token: "hunter3", token_type: "mac" }, 200),
      {},
      "answered 200, but its token is not of the type Bearer",
    ],
    [
      "a redirect",
      new Response(null, { status: 307, headers: { Location: "https://evil.test" } }),
      { status: 307 },
      "answered 307",
    ],
    ["no answer", new TypeError("fetch failed"), { status: undefined }, "did not answer"],
  ])("%s is told, and no secret", async (_, reply, fields, problem) => {
    const it = server(reply);
    const error = await failure(send(client(it, { token: clientCredentials(own) }), secured(), thing));
    expect(error).toBeInstanceOf(transport.TokenError);
    expect(error).toMatchObject({ operation: "getThing", ...fields });
    expect((error as Error).message).toBe(`getThing: got no token: ${tokenUrl} ${problem}`);
    expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toMatch(/hunter/);
    expect(it.sent.map(({ url }) => url)).toEqual([tokenUrl]);
  });

  test("is told without the query of the token's address", async () => {
    const token = clientCredentials({ ...own, tokenUrl: `${tokenUrl}?key=hunter4` });
    const error = await failure(send(client(server(refusal({})), { token }), secured(), thing));
    expect((error as Error).message).toBe(`getThing: got no token: ${tokenUrl} answered 400`);
  });

  test("in time is told, and the next call asks again", async () => {
    const never = (): Promise<Response> => new Promise(() => undefined);
    const it = server(never, json({ access_token: "t" }), json("in"));
    const api = client(it, { token: clientCredentials({ ...own, timeout: 5 }), timeout: 0 });
    expect(await failure(send(api, secured(), thing))).toMatchObject({
      message: `getThing: got no token: ${tokenUrl} did not answer in time`,
    });
    expect(it.sent[0]?.init.signal?.aborted).toBe(true);
    expect(await send(api, secured(), thing)).toBe("in");
  });
});

describe("the generated function", () => {
  const open: Workspace[] = [];
  afterAll(() => Promise.all(open.map((it) => it.close())));
  const flows = (tokenUrl: string, ...scopes: readonly string[]): object => ({
    type: "oauth2",
    flows: { clientCredentials: { tokenUrl, scopes: Object.fromEntries(scopes.map((it) => [it, ""])) } },
  });
  const document = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    servers: [{ url: "https://api.test/v1" }],
    paths: {
      "/pets": {
        get: {
          operationId: "listPets",
          security: [{ pets: ["read:pets"] }],
          responses: { 200: { description: "", content: { "application/json": { schema: {} } } } },
        },
      },
    },
    components: {
      securitySchemes: {
        pets: flows(tokenUrl, "read:pets", "write:pets"),
        "other-one": flows("../token"),
        implicit: {
          type: "oauth2",
          flows: { implicit: { authorizationUrl: "https://auth.test", scopes: {} } },
        },
      },
    },
  };

  test("knows the document's address and scopes", async () => {
    const workspace = await workspaceOf(document);
    open.push(workspace);
    const flat = (await workspace.import("client")) as unknown as {
      createClient: (options: object) => transport.Client;
      clientCredentials: (scheme: string, options: object) => transport.Secret;
      listPets: (client: transport.Client) => Promise<unknown>;
    };
    const it = home();
    const { tokenUrl: _, ...bare } = own;
    const pets = flat.clientCredentials("pets", bare);
    expect(await flat.listPets(flat.createClient({ fetch: it.fetch, apiKeys: { pets } }))).toBe("t1");
    expect(it.sent[0]).toMatchObject({ url: tokenUrl, body: "grant_type=client_credentials&scope=read%3Apets" });
  });

  test("is typed by them", async () => {
    const right = `
      const own = { clientId: "a", clientSecret: "b" };
      index.createClient({ apiKeys: { pets: index.clientCredentials("pets", { ...own, scopes: ["read:pets"] }) } });
      flat.createClient({ token: flat.clientCredentials("other-one", { ...own, scopes: ["any"], tokenUrl: new URL("https://a.test") }) });`;
    const wrong = `
      const own = { clientId: "a", clientSecret: "b" };
      index.clientCredentials("implicit", own);
      index.clientCredentials("pets", { ...own, scopes: ["all"] });
      index.clientCredentials("pets", { clientId: "a" });`;
    const files = await filesOf(await apiOf(document), camel);
    expect(faultsOf(files, right)).toEqual([]);
    expect(faultsOf(files, wrong)).toHaveLength(3);
  });
});
