/** Who may do what. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { by, cleanUp, json, make, ways, type Made } from "./support.js";

const answers = { "200": { description: "", content: { "application/json": { schema: {} } } } };
const operation = (operationId: string, security: readonly object[] | undefined): object => ({
  operationId,
  responses: answers,
  ...(security === undefined ? {} : { security }),
});

const sketch = {
  title: 'The "Sketch" \\ of größe\r\nX: y',
  security: [{ basic: [] }],
  components: {
    securitySchemes: {
      basic: { type: "http", scheme: "Basic" },
      bearer: { type: "http", scheme: "bearer" },
      digest: { type: "http", scheme: "digest" },
      inHeader: { type: "apiKey", in: "header", name: "X-Key" },
      inQuery: { type: "apiKey", in: "query", name: "key" },
      inCookie: { type: "apiKey", in: "cookie", name: "key" },
      oauth: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "/token", scopes: { read: "", write: "" } } } },
      certificate: { type: "mutualTLS" },
      __proto__x: { type: "apiKey", in: "header", name: "Constructor" },
    },
  },
  paths: {
    "/basic": {
      get: operation("basic", undefined),
      post: {
        ...operation("basicPost", undefined),
        requestBody: { required: true, content: { "application/json": { schema: {} } } },
      },
    },
    "/bearer": { get: operation("bearer", [{ bearer: [] }]) },
    "/digest": { get: operation("digest", [{ digest: [] }]) },
    "/header": { get: operation("header", [{ inHeader: [] }]) },
    "/query": { get: operation("query", [{ inQuery: [] }]) },
    "/cookie": { get: operation("cookie", [{ inCookie: [] }]) },
    "/oauth": { get: operation("oauth", [{ oauth: ["read", "write"] }]) },
    "/certificate": { get: operation("certificate", [{ certificate: [] }]) },
    "/either": { get: operation("either", [{ bearer: [] }, { inHeader: [], inQuery: [] }]) },
    "/perhaps": { get: operation("perhaps", [{}, { bearer: [] }]) },
    "/open": { get: operation("open", []) },
    "/hostile": { get: operation("hostile", [{ __proto__x: [] }]) },
  },
};

let made: Made;
beforeAll(async () => {
  made = await make(sketch);
});
afterAll(cleanUp);

const names = [
  "basic",
  "basicPost",
  "bearer",
  "digest",
  "header",
  "query",
  "cookie",
  "oauth",
  "certificate",
  "either",
  "perhaps",
  "open",
  "hostile",
];
const handlers = Object.fromEntries(
  names.map((it) => [it, ({ auth }: { auth: unknown }) => ({ status: 200, body: { auth } })]),
);

type Hook = (
  credentials: Record<string, unknown>,
  context: { auth: unknown; operation: string },
  scopes: readonly string[],
) => unknown;

/** Lets in who says "yes", and tells what it was given. */
const trusting: Hook = async (credentials, { auth, operation: id }, scopes) => {
  await Promise.resolve();
  return Object.values(credentials).includes("no")
    ? undefined
    : { credentials, id, scopes, ...(auth === undefined ? {} : { before: auth }) };
};
const hooks = Object.fromEntries(Object.keys(sketch.components.securitySchemes).map((it) => [it, trusting]));

const basicly = (text: string): string => `Basic ${Buffer.from(text, "utf8").toString("base64")}`;

describe.each(ways)("by %s", (way) => {
  const table: readonly (readonly [
    what: string,
    path: string,
    headers: Record<string, string>,
    credentials: object | undefined,
  ])[] = [
    [
      "name and password",
      "/basic",
      { authorization: basicly("me:pass:word") },
      { type: "basic", username: "me", password: "pass:word" },
    ],
    ["no password", "/basic", { authorization: basicly("me:") }, { type: "basic", username: "me", password: "" }],
    ["a name in UTF-8", "/basic", { authorization: basicly("mé:ü") }, { type: "basic", username: "mé", password: "ü" }],
    [
      "a scheme in other letters",
      "/basic",
      { authorization: basicly("a:b").replace("Basic", "bASIC") },
      { type: "basic", username: "a", password: "b" },
    ],
    ["nothing", "/basic", {}, undefined],
    ["no colon", "/basic", { authorization: basicly("me") }, undefined],
    ["no base64", "/basic", { authorization: "Basic %%%" }, undefined],
    ["no UTF-8", "/basic", { authorization: `Basic ${Buffer.from([0xff, 0x3a, 0xff]).toString("base64")}` }, undefined],
    ["nothing behind the scheme", "/basic", { authorization: "Basic" }, undefined],
    ["another scheme", "/basic", { authorization: "Bearer abc" }, undefined],
    ["wrong ones", "/basic", { authorization: basicly("me:no") }, undefined],
    ["a token", "/bearer", { authorization: "Bearer abc.def" }, { type: "bearer", token: "abc.def" }],
    ["an empty token", "/bearer", { authorization: "Bearer  " }, undefined],
    [
      "another HTTP scheme",
      "/digest",
      { authorization: 'Digest username="me"' },
      { type: "http", scheme: "digest", parameters: 'username="me"' },
    ],
    ["a key in a header", "/header", { "x-key": "k" }, { type: "apiKey", key: "k" }],
    ["an empty key", "/header", { "x-key": "" }, undefined],
    ["a key in the query", "/query?key=a%20b", {}, { type: "apiKey", key: "a b" }],
    ["a key twice", "/query?key=a&key=b", {}, undefined],
    ["a key that is not percent-encoded", "/query?key=%zz", {}, undefined],
    ["a key in a cookie", "/cookie", { cookie: "a=b; key=c" }, { type: "apiKey", key: "c" }],
    ["a certificate", "/certificate", {}, { type: "mutualTLS" }],
    ["no hostile name", "/hostile", {}, undefined],
    ["a hostile name", "/hostile", { constructor: "k" }, { type: "apiKey", key: "k" }],
  ];
  test("credentials are taken apart, or there are none", async () => {
    await by(way, made.createRouter(handlers, { authenticate: hooks }), async (send) => {
      for (const [what, path, headers, credentials] of table) {
        const reply = await send(path, { headers });
        expect(reply.status, what).toBe(credentials === undefined ? 401 : 200);
        if (credentials !== undefined) expect(json(reply), what).toMatchObject({ auth: { credentials } });
      }
    });
  });

  test("a 401 says how to come in, and not what was wrong", async () => {
    await by(way, made.createRouter(handlers, { authenticate: hooks }), async (send) => {
      const challenge = async (path: string, headers: Record<string, string> = {}): Promise<string | null> =>
        (await send(path, { headers })).headers.get("www-authenticate");
      expect(await challenge("/basic")).toBe('Basic realm="The Sketch  of greX: y"');
      expect(await challenge("/bearer")).toMatch(/^Bearer /);
      expect(await challenge("/oauth")).toMatch(/^Bearer /);
      expect(await challenge("/digest")).toMatch(/^Digest /);
      expect(await challenge("/query")).toMatch(/^ApiKey /);
      const bodies = await Promise.all(
        [{}, { authorization: basicly("a:no") }, { authorization: "Basic %" }].map(
          async (headers) => json(await send("/basic", { headers })) as { id: string },
        ),
      );
      for (const { id, ...rest } of bodies) {
        expect(id).toMatch(/^[0-9a-f-]{36}$/);
        expect(rest).toEqual({
          type: "about:blank",
          title: "Unauthorized",
          status: 401,
          detail: "Valid credentials are needed.",
        });
      }
    });
  });

  test("any of several ways, each with all of its schemes", async () => {
    await by(way, made.createRouter(handlers, { authenticate: hooks }), async (send) => {
      const status = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
        (await send(path, { headers })).status;
      expect(await status("/either")).toBe(401);
      expect(await status("/either", { authorization: "Bearer t" })).toBe(200);
      expect(await status("/either", { "x-key": "k" })).toBe(401);
      expect(await status("/either?key=q")).toBe(401);
      expect(await status("/either?key=q", { "x-key": "k" })).toBe(200);
      expect(await status("/either?key=no", { "x-key": "k" })).toBe(401);
      expect(await status("/either?key=q", { "x-key": "k", authorization: "Bearer no" })).toBe(200);
      const both = json(await send("/either?key=q", { headers: { "x-key": "k" } })) as {
        auth: { credentials: object; before: { credentials: object } };
      };
      expect([both.auth.before.credentials, both.auth.credentials]).toEqual([
        { type: "apiKey", key: "k" },
        { type: "apiKey", key: "q" },
      ]);
    });
  });

  test("where one may stay anonymous, one is known all the same if one says who one is", async () => {
    await by(way, made.createRouter(handlers, { authenticate: hooks }), async (send) => {
      expect(json(await send("/perhaps"))).toEqual({});
      expect(json(await send("/perhaps", { headers: { authorization: "Bearer t" } }))).toMatchObject({
        auth: { credentials: { token: "t" } },
      });
      expect(json(await send("/perhaps", { headers: { authorization: "Bearer no" } }))).toEqual({});
      expect(json(await send("/open", { headers: { authorization: "Bearer t" } }))).toEqual({});
    });
  });

  test("a hook is told the operation and its scopes, and may forbid", async () => {
    const forbidding: Hook = (credentials, _, scopes) => {
      if (scopes.includes("write")) throw new made.HttpError(403, "Reading is all you may do.");
      return credentials;
    };
    await by(way, made.createRouter(handlers, { authenticate: hooks }), async (send) => {
      expect(json(await send("/oauth", { headers: { authorization: "Bearer t" } }))).toMatchObject({
        auth: { id: "oauth", scopes: ["read", "write"] },
      });
    });
    await by(way, made.createRouter(handlers, { authenticate: { ...hooks, oauth: forbidding } }), async (send) => {
      const reply = await send("/oauth", { headers: { authorization: "Bearer t" } });
      expect([reply.status, json(reply)]).toMatchObject([403, { detail: "Reading is all you may do." }]);
    });
  });

  test("nobody's body is read", async () => {
    let pulled = 0;
    const body = (): ReadableStream<Uint8Array> =>
      new ReadableStream(
        {
          pull: (controller) => (
            (pulled += 1),
            controller.enqueue(new Uint8Array(1000)),
            pulled > 5000 ? controller.close() : undefined
          ),
        },
        { highWaterMark: 0 },
      );
    await by(way, made.createRouter(handlers, { authenticate: hooks }), async (send) => {
      const reply = await send("/basic", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: body(),
      });
      expect(reply.status).toBe(401);
    });
    if (way === "fetch") expect(pulled).toBeLessThan(3);
  });

  test("a hook that fails is our fault, and tells nothing", async () => {
    const errors: unknown[] = [];
    const failing = { ...hooks, basic: () => Promise.reject(new Error("the database's password is 1234")) };
    await by(
      way,
      made.createRouter(handlers, { authenticate: failing, onError: (it: unknown) => errors.push(it) }),
      async (send) => {
        const reply = await send("/basic", { headers: { authorization: basicly("a:b") } });
        expect(reply.status).toBe(500);
        expect(reply.text).not.toContain("1234");
        expect(errors).toHaveLength(1);
      },
    );
  });

  test("what is falsy is nobody", async () => {
    for (const nobody of [undefined, null, false]) {
      await by(way, made.createRouter(handlers, { authenticate: { ...hooks, basic: () => nobody } }), async (send) => {
        expect((await send("/basic", { headers: { authorization: basicly("a:b") } })).status).toBe(401);
      });
    }
  });

  test("nobody is asked where that is switched off", async () => {
    await by(way, made.createRouter(handlers, { authenticate: false }), async (send) =>
      expect(json(await send("/basic"))).toEqual({}),
    );
  });
});

test("a router is not made without the hooks that the document asks for", async () => {
  const { basic, inHeader, ...others } = hooks;
  expect(basic).toBe(inHeader);
  expect(() => made.createRouter(handlers, { authenticate: others })).toThrow(
    'The document asks for authentication by "basic" and "inHeader"',
  );
  expect(() => made.createRouter(handlers, {})).toThrow("give the router an authenticate hook of that name");
  expect(() => made.createRouter(handlers, { authenticate: Object.create(hooks) as object })).toThrow(TypeError);
});

test("a scheme that the document does not declare lets nobody in", async () => {
  const answersOnly = { operationId: "a", security: [{ ghost: [] }], responses: answers };
  const { createRouter } = await make({ paths: { "/a": { get: answersOnly } } });
  expect(() => createRouter({ a: () => ({ status: 200, body: 1 }) })).toThrow('"ghost"');
  const { fetch } = createRouter({ a: () => ({ status: 200, body: 1 }) }, { authenticate: { ghost: () => ({}) } });
  expect((await fetch(new Request("http://test.invalid/a", { headers: { authorization: "Bearer x" } }))).status).toBe(
    401,
  );
});
