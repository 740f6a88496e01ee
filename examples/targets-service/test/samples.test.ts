import { createClient } from "@targets-api/client";
import twilio from "twilio";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { availableKinds } from "./support/databases.js";
import { record, type Recorded, type Recorder } from "./support/recorder.js";
import { basic, run, type Account, type Running } from "./support/service.js";

/** The part of both libraries that the samples of the source document use. */
interface Library {
  readonly voice: {
    readonly v1: {
      connectionPolicies(sid: string): {
        readonly targets: {
          (sid: string): {
            fetch(): Promise<Shown>;
            update(change: object): Promise<Shown>;
            remove(): Promise<unknown>;
          };
          create(fields: { target: string }): Promise<Shown>;
          list(options: { limit: number }): Promise<readonly Shown[]>;
        };
      };
    };
  };
}

type Shown = { readonly sid: string; readonly [name: string]: unknown };

const properties =
  "accountSid connectionPolicySid sid friendlyName target priority weight enabled dateCreated dateUpdated url".split(
    " ",
  );

/** The code samples of the source document, in its order; only the address of create is a SIP address, as the field demands. */
const samples = {
  create: (client: Library, policy: string) =>
    client.voice.v1.connectionPolicies(policy).targets.create({ target: "sip:sip-box.com:1234" }),
  fetch: (client: Library, policy: string, sid: string) =>
    client.voice.v1.connectionPolicies(policy).targets(sid).fetch(),
  list: (client: Library, policy: string) => client.voice.v1.connectionPolicies(policy).targets.list({ limit: 20 }),
  update: (client: Library, policy: string, sid: string) =>
    client.voice.v1.connectionPolicies(policy).targets(sid).update({ friendlyName: "FriendlyName" }),
  remove: (client: Library, policy: string, sid: string) =>
    client.voice.v1.connectionPolicies(policy).targets(sid).remove(),
};

describe.each(availableKinds())("the source's five code samples with both libraries, on $name", (kind) => {
  let running: Running;
  let recorder: Recorder;
  let account: Account;
  let libraries: readonly [Library, Library];

  beforeAll(async () => {
    running = await run(kind);
    recorder = await record(running.url);
    account = running.account;
    const official = twilio(account.sid, account.token);
    official.voice.baseUrl = recorder.url;
    const generated = createClient({ username: account.sid, password: account.token, baseUrl: recorder.url });
    libraries = [official as unknown as Library, generated as unknown as Library];
  });
  afterAll(async () => {
    recorder.close();
    await running.end();
  });

  /** Runs a sample, and gives what it came to and what it asked. */
  async function both<Result>(sample: (client: Library, i: number) => Promise<Result>): Promise<[Result, string][]> {
    const outcomes: [Result, string][] = [];
    for (const [i, client] of libraries.entries()) {
      recorder.requests.length = 0;
      const result = await sample(client, i);
      expect(recorder.requests).toHaveLength(1);
      outcomes.push([result, onTheWire(recorder.requests[0] as Recorded)]);
    }
    return outcomes;
  }

  /** What of a request the service sees; for each of two targets the same but for the SID. */
  function onTheWire({ method, url, headers, body }: Recorded): string {
    expect(headers.authorization).toBe(basic(account));
    expect(headers.accept).toContain("application/json");
    const type = method === "POST" ? headers["content-type"] : "";
    return [method, url.replace(/NE[0-9a-f]{32}/, "{Sid}"), type, JSON.stringify([...new URLSearchParams(body)])].join(
      " ",
    );
  }

  const shown = (it: Shown) => Object.fromEntries(properties.map((name) => [name, it[name]]));
  const withoutIdentity = (it: Shown) => ({ ...shown(it), sid: "", url: "", dateCreated: 0, dateUpdated: 0 });

  it("asks the same and gets the same", async () => {
    const path = `/v1/ConnectionPolicies/${account.policy}/Targets`;
    const form = "application/x-www-form-urlencoded";

    const created = await both((client) => samples.create(client, account.policy));
    expect(created.map(([, wire]) => wire)).toEqual(
      Array(2).fill(`POST ${path} ${form} [["Target","sip:sip-box.com:1234"]]`),
    );
    const [mine, theirs] = created.map(([it]) => it) as [Shown, Shown];
    expect(withoutIdentity(mine)).toEqual(withoutIdentity(theirs));
    for (const it of [mine, theirs]) expect(it["dateCreated"]).toBeInstanceOf(Date);

    for (const { sid } of [mine, theirs]) {
      const fetched = await both((client) => samples.fetch(client, account.policy, sid));
      expect(fetched.map(([, wire]) => wire)).toEqual(Array(2).fill(`GET ${path}/{Sid}  []`));
      expect(shown(fetched[0]?.[0] as Shown)).toEqual(shown(fetched[1]?.[0] as Shown));
    }

    const listed = await both((client) => samples.list(client, account.policy));
    expect(listed.map(([, wire]) => wire)).toEqual(Array(2).fill(`GET ${path}?PageSize=20  []`));
    expect(listed[0]?.[0].map(shown)).toEqual(listed[1]?.[0].map(shown));
    expect(listed[0]?.[0]).toHaveLength(2);

    const updated = await both((client, i) => samples.update(client, account.policy, [mine, theirs][i]?.sid ?? ""));
    expect(updated.map(([, wire]) => wire)).toEqual(
      Array(2).fill(`POST ${path}/{Sid} ${form} [["FriendlyName","FriendlyName"]]`),
    );
    expect(withoutIdentity(updated[0]?.[0] as Shown)).toEqual(withoutIdentity(updated[1]?.[0] as Shown));
    expect(updated[0]?.[0]["friendlyName"]).toBe("FriendlyName");

    const removed = await both((client, i) => samples.remove(client, account.policy, [mine, theirs][i]?.sid ?? ""));
    expect(removed.map(([, wire]) => wire)).toEqual(Array(2).fill(`DELETE ${path}/{Sid}  []`));
    expect(removed.map(([it]) => it)).toEqual([true, true]);
  });

  it("fails alike", async () => {
    const gone = `NE${"0".repeat(32)}`;
    for (const [i, client] of libraries.entries()) {
      const failed = samples.fetch(client, account.policy, gone);
      if (i === 0) await expect(failed).rejects.toMatchObject({ status: 404, code: 20404 });
      else await expect(failed).rejects.toMatchObject({ status: 404, body: { code: 20404, status: 404 } });
    }
  });
});
