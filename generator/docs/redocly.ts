import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Loaded before Redocly's own code: whoever wants a network connection gets an error. A document can't make us fetch anything. */
const offline = `import net from "node:net"; net.Socket.prototype.connect = () => { throw new Error("Documentation is built offline."); };`;

const environment = {
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  REDOCLY_SUPPRESS_NOTIFICATIONS: "true",
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(offline)}`,
};

/** Runs a command of the installed Redocly CLI, without a network and without telemetry. */
export function redocly(...args: readonly string[]): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program(), ...args], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code: code ?? 1, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

/** The same; a failure is an error that says what Redocly said. */
export async function redoclyOrThrow(...args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await redocly(...args);
  if (code !== 0) throw new Error(`redocly ${args[0] ?? ""} failed:\n${stderr}${stdout}`);
}

function program(): string {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly bin: { readonly redocly: string } };
  return join(dirname(manifest), bin.redocly);
}
