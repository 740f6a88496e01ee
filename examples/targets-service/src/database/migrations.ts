import { Migrator, sql, type Kysely, type Migration } from "kysely";
import type { Tables } from "./schema.js";

/** In their order, by name. What was released once is never changed. */
const migrations: Record<string, Migration> = {
  "0001-targets": {
    /**
     * Every key begins with the account, so that a database of many machines can keep an account's rows together. SIDs compare by their bytes,
     * whatever the database's language; times are exact to the millisecond, so that JavaScript's dates hold all of them.
     */
    async up(db: Kysely<unknown>) {
      await sql`create table accounts (
        sid text collate "C" primary key,
        name text not null,
        token_hash text not null,
        date_created timestamptz(3) not null default now()
      )`.execute(db);
      await sql`create table connection_policies (
        account_sid text collate "C" not null references accounts (sid),
        sid text collate "C" not null,
        name text not null,
        date_created timestamptz(3) not null default now(),
        primary key (account_sid, sid)
      )`.execute(db);
      await sql`create table targets (
        account_sid text collate "C" not null,
        connection_policy_sid text collate "C" not null,
        sid text collate "C" not null,
        friendly_name text check (char_length(friendly_name) between 1 and 255),
        target text not null,
        priority integer not null check (priority between 0 and 65535),
        weight integer not null check (weight between 1 and 65535),
        enabled boolean not null,
        date_created timestamptz(3) not null default now(),
        date_updated timestamptz(3) not null default now(),
        primary key (account_sid, connection_policy_sid, sid),
        constraint targets_policy foreign key (account_sid, connection_policy_sid)
          references connection_policies (account_sid, sid)
      )`.execute(db);
      await sql`create index targets_in_order
        on targets (account_sid, connection_policy_sid, date_created, sid)`.execute(db);
      await sql`create table service_secrets (name text primary key, value text not null)`.execute(db);
    },
  },
};

/** Brings the tables up to date. Of several instances that start together one does it, and the others wait. */
export async function migrate(db: Kysely<Tables>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error as Error;
  return results.filter((it) => it.status === "Success").map((it) => it.migrationName);
}
