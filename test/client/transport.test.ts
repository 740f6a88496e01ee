/** Requests, answers, errors and hooks of the client's transport. */
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import * as transport from "../../generator/runtime/transport/index.js";
import * as wire from "../../generator/runtime/wire/index.js";
import { client, Gone, json, operation, post, server, thing, securedBy } from "./support.js";

const { send, sendForResponse } = transport;

/** What a promise rejects with. */
const failure = (it: Promise<unknown>): Promise<unknown> =>
  it.then(
    () => expect.unreachable("nothing was thrown"),
    (error: unknown) => error,
  );

describe("a request", () => {
  test("is made of the operation and its input", async () => {
    const it = server(json({ ok: true }));
    expect(await send(client(it), operation(), thing)).toEqual({ ok: true });
    const [sent] = it.sent;
    expect(sent).toMatchObject({
      method: "GET",
      url: "https://api.test/v1/things/a%20b%2Fc",
      body: "",
      headers: { accept: "application/json" },
    });
    expect(sent?.init.redirect).toBe("manual");
    expect(Object.keys(sent?.headers ?? {})).toEqual(["accept"]);
  });

  test("has query, headers, cookies and a body, each where it belongs", async () => {
    const it = server(json(1));
    const all = operation({
      method: "PUT",
      url: (base, input) => {
        const query = wire.encodeQuery([{ name: "q" }], input.query);
        return base + wire.encodePath(["/things/", { name: "id" }], input.path) + wire.search(query);
      },
      headers: (input) => [
        ...wire.encodeHeaders([{ name: "X-A" }], input.headers),
        ...wire.cookieHeader([{ name: "c" }], input.cookies),
      ],
      body: [
        { type: "application/json", encode: wire.encodeJson },
        { type: "text/*", encode: wire.encodeText },
      ],
      encode: transport.encodeChosen,
    });
    const input = { ...thing, query: { q: "a&b" }, headers: { "X-A": 1 }, cookies: { c: "d" }, body: { e: 2 } };
    await send(client(it, { headers: { "X-B": "all", "X-C": "client" } }), all, input, { headers: { "X-C": "call" } });
    await send(client(it), all, { ...thing, body: "hi", contentType: "text/markdown" });
    expect(it.sent[0]).toMatchObject({ url: "https://api.test/v1/things/a%20b%2Fc?q=a%26b", body: '{"e":2}' });
    expect(it.sent[0]?.headers).toEqual({
      accept: "application/json",
      "content-type": "application/json",
      "x-a": "1",
      "x-b": "all",
      "x-c": "call",
      cookie: "c=d",
    });
    expect(it.sent[1]).toMatchObject({ body: "hi", headers: { "content-type": "text/markdown;charset=utf-8" } });
  });

  test("has the body in the media type that the input names: with its parameters, else in the narrowest range", async () => {
    const it = server(json(1));
    const types = ["*/*", "text/*", "text/a; v=1", "text/a; v=2"];
    const encode =
      (mark: string): wire.Encode =>
      (_, { type }) => ({ contentType: type, body: mark });
    const all = operation({
      method: "PUT",
      body: types.map((type) => ({ type, encode: encode(type) })),
      encode: transport.encodeChosen,
    });
    for (const contentType of ["text/a; v=2", "text/a", "text/b", "image/png"])
      await send(client(it), all, { ...thing, body: "x", contentType });
    expect(it.sent.map(({ body }) => body)).toEqual(["text/a; v=2", "text/a; v=1", "text/*", "*/*"]);
  });

  test("never leaves for another host, whatever the path says", async () => {
    const it = server(json(1));
    for (const path of ["//evil.test/x", "/@evil.test", "/\\evil.test", "/../../evil.test/"]) {
      await send(client(it, { baseUrl: "https://api.test" }), operation({ url: (base) => base + path }), {});
    }
    expect(it.sent.map(({ url }) => new URL(url).origin)).toEqual(Array(4).fill("https://api.test"));
  });

  test.each<readonly [string, transport.ServerWire, transport.ClientOptions, string | RegExp]>([
    ["the document's server", () => "https://a.test/b/", {}, "https://a.test/b/"],
    [
      "its variables",
      (given) => transport.fill("https://{r}.test:{p}", { r: "eu", p: "8443" }, given),
      { variables: { r: "us" } },
      "https://us.test:8443/",
    ],
    ["baseUrl", () => "https://a.test", { baseUrl: new URL("http://localhost:1/x") }, "http://localhost:1/x"],
    ["a relative server", () => "/v1", {}, /The document's server \/v1 is not an absolute address/],
    ["a relative baseUrl", () => "/v1", { baseUrl: "v1" }, /baseUrl is not an absolute address/],
    ["credentials in it", () => "/", { baseUrl: "https://u:hunter2@a.test" }, /^(?!.*hunter2).*username and password/],
  ])("goes to %s", (_, document, options, wanted) => {
    const made = (): string => transport.createClient(document, options).baseUrl;
    if (typeof wanted === "string") expect(made()).toBe(wanted);
    else expect(made).toThrow(wanted);
  });

  test("goes to the operation's own server, unless baseUrl stands for all", async () => {
    const it = server(json(1));
    const other = operation({ server: () => "https://files.test/up" });
    await send(client(it, { headers: { "X-Key": "k" } }), other, thing);
    await send(client(it, { baseUrl: "http://here.test" }), other, thing);
    expect(it.sent.map((one) => one.url)).toEqual([
      "https://files.test/up/things/a%20b%2Fc",
      "http://here.test/things/a%20b%2Fc",
    ]);
    expect(it.sent[0]?.headers).not.toHaveProperty("x-key");
  });

  test("that can't be sent is not sent, and does not quote what is wrong with it", async () => {
    const it = server(json(1));
    expect(await failure(send(client(it), operation(), { path: { id: ".." } }))).toBeInstanceOf(wire.WireError);
    expect(String(await failure(send(client(it, { headers: { "X-Secret": "hun\nter2" } }), operation(), thing)))).toBe(
      "TypeError: The header X-Secret can't be sent",
    );
    expect(it.sent).toEqual([]);
  });
});

describe("an answer", () => {
  test("without content is nothing", async () => {
    const none = operation({ responses: { 204: {} } });
    expect(await send(client(server(new Response(null, { status: 204 }))), none, thing)).toBeUndefined();
  });

  test("with status, headers and body", async () => {
    const told = operation({
      responses: {
        200: {
          headers: (headers) =>
            wire.decodeHeaders([{ name: "X-Count", shape: "integer" }], (name) => headers.get(name)).value,
          read: transport.readMedia,
          media: [
            { type: "text/plain", decode: wire.decodeText },
            { type: "application/json", decode: wire.decodeJson },
          ],
        },
      },
    });
    const answer = await sendForResponse<transport.Answer>(
      client(server(json([1], 200, { "X-Count": "3" }))),
      told,
      thing,
    );
    expect({ ...answer }).toEqual({
      status: 200,
      headers: Object.assign(Object.create(null), { "X-Count": 3 }) as object,
      contentType: "application/json",
      body: [1],
    });
    expect(answer.response.headers.get("x-count")).toBe("3");
    expect(Object.keys(answer)).not.toContain("response");
  });

  test("is read as its media type, told by its parameters, else as the narrowest range", async () => {
    const types = ["*/*", "text/*", "text/a; v=1", "text/a; v=2"];
    const media = types.map((type) => ({ type, decode: () => ({ value: type, faults: [] }) }));
    const it = operation({ responses: { 200: { read: transport.readMedia, media } } });
    const read = async (type: string): Promise<unknown> =>
      send(client(server(new Response("x", { headers: { "Content-Type": type } }))), it, thing);
    expect(await read("text/a; v=2")).toBe("text/a; v=2");
    expect(await read("text/a")).toBe("text/a; v=1");
    expect(await read("text/b")).toBe("text/*");
    expect(await read("image/png")).toBe("*/*");
  });

  test("of a declared error is thrown, or returned to who asks for any", async () => {
    const it = server(json({ reason: "old" }, 410));
    const error = await failure(send(client(it), operation(), thing));
    expect(error).toBeInstanceOf(Gone);
    expect(error).toMatchObject({
      name: "Gone",
      status: 410,
      body: { reason: "old" },
      operation: "getThing",
      message: "getThing: answered 410",
    });
    expect(await sendForResponse(client(it), operation(), thing)).toMatchObject({
      status: 410,
      body: { reason: "old" },
    });
  });

  test.each<readonly [string, Response, RegExp]>([
    ["of an undeclared status", new Response("<h1>", { status: 502 }), /answered 502, which is not declared/],
    [
      "that is a redirect",
      new Response("<h1>", { status: 302, headers: { Location: "https://evil.test" } }),
      /answered 302, which/,
    ],
    [
      "in another media type",
      new Response("<h1>", { headers: { "Content-Type": "text/html" } }),
      /answered 200, in a media type/,
    ],
    [
      "whose body is broken",
      new Response("<h1>", { headers: { "Content-Type": "application/json" } }),
      /answered 200, but its body is not valid JSON/,
    ],
  ])("%s is unexpected, and kept", async (_, response, message) => {
    const error = (await failure(
      sendForResponse(client(server(response)), operation(), thing),
    )) as transport.UnexpectedResponseError;
    expect(error).toBeInstanceOf(transport.UnexpectedResponseError);
    expect(error.message).toMatch(message);
    expect(error).toMatchObject({ status: response.status, text: "<h1>" });
    expect(error.headers.get("location")).toBe(response.headers.get("location"));
    expect(inspect(error)).not.toContain("<h1>");
  });

  test("that a browser hides since it is a redirect is unexpected, even where anything is declared", async () => {
    const opaque = new Response(null);
    const hidden = new Proxy(opaque, {
      get: (it, key) =>
        key === "type"
          ? "opaqueredirect"
          : key === "status"
            ? 0
            : key === "arrayBuffer"
              ? () => Promise.resolve(new ArrayBuffer(0))
              : (Reflect.get(it, key, it) as unknown),
    });
    const open = operation({ responses: { default: { ok: true } }, fallback: transport.byRange });
    expect(await failure(send(client({ sent: [], fetch: () => Promise.resolve(hidden) }), open, thing))).toMatchObject({
      name: "UnexpectedResponseError",
      message: "getThing: answered a redirect, which is not declared",
    });
  });

  test.each<readonly [number, number | string | undefined]>([
    [200, 200],
    [204, "2XX"],
    [404, "4XX"],
    [500, "default"],
    [302, undefined],
  ])("of %i is read as %s", async (status, declared) => {
    const statuses = [200, "2XX", "4XX", "default"] as const;
    const responses = Object.fromEntries(statuses.map((it) => [it, { headers: () => ({ it }) }]));
    const ranges = operation({ responses, fallback: transport.byRange });
    const answer = sendForResponse<transport.Answer>(client(server(new Response(null, { status }))), ranges, thing);
    expect(
      await answer.then(
        (it) => it.headers,
        () => undefined,
      ),
    ).toEqual(declared === undefined ? undefined : { it: declared });
  });

  test("by default is a success or an error, as its status is", async () => {
    const only = operation({ responses: { default: { ok: true, error: Gone } }, fallback: transport.byRange });
    expect(await send(client(server(new Response(null, { status: 202 }))), only, thing)).toBeUndefined();
    expect(await failure(send(client(server(new Response(null, { status: 400 }))), only, thing))).toBeInstanceOf(Gone);
  });

  test("in a JSON type of another name is read all the same", async () => {
    const response = new Response("{}", { headers: { "Content-Type": "application/problem+json; charset=utf-8" } });
    expect(await send(client(server(response)), operation(), thing)).toEqual({});
  });

  test.each([204, 205, 304])("of %i has no body, whatever is declared of its range", async (status) => {
    const responses = { "2XX": { read: transport.readJson }, "3XX": { read: transport.readJson } };
    const ranges = operation({ responses, fallback: transport.byRange });
    expect(await send(client(server(new Response(null, { status }))), ranges, thing)).toBeUndefined();
  });

  test("without content is let go where nobody is going to read it", async () => {
    let isCancelled = false;
    const body = new ReadableStream({ cancel: () => void (isCancelled = true) });
    const api = client({ sent: [], fetch: () => Promise.resolve(new Response(body)) });
    const none = operation({ responses: { 200: {} } });
    const { response } = await sendForResponse<transport.Answer>(api, none, thing);
    expect([response.bodyUsed, isCancelled]).toEqual([false, false]);
    expect(await transport.sendAndClose(api, none, thing)).toBeUndefined();
    expect(isCancelled).toBe(true);
  });

  test("that is a stream is handed on", async () => {
    const events = operation({
      responses: {
        200: {
          read: transport.readMedia,
          media: [{ type: "text/event-stream", decode: wire.decodeEvents, stream: true }],
        },
      },
    });
    const response = new Response("data: 1\n\ndata: 2\n\n", { headers: { "Content-Type": "text/event-stream" } });
    const found: unknown[] = [];
    for await (const it of await send<AsyncIterable<unknown>>(client(server(response)), events, thing)) found.push(it);
    expect(found).toEqual([{ data: "1" }, { data: "2" }]);
  });
});

describe("hooks", () => {
  test("see each attempt, without credentials, and may change headers", async () => {
    const it = server(new Response(null, { status: 503 }), json(1));
    const seen: unknown[] = [];
    const secured = operation(securedBy());
    const options: transport.ClientOptions = {
      token: "hunter2",
      retries: 1,
      maxRetryDelay: 1,
      before: ({ headers, attempt, operation: name }) => {
        headers.set("X-Attempt", String(attempt));
        seen.push([name, attempt, Object.fromEntries(headers)]);
      },
      after: ({ response, headers, milliseconds }) => {
        seen.push([response?.status, headers.has("authorization"), milliseconds >= 0]);
      },
    };
    await send(client(it, options), secured, thing);
    expect(it.sent.map(({ headers }) => [headers["x-attempt"], headers["authorization"]])).toEqual([
      ["0", "Bearer hunter2"],
      ["1", "Bearer hunter2"],
    ]);
    expect(seen).toEqual([
      ["getThing", 0, { accept: "application/json", "x-attempt": "0" }],
      [503, false, true],
      ["getThing", 1, { accept: "application/json", "x-attempt": "1" }],
      [200, false, true],
    ]);
  });

  test("see failures too", async () => {
    const seen: unknown[] = [];
    const lost = new TypeError("fetch failed");
    await failure(
      send(
        client(server(lost), { after: ({ error, response }) => void seen.push(error, response) }),
        operation(),
        thing,
      ),
    );
    expect(seen).toEqual([lost, undefined]);
  });
});

describe("validation", () => {
  const issues = (name: string): { parse: (value: unknown) => unknown } => ({
    parse: (value) => {
      throw new TypeError(`${name} ${JSON.stringify(value)}`);
    },
  });

  test.each<readonly [string, Readonly<Record<string, object>>, string]>([
    ["a path", { GetThingPath: issues("path") }, 'path {"id":"a b/c"}'],
    ["a query, even where there is none", { GetThingQuery: issues("query") }, "query {}"],
    ["an answer", { GetThingResponse200: issues("answer") }, 'answer {"ok":true}'],
    ["a part with a name of its own", { Other: issues("other") }, 'other {"id":"a b/c"}'],
  ])("refuses %s", async (_, validators, message) => {
    const named = message.startsWith("other") ? operation({ validators: { Path: "Other" } }) : operation();
    const it = client(server(json({ ok: true })), { validate: transport.validateWith(validators) });
    expect(String(await failure(send(it, named, thing)))).toBe(`TypeError: ${message}`);
  });

  test("is asked for by a single call, and of one direction, as well", async () => {
    const both = { GetThingPath: issues("path"), GetThingResponse200: issues("answer") };
    const it = client(server(json(1)));
    expect(await send(it, operation(), thing)).toBe(1);
    expect(
      String(
        await failure(send(it, operation(), thing, { validate: transport.validateWith(both, { requests: false }) })),
      ),
    ).toContain("answer 1");
    expect(
      await send(it, operation(), thing, {
        validate: transport.validateWith(both, { requests: false, responses: false }),
      }),
    ).toBe(1);
  });

  test("tells bodies apart by media type", async () => {
    const typed = operation({
      ...post,
      name: "makeThing",
      body: [
        { type: "application/json", encode: wire.encodeJson },
        { type: "text/plain", encode: wire.encodeText },
      ],
      encode: transport.encodeChosen,
      validators: { "Body text/plain": "MakeThingBodyPlain" },
    });
    const validate = transport.validateWith({ MakeThingBodyPlain: issues("plain"), MakeThingBody: issues("json") });
    const it = client(server(json(1)), { validate });
    expect(String(await failure(send(it, typed, { ...thing, body: "a", contentType: "text/plain" })))).toContain(
      'plain "a"',
    );
    expect(String(await failure(send(it, typed, { ...thing, body: "a" })))).toContain('json "a"');
  });

  test("one that is declared as a range goes by that", async () => {
    const ranged = operation({
      ...post,
      name: "makeThing",
      body: [
        { type: "application/json", encode: wire.encodeJson },
        { type: "text/*", encode: wire.encodeText },
      ],
      encode: transport.encodeChosen,
      validators: { "Body text/*": "MakeThingBodyText" },
    });
    const validate = transport.validateWith({ MakeThingBodyText: issues("text"), MakeThingBody: issues("json") });
    const it = client(server(json(1)), { validate });
    for (const contentType of ["text/plain", "Text/CSV; charset=utf-8", "text/*"])
      expect(String(await failure(send(it, ranged, { ...thing, body: "a", contentType })))).toContain('text "a"');
    for (const contentType of ["application/JSON", "image/png"])
      expect(String(await failure(send(it, ranged, { ...thing, body: "a", contentType })))).toContain('json "a"');
  });
});

test("what is to be validated is what was answered, and nothing of the request", async () => {
  const seen: unknown[] = [];
  const validate: transport.Validate = ({ answer }) => void seen.push(answer);
  await send(client(server(json(1)), { validate }), operation(), thing);
  expect(seen).toStrictEqual([undefined, { status: 200, body: 1 }]);
});

test("nothing prints what a client was given", () => {
  const secrets = {
    username: "hunter1",
    password: "hunter2",
    token: "hunter3",
    apiKey: "hunter4",
    headers: { Authorization: "hunter5" },
  };
  const it = client(server(), secrets);
  expect(inspect(it, { depth: 9, showHidden: true }) + JSON.stringify(it)).not.toMatch(/hunter/);
});
