import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, inject, it } from "vitest";
import { availableKinds, type Kind, type Place } from "./support/databases.js";
import { Ledger } from "./support/ledger.js";
import { newDatabase, startPostgres, type Postgres } from "./support/postgres.js";
import { command, ready, spawnService, type Running } from "./support/process.js";
import { caller, run, type Account } from "./support/service.js";

/** `npm run durability` has 50. */
const rounds = Number(process.env["ROUNDS"] ?? 2);
const patience = { timeout: 60_000 + rounds * 30_000 };

async function accountIn(env: Place["env"]): Promise<Account> {
  const { text } = await command(env, "account", "add", "ledger");
  const [, sid = "", token = ""] = /SID=(\S+)\s+TWILIO_AUTH_TOKEN=(\S+)/.exec(text) ?? [];
  const policy = (await command(env, "policy", "add", sid, "ledger")).text.trim();
  return { sid, token, policy };
}

async function kill({ child, exited }: Running): Promise<void> {
  child.kill("SIGKILL");
  await exited;
}

/** Kills the service while eight clients write, and looks at what it has then, again and again. */
async function killAndLook(env: Place["env"], account: Account, postgres?: Postgres): Promise<Ledger> {
  const ledger = new Ledger();
  for (let round = 0; round < rounds; round += 1) {
    if (round % 5 === 4) {
      const early = await spawnService(env);
      await sleep(Math.random() * 2000);
      await kill(early); // also while it starts
    }
    const running = await spawnService(env);
    await ready(running);
    expect(await ledger.faults(running.url, account), `before round ${round}`).toEqual([]);
    const writing = Array.from({ length: 8 }, () => ledger.write(running.url, account));
    await sleep(50 + Math.random() * 1500);
    // Every other time the database's own machine goes with it.
    await Promise.all([kill(running), round % 2 === 1 ? postgres?.kill() : undefined]);
    await Promise.all(writing);
    if (round % 2 === 1) await postgres?.start();
  }
  const last = await spawnService(env);
  await ready(last);
  expect(await ledger.faults(last.url, account), "in the end").toEqual([]);
  await kill(last);
  return ledger;
}

describe("the ledger", () => {
  it("notices a write that is missing, and one that is only half there", async () => {
    const running = await run(availableKinds()[0] as Kind);
    const { url, account } = running;
    const ask = caller(url, account);
    const ledger = new Ledger();
    const writing = ledger.write(url, account);
    while (ledger.acknowledged < 30) await sleep(10);
    running.service.server.traffic.isClosing = true; // refuses from now on
    await writing;
    running.service.server.traffic.isClosing = false;
    expect(await ledger.faults(url, account)).toEqual([]);
    const { targets } = (await ask("GET")).body as { targets: { sid: string }[] };
    await ask("DELETE", `/${targets[0]?.sid}`);
    await ask("POST", `/${targets[1]?.sid}`, { Weight: "65535" });
    await ask("POST", "", { Target: "sip:0@ledger.example", FriendlyName: "n0", Priority: "0", Weight: "1" });
    expect((await ledger.faults(url, account)).map((it) => it.replace(/NE\w+|\{.*/g, ""))).toEqual([
      "half written: ",
      "nobody wrote ",
      expect.stringMatching(/^ is gone, not \d+$/),
      expect.stringMatching(/^ is undefined, not \d+$/),
    ]);
    await running.end();
  });
});

describe("what was acknowledged is there after the process was killed", () => {
  it.each(availableKinds().filter((it) => it.name === "PGlite"))("on $name", patience, async (kind) => {
    const place = await kind.place();
    const ledger = await killAndLook(place.env, await accountIn(place.env));
    console.log(`PGlite: ${rounds} kills, ${ledger.acknowledged} acknowledged writes, nothing lost`);
    expect(ledger.acknowledged).toBeGreaterThan(rounds);
    await place.remove();
  });

  it.skipIf(inject("postgres") === undefined)("on PostgreSQL, which is killed as well", patience, async () => {
    const postgres = (await startPostgres()) as Postgres;
    const env = { DATABASE_URL: await newDatabase(postgres.url) };
    const ledger = await killAndLook(env, await accountIn(env), postgres);
    console.log(`PostgreSQL: ${rounds} kills, ${ledger.acknowledged} acknowledged writes, nothing lost`);
    expect(ledger.acknowledged).toBeGreaterThan(rounds);
    await postgres.stop();
  });
});
