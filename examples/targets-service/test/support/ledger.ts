import { basic, type Account } from "./service.js";

/** What a target is after the write of number n: every field says the same, so that a half write would show. */
const fieldsOf = (n: number) => ({
  Target: `sip:${n}@ledger.example`,
  FriendlyName: `n${n}`,
  Priority: String(n % 65_536),
  Weight: String((n % 65_535) + 1),
});

interface Row {
  readonly sid: string;
  readonly target: string;
  readonly friendly_name: string;
  readonly priority: number;
  readonly weight: number;
}

/** The number of the write that a row is of; undefined for a row that is of none as a whole. */
function numberOf(row: Row): number | undefined {
  const n = Number(row.friendly_name.slice(1));
  const fields = fieldsOf(n);
  const same =
    row.target === fields.Target &&
    row.priority === Number(fields.Priority) &&
    row.weight === Number(fields.Weight) &&
    row.friendly_name === fields.FriendlyName;
  return same ? n : undefined;
}

/** States that a target may be in: the number of a write, or "gone". One, unless a write was not acknowledged. */
type States = Set<number | "gone">;

/** Kept outside of the service: every write that it acknowledged, and those of which nobody knows. */
export class Ledger {
  readonly #targets = new Map<string, States>();
  /** Numbers of creations that were not acknowledged. */
  readonly #unknown = new Set<number>();
  #next = 1;
  acknowledged = 0;

  /** Writes, one after another, until something is not acknowledged. Call it several times for several writers. */
  async write(url: string, account: Account): Promise<void> {
    const mine: string[] = [];
    try {
      for (;;) {
        const choice = Math.random();
        const sid = mine[Math.floor(Math.random() * mine.length)];
        if (sid === undefined || choice < 0.5) mine.push(await this.#create(url, account));
        else if (choice < 0.8) await this.#change(url, account, sid);
        else {
          mine.splice(mine.indexOf(sid), 1);
          await this.#remove(url, account, sid);
        }
        this.acknowledged += 1;
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
  }

  /** What is wrong with what the service has; nothing, if all is well. What was not known is known from then on. */
  async faults(url: string, account: Account): Promise<readonly string[]> {
    const rows = new Map((await everything(url, account)).map((it) => [it.sid, it]));
    const faults: string[] = [];
    for (const row of rows.values()) {
      const n = numberOf(row);
      if (n === undefined) faults.push(`half written: ${JSON.stringify(row)}`);
      else if (!this.#targets.has(row.sid) && !this.#unknown.delete(n))
        faults.push(`nobody wrote ${JSON.stringify(row)}`);
    }
    for (const [sid, states] of this.#targets) {
      const row = rows.get(sid);
      const state = row === undefined ? "gone" : numberOf(row);
      if (state === undefined || !states.has(state)) faults.push(`${sid} is ${state}, not ${[...states].join(" or ")}`);
    }
    this.#targets.clear();
    this.#unknown.clear();
    for (const row of rows.values()) this.#targets.set(row.sid, new Set([numberOf(row) ?? "gone"]));
    return faults;
  }

  async #create(url: string, account: Account): Promise<string> {
    const n = this.#next++;
    this.#unknown.add(n);
    const row = (await send(url, account, "POST", "", n, 201)) as Row;
    this.#unknown.delete(n);
    this.#targets.set(row.sid, new Set([n]));
    return row.sid;
  }

  async #change(url: string, account: Account, sid: string): Promise<void> {
    const n = this.#next++;
    this.#targets.get(sid)?.add(n);
    await send(url, account, "POST", `/${sid}`, n, 200);
    this.#targets.set(sid, new Set([n]));
  }

  async #remove(url: string, account: Account, sid: string): Promise<void> {
    this.#targets.get(sid)?.add("gone");
    await send(url, account, "DELETE", `/${sid}`, undefined, 204);
    this.#targets.set(sid, new Set(["gone"]));
  }
}

/** An answer that no such write should get, whatever happens to the service. */
class Refused extends Error {}

async function send(
  url: string,
  account: Account,
  method: string,
  path: string,
  n: number | undefined,
  status: number,
) {
  const response = await fetch(`${url}/v1/ConnectionPolicies/${account.policy}/Targets${path}`, {
    method,
    headers: { authorization: basic(account) },
    ...(n === undefined ? {} : { body: new URLSearchParams(fieldsOf(n)) }),
  });
  const text = await response.text();
  if (response.status !== status && response.status !== 503) throw new Refused(`${response.status}: ${text}`);
  if (response.status === 503) throw new Error("not for now");
  return status === 204 ? undefined : (JSON.parse(text) as unknown);
}

async function everything(url: string, account: Account): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let next: string | null = `${url}/v1/ConnectionPolicies/${account.policy}/Targets?PageSize=1000`;
  while (next !== null) {
    const response: Response = await fetch(next, { headers: { authorization: basic(account) } });
    const page = (await response.json()) as { targets: Row[]; meta: { next_page_url: string | null } };
    rows.push(...page.targets);
    next = page.meta.next_page_url;
  }
  return rows;
}
