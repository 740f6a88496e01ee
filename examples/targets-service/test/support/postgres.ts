import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A PostgreSQL of one's own, in a folder that goes with it. */
export interface Postgres {
  /** Of its database "postgres". */
  readonly url: string;
  /** As an operator would: sessions are cut off, and it comes up again by `start`. */
  halt(): Promise<void>;
  start(): Promise<void>;
  /** As a crash of its machine would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Undefined where none is installed. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const bin = binaries();
  if (bin === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "targets-postgres-"));
  await chmod(folder, 0o755);
  const data = join(folder, "data");
  if (isRoot) execFileSync("chown", ["postgres", folder]);
  run(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const settings = [
      "listen_addresses=127.0.0.1",
      `port=${port}`,
      `unix_socket_directories=${folder}`,
      "max_connections=50",
    ];
    const [command, args] = asPostgres(join(bin, "postgres"), ["-D", data, ...settings.flatMap((it) => ["-c", it])]);
    const launch = (): ChildProcess => spawn(command, args, { stdio: "ignore" });
    server = launch();
    await reachable(url, () => {
      // After a kill it ends at once as long as its former sessions have not.
      if (server?.exitCode !== null) server = launch();
    });
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = server;
    server = undefined;
    if (ending === undefined || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once("exit", resolve));
    ending.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    start,
    halt: () => end("SIGINT"),
    kill: () => end("SIGKILL"),
    stop: async () => {
      await end("SIGINT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A new database in the same server. */
export async function newDatabase(url: string): Promise<string> {
  const name = `test_${Math.random().toString(36).slice(2)}`;
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return url.replace(/\/postgres$/, `/${name}`);
}

const isRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root. `setpriv` puts itself in its place, so that signals arrive. */
function asPostgres(command: string, args: readonly string[]): [string, string[]] {
  const change = ["--reuid=postgres", "--regid=postgres", "--clear-groups"];
  return isRoot ? ["setpriv", [...change, command, ...args]] : [command, [...args]];
}

function run(command: string, args: readonly string[]): void {
  const [file, all] = asPostgres(command, args);
  execFileSync(file, all, { stdio: "ignore", cwd: tmpdir() });
}

function binaries(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((it) => join(debian, it, "bin")), ...(process.env["PATH"] ?? "").split(":")];
  return folders.find((it) => existsSync(join(it, "initdb")) && existsSync(join(it, "postgres")));
}

async function reachable(url: string, beforeNext: () => void): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client(url);
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt > 300) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
      beforeNext();
    }
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { readonly port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
