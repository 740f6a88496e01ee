import twilio from "twilio";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { availableKinds } from "./support/databases.js";
import { record, type Recorder } from "./support/recorder.js";
import { newAccount, run, type Account, type Running } from "./support/service.js";

/** The official helper library is the judge: whatever it can do with targets, it does with this service. */
describe.each(availableKinds())("the official helper library with $name", (kind) => {
  let running: Running;
  let recorder: Recorder;
  let account: Account;
  beforeAll(async () => {
    running = await run(kind);
    recorder = await record(running.url);
  });
  afterAll(async () => {
    recorder.close();
    await running.end();
  });
  beforeEach(async () => {
    account = await newAccount(running.service);
    recorder.requests.length = 0;
  });

  const clientOf = ({ sid, token }: Account, options = {}) => {
    const client = twilio(sid, token, options);
    client.voice.baseUrl = recorder.url;
    return client;
  };
  const policyOf = (client: twilio.Twilio) => client.voice.v1.connectionPolicies(account.policy);

  it("creates, fetches, updates and removes", async () => {
    const { targets } = policyOf(clientOf(account));
    const created = await targets.create({
      target: "sip:a@b.example",
      friendlyName: "Ä & B",
      priority: 0,
      weight: 1,
      enabled: false,
    });
    expect(created).toMatchObject({
      accountSid: account.sid,
      connectionPolicySid: account.policy,
      friendlyName: "Ä & B",
      target: "sip:a@b.example",
      priority: 0,
      weight: 1,
      enabled: false,
    });
    expect(created.dateCreated).toBeInstanceOf(Date);
    expect(Math.abs(created.dateCreated.getTime() - Date.now())).toBeLessThan(60_000);
    const made = await targets(created.sid).fetch(); // what create gives does not know its own address, in version 6.2
    expect(made.toJSON()).toEqual(created.toJSON());
    const changed = await made.update({ priority: 7 });
    expect(changed).toMatchObject({ priority: 7, friendlyName: "Ä & B", enabled: false });
    expect((await changed.update()).toJSON()).toEqual(changed.toJSON());
    expect((await changed.update({ friendlyName: null as never })).friendlyName).toBeNull();
    expect(await made.remove()).toBe(true);
    await expect(made.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(recorder.requests.map((it) => `${it.method} ${it.status}`)).toEqual([
      "POST 201",
      "GET 200",
      "POST 200",
      "POST 200",
      "POST 200",
      "DELETE 204",
      "GET 404", // prettier-ignore
    ]);
  });

  it("lists with a limit, one by one, and by pages", async () => {
    const { targets } = policyOf(clientOf(account));
    const made: string[] = [];
    for (let i = 0; i < 7; i += 1) made.push((await targets.create({ target: `sip:${i}` })).sid);
    recorder.requests.length = 0;

    expect((await targets.list()).map((it) => it.sid)).toEqual(made);
    expect((await targets.list({ limit: 5000 })).map((it) => it.sid)).toEqual(made);
    expect(recorder.requests.at(-1)?.url).toContain("PageSize=5000");
    expect((await targets.list({ limit: 5, pageSize: 2 })).map((it) => it.sid)).toEqual(made.slice(0, 5));
    const seen: string[] = [];
    await new Promise<void>((resolve, reject) =>
      targets.each({
        pageSize: 3,
        callback: (it) => void seen.push(it.sid),
        done: (error?: Error) => (error ? reject(error) : resolve()),
      }),
    );
    expect(seen).toEqual(made);

    const first = await targets.page({ pageSize: 3 });
    expect(first.instances.map((it) => it.sid)).toEqual(made.slice(0, 3));
    const second = await first.nextPage();
    expect(second?.instances.map((it) => it.sid)).toEqual(made.slice(3, 6));
    const back = await second?.previousPage();
    expect(back?.instances.map((it) => it.sid)).toEqual(made.slice(0, 3));
    const again = await targets.getPage(first.nextPageUrl ?? "");
    expect(again.instances.map((it) => it.sid)).toEqual(made.slice(3, 6));
    const third = await second?.nextPage();
    expect(third?.instances.map((it) => it.sid)).toEqual(made.slice(6));
    expect(await third?.nextPage()).toBeUndefined();
  });

  it("tells statuses and headers where they are asked for", async () => {
    const { targets } = policyOf(clientOf(account));
    const made = await targets.createWithHttpInfo({ target: "sip:a" });
    expect(made).toMatchObject({ statusCode: 201, body: { target: "sip:a" } });
    const { sid } = made.body;
    expect(await targets(sid).fetchWithHttpInfo()).toMatchObject({ statusCode: 200, body: { sid } });
    expect(await targets(sid).updateWithHttpInfo({ weight: 2 })).toMatchObject({
      statusCode: 200,
      body: { weight: 2 },
    });
    expect(await targets.listWithHttpInfo({ limit: 5 })).toMatchObject({ statusCode: 200, body: [{ sid }] });
    expect(await targets.pageWithHttpInfo()).toMatchObject({ statusCode: 200 });
    expect(await targets(sid).removeWithHttpInfo()).toMatchObject({ statusCode: 204, body: true });
  });

  it("throws what it can explain", async () => {
    const { targets } = policyOf(clientOf(account));
    const more = (code: number) => `https://www.twilio.com/docs/errors/${code}`;
    await expect(targets.create({ target: "https://www.example.com" })).rejects.toMatchObject({
      status: 400,
      code: 20001,
      moreInfo: more(20001),
      message: expect.stringMatching(/^Invalid parameter Target: /) as string,
    });
    await expect(targets.list({ pageSize: 1, limit: 1 })).resolves.toEqual([]);
    await expect(policyOf(clientOf({ ...account, token: "wrong" })).targets.list()).rejects.toMatchObject({
      status: 401,
      code: 20003,
      message: "Authenticate",
      moreInfo: more(20003),
    });
    const foreign = clientOf(account).voice.v1.connectionPolicies(`NY${"0".repeat(32)}`);
    await expect(foreign.targets.list()).rejects.toMatchObject({
      status: 404,
      code: 20404,
      message: `The requested resource /ConnectionPolicies/NY${"0".repeat(32)}/Targets was not found`,
    });
  });
});

describe.each(availableKinds())("the official helper library against the limit, with $name", (kind) => {
  it("asks again after a 429", async () => {
    const running = await run(kind, { RATE_LIMIT: "2", RATE_BURST: "2" });
    const recorder = await record(running.url);
    const { sid, token, policy } = running.account;
    const client = twilio(sid, token, { autoRetry: true, maxRetries: 20 });
    client.voice.baseUrl = recorder.url;
    const { targets } = client.voice.v1.connectionPolicies(policy);
    for (let i = 0; i < 4; i += 1) await targets.create({ target: `sip:${i}` });
    const statuses = recorder.requests.map((it) => it.status);
    expect(statuses.filter((it) => it === 201)).toHaveLength(4);
    expect(statuses).toContain(429);
    const impatient = twilio(sid, token);
    impatient.voice.baseUrl = recorder.url;
    const asked = Array.from({ length: 8 }, () => impatient.voice.v1.connectionPolicies(policy).targets.list());
    const refused = (await Promise.allSettled(asked)).flatMap((it) =>
      it.status === "rejected" ? [it.reason as unknown] : [],
    );
    expect(refused[0]).toMatchObject({ status: 429, code: 20429, message: "Too many requests" });
    recorder.close();
    await running.end();
  });
});
