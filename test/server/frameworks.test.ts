/** The router within the frameworks themselves. */
import { Readable } from "node:stream";
import fastify from "fastify";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expressMiddleware, fastifyPlugin, honoMiddleware } from "../../generator/runtime/routing/index.js";
import { express, express4, frameworks, listen, serveFastify } from "./frameworks.js";
import { cleanUp, make, type Made } from "./support.js";

const anyJson = { "application/json": { schema: {} } };
const answers = { "200": { description: "", content: anyJson } };
const thing = { type: "object", required: ["name"], properties: { name: { type: "string", minLength: 2 } } };
const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };

let made: Made;
beforeAll(async () => {
  made = await make({
    openapi: "3.2.0",
    components: {
      securitySchemes: { basic: { type: "http", scheme: "basic" }, bearer: { type: "http", scheme: "bearer" } },
    },
    paths: {
      "/": { get: { operationId: "root", responses: answers } },
      "/things/{id}": {
        get: {
          operationId: "read",
          parameters: [id, { name: "q", in: "query", schema: { type: "string" } }],
          responses: answers,
        },
        post: {
          operationId: "write",
          parameters: [id],
          requestBody: {
            required: true,
            content: { "application/json": { schema: thing }, "application/x-www-form-urlencoded": { schema: thing } },
          },
          responses: answers,
        },
      },
      "/lines": {
        post: {
          operationId: "lines",
          requestBody: { required: true, content: { "application/jsonl": { itemSchema: {} } } },
          responses: { "200": { description: "", content: { "application/jsonl": { itemSchema: {} } } } },
        },
      },
      "/bytes": {
        get: {
          operationId: "bytes",
          responses: { "200": { description: "", content: { "application/octet-stream": { schema: {} } } } },
        },
      },
      "/cookies": { get: { operationId: "cookies", responses: answers } },
      "/secret": { get: { operationId: "secret", security: [{ basic: [] }, { bearer: [] }], responses: answers } },
      "/none": { delete: { operationId: "none", responses: { "204": { description: "" } } } },
    },
  });
});
afterAll(cleanUp);

interface Call {
  readonly path?: object;
  readonly query?: object;
  readonly body?: AsyncIterable<unknown>;
  readonly contentType?: string;
  readonly request: { readonly url: string };
  readonly signal: AbortSignal;
}

const echo = ({ path, query, body, contentType, request }: Call): object => ({
  status: 200,
  body: { path, query, body, contentType, url: request.url },
});

/** Sends each line back as it comes. */
const lines = ({ body }: Call): object => ({ status: 200, body });

function create(more: object = {}, options: object = {}): ReturnType<Made["createRouter"]> {
  const handlers = {
    root: echo,
    read: echo,
    write: echo,
    lines,
    cookies: () => ({ status: 200, headers: { "Set-Cookie": ["a=1", "b=2"] }, body: 1 }),
    bytes: () => ({ status: 200, body: new Blob(["12345"]) }),
    none: () => ({ status: 204 }),
    secret: echo,
  };
  const authenticate = { basic: () => undefined, bearer: () => undefined };
  return made.createRouter({ ...handlers, ...more }, { authenticate, onError: () => undefined, ...options });
}

const post = (body: BodyInit, type = "application/json"): RequestInit =>
  ({ method: "POST", body, headers: { "content-type": type }, duplex: "half" }) as RequestInit;

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

describe.each(Object.entries(frameworks))("%s", (name, within) => {
  test("what the document knows is answered, below the prefix", async () => {
    await within(create(), async (ask) => {
      const read = await ask("/api/things/7?q=a%20b");
      expect([read.status, read.headers.get("x-before")]).toEqual([200, "yes"]);
      expect(await read.json()).toEqual({ path: { id: 7 }, query: { q: "a b" }, url: "/api/things/7?q=a%20b" });
      expect(read.headers.get("content-type")).toBe("application/json");
      const written = await ask("/api/things/7", post('{"name":"né"}'));
      expect(await written.json()).toMatchObject({ body: { name: "né" }, contentType: "application/json" });
      const form = await ask("/api/things/7", post("name=ab", "application/x-www-form-urlencoded"));
      expect(await form.json()).toMatchObject({ body: { name: "ab" } });
      for (const path of ["/api", "/api/", "/api?x=1"]) expect((await ask(path)).status, path).toBe(200);
      expect((await ask("/api/none", { method: "DELETE" })).status).toBe(204);
    });
  });

  test("what it does not know is left to others", async () => {
    await within(create(), async (ask) => {
      const own = await ask("/api/own");
      expect([own.status, await own.text()]).toEqual([200, "own"]);
      const unknown: readonly (readonly [string, RequestInit?])[] = [
        ["/api/nothing"],
        ["/things/7"],
        ["/apithings/7"],
        ["/api/things/7/more"],
        ["/api/nothing", post("{}")],
        ["/api/nothing", post("x", "text/csv")],
      ];
      for (const [path, init] of unknown) {
        const nothing = await ask(path, init);
        expect([nothing.status, await nothing.text()], path).toEqual([404, "nothing"]);
      }
    });
  });

  test("refusals are the router's", async () => {
    await within(create({}, { bodyLimit: 100 }), async (ask) => {
      const wrong = await ask("/api/things/7", { method: "PUT", body: "{}", headers: { "content-type": "a/b" } });
      expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, POST, HEAD, OPTIONS"]);
      const asked = await ask("/api/things/7", { method: "OPTIONS" });
      expect([asked.status, asked.headers.get("allow")]).toEqual([204, "GET, POST, HEAD, OPTIONS"]);
      const secret = await ask("/api/secret");
      expect([secret.status, secret.headers.get("www-authenticate")]).toEqual([
        401,
        'Basic realm="Sketch", Bearer realm="Sketch"',
      ]);
      const statuses: readonly (readonly [string, RequestInit, number])[] = [
        ["/api/things/x", post('{"name":1}'), 400],
        ["/api/things/7", post('{"name":'), 400],
        ["/api/things/7", post("x", "text/csv"), 415],
        ["/api/things/7", post(`{"name":"${"x".repeat(100)}"}`), 413],
        ["/api/things/7", post(`{"name":"${"x".repeat(200_000)}"}`), 413],
        ["/api/things/7", { headers: { accept: "text/html" } }, 406],
      ];
      expect((await ask("/api/things/%zz")).status).toBe(400); // by Fastify, with a body of its own
      for (const [path, init, status] of statuses) {
        const reply = await ask(path, init);
        expect([reply.status, reply.headers.get("content-type")], `${status}`).toEqual([
          status,
          "application/problem+json",
        ]);
        expect(await reply.json()).toMatchObject({ status });
      }
    });
  });

  test("HEAD, and headers that come more than once", async () => {
    await within(create(), async (ask) => {
      const head = await ask("/api/bytes", { method: "HEAD" });
      expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([
        200,
        name === "Hono" ? null : "5",
        "",
      ]);
      const bytes = await ask("/api/bytes");
      expect([bytes.headers.get("content-type"), await bytes.text()]).toEqual(["application/octet-stream", "12345"]);
      expect((await ask("/api/cookies")).headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    });
  });

  test("bodies stream both ways at once", async () => {
    await within(create(), async (ask) => {
      let send: (text: string) => void = () => undefined;
      let end: () => void = () => undefined;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          send = (text) => controller.enqueue(new TextEncoder().encode(text));
          end = () => controller.close();
        },
      });
      send("1\n");
      const reply = await ask("/api/lines", post(body, "application/jsonl"));
      const reader = (reply.body as ReadableStream<Uint8Array>).getReader();
      expect(new TextDecoder().decode((await reader.read()).value)).toBe("1\n");
      send("2\n");
      expect(new TextDecoder().decode((await reader.read()).value)).toBe("2\n");
      end();
      expect((await reader.read()).done).toBe(true);
    });
  });

  test("a client that reads slowly is waited for", async () => {
    let made = 0;
    const bytes = (): object => {
      const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void =>
        (made += 1) > 400 ? controller.close() : controller.enqueue(new Uint8Array(65_536));
      return { status: 200, body: new ReadableStream<Uint8Array>({ pull }) };
    };
    await within(create({ bytes }), async (ask) => {
      const reply = await ask("/api/bytes");
      await pause(200);
      expect(made).toBeLessThan(400);
      expect((await reply.arrayBuffer()).byteLength).toBe(400 * 65_536);
    });
  });

  test("a client that goes away aborts the signal", async () => {
    const controller = new AbortController();
    const aborted = new Promise<boolean>((resolve) => {
      const read = async ({ signal }: Call): Promise<object> => {
        setTimeout(() => controller.abort(), 20);
        await new Promise((done) => signal.addEventListener("abort", done));
        resolve(signal.aborted);
        return { status: 200, body: 1 };
      };
      void within(create({ read }), async (ask) => {
        await ask("/api/things/7", { signal: controller.signal }).catch(() => undefined);
        await pause(50);
      });
    });
    expect(await aborted).toBe(true);
  });
});

describe("a body that somebody has read before", () => {
  test.each([
    ["Express 4", express4],
    ["Express 5", express],
  ])("%s", async (_, create_) => {
    const errors: unknown[] = [];
    const router = create({}, { onError: (it: unknown) => errors.push(it) });
    const app = create_();
    app.use("/json", express.json(), expressMiddleware(router));
    app.use("/form", express.urlencoded({ extended: true }), expressMiddleware(router));
    app.use("/raw", express.raw({ type: "*/*" }), expressMiddleware(router));
    const { url, close } = await listen((done) => app.listen(0, "127.0.0.1", done));
    try {
      const json = await fetch(`${url}/json/things/7`, post('{"name":"ab"}'));
      const form = await fetch(`${url}/form/things/7`, post("name=ab", "application/x-www-form-urlencoded"));
      expect([json.status, form.status]).toEqual([500, 500]);
      expect(errors.map(String)).toEqual([
        expect.stringMatching(/AlreadyRead.*Mount the router in front of/),
        expect.stringMatching(/AlreadyRead/),
      ]);
      expect(await json.text()).not.toContain("AlreadyRead");
      const raw = await fetch(`${url}/raw/things/7`, post('{"name":"ab"}'));
      expect(await raw.json()).toMatchObject({ body: { name: "ab" } });
      expect((await fetch(`${url}/json/things/7`)).status).toBe(200);
      expect((await fetch(`${url}/json/things/7`, post("{}", "application/x-www-form-urlencoded"))).status).toBe(400);
    } finally {
      await close();
    }
  });

  test("Hono keeps what was read by its own functions", async () => {
    const errors: unknown[] = [];
    const app = new Hono();
    app.use("/text/*", async (c, next) => void (await c.req.text(), await next()));
    app.use("/json/*", async (c, next) => void (await c.req.json(), await next()));
    app.use("/form/*", async (c, next) => void (await c.req.parseBody(), await next()));
    app.use("/raw/*", async (c, next) => void (await c.req.raw.text(), await next()));
    for (const it of ["text", "json", "form", "raw"])
      app.use(`/${it}/*`, honoMiddleware(create({}, { onError: (error: unknown) => errors.push(error) })));
    for (const it of ["text", "json"])
      expect(await (await app.request(`/${it}/things/7`, post('{"name":"ab"}'))).json()).toMatchObject({
        body: { name: "ab" },
      });
    const form = await app.request("/form/things/7", post("name=ab", "application/x-www-form-urlencoded"));
    expect(await form.json()).toMatchObject({ body: { name: "ab" } });
    expect((await app.request("/raw/things/7", post('{"name":"ab"}'))).status).toBe(500);
    expect(errors.map(String)).toEqual([expect.stringMatching(/AlreadyRead/)]);
  });

  test("a Request", async () => {
    const errors: unknown[] = [];
    const request = new Request("http://test.invalid/things/7", post('{"name":"ab"}'));
    await request.text();
    const router = create({}, { onError: (it: unknown) => errors.push(it) });
    expect((await router.fetch(request)).status).toBe(500);
    expect(errors.map(String)).toEqual([expect.stringMatching(/AlreadyRead/)]);
  });
});

describe("Fastify", () => {
  test("its hooks and log see each request, and its own routes keep their parsers", async () => {
    const app = fastify();
    const seen: string[] = [];
    app.addHook("onRequest", async ({ url }) => void seen.push(`request ${url}`));
    app.addHook("onSend", async (_, reply, payload) => {
      reply.header("x-sent", "yes");
      return payload;
    });
    app.addHook("onResponse", async (_, reply) => void seen.push(`response ${reply.statusCode}`));
    app.register(fastifyPlugin(create()));
    app.post("/own", async ({ body }) => ({ body }));
    const { url, close } = await serveFastify(app);
    try {
      const written = await fetch(`${url}/things/7`, post('{"name":"ab"}'));
      expect([written.status, written.headers.get("x-sent")]).toEqual([200, "yes"]);
      await written.text();
      expect(await (await fetch(`${url}/own`, post('{"a":1}'))).json()).toEqual({ body: { a: 1 } });
      expect((await fetch(`${url}/nothing`)).status).toBe(404);
      await pause(20);
      expect(seen).toEqual([
        "request /things/7",
        "response 200",
        "request /own",
        "response 200",
        "request /nothing",
        "response 404",
      ]);
    } finally {
      await close();
    }
  });

  test("a stream that a hook put in the request's place is what is read; a prefix may have parameters", async () => {
    const app = fastify();
    app.addHook("preParsing", async () => Readable.from([Buffer.from('{"name":"other"}')]));
    app.register(fastifyPlugin(create()), { prefix: "/:tenant/v1" });
    const reply = await app.inject({ method: "POST", url: "/x/v1/things/7", payload: { name: "ab" } });
    expect(reply.json()).toMatchObject({ body: { name: "other" }, url: "/x/v1/things/7" });
    await app.close();
  });
});

describe("Hono", () => {
  test("every way to mount", async () => {
    const router = create();
    const inner = new Hono();
    inner.use("/v1/*", honoMiddleware(router));
    const app = new Hono();
    app.route("/routed", inner);
    app.mount("/mounted", router.fetch);
    app.use("/:tenant/of/*", honoMiddleware(router));
    app.use("/things/*", honoMiddleware(router, { prefix: "" }));
    app.all("/lines", honoMiddleware(router));
    for (const it of ["/routed/v1/things/7", "/mounted/things/7", "/x/of/things/7", "/things/7"])
      expect((await app.request(it)).status, it).toBe(200);
    expect((await app.request("/lines")).status).toBe(405);
    expect((await app.request("/routed/things/7")).status).toBe(404);
  });
});
