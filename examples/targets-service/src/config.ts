import { resolve } from "node:path";

interface DatabaseLimits {
  /** How long a request waits for a connection, in milliseconds. */
  readonly patience: number;
  /** How long a statement may take, in milliseconds. */
  readonly statementTimeout: number;
  /** The most connections; the embedded database has one. */
  readonly poolSize: number;
}

export type DatabaseConfig = DatabaseLimits &
  ({ readonly kind: "pglite"; readonly folder: string } | { readonly kind: "postgres"; readonly url: string });

export interface Config {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** What callers know the service by, without a slash at its end; undefined for the address it listens on. */
  readonly publicBaseUrl: string | undefined;
  readonly database: DatabaseConfig;
  /** Requests a second of one account, over time and at once; 0 for no limit. */
  readonly rateLimit: number;
  readonly rateBurst: number;
  /** How many requests may be in work at once. */
  readonly maxInFlight: number;
  /** How long what is known of an account may be used, in milliseconds. */
  readonly accountCache: number;
  /** In bytes. */
  readonly bodyLimit: number;
  /** How long the headers of a request, and then its body, may take, in milliseconds. */
  readonly requestTimeout: number;
  /** How long requests in work may take to end at a shutdown, in milliseconds. */
  readonly shutdownTimeout: number;
  readonly logLevel: string;
  readonly docsFile: string;
}

/** Every fault of the configuration at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly faults: readonly string[]) {
    super(`The configuration can't be used:\n${faults.map((it) => `  ${it}`).join("\n")}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** Reads environment variables; those that are empty count as not set. Throws a {@link ConfigError}. `root` is the folder of the service. */
export function readConfig(env: Environment, root: string): Config {
  const faults: string[] = [];
  const text = (name: string): string | undefined => (env[name]?.trim() === "" ? undefined : env[name]?.trim());
  const integer = (name: string, fallback: number, least: number, most: number): number => {
    const given = text(name);
    if (given === undefined) return fallback;
    const value = /^\d+$/.test(given) ? Number(given) : NaN;
    if (value >= least && value <= most) return value;
    faults.push(`${name} must be a whole number from ${least} to ${most}, not ${JSON.stringify(given)}.`);
    return fallback;
  };
  const seconds = (name: string, fallback: number): number => integer(name, fallback, 0, 3600) * 1000;

  const config: Config = {
    host: text("HOST") ?? "127.0.0.1",
    port: integer("PORT", 3000, 0, 65_535),
    publicBaseUrl: baseUrl(text("PUBLIC_BASE_URL"), faults),
    database: database(text("DATABASE_URL"), resolve(root, text("DATA_DIR") ?? "data"), faults, {
      patience: integer("DATABASE_PATIENCE_MS", 5000, 1, 60_000),
      poolSize: integer("DATABASE_POOL_SIZE", 10, 1, 1000),
      statementTimeout: integer("DATABASE_STATEMENT_TIMEOUT_MS", 5000, 1, 600_000),
    }),
    rateLimit: integer("RATE_LIMIT", 100, 0, 1_000_000),
    rateBurst: integer("RATE_BURST", 200, 1, 1_000_000),
    maxInFlight: integer("MAX_IN_FLIGHT", 1000, 1, 1_000_000),
    accountCache: seconds("ACCOUNT_CACHE_SECONDS", 10),
    bodyLimit: integer("BODY_LIMIT", 65_536, 1, 1_073_741_824),
    requestTimeout: integer("REQUEST_TIMEOUT_MS", 10_000, 1, 600_000),
    shutdownTimeout: seconds("SHUTDOWN_SECONDS", 10),
    logLevel: oneOf("LOG_LEVEL", text("LOG_LEVEL") ?? "info", logLevels, faults),
    docsFile: resolve(root, text("DOCS_FILE") ?? "../../docs/index.html"),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function database(url: string | undefined, folder: string, faults: string[], limits: DatabaseLimits): DatabaseConfig {
  if (url === undefined) return { kind: "pglite", folder, ...limits };
  // The value is not told: it may hold a password.
  if (!/^postgres(ql)?:\/\/.+/.test(url) || !URL.canParse(url))
    faults.push("DATABASE_URL must be like postgres://user:password@host:5432/database.");
  return { kind: "postgres", url, ...limits };
}

function baseUrl(given: string | undefined, faults: string[]): string | undefined {
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isGood = url !== undefined && /^https?:$/.test(url.protocol) && url.search + url.hash + url.username === "";
  if (!isGood)
    faults.push(`PUBLIC_BASE_URL must be an address like https://targets.example.com, not ${JSON.stringify(given)}.`);
  return given.replace(/\/+$/, "");
}

function oneOf(name: string, value: string, possible: readonly string[], faults: string[]): string {
  if (!possible.includes(value))
    faults.push(`${name} must be one of ${possible.join(", ")}, not ${JSON.stringify(value)}.`);
  return value;
}
