import type { Kysely } from "kysely";
import { isMissingReference } from "../database/failures.js";
import type { AccountRow, PolicyRow, Tables } from "../database/schema.js";
import { newSid } from "./sids.js";
import { hashToken, newToken } from "./tokens.js";

/** The token is shown this once: only its hash is kept. */
export interface NewAccount {
  readonly sid: string;
  readonly token: string;
}

/** Accounts and the connection policies that they own. */
export class Accounts {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async add(name: string): Promise<NewAccount> {
    const [sid, token] = [newSid("AC"), newToken()];
    await this.#db
      .insertInto("accounts")
      .values({ sid, name, token_hash: hashToken(sid, token) })
      .execute();
    return { sid, token };
  }

  /** A new token in place of the old one; undefined for an account that is not there. */
  async rotate(sid: string): Promise<NewAccount | undefined> {
    const token = newToken();
    const changed = await this.#db
      .updateTable("accounts")
      .set({ token_hash: hashToken(sid, token) })
      .where("sid", "=", sid)
      .executeTakeFirst();
    return changed.numUpdatedRows === 0n ? undefined : { sid, token };
  }

  list(): Promise<readonly AccountRow[]> {
    return this.#db.selectFrom("accounts").selectAll().orderBy("date_created").orderBy("sid").execute();
  }

  async tokenHash(sid: string): Promise<string | undefined> {
    const row = await this.#db.selectFrom("accounts").select("token_hash").where("sid", "=", sid).executeTakeFirst();
    return row?.token_hash;
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#db.selectFrom("accounts").select("sid").limit(1).executeTakeFirst()) === undefined;
  }

  /** The SID of the new policy; undefined for an account that is not there. */
  async addPolicy(accountSid: string, name: string): Promise<string | undefined> {
    const sid = newSid("NY");
    try {
      await this.#db.insertInto("connection_policies").values({ account_sid: accountSid, sid, name }).execute();
      return sid;
    } catch (error) {
      if (isMissingReference(error)) return undefined;
      throw error;
    }
  }

  listPolicies(accountSid: string): Promise<readonly PolicyRow[]> {
    return this.#db
      .selectFrom("connection_policies")
      .selectAll()
      .where("account_sid", "=", accountSid)
      .orderBy("date_created")
      .orderBy("sid")
      .execute();
  }

  async hasPolicy(accountSid: string, sid: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom("connection_policies")
      .select("sid")
      .where("account_sid", "=", accountSid)
      .where("sid", "=", sid)
      .executeTakeFirst();
    return row !== undefined;
  }
}
