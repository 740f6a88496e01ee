/** Where a call goes, and what goes with it there. */
import { describe, expect, test } from "vitest";
import * as transport from "../../generator/runtime/transport/index.js";
import { client, json, operation, securedBy, server, thing } from "./support.js";

const { send } = transport;
const secured = operation(securedBy());
const path = "/things/a%20b%2Fc";
const regional: transport.ServerWire = (given) =>
  transport.fill("https://{region}.test/{v}", { region: "eu", v: "v1" }, given);

interface Case {
  readonly document?: transport.ServerWire;
  readonly options?: transport.ClientOptions;
  readonly own?: transport.ServerWire;
  readonly call: transport.CallOptions;
  readonly url: string;
  readonly isTrusted: boolean;
}

describe("a call's own address", () => {
  test.each<readonly [string, Case]>([
    [
      "of the same origin, with credentials",
      { call: { baseUrl: "https://api.test/v2" }, url: `https://api.test/v2${path}`, isTrusted: true },
    ],
    [
      "of another origin, without",
      {
        call: { baseUrl: new URL("https://api.test.evil.test") },
        url: `https://api.test.evil.test${path}`,
        isTrusted: false,
      },
    ],
    [
      "of another scheme, without",
      { call: { baseUrl: "http://api.test" }, url: `http://api.test${path}`, isTrusted: false },
    ],
    [
      "of an origin that is named, with credentials",
      {
        options: { origins: ["https://b.test"] },
        call: { baseUrl: "https://b.test/x/" },
        url: `https://b.test/x${path}`,
        isTrusted: true,
      },
    ],
    [
      "by variables, of which the client has others",
      {
        document: regional,
        options: { variables: { region: "us" } },
        call: { variables: { v: "v2" } },
        url: `https://us.test/v2${path}`,
        isTrusted: true,
      },
    ],
    [
      "by a variable that makes another origin",
      { document: regional, call: { variables: { region: "us" } }, url: `https://us.test/v1${path}`, isTrusted: false },
    ],
    [
      "before that of the operation",
      {
        own: () => "https://files.test",
        call: { baseUrl: "https://api.test" },
        url: `https://api.test${path}`,
        isTrusted: true,
      },
    ],
    [
      "by variables of the operation's server",
      {
        own: (given) => transport.fill("https://{region}.files.test", { region: "eu" }, given),
        call: { variables: { region: "us" } },
        url: `https://us.files.test${path}`,
        isTrusted: false,
      },
    ],
    [
      "not by variables where the client has an address for all",
      {
        document: regional,
        options: { baseUrl: "http://here.test" },
        call: { variables: { region: "us" } },
        url: `http://here.test${path}`,
        isTrusted: true,
      },
    ],
  ])("%s", async (_, { document, options = {}, own, call, url, isTrusted }) => {
    const it = server(json(1));
    const api = transport.createClient(document ?? (() => "https://api.test/v1/"), {
      fetch: it.fetch,
      token: "t",
      headers: { "X-Key": "k" },
      ...options,
    });
    await send(api, { ...secured, ...(own === undefined ? {} : { server: own }) }, thing, call);
    expect(it.sent[0]?.url).toBe(url);
    const { authorization, "x-key": key } = it.sent[0]?.headers ?? {};
    expect([authorization, key]).toEqual(isTrusted ? ["Bearer t", "k"] : [undefined, undefined]);
  });

  test("takes the headers that the call itself has for it", async () => {
    const it = server(json(1));
    const call = { baseUrl: "https://b.test", headers: { Authorization: "mine" } };
    await send(client(it, { token: "t" }), secured, thing, call);
    expect(it.sent[0]?.headers).toHaveProperty("authorization", "mine");
  });

  test("must be one, without credentials in it", async () => {
    const it = server(json(1));
    for (const baseUrl of ["v1", "https://u:hunter2@a.test"]) {
      const call = send(client(it), operation(), thing, { baseUrl });
      await expect(call).rejects.toThrow(/^(?!.*hunter2).*baseUrl/);
    }
    expect(it.sent).toEqual([]);
  });

  test("is where the other pages of a list may be, without credentials", async () => {
    const page = (next: string | null): Response => json({ items: [1], next });
    const it = server(page("https://b.test/2"), page("https://c.test/3"));
    const list = transport.pages({
      client: client(it, { token: "t" }),
      operation: secured,
      paging: { items: ["items"], next: { url: ["next"] } },
      input: () => thing,
      item: (item) => item,
    });
    await expect(list.list({}, { baseUrl: "https://b.test" })).rejects.toMatchObject({ origin: "https://c.test" });
    expect(it.sent.map(({ url, headers }) => [url, headers["authorization"]])).toEqual([
      [`https://b.test${path}`, undefined],
      ["https://b.test/2", undefined],
    ]);
  });
});

test("what stands behind a baseUrl's path is left out", async () => {
  const it = server(json(1));
  for (const baseUrl of ["https://api.test/v1?x#y", "https://api.test/v1/#y", "https://api.test/v1/?x"])
    await send(client(it, { baseUrl }), operation({ url: (base) => `${base}/$&/a?d=e` }), {});
  expect(it.sent.map(({ url }) => url)).toEqual(Array(3).fill("https://api.test/v1/$&/a?d=e"));
});

test("a router is a server without a network", async () => {
  const router = {
    fetch: async (input: Request | string | URL, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init);
      return json({ method: request.method, path: new URL(request.url).pathname });
    },
  };
  const api = transport.createClient(() => "http://app.test", { fetch: router.fetch });
  expect(await send(api, operation(), thing)).toEqual({ method: "GET", path });
});
