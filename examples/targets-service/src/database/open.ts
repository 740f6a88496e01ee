import { mkdir } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { DatabaseConfig } from "../config.js";
import { pgliteDialect } from "./pglite.js";
import type { Tables } from "./schema.js";
import { Turns } from "./turns.js";

export interface OpenDatabase {
  readonly kysely: Kysely<Tables>;
  /** Rejects when it does not answer. */
  ping(): Promise<void>;
  /** How many statements wait for a connection, and how many connections there are. */
  usage(): { readonly waiting: number; readonly connections: number };
  close(): Promise<void>;
}

/** Opens the embedded database, or a pool of connections, of which none is made yet. `onIdleError` is told of connections that break unused. */
export async function openDatabase(config: DatabaseConfig, onIdleError: (error: Error) => void): Promise<OpenDatabase> {
  const { kysely, usage } = config.kind === "pglite" ? await embedded(config) : pooled(config, onIdleError);
  return {
    kysely,
    usage,
    ping: async () => void (await sql`select 1`.execute(kysely)),
    close: () => kysely.destroy(),
  };
}

type Opened = Pick<OpenDatabase, "kysely" | "usage">;

async function embedded({ folder, patience }: DatabaseConfig & { kind: "pglite" }): Promise<Opened> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const database = await PGlite.create(folder);
  const turns = new Turns(patience);
  const kysely = new Kysely<Tables>({ dialect: pgliteDialect(database, turns) });
  return { kysely, usage: () => ({ waiting: turns.waiting, connections: 1 }) };
}

function pooled(
  { url, poolSize, patience, statementTimeout }: DatabaseConfig & { kind: "postgres" },
  onIdleError: (error: Error) => void,
): Opened {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: patience,
    statement_timeout: statementTimeout,
    // Should the server fall silent instead, the connection is given up a little later.
    query_timeout: statementTimeout + 1000,
    keepAlive: true,
    application_name: "targets-service",
  });
  pool.on("error", onIdleError);
  return {
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    usage: () => ({ waiting: pool.waitingCount, connections: pool.totalCount }),
  };
}
