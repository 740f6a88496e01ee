/** The code samples of the resource's public documentation, against a server that answers as shown there. */
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createClient, resources, transport } from "@targets-api/client";
import * as flat from "@targets-api/client/flat";
import { json, server, type Reply, type Wire } from "./support.js";

const policy = "NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const sid = "NEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const target = {
  account_sid: "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  connection_policy_sid: policy,
  sid,
  friendly_name: "friendly_name",
  target: "sip:sip-box.com:1234",
  priority: 1,
  weight: 20,
  enabled: true,
  date_created: "2020-03-18T23:31:36Z",
  date_updated: "2020-03-18T23:31:37Z",
  url: `https://voice.twilio.com/v1/ConnectionPolicies/${policy}/Targets/${sid}`,
};
const page = (items: readonly object[], next: string | null = null): object => ({
  meta: { next_page_url: next, previous_page_url: null, key: "targets" },
  targets: items,
});

const home = `https://voice.twilio.com/v1/ConnectionPolicies/${policy}/Targets`;
const authorization = `Basic ${btoa("AC1:token")}`;

function start(...replies: readonly Reply[]): { readonly it: Wire; readonly client: ReturnType<typeof createClient> } {
  const it = server(...replies);
  return { it, client: createClient({ username: "AC1", password: "token", fetch: it.fetch }) };
}

describe("the documentation's samples", () => {
  test("create", async () => {
    const { it, client } = start(json({ ...target, target: "https://www.example.com" }, 201));
    const target1 = await client.voice.v1
      .connectionPolicies("NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
      .targets.create({ target: "https://www.example.com" });
    expect(target1.accountSid).toBe("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    expect(it.sent).toMatchObject([{ method: "POST", url: home, body: "Target=https%3A%2F%2Fwww.example.com" }]);
    expect(it.sent[0]?.headers).toEqual({
      accept: "application/json",
      authorization,
      "content-type": "application/x-www-form-urlencoded",
    });
  });

  test("fetch", async () => {
    const { it, client } = start(json(target));
    const target1 = await client.voice.v1
      .connectionPolicies("NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
      .targets("NEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
      .fetch();
    expect(target1.accountSid).toBe("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    expect(target1.dateCreated).toEqual(new Date("2020-03-18T23:31:36Z"));
    expect(it.sent).toMatchObject([{ method: "GET", url: `${home}/${sid}`, body: "" }]);
    expect(it.sent[0]?.headers).toEqual({ accept: "application/json", authorization });
  });

  test("list", async () => {
    const { it, client } = start(json(page([target, target])));
    const targets = await client.voice.v1
      .connectionPolicies("NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
      .targets.list({ limit: 20 });
    const seen: string[] = [];
    targets.forEach((t) => seen.push(t.accountSid));
    expect(seen).toEqual(["ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]);
    expect(it.sent).toMatchObject([{ method: "GET", url: `${home}?PageSize=20` }]);
  });

  test("update", async () => {
    const { it, client } = start(json({ ...target, friendly_name: "FriendlyName" }));
    const target1 = await client.voice.v1
      .connectionPolicies("NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
      .targets("NEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
      .update({ friendlyName: "FriendlyName" });
    expect(target1.friendlyName).toBe("FriendlyName");
    expect(it.sent).toMatchObject([{ method: "POST", url: `${home}/${sid}`, body: "FriendlyName=FriendlyName" }]);
  });

  test("delete", async () => {
    const { it, client } = start(new Response(null, { status: 204 }));
    const gone: true = await client.voice.v1
      .connectionPolicies("NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
      .targets("NEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
      .remove();
    expect(gone).toBe(true);
    expect(it.sent).toMatchObject([{ method: "DELETE", url: `${home}/${sid}`, body: "" }]);
  });
});

describe("a target", () => {
  test("does for itself what its resource does for it", async () => {
    const { it, client } = start(json(target, 201), json(target), json(target), new Response(null, { status: 204 }));
    const made = await client.voice.v1.connectionPolicies(policy).targets.create({ target: "sip:a", enabled: false });
    await (await made.update({ priority: 2 })).fetch();
    await made.remove();
    expect(it.sent.map(({ method, url, body }) => `${method} ${url.replace(home, "")} ${body}`)).toEqual([
      "POST  Target=sip%3Aa&Enabled=false",
      `POST /${sid} Priority=2`,
      `GET /${sid} `,
      `DELETE /${sid} `,
    ]);
  });

  test("from a list knows who it is, too", async () => {
    const { it, client } = start(json(page([{ ...target, sid: "NE2" }])), json(target));
    const [first] = await client.voice.v1.connectionPolicies(policy).targets.list();
    await first?.fetch();
    expect(it.sent[1]?.url).toBe(`${home}/NE2`);
  });

  test("keeps what nobody knows, and has nothing that is not there", async () => {
    const { date_updated: _, ...rest } = target;
    const { client } = start(json({ ...rest, brand_new: { some_thing: 1 }, friendly_name: null }));
    const found = await client.voice.v1.connectionPolicies(policy).targets(sid).fetch();
    expect(found).not.toHaveProperty("dateUpdated");
    expect(found).toMatchObject({ friendlyName: null, brand_new: { some_thing: 1 } });
  });

  test("with a date that is none is refused, and the date not quoted", async () => {
    const { client } = start(json({ ...target, date_created: "Wed, 18 Mar 2020 23:31:36 GMT" }));
    await expect(client.voice.v1.connectionPolicies(policy).targets(sid).fetch()).rejects.toMatchObject({
      name: "DecodeError",
      message: "/date_created is not a date-time",
    });
  });

  test("prints no personal data, and is plain data otherwise", async () => {
    const { client } = start(json(target));
    const found = await client.voice.v1.connectionPolicies(policy).targets(sid).fetch();
    expect(inspect(found)).toContain("target: '[redacted]'");
    expect(inspect({ found: [found] }, { depth: 9 })).not.toContain("sip-box");
    expect(JSON.parse(JSON.stringify(found))).toMatchObject({
      accountSid: target.account_sid,
      target: target.target,
      dateCreated: "2020-03-18T23:31:36.000Z",
    });
    expect(Object.keys(found).sort()).toEqual([
      "accountSid",
      "connectionPolicySid",
      "dateCreated",
      "dateUpdated",
      "enabled",
      "friendlyName",
      "priority",
      "sid",
      "target",
      "url",
      "weight",
    ]);
  });
});

describe("a list", () => {
  const pages = (): readonly Reply[] => [
    json(page([target], `${home}?PageSize=1&Page=1&PageToken=PA`)),
    json(page([target])),
  ];

  test("is walked with for await, each and page by page", async () => {
    const { it, client } = start(...pages(), ...pages(), ...pages());
    const { targets } = client.voice.v1.connectionPolicies(policy);
    const seen: unknown[] = [];
    for await (const found of targets.all({ pageSize: 1 })) seen.push(found.sid);
    await targets.each((found) => void seen.push(found.sid));
    const first = await targets.page();
    seen.push(...((await first.next())?.items.map((found) => found.sid) ?? []));
    expect(seen).toEqual(Array(5).fill(sid));
    expect(it.sent.map(({ url }) => url.replace(home, ""))).toEqual([
      "?PageSize=1",
      "?PageSize=1&Page=1&PageToken=PA",
      "",
      "?PageSize=1&Page=1&PageToken=PA",
      "",
      "?PageSize=1&Page=1&PageToken=PA",
    ]);
  });

  test("never asks for more than a page can hold", async () => {
    const { it, client } = start(json(page([])));
    await client.voice.v1.connectionPolicies(policy).targets.list({ limit: 5000 });
    expect(it.sent[0]?.url).toBe(`${home}?PageSize=1000`);
  });

  test("takes no credentials elsewhere", async () => {
    const { it, client } = start(json(page([target], "https://voice.twilio.com.evil.test/v1")));
    await expect(client.voice.v1.connectionPolicies(policy).targets.list()).rejects.toBeInstanceOf(
      transport.ForeignOriginError,
    );
    expect(it.sent).toHaveLength(1);
  });
});

describe("the flat style", () => {
  const path = { ConnectionPolicySid: policy, Sid: sid };

  test("speaks as the wire does", async () => {
    const it = server(json(target));
    const client = flat.createClient({ fetch: it.fetch, baseUrl: "http://localhost:3000" });
    const found: flat.types.Target = await flat.fetchTarget(client, { path });
    expect(found).toEqual(target);
    expect(it.sent[0]).toMatchObject({
      url: `http://localhost:3000/v1/ConnectionPolicies/${policy}/Targets/${sid}`,
      headers: { accept: "application/json" },
    });
    expect(resources(client).v1.connectionPolicies).toBeTypeOf("function");
  });

  test("knows the errors of each operation", async () => {
    const body = { code: 20429, message: "Too many", more_info: "https://x.test", status: 429 };
    const it = server(json(body, 429, { "Retry-After": "7" }));
    const client = flat.createClient({ fetch: it.fetch });
    const error: unknown = await flat.fetchTarget(client, { path }).catch((thrown: unknown) => thrown);
    if (!(error instanceof flat.FetchTargetError429)) return expect.unreachable();
    const status: 429 = error.status;
    const wait: number = error.headers["Retry-After"];
    expect([status, wait, error.body.code, error.name]).toEqual([429, 7, 20429, "FetchTargetError429"]);
  });

  test("answers whatever is declared to who asks for the response", async () => {
    const it = server(json({ code: 1 }, 404));
    const answer = await flat.deleteTargetWithResponse(flat.createClient({ fetch: it.fetch }), { path });
    if (answer.status !== 404) return expect.unreachable();
    const { code }: flat.types.ErrorBody = answer.body;
    expect([code, answer.response.status]).toEqual([1, 404]);
  });

  test("does without an input that nothing is required of", async () => {
    const it = server(json(target));
    await flat.updateTarget(flat.createClient({ fetch: it.fetch }), { path });
    expect(it.sent[0]).toMatchObject({ body: "" });
    expect(it.sent[0]?.headers).not.toHaveProperty("content-type");
  });

  test("validates with the validators, for who hands them in", async () => {
    const validators = await import("@targets-api/validators");
    const it = server(json({ ...target, priority: "high" }));
    const client = flat.createClient({ fetch: it.fetch, validate: transport.validateWith(validators) });
    await expect(
      flat.createTarget(client, { path: { ConnectionPolicySid: policy }, body: { Target: "https:x" } }),
    ).rejects.toMatchObject({ name: "ValidationError" });
    expect(it.sent).toEqual([]);
    await expect(flat.fetchTarget(client, { path })).rejects.toMatchObject({ name: "ValidationError" });
    expect(it.sent).toHaveLength(1);
  });
});
