import type { Accounts } from "../store/accounts.js";

/** A command that can't be carried out as it was given; the message says why. */
export class CommandRefused extends Error {
  override readonly name = "CommandRefused";
}

export const adminUsage = `  account add NAME           a new account; its auth token is shown this once
  account list
  account rotate SID         a new auth token in place of the old one
  policy add SID NAME        a new connection policy of the account
  policy list SID`;

type Command = (accounts: Accounts, ...words: string[]) => Promise<string>;

const commands: { readonly [words: string]: { readonly takes: number; readonly run: Command } } = {
  "account add": { takes: 1, run: async (accounts, name = "") => credentials(await accounts.add(name)) },
  "account list": {
    takes: 0,
    run: async (accounts) => lines((await accounts.list()).map((it) => [it.sid, day(it.date_created), it.name])),
  },
  "account rotate": {
    takes: 1,
    run: async (accounts, sid = "") => credentials((await accounts.rotate(sid)) ?? noAccount(sid)),
  },
  "policy add": {
    takes: 2,
    run: async (accounts, sid = "", name = "") => `${(await accounts.addPolicy(sid, name)) ?? noAccount(sid)}\n`,
  },
  "policy list": {
    takes: 1,
    run: async (accounts, sid = "") =>
      lines((await accounts.listPolicies(sid)).map((it) => [it.sid, day(it.date_created), it.name])),
  },
};

/** Carries out a command and gives what it has to say. Throws {@link CommandRefused}. */
export async function runCommand(accounts: Accounts, words: readonly string[]): Promise<string> {
  const name = words.slice(0, 2).join(" ");
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const rest = words.slice(2);
  if (
    command === undefined ||
    rest.length !== command.takes ||
    rest.some((it) => it.trim() === "" || it.includes("\0"))
  )
    throw new CommandRefused(`There is no such command: ${words.join(" ")}\n\n${adminUsage}`);
  return command.run(accounts, ...rest);
}

export const credentials = ({ sid, token }: { readonly sid: string; readonly token: string }): string =>
  `TWILIO_ACCOUNT_SID=${sid}\nTWILIO_AUTH_TOKEN=${token}\n`;

const lines = (rows: readonly (readonly string[])[]): string => rows.map((it) => `${it.join("  ")}\n`).join("");

const day = (time: Date): string => time.toISOString().slice(0, 10);

function noAccount(sid: string): never {
  throw new CommandRefused(`There is no account ${sid}.`);
}
