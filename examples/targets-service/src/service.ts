import { mkdir } from "node:fs/promises";
import type { Server as Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { CommandRefused, credentials, runCommand } from "./admin/commands.js";
import { claim, type Reply } from "./admin/socket.js";
import type { Config } from "./config.js";
import { unavailability } from "./database/failures.js";
import { migrate } from "./database/migrations.js";
import { openDatabase, type OpenDatabase } from "./database/open.js";
import { addressOf, buildServer, type Server } from "./http/server.js";
import { Accounts } from "./store/accounts.js";
import { sharedSecret } from "./store/secrets.js";

/** A service that runs. */
export interface Service {
  /** Where it listens. */
  readonly url: string;
  readonly server: Server;
  readonly accounts: Accounts;
  readonly database: OpenDatabase;
  /** Lets requests in work end, takes no new ones, and closes the database. False where they did not end in time. */
  stop(): Promise<boolean>;
}

export interface StartOptions {
  /** Where the log goes, if not to standard output. */
  readonly log?: { write(line: string): void };
  /** How long a database that can't be reached is waited for, in milliseconds. Default: 30,000. */
  readonly databaseWait?: number;
}

/** The database, up to date, with whoever else may use it kept out or served. */
export async function startStore(config: Config, { databaseWait = 30_000 }: StartOptions = {}): Promise<Store> {
  const opening: { accounts?: Accounts } = {};
  const socket = config.database.kind === "pglite" ? await claimed(config.database.folder, opening) : undefined;
  try {
    const database = await openDatabase(config.database);
    await whenReachable(() => migrate(database.kysely), databaseWait);
    const accounts = (opening.accounts = new Accounts(database.kysely));
    return { database, accounts, close: () => closed(database, socket) };
  } catch (error) {
    socket?.close();
    throw error;
  }
}

export interface Store {
  readonly database: OpenDatabase;
  readonly accounts: Accounts;
  close(): Promise<void>;
}

/** Starts the service; it has its tables and listens when this resolves. */
export async function startService(config: Config, options: StartOptions = {}): Promise<Service> {
  const store = await startStore(config, options);
  try {
    const secret = await sharedSecret(store.database.kysely, "page-tokens");
    const server = await buildServer({ config, database: store.database, secret, log: options.log });
    await server.app.listen({ host: config.host, port: config.port });
    const url = addressOf(server.app, config);
    const { accounts, database } = store;
    return { url, server, accounts, database, stop: () => stop(server, store, config.shutdownTimeout) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** An account with a policy, to begin with; undefined where there are accounts already. */
export async function addDevelopmentAccount(accounts: Accounts): Promise<string | undefined> {
  if (!(await accounts.isEmpty())) return undefined;
  const account = await accounts.add("development");
  const policy = await accounts.addPolicy(account.sid, "development");
  return `${credentials(account)}CONNECTION_POLICY_SID=${policy}\n`;
}

async function claimed(folder: string, opening: { readonly accounts?: Accounts }): Promise<Socket> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return claim(folder, async (words) => {
    if (opening.accounts === undefined) return { ok: false, text: "The service is still starting.\n" };
    return commandReply(opening.accounts, words);
  });
}

/** What a command came to, refusals included. */
export async function commandReply(accounts: Accounts, words: readonly string[]): Promise<Reply> {
  try {
    return { ok: true, text: await runCommand(accounts, words) };
  } catch (error) {
    if (error instanceof CommandRefused) return { ok: false, text: `${error.message}\n` };
    throw error;
  }
}

async function whenReachable(act: () => Promise<unknown>, wait: number): Promise<void> {
  const until = performance.now() + wait;
  for (;;) {
    try {
      await act();
      return;
    } catch (error) {
      if (unavailability(error) === undefined || performance.now() > until) throw error;
      await sleep(500);
    }
  }
}

async function stop({ app, traffic }: Server, store: Store, timeout: number): Promise<boolean> {
  traffic.isClosing = true;
  const closing = app.close();
  const until = performance.now() + timeout;
  while (traffic.inFlight > 0 && performance.now() < until) await sleep(20);
  const isClean = traffic.inFlight === 0;
  await sleep(50); // for the last answers to leave
  app.server.closeAllConnections(); // those that never asked for anything are not closed otherwise
  await closing;
  await store.close();
  return isClean;
}

async function closed(database: OpenDatabase, socket: Socket | undefined): Promise<void> {
  await database.close();
  socket?.close();
}
