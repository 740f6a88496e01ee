/** Credentials: which of them are sent, where, and where not. */
import { describe, expect, test } from "vitest";
import * as transport from "../../generator/runtime/transport/index.js";
import { client, json, operation, post, securedBy, server, thing } from "./support.js";

const { send } = transport;
const basic: transport.SchemeWire = { name: "basic", attach: transport.basic };
const bearer: transport.SchemeWire = { name: "bearer", attach: transport.bearer };
const key = (place: "header" | "query" | "cookie"): transport.SchemeWire => ({
  name: `key-${place}`,
  attach: transport.apiKey,
  place,
  parameter: "X-Key",
});
const tls: transport.SchemeWire = { name: "tls", attach: transport.mutualTls };

interface Shown {
  readonly authorization?: string;
  readonly "x-key"?: string;
  readonly cookie?: string;
  readonly search?: string;
}

async function shown(
  security: transport.OperationWire["security"],
  options: transport.ClientOptions,
  rest: Partial<transport.OperationWire> = {},
): Promise<Shown> {
  const it = server(json(1));
  await send(client(it, options), operation({ ...(security && securedBy(security)), ...rest }), thing);
  const [{ headers, url } = { headers: {}, url: "" }] = it.sent;
  const { search } = new URL(url);
  const { accept: _, ...others } = headers as Record<string, string>;
  return { ...others, ...(search === "" ? {} : { search }) };
}

describe("credentials", () => {
  test.each<readonly [string, transport.OperationWire["security"], transport.ClientOptions, Shown]>([
    ["basic", [[basic]], { username: "AC1", password: "p:w" }, { authorization: `Basic ${btoa("AC1:p:w")}` }],
    [
      "basic, in UTF-8",
      [[basic]],
      { username: "ü", password: "€" },
      { authorization: `Basic ${Buffer.from("ü:€").toString("base64")}` },
    ],
    ["basic, without a password", [[basic]], { username: "AC1" }, { authorization: `Basic ${btoa("AC1:")}` }],
    ["a token", [[bearer]], { token: "t" }, { authorization: "Bearer t" }],
    ["a token that has to be got", [[bearer]], { token: () => Promise.resolve("t") }, { authorization: "Bearer t" }],
    ["a token of another HTTP scheme", [[{ ...bearer, scheme: "dpop" }]], { token: "t" }, { authorization: "dpop t" }],
    ["a key in a header", [[key("header")]], { apiKey: "k" }, { "x-key": "k" }],
    ["a key in the query", [[key("query")]], { apiKey: "k&=" }, { search: "?X-Key=k%26%3D" }],
    ["a key in the query, behind others", [[key("query")]], { apiKey: "k" }, { search: "?a=b%20c&X-Key=k" }],
    ["a key in a cookie", [[key("cookie")]], { apiKey: "a+b=" }, { cookie: "X-Key=a+b=" }],
    [
      "keys by name",
      [[key("header"), key("cookie")]],
      { apiKey: "other", apiKeys: { "key-header": "h", "key-cookie": () => "c" } },
      { "x-key": "h", cookie: "X-Key=c" },
    ],
    [
      "all of an alternative",
      [[basic, key("header")]],
      { username: "u", apiKey: "k" },
      { authorization: `Basic ${btoa("u:")}`, "x-key": "k" },
    ],
    [
      "the first alternative that there is everything for",
      [[basic, key("header")], [bearer]],
      { username: "u", token: "t" },
      { authorization: "Bearer t" },
    ],
    ["some, where none are needed but they are known", [[], [bearer]], { token: "t" }, { authorization: "Bearer t" }],
    ["none, where none are needed", [[], [bearer]], {}, {}],
    ["none, where the operation asks for none", undefined, { token: "t", username: "u" }, {}],
    ["none, where none are known: the server has the last word", [[bearer]], {}, {}],
    ["those of the connection", [[tls, bearer]], { token: "t" }, { authorization: "Bearer t" }],
    [
      "what a function sets",
      [[basic, bearer], []],
      { auth: ({ headers }, { schemes }) => headers.set("Authorization", JSON.stringify(schemes)) },
      { authorization: '[["basic","bearer"],[]]' },
    ],
  ])("are sent: %s", async (name, security, options, wanted) => {
    expect(
      await shown(security, options, name.includes("behind") ? { url: (base) => `${base}/things?a=b%20c` } : {}),
    ).toEqual(wanted);
  });

  test.each<readonly ["header" | "query" | "cookie", transport.ClientOptions, Shown]>([
    ["header", { headers: { "x-key": "own" } }, { "x-key": "own" }],
    ["query", {}, { search: "?a=b?&X-Key=own" }],
    ["cookie", { headers: { Cookie: "a=1; X-Key=own" } }, { cookie: "a=1; X-Key=own" }],
  ])("leave alone what a call gives in the same place: a key in %s", async (place, options, wanted) => {
    const url = (base: string): string => `${base}/things${place === "query" ? "?a=b?&X-Key=own" : ""}`;
    expect(await shown([[key(place)]], { apiKey: "k", ...options }, { url })).toEqual(wanted);
  });

  test("of a name that every object has are not found by inheritance", async () => {
    expect(await shown([[{ ...bearer, name: "constructor" }]], { apiKeys: {} })).toEqual({});
  });

  test.each<readonly [string, transport.OperationWire["security"], transport.ClientOptions]>([
    ["token", [[bearer]], { token: "hunter2\r\nX: y" }],
    ["key", [[key("header")]], { apiKey: "hunter2\u20ac" }],
    ["cookie", [[key("cookie")]], { apiKey: "hunter2;" }],
    ["user name", [[basic]], { username: "hunter2:" }],
  ])("that can't be sent are not quoted: %s", async (_, security, options) => {
    const it = server(json(1));
    const error: unknown = await send(client(it, options), operation(securedBy(security)), thing).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).not.toContain("hunter2");
    expect(it.sent).toEqual([]);
  });
});

describe("credentials stay at home", () => {
  const secured = operation({ ...securedBy(), server: () => "https://elsewhere.test" });

  test("at a server of another origin they are not sent", async () => {
    const it = server(json(1));
    await send(client(it, { token: "t" }), secured, thing);
    expect(it.sent[0]).toMatchObject({ url: "https://elsewhere.test/things/a%20b%2Fc" });
    expect(it.sent[0]?.headers).not.toHaveProperty("authorization");
  });

  test("nor is a function asked for them", async () => {
    const asked: string[] = [];
    await send(client(server(json(1)), { auth: ({ url }) => void asked.push(url.origin) }), secured, thing);
    expect(asked).toEqual([]);
  });

  test("unless the caller named that origin", async () => {
    const it = server(json(1));
    await send(client(it, { token: "t", origins: ["https://elsewhere.test"] }), secured, thing);
    expect(it.sent[0]?.headers).toHaveProperty("authorization", "Bearer t");
  });

  test("a hook that sends a request elsewhere gets none", async () => {
    const it = server(json(1));
    const before = ({ url }: transport.Draft): void => void (url.host = "evil.test");
    await send(client(it, { token: "t", before }), operation(securedBy()), thing);
    expect(it.sent[0]?.url).toContain("evil.test");
    expect(it.sent[0]?.headers).not.toHaveProperty("authorization");
  });

  test("an address of another origin is not asked at all", async () => {
    const it = server(json(1));
    const asked = async (address: string): Promise<unknown> => {
      const api = client(it, { token: "t" });
      const url = transport.addressIn(api, "getThing", address);
      return api.request({ ...operation(securedBy()), url });
    };
    const foreign = { name: "ForeignOriginError", origin: "https://api.test.evil.test" };
    await expect(asked("https://api.test.evil.test/v1")).rejects.toMatchObject(foreign);
    await expect(asked("http://api.test/v1")).rejects.toMatchObject({ name: "ForeignOriginError" });
    expect(it.sent).toEqual([]);
  });

  test("a redirect is not followed", async () => {
    const it = server(new Response(null, { status: 307, headers: { Location: "https://evil.test/" } }));
    await expect(send(client(it, { token: "t" }), operation(securedBy()), thing)).rejects.toMatchObject({
      status: 307,
    });
    expect(it.sent).toHaveLength(1);
  });
});

describe("a refused secret", () => {
  const secured = { ...post, ...securedBy() };
  const tokens = (again: boolean): string => (again ? "new" : "old");
  const refused = new Response(null, { status: 401 });

  test("is got again, once, and the request repeated, whatever its method", async () => {
    const it = server(refused, json(1));
    expect(await send(client(it, { token: tokens }), secured, { ...thing, body: 1 })).toBe(1);
    expect(it.sent.map(({ headers }) => headers["authorization"])).toEqual(["Bearer old", "Bearer new"]);
  });

  test("is refused for good the second time", async () => {
    const it = server(refused);
    await expect(send(client(it, { token: tokens }), secured, thing)).rejects.toMatchObject({ status: 401 });
    expect(it.sent).toHaveLength(2);
  });

  test("is not repeated where it can't be another one", async () => {
    const it = server(refused);
    await expect(send(client(it, { token: "fixed" }), secured, thing)).rejects.toMatchObject({ status: 401 });
    expect(it.sent).toHaveLength(1);
  });
});
