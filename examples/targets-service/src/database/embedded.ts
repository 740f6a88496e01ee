import { Worker } from "node:worker_threads";

/** What a statement comes to. */
export interface Result {
  readonly rows: readonly unknown[];
  readonly affectedRows?: number | undefined;
}

/** Thrown for a statement that was not answered; whether it took effect is not known. */
export class DatabaseFailed extends Error {
  override readonly name = "DatabaseFailed";
}

/** An error of the database itself, with PostgreSQL's code. */
export class StatementError extends Error {
  override readonly name = "StatementError";

  constructor(
    message: string,
    readonly code: string | undefined,
    readonly constraint: string | undefined,
  ) {
    super(message);
  }
}

interface Reply extends Result {
  readonly id: number;
  readonly error?: { readonly message: string; readonly code?: string; readonly constraint?: string };
}

interface Asked {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Opening may have to recover what a killed process left, on a busy machine. */
const openTimeout = 60_000;

/**
 * PGlite in a thread of its own, so that requests don't wait for each other's statements. Where its disk is full at the wrong moment, it ends
 * in an endless loop inside; so a statement that is not answered in time ends the thread, and the next one begins another, which
 * recovers as PostgreSQL does after a crash: what was acknowledged is there.
 */
export class Embedded {
  readonly #folder: string;
  readonly #statementTimeout: number;
  readonly #asked = new Map<number, Asked>();
  #worker: Worker | undefined;
  #opening: Promise<void> | undefined;
  #lastId = 0;

  /** Timeouts are in milliseconds. Nothing is opened yet. */
  constructor(folder: string, statementTimeout: number) {
    this.#folder = folder;
    this.#statementTimeout = statementTimeout;
  }

  /** Rejects with {@link StatementError} or {@link DatabaseFailed}. */
  async query(sql: string, parameters: readonly unknown[]): Promise<Result> {
    if (this.#worker === undefined || this.#opening !== undefined) await this.#opened();
    return this.#ask(this.#statementTimeout, { sql, parameters });
  }

  async close(): Promise<void> {
    if (this.#worker === undefined) return;
    await this.#ask(openTimeout, {}).catch(() => undefined);
    await this.#end("The database is closed.");
  }

  /** Of those who ask together one opens it, and all learn what came of that. */
  async #opened(): Promise<void> {
    this.#opening ??= this.#open();
    try {
      await this.#opening;
    } finally {
      this.#opening = undefined;
    }
  }

  async #open(): Promise<void> {
    const worker = new Worker(new URL("./pglite-worker.js", import.meta.url), { workerData: { folder: this.#folder } });
    this.#worker = worker;
    worker.on("message", (reply: Reply) => this.#answered(reply));
    worker.on("error", (error) => void this.#end(error.message, worker));
    worker.on("exit", () => void this.#end("The database has ended.", worker));
    try {
      await this.#ask(openTimeout, { sql: "select 1", parameters: [] });
    } catch (error) {
      await this.#end("The database can't be opened.", worker);
      throw error instanceof StatementError ? new DatabaseFailed(error.message) : error;
    }
  }

  #ask(timeout: number, request: object): Promise<Result> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void this.#end("The database does not answer; its disk may be full."), timeout);
      this.#asked.set(id, { resolve, reject, timer });
      this.#worker?.postMessage({ id, ...request });
    });
  }

  #answered({ id, error, rows, affectedRows }: Reply): void {
    const asked = this.#asked.get(id);
    if (asked === undefined) return;
    this.#asked.delete(id);
    clearTimeout(asked.timer);
    if (error === undefined) asked.resolve({ rows, affectedRows });
    else asked.reject(new StatementError(error.message, error.code, error.constraint));
  }

  /** Whoever waits is told why. Nothing happens where another thread has begun since. */
  async #end(reason: string, worker = this.#worker): Promise<void> {
    if (worker === undefined || worker !== this.#worker) return;
    this.#worker = undefined;
    const asked = [...this.#asked.values()];
    this.#asked.clear();
    await worker.terminate();
    for (const { reject, timer } of asked) {
      clearTimeout(timer);
      reject(new DatabaseFailed(reason));
    }
  }
}
