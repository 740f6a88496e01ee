import { sql, type Kysely } from "kysely";
import { isMissingReference } from "../database/failures.js";
import type { TargetRow, Tables } from "../database/schema.js";
import { newSid } from "./sids.js";

/** A connection policy, and whose it is. */
export interface PolicyKey {
  readonly accountSid: string;
  readonly policySid: string;
}

export type NewTarget = Pick<TargetRow, "friendly_name" | "target" | "priority" | "weight" | "enabled">;

/** Where a target stands among those of its policy: by age, and of equal age by SID. It never changes. */
export interface Place {
  readonly dateCreated: Date;
  readonly sid: string;
}

/** From where, and in which direction, a page is read. */
export interface From {
  readonly direction: "after" | "before";
  readonly place: Place;
}

/** Rows in their order, and whether there are more in the direction of reading. */
export interface Slice {
  readonly rows: readonly TargetRow[];
  readonly more: boolean;
}

/** The targets of connection policies. Each method is one statement: it takes effect as a whole or not at all. */
export class Targets {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Undefined where the account has no such policy. */
  async create({ accountSid, policySid }: PolicyKey, target: NewTarget): Promise<TargetRow | undefined> {
    try {
      return await this.#db
        .insertInto("targets")
        .values({ account_sid: accountSid, connection_policy_sid: policySid, sid: newSid("NE"), ...target })
        .returningAll()
        .executeTakeFirstOrThrow();
    } catch (error) {
      if (isMissingReference(error)) return undefined;
      throw error;
    }
  }

  fetch({ accountSid, policySid }: PolicyKey, sid: string): Promise<TargetRow | undefined> {
    return this.#db
      .selectFrom("targets")
      .selectAll()
      .where("account_sid", "=", accountSid)
      .where("connection_policy_sid", "=", policySid)
      .where("sid", "=", sid)
      .executeTakeFirst();
  }

  /** The target as it is then; undefined where there is none. Without a change it is only read. */
  update(key: PolicyKey, sid: string, change: Partial<NewTarget>): Promise<TargetRow | undefined> {
    if (Object.keys(change).length === 0) return this.fetch(key, sid);
    return this.#db
      .updateTable("targets")
      .set({ ...change, date_updated: sql`now()` })
      .where("account_sid", "=", key.accountSid)
      .where("connection_policy_sid", "=", key.policySid)
      .where("sid", "=", sid)
      .returningAll()
      .executeTakeFirst();
  }

  /** False where there is none. */
  async remove({ accountSid, policySid }: PolicyKey, sid: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom("targets")
      .where("account_sid", "=", accountSid)
      .where("connection_policy_sid", "=", policySid)
      .where("sid", "=", sid)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** At most `size` targets, from the first one or from a place on. The time it takes does not depend on how many lie before them. */
  async list({ accountSid, policySid }: PolicyKey, size: number, from?: From): Promise<Slice> {
    const backwards = from?.direction === "before";
    const direction = backwards ? "desc" : "asc";
    let query = this.#db
      .selectFrom("targets")
      .selectAll()
      .where("account_sid", "=", accountSid)
      .where("connection_policy_sid", "=", policySid)
      .orderBy("date_created", direction)
      .orderBy("sid", direction)
      .limit(size + 1);
    if (from !== undefined) {
      const { dateCreated, sid } = from.place;
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple("date_created", "sid"), backwards ? "<" : ">", tuple(dateCreated, sid)),
      );
    }
    const found = await query.execute();
    const rows = found.slice(0, size);
    return { rows: backwards ? rows.reverse() : rows, more: found.length > size };
  }
}
