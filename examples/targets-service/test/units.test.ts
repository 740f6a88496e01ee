import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../src/config.js";
import { unavailability } from "../src/database/failures.js";
import { TookTooLong, Turns } from "../src/database/turns.js";
import { admission } from "../src/http/authentication.js";
import { errorView } from "../src/http/logging.js";
import { lowered } from "../src/http/page-size.js";
import { PageTokens } from "../src/http/page-token.js";
import { RateLimit } from "../src/http/rate-limit.js";
import { newSid } from "../src/store/sids.js";
import { hashToken } from "../src/store/tokens.js";

describe("the configuration", () => {
  it("has a default for everything", () => {
    const config = readConfig({}, "/srv");
    expect(config).toMatchObject({ host: "127.0.0.1", port: 3000, publicBaseUrl: undefined });
    expect(config.database).toMatchObject({ kind: "pglite", folder: "/srv/data" });
    expect(readConfig({ DATABASE_URL: "postgresql://h/d", DATA_DIR: "x" }, "/srv").database).toMatchObject({
      kind: "postgres",
      url: "postgresql://h/d",
      poolSize: 10,
    });
    expect(readConfig({ PUBLIC_BASE_URL: "https://a.example/b/" }, "/").publicBaseUrl).toBe("https://a.example/b");
  });

  it("tells every fault at once, and no password", () => {
    const env = {
      PORT: "80x",
      RATE_BURST: "0",
      LOG_LEVEL: "loud",
      PUBLIC_BASE_URL: "ftp://a",
      DATABASE_URL: "mysql://root:secret@h/d",
    };
    const faults = (): unknown => {
      try {
        return readConfig(env, "/");
      } catch (error) {
        return error;
      }
    };
    expect(faults()).toBeInstanceOf(ConfigError);
    expect((faults() as ConfigError).message).toBe(
      [
        "The configuration can't be used:",
        '  PORT must be a whole number from 0 to 65535, not "80x".',
        '  PUBLIC_BASE_URL must be an address like https://targets.example.com, not "ftp://a".',
        "  DATABASE_URL must be like postgres://user:password@host:5432/database.",
        '  RATE_BURST must be a whole number from 1 to 1000000, not "0".',
        '  LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud".',
      ].join("\n"),
    );
  });
});

describe("the rate limit", () => {
  it("lets a burst pass, then so many a second, for each key", () => {
    let now = 0;
    const limit = new RateLimit(2, 3, () => now);
    expect([1, 2, 3, 4].map(() => limit.take("a"))).toEqual([0, 0, 0, 1]);
    expect(limit.take("b")).toBe(0);
    now = 499;
    expect(limit.take("a")).toBe(1);
    now = 500;
    expect([limit.take("a"), limit.take("a")]).toEqual([0, 1]);
    now = 60_000;
    expect([1, 2, 3, 4].map(() => limit.take("a"))).toEqual([0, 0, 0, 1]);
  });

  it("forgets keys that say nothing any more", () => {
    let now = 0;
    const limit = new RateLimit(1, 2, () => now);
    for (let i = 0; i < 1000; i += 1) limit.take(String(i));
    expect(limit.size).toBe(1000);
    now = 20_000;
    limit.take("a");
    expect(limit.size).toBe(1);
  });

  it("of 0 limits nothing", () => {
    const limit = new RateLimit(0, 1);
    expect(Array.from({ length: 100 }, () => limit.take("a")).every((it) => it === 0)).toBe(true);
  });
});

describe("the admission", () => {
  const sid = newSid("AC");

  it("asks again once what it knows is old", async () => {
    let now = 0;
    let token = "old";
    let asked = 0;
    const admit = admission(
      () => {
        asked += 1;
        return Promise.resolve(hashToken(sid, token));
      },
      1000,
      () => now,
    );
    expect([await admit(sid, "old"), await admit(sid, "new"), asked]).toEqual([sid, undefined, 1]);
    token = "new";
    expect(await admit(sid, "new")).toBeUndefined();
    now = 1000;
    expect([await admit(sid, "new"), await admit(sid, "old"), asked]).toEqual([sid, undefined, 2]);
  });

  it("keeps nothing of accounts that are not there", async () => {
    let asked = 0;
    const admit = admission(() => Promise.resolve(void (asked += 1)), 1000);
    expect([await admit(sid, "x"), await admit(sid, "x"), asked]).toEqual([undefined, undefined, 2]);
    expect([await admit("AC", "x"), asked]).toEqual([undefined, 2]);
  });
});

describe("page tokens", () => {
  it("say what went in, to those who know the secret", () => {
    const key = { accountSid: newSid("AC"), policySid: newSid("NY") };
    const tokens = new PageTokens(randomBytes(32));
    for (const direction of ["after", "before"] as const) {
      const from = { direction, place: { dateCreated: new Date(1_584_574_296_123), sid: newSid("NE") } };
      const token = tokens.make(key, from);
      expect(token).toMatch(/^[\w-]+$/);
      expect(tokens.read(key, token)).toEqual(from);
      expect(new PageTokens(randomBytes(32)).read(key, token)).toBeUndefined();
      expect(tokens.read({ ...key, accountSid: newSid("AC") }, token)).toBeUndefined();
    }
  });
});

it("page sizes are lowered, and nothing else is touched", () => {
  expect(lowered("/a?PageSize=5000&Page=1")).toBe("/a?PageSize=1000&Page=1");
  expect(lowered("/a?Page=1&PageSize=1001")).toBe("/a?Page=1&PageSize=1000");
  for (const same of ["/a?PageSize=1000", "/a?PageSize=0", "/a?PageSize=5000x", "/a?XPageSize=5000", "/PageSize=5000"])
    expect(lowered(same)).toBe(same);
});

describe("turns", () => {
  it("are given in the order of asking", async () => {
    const turns = new Turns(1000, 1);
    const order: number[] = [];
    await turns.take();
    const all = [1, 2, 3].map((i) => turns.take().then(() => void order.push(i)));
    expect([turns.waiting, order]).toEqual([3, []]);
    for (const one of all) {
      turns.give();
      await one;
    }
    turns.give();
    expect(order).toEqual([1, 2, 3]);
    await turns.take();
  });

  it("are as many as there may be, and one alone for a transaction", async () => {
    const turns = new Turns(1000, 2);
    await turns.take();
    await turns.take();
    expect(() => turns.beAlone()).toThrow("A transaction can't begin while other statements are carried out.");
    turns.give();
    turns.beAlone();
    let others = 0;
    const waiting = [1, 2].map(() => turns.take().then(() => (others += 1)));
    await Promise.resolve();
    expect([turns.waiting, others]).toEqual([2, 0]);
    turns.letOthersIn();
    await waiting[0];
    expect([turns.waiting, others]).toEqual([1, 1]);
    turns.give();
    await Promise.all(waiting);
  });

  it("are not waited for without end", async () => {
    const turns = new Turns(5, 1);
    await turns.take();
    await expect(turns.take()).rejects.toThrow(TookTooLong);
    expect(turns.waiting).toBe(0);
    turns.give();
    await turns.take();
  });
});

describe("failures", () => {
  const withCode = (code: string): Error => Object.assign(new Error("it failed"), { code });

  it("that pass are told from those that stay", () => {
    for (const code of ["57P01", "08006", "53300", "53100", "40001", "ECONNREFUSED", "ENOSPC"])
      expect(unavailability(withCode(code))).toBe("The database can't be used at the moment");
    for (const message of ["Connection terminated unexpectedly", "timeout exceeded when trying to connect"])
      expect(unavailability(new Error(message))).toBe("The database can't be reached at the moment");
    for (const error of [withCode("23505"), withCode("42P01"), new TypeError("x is not a function"), undefined])
      expect(unavailability(error)).toBeUndefined();
  });

  it("are logged without what they were about", () => {
    const error = Object.assign(withCode("23514"), {
      detail: "Failing row contains (sip:somebody@example.com).",
      params: ["sip:somebody@example.com"],
    });
    expect(JSON.stringify(errorView(error))).not.toContain("somebody");
    expect(errorView(error)).toMatchObject({ type: "Error", message: "it failed", code: "23514" });
  });
});
