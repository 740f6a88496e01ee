/** A client for where each kilobyte counts: what it does, and what a bundle of it does not hold. */
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { describe, expect, test } from "vitest";
import * as transport from "../../generator/runtime/transport/index.js";
import { Gone, json, operation, post, securedBy, server, thing, type Wire } from "./support.js";

const { send } = transport;
const secured = { ...post, ...securedBy() };
const light = (it: Wire, options: transport.LightOptions = {}): transport.Client =>
  transport.createLightClient(() => "https://api.test/v1", { fetch: it.fetch, ...options });

describe("a light client", () => {
  test("sends the same as any other", async () => {
    const options = { token: () => "t", headers: { "X-A": "1" } };
    const [one, other] = [server(json({ ok: true })), server(json({ ok: true }))];
    const full = transport.createClient(() => "https://api.test/v1", { fetch: other.fetch, ...options });
    const input = { ...thing, body: { a: 1 } };
    expect(await send(light(one, options), secured, input)).toEqual({ ok: true });
    expect(await send(full, secured, input)).toEqual({ ok: true });
    const bare = ({ sent }: Wire): unknown => sent.map(({ init: _, ...rest }) => rest);
    expect(bare(one)).toEqual(bare(other));
    expect(one.sent[0]?.init.redirect).toBe("manual");
  });

  test("throws the same errors", async () => {
    const lost = new TypeError("fetch failed");
    const failing = (reply: Response | Error): Promise<unknown> => send(light(server(reply)), operation(), thing);
    await expect(failing(json({ reason: "old" }, 410))).rejects.toBeInstanceOf(Gone);
    await expect(failing(new Response("", { status: 503 }))).rejects.toBeInstanceOf(transport.UnexpectedResponseError);
    await expect(failing(lost)).rejects.toMatchObject({ name: "NetworkError", cause: lost });
  });

  test("gives credentials to its own origin alone, and asks for them once", async () => {
    const it = server(new Response(null, { status: 401 }));
    const asked: boolean[] = [];
    const client = light(it, { token: (again) => (asked.push(again), "t") });
    await expect(send(client, secured, thing)).rejects.toMatchObject({ status: 401 });
    await expect(send(client, secured, thing, { baseUrl: "https://b.test" })).rejects.toMatchObject({ status: 401 });
    expect(asked).toEqual([false]);
    expect(it.sent.map(({ headers }) => headers["authorization"])).toEqual(["Bearer t", undefined]);
  });

  test("knows no other origins, and says what the platform says of an address that is none", async () => {
    const it = server(json(1));
    const client = light(it, { token: "t", origins: ["https://b.test"] } as transport.LightOptions);
    await send(client, secured, thing, { baseUrl: "https://b.test" });
    expect(it.sent[0]?.headers).not.toHaveProperty("authorization");
    expect(() => transport.createLightClient(() => "/v1")).toThrow(TypeError);
  });

  test("ends a call with its signal", async () => {
    const abort = new AbortController();
    const fetch: transport.Fetch = async (_, { signal }) => {
      signal?.throwIfAborted();
      return new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason as Error)));
    };
    const call = send(light({ fetch, sent: [] }), operation(), thing, { signal: abort.signal });
    abort.abort("enough");
    await expect(call).rejects.toMatchObject({ name: "NetworkError", cause: "enough" });
  });
});

describe("a bundle", () => {
  /** What a bundler makes of one operation of the Targets and a client for it; minified. */
  async function bundled(create: string): Promise<string> {
    const entry = "entry";
    const text = `export { ${create}, fetchTarget } from ${JSON.stringify(resolve("generated/client/src/flat.ts"))};`;
    const build = await rolldown({
      input: entry,
      platform: "neutral",
      plugins: [
        { name: entry, resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? text : null) },
      ],
    });
    const { output } = await build.generate({ format: "esm", minify: true });
    await build.close();
    return output[0].code;
  }

  const always = ["FetchTargetError404", "/v1/ConnectionPolicies/", "UnexpectedResponseError"];
  const ofFull = ["Retry-After", "TimeoutError", "setTimeout", "AbortError"];
  const never = [
    "CreateTargetError400",
    "client_credentials",
    "filename",
    "next_page_url",
    "ForeignOriginError",
    "[redacted]",
    "multipart",
    "boundary",
    "~standard",
  ];
  const missing = (text: string, words: readonly string[]): readonly string[] =>
    words.filter((it) => !text.includes(it));
  const present = (text: string, words: readonly string[]): readonly string[] =>
    words.filter((it) => text.includes(it));

  test("has what its operation needs, and no more", async () => {
    const text = await bundled("createClient");
    expect(missing(text, [...always, ...ofFull])).toEqual([]);
    expect(present(text, never)).toEqual([]);
  });

  test("of a light client has no time limits and no attempts", async () => {
    const text = await bundled("createLightClient");
    expect(missing(text, always)).toEqual([]);
    // A path of whole segments and answers of nothing but JSON need no encoder of styles and no choice of media types.
    expect(
      present(text, [
        "URIComponent",
        "application/problem",
        "charset",
        "deepObject",
        "asked for",
        "duplex",
        "XX",
        "cancel",
      ]),
    ).toEqual(["URIComponent"]);
    // "Retry-After" is a header that the operation declares.
    expect(present(text, [...never, ...ofFull.slice(1)])).toEqual([]);
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(1900);
    expect(text.length).toBeLessThan((await bundled("createClient")).length * 0.7);
  });
});
