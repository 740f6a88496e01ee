import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { freePort } from "./postgres.js";

/** The built service as a process of its own. */
export interface Running {
  readonly url: string;
  readonly child: ChildProcess;
  /** Every line it wrote, standard error included. */
  readonly lines: readonly string[];
  /** Resolves to its exit code once it has ended; null after a signal. */
  readonly exited: Promise<number | null>;
}

type Environment = Readonly<Record<string, string>>;

/** Starts it; it may not be ready yet. */
export async function spawnService(env: Environment, words: readonly string[] = []): Promise<Running> {
  const port = env["PORT"] ?? String(await freePort());
  const settings = { PATH: process.env["PATH"], RATE_LIMIT: "0", PORT: port, ...env };
  const child = spawn(process.execPath, ["dist/main.js", ...words], {
    env: settings,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on("line", (line) => lines.push(line));
  const exited = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return { url: `http://127.0.0.1:${port}`, child, lines, exited };
}

/** Resolves once it answers that it is ready. */
export async function ready({ url, child, lines }: Running): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if (child.exitCode !== null) break;
    const response = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (response?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The service did not become ready:\n${lines.join("\n")}`);
}

/** Runs a command of the service, and gives what it printed. */
export async function command(env: Environment, ...words: string[]): Promise<{ code: number | null; text: string }> {
  const running = await spawnService(env, words);
  const code = await running.exited;
  return { code, text: running.lines.join("\n") };
}
