#!/usr/bin/env node
import { parseArgs } from "node:util";
import { isUsersMistake } from "./base/mistake.js";
import type { Flags } from "./options.js";

/** Exit codes: done; stale or contract broken; input refused; our own fault. */
const code = { done: 0, broken: 1, refused: 2, fault: 70 } as const;

const help = `specwright: types, validators, client and server from one OpenAPI document

  specwright generate          write the packages
  specwright scaffold DIR      write handler files that are yours; later, add only what is missing
  specwright contract          hold the packages against the document's own examples and rules
  specwright mock              answer requests as the document says, with its own examples

  --spec FILE      the document           (config: spec)
  --out DIR        the packages' folder   (config: output)
  --config FILE    instead of specwright.config.js
  --check          write nothing; exit 1 when something would change
  --lenient        go on where a mistake has a lawful fallback, and warn
  --json           one JSON document on standard output
  --watch          generate again after every save
  --timings        say where the time went
  --no-cache       read and make everything anew
  --port N         where mock listens     (default: 4010; 0 for any that is free)
  --host H         and for whom           (default: 127.0.0.1)
  --help, --version

Exit codes: 0 done, 1 stale or contract broken, 2 input refused, 70 a fault of specwright itself.
`;

/** One command that the rest of the line is for. */
export interface Command {
  readonly flags: Flags;
  readonly json: boolean;
  readonly noCache: boolean;
  readonly watch: boolean;
  readonly timings: boolean;
  readonly positionals: readonly string[];
  /** Where to listen, as it was written. */
  readonly address: { readonly port?: string | undefined; readonly host?: string | undefined };
}

type Run = (command: Command) => Promise<"done" | "broken" | "refused">;

/** Loaded on demand, so that `--help` needs none of it. */
const commands: Readonly<Record<string, () => Promise<Run>>> = {
  generate: async () => (await import("./cli/generate.js")).run,
  scaffold: async () => (await import("./cli/scaffold.js")).run,
  contract: async () => (await import("./cli/contract.js")).run,
  mock: async () => (await import("./cli/mock.js")).run,
};

async function main(args: readonly string[]): Promise<number> {
  const read = readArguments(args);
  if (typeof read === "string") return refuse(read);
  if (read.help) return say(help);
  if (read.version) return say(`${await ownVersion()}\n`);
  const load = Object.hasOwn(commands, read.name) ? commands[read.name] : undefined;
  if (load === undefined) return refuse(`There is no command ${JSON.stringify(read.name)}.`);
  try {
    const run = await load();
    return code[await run(read)];
  } catch (error) {
    if (isUsersMistake(error)) return refuse(error.message);
    throw error;
  }
}

function readArguments(
  args: readonly string[],
): (Command & { readonly name: string; readonly help: boolean; readonly version: boolean }) | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        spec: { type: "string" },
        out: { type: "string" },
        config: { type: "string" },
        check: { type: "boolean" },
        json: { type: "boolean" },
        "no-cache": { type: "boolean" },
        watch: { type: "boolean" },
        timings: { type: "boolean" },
        lenient: { type: "boolean" },
        port: { type: "string" },
        host: { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
    const [name = "generate", ...rest] = positionals;
    const {
      json = false,
      help: wantsHelp = false,
      version = false,
      watch = false,
      timings = false,
      port,
      host,
      ...others
    } = values;
    const { "no-cache": noCache = false, ...flags } = others;
    const address = { port, host };
    return { name, positionals: rest, flags, json, noCache, watch, timings, address, help: wantsHelp, version };
  } catch (error) {
    return (error as Error).message;
  }
}

function say(text: string): number {
  process.stdout.write(text);
  return code.done;
}

function refuse(message: string): number {
  process.stderr.write(`specwright: ${message}\nTry specwright --help.\n`);
  return code.refused;
}

async function ownVersion(): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  const { home } = await import("./base/home.js");
  const text = await readFile(`${home}/package.json`, "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const story = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `This is a fault of specwright itself, not of your document. Nothing was written.\n\n${story}\n`,
    );
    process.exitCode = code.fault;
  },
);
