import { mkdir } from "node:fs/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { DatabaseConfig } from "../config.js";
import { Embedded } from "./embedded.js";
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

/** The way to the database; it is first opened, or connected to, by the first statement. */
export async function openDatabase(config: DatabaseConfig): Promise<OpenDatabase> {
  const { kysely, usage } = config.kind === "pglite" ? await embedded(config) : pooled(config);
  return {
    kysely,
    usage,
    ping: async () => void (await sql`select 1`.execute(kysely)),
    close: () => kysely.destroy(),
  };
}

type Opened = Pick<OpenDatabase, "kysely" | "usage">;

/** Statements on their way to the embedded database's thread; it always has the next one at hand. */
const underway = 16;

async function embedded({ folder, patience, statementTimeout }: DatabaseConfig & { kind: "pglite" }): Promise<Opened> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const turns = new Turns(patience, underway);
  const dialect = pgliteDialect(new Embedded(folder, statementTimeout), turns);
  return { kysely: new Kysely<Tables>({ dialect }), usage: () => ({ waiting: turns.waiting, connections: 1 }) };
}

function pooled({ url, poolSize, patience, statementTimeout }: DatabaseConfig & { kind: "postgres" }): Opened {
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
  // A connection that breaks is told of as an event, and ends the process where nobody listens. Whoever uses it has an error of their own;
  // the next one is made anew.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return {
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    usage: () => ({ waiting: pool.waitingCount, connections: pool.totalCount }),
  };
}
