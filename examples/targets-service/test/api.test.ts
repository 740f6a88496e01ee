import { isTarget, isTargetPage, isErrorBody } from "@targets-api/validators";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { availableKinds } from "./support/databases.js";
import { call, caller, newAccount, run, type Account, type Running } from "./support/service.js";

describe.each(availableKinds())("the API on $name", (kind) => {
  let running: Running;
  let targets: ReturnType<typeof caller>;
  let account: Account;

  beforeAll(async () => {
    running = await run(kind, { PUBLIC_BASE_URL: "https://targets.example.com/" });
    account = running.account;
    targets = caller(running.url, account);
  });
  afterAll(() => running.end());

  const create = async (form: Record<string, string> = {}): Promise<Record<string, unknown>> => {
    const { status, body } = await targets("POST", "", { Target: "sip:sip-box.com:1234", ...form });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(isTarget(body)).toBe(true);
    return body as Record<string, unknown>;
  };

  it("creates with the defaults of the document", async () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const target = await create();
    expect(target).toEqual({
      account_sid: account.sid,
      connection_policy_sid: account.policy,
      sid: expect.stringMatching(/^NE[0-9a-f]{32}$/),
      friendly_name: null,
      target: "sip:sip-box.com:1234",
      priority: 10,
      weight: 10,
      enabled: true,
      date_created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      date_updated: target["date_created"],
      url: `https://targets.example.com/v1/ConnectionPolicies/${account.policy}/Targets/${String(target["sid"])}`,
    });
    const age = Date.parse(String(target["date_created"])) - before;
    expect(age).toBeGreaterThanOrEqual(-1000);
    expect(age).toBeLessThan(60_000);
  });

  it("creates with everything that can be sent", async () => {
    const target = await create({ FriendlyName: "Zoë & Co +1 😀", Priority: "0", Weight: "65535", Enabled: "False" });
    expect(target).toMatchObject({ friendly_name: "Zoë & Co +1 😀", priority: 0, weight: 65_535, enabled: false });
    const { body } = await targets("GET", `/${String(target["sid"])}`);
    expect(body).toEqual(target);
  });

  it("counts a name by its characters", async () => {
    const target = await create({ FriendlyName: "😀".repeat(255) });
    expect(target["friendly_name"]).toBe("😀".repeat(255));
    const { status } = await targets("POST", "", { Target: "sip:a", FriendlyName: "😀".repeat(256) });
    expect(status).toBe(400);
  });

  it("changes what is sent and nothing else", async () => {
    const target = await create({ FriendlyName: "old", Priority: "3" });
    const path = `/${String(target["sid"])}`;
    const { status, body } = await targets("POST", path, { Enabled: "false", Target: "SIP:other" });
    expect(status).toBe(200);
    expect(body).toEqual({ ...target, enabled: false, target: "SIP:other", date_updated: body.date_updated });
    const cleared = await targets("POST", path, "FriendlyName=");
    expect(cleared.body).toMatchObject({ friendly_name: null, target: "SIP:other", priority: 3 });
    expect((await targets("GET", path)).body).toEqual(cleared.body);
  });

  it("takes an empty update for a question", async () => {
    const target = await create();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const path = `/${String(target["sid"])}`;
    expect(await targets("POST", path)).toMatchObject({ status: 200, body: target });
    expect(await targets("POST", path, "Unknown=1")).toMatchObject({ status: 200, body: target });
    const { body } = await targets("POST", path, { Weight: "10" });
    expect(body.date_updated > body.date_created).toBe(true);
  });

  it("deletes once", async () => {
    const { sid } = await create();
    const gone = await targets("DELETE", `/${String(sid)}`);
    expect(gone).toMatchObject({ status: 204, body: "" });
    for (const method of ["DELETE", "GET", "POST"]) expect((await targets(method, `/${String(sid)}`)).status).toBe(404);
  });

  it("shows nobody what is another account's", async () => {
    const { sid } = await create();
    const path = `/${String(sid)}`;
    const other = await newAccount(running.service);
    const asOther = caller(running.url, other);
    const resource = `/ConnectionPolicies/${account.policy}/Targets`;
    for (const [method, at] of [
      ["GET", ""],
      ["POST", ""],
      ["GET", path],
      ["POST", path],
      ["DELETE", path],
    ] as const) {
      const form = method === "POST" ? { Target: "sip:mine" } : undefined;
      const { status, body } = await asOther(method, at, form, account.policy);
      expect(status).toBe(404);
      expect(body).toEqual({
        code: 20404,
        message: `The requested resource ${resource}${at} was not found`,
        more_info: "https://www.twilio.com/docs/errors/20404",
        status: 404,
      });
    }
    expect((await asOther("GET", path)).status).toBe(404); // below a policy of their own
    expect((await targets("GET", path)).body.target).toBe("sip:sip-box.com:1234");
    expect((await asOther("GET", "")).body.targets).toEqual([]);
  });

  it("lists pages by address, forwards and backwards", async () => {
    const mine = await newAccount(running.service);
    const ask = caller(running.url, mine);
    const made: string[] = [];
    for (let i = 0; i < 5; i += 1) made.push((await ask("POST", "", { Target: `sip:${i}` })).body.sid);
    const at = (url: string) => ask("GET", url.replace(/^.*Targets/, ""));
    const sids = (page: { targets: { sid: string }[] }) => page.targets.map((it) => it.sid);

    const first = (await ask("GET", "?PageSize=2")).body;
    const base = `https://targets.example.com/v1/ConnectionPolicies/${mine.policy}/Targets?PageSize=2`;
    expect(isTargetPage(first)).toBe(true);
    expect(first.meta).toEqual({
      page: 0,
      page_size: 2,
      first_page_url: `${base}&Page=0`,
      previous_page_url: null,
      url: `${base}&Page=0`,
      next_page_url: expect.stringMatching(/&Page=1&PageToken=[\w-]+$/),
      key: "targets",
    });
    const second = (await at(first.meta.next_page_url)).body;
    const third = (await at(second.meta.next_page_url)).body;
    expect([first, second, third].map(sids)).toEqual([made.slice(0, 2), made.slice(2, 4), made.slice(4)]);
    expect(second.meta).toMatchObject({ page: 1, url: first.meta.next_page_url });
    expect(third.meta).toMatchObject({ page: 2, next_page_url: null });
    const back = (await at(third.meta.previous_page_url)).body;
    expect(sids(back)).toEqual(sids(second));
    const start = (await at(back.meta.previous_page_url)).body;
    expect(sids(start)).toEqual(sids(first));
    expect(start.meta).toMatchObject({ page: 0, previous_page_url: null });
    expect(sids((await at(start.meta.next_page_url)).body)).toEqual(sids(second));
  });

  it("has fifty on a page unless told, and a thousand at most", async () => {
    expect((await targets("GET")).body.meta.page_size).toBe(50);
    expect((await targets("GET", "?PageSize=1000")).body.meta.page_size).toBe(1000);
    const lowered = await targets("GET", "?Page=3&PageSize=5000");
    expect(lowered.body.meta).toMatchObject({ page: 3, page_size: 1000 });
    for (const size of ["0", "-1", "many", "1.5", ""])
      expect((await targets("GET", `?PageSize=${size}`)).status).toBe(400);
  });

  it.each([
    ["no target", "", "POST", "Priority=1", 400, 20001, "Missing required parameter Target in the post body"],
    ["no body", "", "POST", undefined, 400, 20001, "Missing post body"],
    ["sips", "", "POST", "Target=sips:a", 400, 20001, /^Invalid parameter Target: must match/],
    [
      "a weight of 0",
      "",
      "POST",
      "Target=sip:a&Weight=0",
      400,
      20001,
      "Invalid parameter Weight: must be at least 1, got 0",
    ],
    ["a word for a number", "", "POST", "Target=sip:a&Priority=x", 400, 20001, /^Invalid parameter Priority: /],
    ["a field twice", "", "POST", "Target=sip:a&Target=sip:b", 400, 20001, /^Invalid parameter Target: /],
    ["a NUL", "", "POST", "Target=sip:a&FriendlyName=%00", 400, 20001, /^Invalid parameter FriendlyName: .*NUL/],
    ["a broken escape", "", "POST", "Target=sip:a%zz", 400, 20001, /^Invalid parameter Target/],
    ["a malformed SID", "/NE1", "GET", undefined, 400, 20001, /^Invalid parameter Sid: /],
    ["a foreign token", "?PageToken=abc", "GET", undefined, 400, 20001, "Invalid parameter PageToken"],
    ["no such target", `/NE${"0".repeat(32)}`, "GET", undefined, 404, 20404, /\/Targets\/NE0+ was not found$/],
    ["no such method", "", "PUT", "Target=sip:a", 405, 20405, /^Only GET, POST/],
  ] as const)("refuses %s", async (_, path, method, form, status, code, message) => {
    const answer = await call(`${running.url}/v1/ConnectionPolicies/${account.policy}/Targets${path}`, {
      method,
      headers: {
        authorization: `Basic ${btoa(`${account.sid}:${account.token}`)}`,
        ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(form === undefined ? {} : { body: form }),
    });
    expect(answer.body).toEqual({
      code,
      message: typeof message === "string" ? message : expect.stringMatching(message),
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status,
    });
    expect(answer.status).toBe(status);
    expect(isErrorBody(answer.body)).toBe(true);
    expect(answer.headers.get("x-request-id")).toMatch(/^RQ[0-9a-f]{32}$/);
  });

  it("asks for credentials, and says nothing about which were wrong", async () => {
    const url = `${running.url}/v1/ConnectionPolicies/${account.policy}/Targets`;
    const wrong = [
      undefined,
      `Basic ${btoa(`${account.sid}:${"0".repeat(32)}`)}`,
      `Basic ${btoa(`AC${"0".repeat(32)}:${account.token}`)}`,
      `Basic ${btoa(`somebody:${account.token}`)}`,
      `Bearer ${account.token}`,
      "Basic !",
    ];
    for (const authorization of wrong) {
      const answer = await call(url, { headers: authorization === undefined ? {} : { authorization } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toBe('Basic realm="Connection Policy Targets"');
      expect(answer.body).toMatchObject({ code: 20003, message: "Authenticate", status: 401 });
    }
  });

  it("takes another media type and a long body for what they are", async () => {
    const headers = { authorization: `Basic ${btoa(`${account.sid}:${account.token}`)}` };
    const url = `${running.url}/v1/ConnectionPolicies/${account.policy}/Targets`;
    const json = await call(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: '{"Target":"sip:a"}',
    });
    expect(json).toMatchObject({ status: 415, body: { code: 20415, status: 415 } });
    const long = await call(url, {
      method: "POST",
      headers,
      body: new URLSearchParams({ Target: `sip:${"a".repeat(70_000)}` }),
    });
    expect(long).toMatchObject({ status: 413, body: { code: 20413, message: "The request body is too large" } });
  });
});
