import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import type { Embedded } from "./embedded.js";
import type { Turns } from "./turns.js";

/**
 * PostgreSQL within this process: the dialect is PostgreSQL's, only the way to it differs. There is one session, which carries out one
 * statement after another; so a transaction, as migrations have, keeps all else away.
 */
export function pgliteDialect(database: Embedded, turns: Turns): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PGliteDriver(database, turns),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class PGliteDriver implements Driver {
  readonly #database: Embedded;
  readonly #turns: Turns;
  readonly #connection: DatabaseConnection;

  constructor(database: Embedded, turns: Turns) {
    this.#database = database;
    this.#turns = turns;
    this.#connection = connectionTo(database);
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.take();
    return this.#connection;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#turns.beAlone();
    try {
      await connection.executeQuery(CompiledQuery.raw("begin"));
    } catch (error) {
      this.#turns.letOthersIn();
      throw error;
    }
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
    this.#turns.letOthersIn();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw("rollback"));
    } finally {
      this.#turns.letOthersIn();
    }
  }

  releaseConnection(): Promise<void> {
    this.#turns.give();
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.#database.close();
  }
}

function connectionTo(database: Embedded): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const { rows, affectedRows } = await database.query(sql, parameters);
      const affected = affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) };
      return { rows: rows as Row[], ...affected };
    },
    streamQuery() {
      throw new Error("PGlite has no cursor that this dialect could read from.");
    },
  };
}
