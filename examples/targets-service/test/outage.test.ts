import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { newDatabase, startPostgres, type Postgres } from "./support/postgres.js";
import { call, caller, run, type Running } from "./support/service.js";

const unavailable = { status: 503, body: { code: 20503, status: 503 } };

describe.skipIf(inject("postgres") === undefined)("PostgreSQL", () => {
  let postgres: Postgres;
  let running: Running;
  beforeAll(async () => {
    postgres = (await startPostgres()) as Postgres;
    const place = { env: { DATABASE_URL: await newDatabase(postgres.url) }, remove: () => Promise.resolve() };
    const env = { DATABASE_POOL_SIZE: "4", DATABASE_PATIENCE_MS: "500", DATABASE_STATEMENT_TIMEOUT_MS: "2000" };
    running = await run({ place: () => Promise.resolve(place) }, { ...env, ACCOUNT_CACHE_SECONDS: "0" });
  });
  afterAll(async () => {
    await running.end();
    await postgres.stop();
  });

  it.each(["halt", "kill"] as const)(
    "may be restarted under load (%s): 503 until it is back, and nothing else",
    async (way) => {
      const ask = caller(running.url, running.account);
      const statuses = new Set<number>();
      const acknowledged: string[] = [];
      let loading = true;
      const load = async (): Promise<void> => {
        while (loading) {
          const { status, headers, body } = await ask("POST", "", { Target: "sip:a" });
          statuses.add(status);
          if (status === 201) acknowledged.push(body.sid as string);
          else expect([status, headers.get("retry-after"), body.code]).toEqual([503, "1", 20503]);
        }
      };
      const loads = Array.from({ length: 8 }, load);
      await sleep(300);
      await postgres[way]();
      await sleep(300);
      expect(await call(`${running.url}/health/ready`)).toMatchObject({ status: 503, body: { reason: "no database" } });
      expect((await call(`${running.url}/health/live`)).status).toBe(200);
      await postgres.start();
      const before = acknowledged.length;
      await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(before);
      loading = false;
      await Promise.all(loads);
      expect([...statuses].sort()).toEqual([201, 503]);
      expect((await call(`${running.url}/health/ready`)).status).toBe(200);
      for (const sid of acknowledged.slice(0, before).slice(-20))
        expect((await ask("GET", `/${sid}`)).status).toBe(200);
    },
  );

  it("whose connections are all in use is waited for, but not for long", async () => {
    const { kysely } = running.service.database;
    const busy = Array.from({ length: 4 }, () => sql`select pg_sleep(1.5)`.execute(kysely));
    await sleep(100);
    const answers = await Promise.all(Array.from({ length: 30 }, () => caller(running.url, running.account)("GET")));
    for (const it of answers) expect(it).toMatchObject(unavailable);
    await Promise.all(busy);
    expect((await caller(running.url, running.account)("GET")).status).toBe(200);
    expect(running.service.database.usage().waiting).toBe(0);
  });

  it("that takes too long over a statement is not waited for", async () => {
    const locker = new pg.Client(running.place.env["DATABASE_URL"]);
    await locker.connect();
    await locker.query("begin; lock table targets in access exclusive mode");
    expect(await caller(running.url, running.account)("GET")).toMatchObject(unavailable);
    await locker.end();
    expect((await caller(running.url, running.account)("GET")).status).toBe(200);
  });
});

/** A disk of so many megabytes; undefined where nobody may make one. */
async function smallDisk(
  megabytes: number,
): Promise<{ folder: string; grow(): void; remove(): Promise<void> } | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "disk-"));
  const mount = (...options: string[]) =>
    execFileSync("mount", ["-t", "tmpfs", "-o", options.join(","), "none", folder], { stdio: "ignore" });
  try {
    mount(`size=${megabytes}m`);
  } catch {
    console.warn("SKIPPED: no file system can be mounted here, so nobody sees what a full disk does.");
    await rm(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    grow: () => mount("remount", `size=${megabytes * 3}m`),
    remove: async () => {
      execFileSync("umount", ["--lazy", folder]); // a database that has failed never closes its files
      await rm(folder, { recursive: true });
    },
  };
}

describe("a full disk", () => {
  it("refuses writes until there is room again, and loses nothing", async (context) => {
    const disk = await smallDisk(44);
    if (disk === undefined) return context.skip();
    const data = join(disk.folder, "data");
    await mkdir(data);
    await cp(inject("pglite"), data, { recursive: true });
    const place = { env: { DATA_DIR: data }, remove: () => Promise.resolve() };
    const running = await run({ place: () => Promise.resolve(place) });
    const ask = caller(running.url, running.account);
    const { kysely } = running.service.database;
    const kept = (await ask("POST", "", { Target: "sip:kept" })).body.sid as string;
    await sql`create table ballast (v text)`.execute(kysely);
    const fill = sql`insert into ballast select string_agg(md5(random()::text), '') from generate_series(1, 4000)`;
    await expect(async () => {
      for (;;) await fill.execute(kysely);
    }).rejects.toMatchObject({ code: "53100" });

    const filling: number[] = [];
    for (let i = 0; i < 2000 && !filling.includes(503); i += 1)
      filling.push((await ask("POST", "", { Target: "sip:a", FriendlyName: "x".repeat(255) })).status);
    expect(filling.at(-1)).toBe(503);
    expect(await ask("POST", "", { Target: "sip:a", FriendlyName: "x".repeat(255) })).toMatchObject(unavailable);
    expect((await ask("GET", `/${kept}`)).status).toBe(200);

    disk.grow();
    expect((await ask("POST", "", { Target: "sip:a" })).status).toBe(201);
    const acknowledged = filling.filter((it) => it === 201).length + 2;
    const rows = await kysely.selectFrom("targets").select("sid").execute();
    expect(rows).toHaveLength(acknowledged);
    await running.end();
    await disk.remove();
  });

  it("that hangs the embedded database begins another, with all that was acknowledged", async (context) => {
    const disk = await smallDisk(44);
    if (disk === undefined) return context.skip();
    const data = join(disk.folder, "data");
    await cp(inject("pglite"), data, { recursive: true });
    const place = { env: { DATA_DIR: data }, remove: () => Promise.resolve() };
    const running = await run({ place: () => Promise.resolve(place) }, { DATABASE_STATEMENT_TIMEOUT_MS: "1000" });
    const ask = caller(running.url, running.account);
    const kept = (await ask("POST", "", { Target: "sip:kept" })).body.sid as string;
    const { kysely } = running.service.database;
    const log = sql`select pg_logical_emit_message(true, 'x', repeat('x', 100000))`; // fills nothing but the log
    await expect(async () => {
      for (;;) await log.execute(kysely);
    }).rejects.toThrow(/does not answer|No space left/);
    disk.grow();
    await expect.poll(async () => (await ask("POST", "", { Target: "sip:a" })).status, { timeout: 30_000 }).toBe(201);
    expect((await ask("GET", `/${kept}`)).body.target).toBe("sip:kept");
    expect((await call(`${running.url}/health/ready`)).status).toBe(200);
    await running.end();
    await disk.remove();
  });
});
