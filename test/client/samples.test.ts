/** The source's code samples, with only their import and construction lines changed, against the generated server. */
import { expect, test } from "vitest";
import { createClient } from "@targets-api/client";
import { createRouter } from "@targets-api/server";
import type { Target } from "@targets-api/types";

const NY = "NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const NE = "NEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const stored: Target = {
  account_sid: "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  connection_policy_sid: NY,
  sid: NE,
  friendly_name: "friendly_name",
  target: "sip:sip-box.com:1234",
  priority: 1,
  weight: 20,
  enabled: true,
  date_created: "2020-03-18T23:31:36Z",
  date_updated: "2020-03-18T23:31:37Z",
  url: `https://voice.twilio.com/v1/ConnectionPolicies/${NY}/Targets/${NE}`,
};
const requests: { method: string; path: string; query: string; body: string; authorization: string | null }[] = [];
const pages = (page: number) => ({
  targets: [stored, { ...stored, sid: `NE${String(page).repeat(32)}` }],
  meta: { page, page_size: 2, first_page_url: "https://voice.twilio.com/x", previous_page_url: null, url: "https://voice.twilio.com/x", key: "targets" as const,
    next_page_url: page < 2 ? `https://voice.twilio.com/v1/ConnectionPolicies/${NY}/Targets?PageSize=2&Page=${page + 1}&PageToken=PA${page + 1}` : null },
});
const router = createRouter(
  {
    createTarget: () => ({ status: 201, body: stored }),
    fetchTarget: () => ({ status: 200, body: stored }),
    updateTarget: ({ body }) => ({ status: 200, body: { ...stored, friendly_name: body?.FriendlyName ?? null } }),
    deleteTarget: () => ({ status: 204 }),
    listTargets: ({ query }) => ({ status: 200, body: pages(query?.Page ?? 0) }),
  },
  { authenticate: { accountSidAuthToken: ({ username, password }) => (password === "secret" ? username : undefined) } },
);
const client = createClient({
  username: "AC1",
  password: "secret",
  fetch: async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    requests.push({ method: request.method, path: url.pathname, query: url.search, body: await request.clone().text(), authorization: request.headers.get("authorization") });
    return router.fetch(request);
  },
});

test("create", async () => {
  const target = await client.voice.v1.connectionPolicies(NY).targets.create({ target: "sip:www.example.com" });
  expect(target.accountSid).toBe(stored.account_sid);
  expect(target.dateCreated).toEqual(new Date("2020-03-18T23:31:36Z"));
  expect(requests.at(-1)).toEqual({ method: "POST", path: `/v1/ConnectionPolicies/${NY}/Targets`, query: "", body: "Target=sip%3Awww.example.com", authorization: `Basic ${btoa("AC1:secret")}` });
});
test("fetch", async () => {
  const target = await client.voice.v1.connectionPolicies(NY).targets(NE).fetch();
  expect(target.sid).toBe(NE);
  expect(JSON.parse(JSON.stringify(target))).not.toHaveProperty("fetch");
});
test("list", async () => {
  const targets = await client.voice.v1.connectionPolicies(NY).targets.list({ limit: 20 });
  targets.forEach((t) => expect(t.accountSid).toBe(stored.account_sid));
  expect(targets).toHaveLength(6);
  expect(requests.at(-3)?.query).toBe("?PageSize=20");
});
test("update, and again on what came back", async () => {
  const target = await client.voice.v1.connectionPolicies(NY).targets(NE).update({ friendlyName: "FriendlyName" });
  expect(target.friendlyName).toBe("FriendlyName");
  const again = await target.update({ friendlyName: "Other" });
  expect(again.friendlyName).toBe("Other");
});
test("remove", async () => {
  await client.voice.v1.connectionPolicies(NY).targets(NE).remove();
});
test("each and pages", async () => {
  const seen: string[] = [];
  await client.voice.v1.connectionPolicies(NY).targets.each((t) => void seen.push(t.sid));
  expect(seen).toHaveLength(6);
  const page = await client.voice.v1.connectionPolicies(NY).targets.page({ pageSize: 2 });
  expect(page.items).toHaveLength(2);
  const next = await client.voice.v1.connectionPolicies(NY).targets.getPage(page.nextPageUrl ?? "");
  expect(next.items).toHaveLength(2);
  await expect(client.voice.v1.connectionPolicies(NY).targets.getPage("https://evil.example/v1")).rejects.toThrow("evil.example");
});
