import { describe, expect, it } from "vitest";
import { availableKinds } from "./support/databases.js";
import { ready, spawnService } from "./support/process.js";
import { basic, call, caller, newAccount } from "./support/service.js";
import { startStore } from "../src/service.js";
import { readConfig } from "../src/config.js";

/** `npm run soak` has ten minutes. */
const seconds = Number(process.env["SOAK_SECONDS"] ?? 6);

describe.each(availableKinds())("a soak on $name", (kind) => {
  it("leaves memory flat", { timeout: seconds * 1000 + 90_000 }, async () => {
    const place = await kind.place();
    const store = await startStore(readConfig({ ...place.env }, process.cwd()));
    const account = await newAccount(store);
    await store.close();
    const running = await spawnService({ ...place.env, LOG_LEVEL: "warn" });
    await ready(running);
    const { url } = running;
    const ask = caller(url, account);
    const authorization = basic(account);

    /** Right and wrong requests; the number of targets stays the same. */
    const round = async (): Promise<void> => {
      const made = (await ask("POST", "", { Target: "sip:soak@example.com", FriendlyName: "x".repeat(255) })).body
        .sid as string;
      await ask("POST", `/${made}`, { Priority: "1" });
      await ask("GET", "?PageSize=50");
      await ask("DELETE", `/${made}`);
      await ask("POST", "", { Target: "a".repeat(5000) });
      await ask("GET", `/${made}`);
      await call(`${url}/nothing/${Math.random()}`, { headers: { authorization } });
      await call(`${url}/v1/ConnectionPolicies/x/Targets`, { headers: { authorization: "Basic nonsense" } });
      const gone = new AbortController();
      const aborted = fetch(`${url}/v1/ConnectionPolicies/${account.policy}/Targets`, {
        headers: { authorization },
        signal: gone.signal,
      });
      gone.abort();
      await aborted.catch(() => undefined);
    };
    /** The least that is seen is what is left after a collection. */
    const least = async (span: number): Promise<number> => {
      let lowest = Infinity;
      const until = Date.now() + span;
      while (Date.now() < until) {
        await Promise.all(Array.from({ length: 8 }, round));
        lowest = Math.min(lowest, await metric(url, "nodejs_heap_size_used_bytes"));
      }
      return lowest / 1e6;
    };
    const early = await least((seconds * 1000) / 2);
    const late = await least((seconds * 1000) / 2);
    expect(late - early, `${early} MB, then ${late} MB`).toBeLessThan(15);
    await expect.poll(() => metric(url, "http_requests_in_flight")).toBe(1); // the question itself
    console.log(`${kind.name}: ${seconds} s, heap ${early.toFixed(1)} MB, then ${late.toFixed(1)} MB`);
    running.child.kill("SIGTERM");
    expect(await running.exited).toBe(0);
    await place.remove();
  });
});

async function metric(url: string, name: string): Promise<number> {
  const { body } = await call(`${url}/metrics`);
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(String(body))?.[1]);
}
