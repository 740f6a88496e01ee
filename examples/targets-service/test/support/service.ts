import { readConfig } from "../../src/config.js";
import { startService, type Service, type StartOptions } from "../../src/service.js";
import type { Kind, Place } from "./databases.js";

/** A service with an account and a policy, within the test's own process. */
export interface Running {
  /** Another one after a restart, like its address. */
  service: Service;
  url: string;
  readonly account: Account;
  /** What it wrote to its log, parsed. */
  readonly log: readonly LogLine[];
  readonly place: Place;
  /** Stops it, and starts another on the same data. */
  restart(): Promise<void>;
  /** Ends it and takes its data away. */
  end(): Promise<void>;
}

export interface LogLine {
  readonly msg: string;
  readonly [field: string]: unknown;
}

export interface Account {
  readonly sid: string;
  readonly token: string;
  readonly policy: string;
}

type Environment = Readonly<Record<string, string>>;

export async function run(
  kind: Pick<Kind, "place">,
  env: Environment = {},
  options: StartOptions = {},
): Promise<Running> {
  const place = await kind.place();
  const log: LogLine[] = [];
  const config = readConfig({ PORT: "0", LOG_LEVEL: "debug", RATE_LIMIT: "0", ...place.env, ...env }, process.cwd());
  const start = (): Promise<Service> =>
    startService(config, { log: { write: (line) => void log.push(JSON.parse(line) as LogLine) }, ...options });
  const service = await start();
  const running: Running = {
    service,
    url: service.url,
    account: await newAccount(service),
    log,
    place,
    restart: async () => {
      await running.service.stop();
      running.service = await start();
      running.url = running.service.url;
    },
    end: async () => {
      await running.service.stop();
      await place.remove();
    },
  };
  return running;
}

export async function newAccount({ accounts }: Pick<Service, "accounts">): Promise<Account> {
  const { sid, token } = await accounts.add("somebody");
  return { sid, token, policy: (await accounts.addPolicy(sid, "some policy")) ?? "" };
}

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What it is, is for the test to say.
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** Asks as an account: `targets("POST", "", { Target: "sip:a" })`. The path goes behind that of the policy's targets. */
export function caller(url: string, account: Account) {
  return (method: string, path = "", form?: Readonly<Record<string, string>> | string, policy = account.policy) =>
    call(`${url}/v1/ConnectionPolicies/${policy}/Targets${path}`, {
      method,
      headers: { authorization: basic(account) },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
}

export async function call(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export const basic = ({ sid, token }: Pick<Account, "sid" | "token">): string =>
  `Basic ${Buffer.from(`${sid}:${token}`).toString("base64")}`;
