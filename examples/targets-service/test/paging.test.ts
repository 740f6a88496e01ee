import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { availableKinds } from "./support/databases.js";
import { caller, newAccount, run, type Account, type Running } from "./support/service.js";

interface Page {
  readonly targets: readonly { readonly sid: string }[];
  readonly meta: { readonly next_page_url: string | null; readonly previous_page_url: string | null };
}

describe.each(availableKinds())("walks through the pages on $name", (kind) => {
  let running: Running;
  beforeAll(async () => {
    running = await run(kind);
  });
  afterAll(() => running.end());

  const pageOf = async (account: Account, url: string | null): Promise<Page> => {
    const { status, body } = await caller(running.url, account)("GET", (url ?? "").replace(/^.*Targets/, ""));
    expect(status).toBe(200);
    return body as Page;
  };

  it("show each row that existed throughout exactly once, while others come and go", async () => {
    const account = await newAccount(running.service);
    const ask = caller(running.url, account);
    const create = async (): Promise<string> => (await ask("POST", "", { Target: "sip:a" })).body.sid as string;
    const steady: string[] = [];
    const fleeting: string[] = [];
    for (let i = 0; i < 60; i += 1) (i % 3 === 0 ? fleeting : steady).push(await create());

    let walking = true;
    const disturb = async (): Promise<void> => {
      while (walking) {
        fleeting.push(await create());
        const gone = fleeting.splice(Math.floor(Math.random() * fleeting.length), 1)[0];
        await ask("DELETE", `/${gone}`);
        await ask("POST", `/${steady[Math.floor(Math.random() * steady.length)]}`, { Priority: "1" });
      }
    };
    const disturbing = [disturb(), disturb()];
    try {
      for (const size of [1, 7]) {
        const seen: string[] = [];
        let page = await pageOf(account, `?PageSize=${size}`);
        const last = steady.at(-1) ?? "";
        for (;;) {
          seen.push(...page.targets.map((it) => it.sid));
          // New rows come at the end, as long as somebody makes them: the walk is over once it has passed all that were there.
          if (seen.includes(last) || page.meta.next_page_url === null) break;
          page = await pageOf(account, page.meta.next_page_url);
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((it) => steady.includes(it))).toEqual(steady);

        const back: string[] = [];
        for (let url = page.meta.previous_page_url; url !== null;) {
          const before = await pageOf(account, url);
          back.unshift(...before.targets.map((it) => it.sid));
          url = before.meta.previous_page_url;
        }
        const passed = [...back, ...page.targets.map((it) => it.sid)];
        expect(new Set(passed).size).toBe(passed.length);
        expect(passed.filter((it) => steady.includes(it))).toEqual(steady);
      }
    } finally {
      walking = false;
      await Promise.all(disturbing);
    }
  });

  it("goes on where the row that a token was made from has gone", async () => {
    const account = await newAccount(running.service);
    const ask = caller(running.url, account);
    const made: string[] = [];
    for (let i = 0; i < 4; i += 1) made.push((await ask("POST", "", { Target: "sip:a" })).body.sid as string);
    const first = await pageOf(account, "?PageSize=2");
    await ask("DELETE", `/${made[1]}`);
    expect((await pageOf(account, first.meta.next_page_url)).targets.map((it) => it.sid)).toEqual(made.slice(2));
    for (const sid of made.slice(2)) await ask("DELETE", `/${sid}`);
    const empty = await pageOf(account, first.meta.next_page_url);
    expect(empty).toMatchObject({ targets: [], meta: { next_page_url: null } });
    expect((await pageOf(account, empty.meta.previous_page_url)).targets.map((it) => it.sid)).toEqual(made.slice(0, 1));
  });

  it("takes no token that was changed, or made for another policy", async () => {
    const account = await newAccount(running.service);
    const ask = caller(running.url, account);
    for (let i = 0; i < 2; i += 1) await ask("POST", "", { Target: "sip:a" });
    const { meta } = await pageOf(account, "?PageSize=1");
    const token = new URL(meta.next_page_url ?? "").searchParams.get("PageToken") ?? "";
    const asWith = async (it: string): Promise<number> =>
      (await ask("GET", `?PageToken=${encodeURIComponent(it)}`)).status;
    expect(await asWith(token)).toBe(200);
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === "A" ? "B" : "A";
      expect(await asWith(token.slice(0, at) + other + token.slice(at + 1))).toBe(400);
    }
    for (const it of [token.slice(1), `${token}A`, `${token}=`, `${token}\0`, "é"]) expect(await asWith(it)).toBe(400);
    const policy = (await running.service.accounts.addPolicy(account.sid, "other")) ?? "";
    expect((await ask("GET", `?PageToken=${token}`, undefined, policy)).status).toBe(400);
  });

  it("keeps tokens good over a restart", async () => {
    const account = await newAccount(running.service);
    const ask = caller(running.url, account);
    for (let i = 0; i < 3; i += 1) await ask("POST", "", { Target: "sip:a" });
    const { meta } = await pageOf(account, "?PageSize=2");
    await running.restart();
    expect((await pageOf(account, meta.next_page_url)).targets).toHaveLength(1);
  });
});
