import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { availableKinds, type Place } from "./support/databases.js";
import { command, ready, spawnService, type Running } from "./support/process.js";
import { basic, call, caller, type Account } from "./support/service.js";

function accountFrom(text: string): Account {
  const of = (name: string): string => new RegExp(`${name}=(\\S+)`).exec(text)?.[1] ?? "";
  return { sid: of("TWILIO_ACCOUNT_SID"), token: of("TWILIO_AUTH_TOKEN"), policy: of("CONNECTION_POLICY_SID") };
}

describe.each(availableKinds())("the service as a process, on $name", (kind) => {
  let place: Place;
  let running: Running;
  let account: Account;
  beforeAll(async () => {
    place = await kind.place();
    running = await spawnService(place.env, ["--development"]);
    await ready(running);
    await vi.waitFor(() => expect(running.lines.join("\n")).toContain("CONNECTION_POLICY_SID"));
    account = accountFrom(running.lines.join("\n"));
  });
  afterAll(async () => {
    running.child.kill("SIGKILL");
    await running.exited;
    await place.remove();
  });

  it("makes a development account when it is asked to, that works", async () => {
    expect((await caller(running.url, account)("POST", "", { Target: "sip:a" })).status).toBe(201);
  });

  it("is administered while it runs", async () => {
    const made = accountFrom((await command(place.env, "account", "add", "Acme & Co")).text);
    const policy = (await command(place.env, "policy", "add", made.sid, "main")).text.trim();
    const ask = caller(running.url, { ...made, policy });
    expect((await ask("GET")).status).toBe(200);
    expect((await command(place.env, "account", "list")).text).toMatch(
      new RegExp(`^${made.sid} {2}[\\d-]+ {2}Acme & Co$`, "m"),
    );
    expect((await command(place.env, "policy", "list", made.sid)).text).toMatch(
      new RegExp(`^${policy} {2}[\\d-]+ {2}main$`),
    );
    const rotated = accountFrom((await command(place.env, "account", "rotate", made.sid)).text);
    expect(rotated.token).not.toBe(made.token);
    const refused = await command(place.env, "policy", "add", `AC${"0".repeat(32)}`, "none");
    expect(refused).toEqual({ code: 2, text: `There is no account AC${"0".repeat(32)}.` });
    const unknown = await command(place.env, "account", "destroy");
    expect(unknown.code).toBe(2);
    expect(unknown.text).toContain("There is no such command: account destroy\n\n  account add NAME");
  });

  it("tells health, metrics and one line for each request, without what is personal", async () => {
    const ask = caller(running.url, account);
    const secret = "sip:somebody@secret.example";
    const made = await ask("POST", "", { Target: secret, FriendlyName: "Somebody" });
    await ask("POST", "", { Target: "https://somebody@secret.example" });
    const id = made.headers.get("x-request-id");
    await expect.poll(() => running.lines.join("\n")).toContain(id);
    const line = running.lines.find((it) => it.includes(id ?? "")) ?? "{}";
    expect(JSON.parse(line)).toMatchObject({
      msg: "request",
      method: "POST",
      operation: "createTarget",
      account: account.sid,
      status: "201",
    });
    const all = running.lines.slice(running.lines.findIndex((it) => it.startsWith("{"))).join("\n");
    expect(all).not.toMatch(/somebody|secret/i);
    expect(all.replace(/TWILIO_AUTH_TOKEN=\S+/, "")).not.toContain(account.token);
    const { body: metrics } = await call(`${running.url}/metrics`);
    expect(metrics).toMatch(
      /http_request_duration_seconds_count\{method="POST",operation="createTarget",status="201"\} \d/,
    );
    expect(metrics).toMatch(/^database_requests_waiting 0$/m);
    for (const it of ["live", "ready"])
      expect((await call(`${running.url}/health/${it}`)).body).toEqual({ status: "ok" });
  });

  it("ends what is in work when it is told to stop, takes nothing new, and exits with 0", async () => {
    const form = "Target=sip:last";
    const path = `/v1/ConnectionPolicies/${account.policy}/Targets`;
    const headers = {
      authorization: basic(account),
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(form.length),
    };
    const pending = request(running.url + path, { method: "POST", headers });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      pending.on("response", (it) => resolve(it.resume().statusCode));
      pending.on("error", reject);
    });
    pending.write(form.slice(0, 5));
    const silent = connect(Number(new URL(running.url).port), "127.0.0.1"); // never asks for anything
    silent.on("error", () => undefined);
    await sleep(200);
    running.child.kill("SIGTERM");
    await expect.poll(() => running.lines.join("\n")).toContain('"stopping"');
    await expect(fetch(running.url)).rejects.toThrow();
    pending.end(form.slice(5));
    expect(await answered).toBe(201);
    expect(await running.exited).toBe(0);
    silent.destroy();
    expect(running.lines.at(-1)).toContain('"stopped"');

    running = await spawnService(place.env, ["--development"]);
    await ready(running);
    expect(running.lines.join("\n")).not.toContain("TWILIO"); // there are accounts by now
    const { targets } = (await caller(running.url, account)("GET")).body as { targets: { target: string }[] };
    expect(targets.map((it) => it.target)).toContain("sip:last");
  });
});

describe("the folder of the embedded database", () => {
  it("belongs to one process at a time, and is administered also without one", async () => {
    const place = await (availableKinds()[0] as { place(): Promise<Place> }).place();
    expect((await command(place.env, "account", "add", "one")).code).toBe(0);
    const first = await spawnService(place.env);
    await ready(first);
    const second = await spawnService(place.env);
    expect(await second.exited).toBe(1);
    expect(second.lines.join("\n")).toMatch(/Another process uses .*\. Stop it, or set DATA_DIR to another folder\./);
    first.child.kill("SIGKILL");
    await first.exited;
    expect((await command(place.env, "account", "list")).text).toContain("one"); // what was left behind is no hindrance
    await place.remove();
  });
});

it("a configuration that can't be used is told before anything is opened", async () => {
  const { code, text } = await command({ PORT: "http", DATABASE_URL: "localhost" });
  expect(code).toBe(1);
  expect(text).toBe(
    [
      "The configuration can't be used:",
      '  PORT must be a whole number from 0 to 65535, not "http".',
      "  DATABASE_URL must be like postgres://user:password@host:5432/database.",
    ].join("\n"),
  );
});
