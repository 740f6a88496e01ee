#!/usr/bin/env node
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { adminUsage } from "./admin/commands.js";
import { ask, FolderTaken, type Reply } from "./admin/socket.js";
import { ConfigError, readConfig, type Config } from "./config.js";
import { addDevelopmentAccount, commandReply, startService, startStore, type Service } from "./service.js";

const usage = `targets-service [--development]    serves the API; with --development and no account yet, makes one and shows it
${adminUsage}

Settings are environment variables; README.md has the table.`;

async function main(words: readonly string[]): Promise<number | undefined> {
  if (words.includes("--help")) return tell({ ok: true, text: `${usage}\n` });
  const config = readConfig(process.env, dirname(dirname(fileURLToPath(import.meta.url))));
  const flags = words.filter((it) => it.startsWith("--"));
  if (flags.length < words.length) return tell(await administer(config, words));
  if (flags.some((it) => it !== "--development")) return tell({ ok: false, text: `${usage}\n` });
  await serve(config, flags.length > 0);
  return undefined;
}

async function serve(config: Config, development: boolean): Promise<void> {
  const service = await startService(config);
  if (development) process.stdout.write((await addDevelopmentAccount(service.accounts)) ?? "");
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end(service, signal));
}

async function end({ server, stop }: Service, signal: string): Promise<void> {
  server.app.log.info({ signal }, "stopping");
  const isClean = await stop();
  server.app.log[isClean ? "info" : "error"](isClean ? "stopped" : "stopped, with requests cut off");
  process.exit(isClean ? 0 : 1);
}

/** By the process that has the embedded database open, if there is one. */
async function administer(config: Config, words: readonly string[]): Promise<Reply> {
  const { database } = config;
  const reply = database.kind === "pglite" ? await ask(database.folder, words) : undefined;
  if (reply !== undefined) return reply;
  const store = await startStore(config, { databaseWait: 0 });
  try {
    return await commandReply(store.accounts, words);
  } finally {
    await store.close();
  }
}

function tell({ ok, text }: Reply): number {
  (ok ? process.stdout : process.stderr).write(text);
  return ok ? 0 : 2;
}

main(process.argv.slice(2)).then(
  (code) => {
    if (code !== undefined) process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof ConfigError || error instanceof FolderTaken ? error.message : error);
    process.exitCode = 1;
  },
);
