import type { FastifyServerOptions } from "fastify";

/** Names under which personal data and secrets travel; their values are never written to the log. */
const hidden = [
  "target",
  "Target",
  "friendly_name",
  "FriendlyName",
  "password",
  "token",
  "authorization",
  "params",
  "parameters",
  "detail",
];

/** One line of JSON for each thing told. */
export function logging(
  level: string,
  stream?: { write(line: string): void },
): NonNullable<FastifyServerOptions["logger"]> {
  return {
    level,
    redact: { paths: hidden.flatMap((it) => [it, `*.${it}`, `*.*.${it}`]), censor: "[hidden]" },
    serializers: { err: errorView, error: errorView },
    ...(stream === undefined ? {} : { stream }),
  };
}

interface ErrorView {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [more: string]: unknown;
}

/**
 * What a log may say of an error. An error of the database also carries the statement's parameters and the failing row, which are people's
 * addresses; so what is shown is chosen, not what is hidden.
 */
export function errorView(error: unknown): ErrorView {
  if (!(error instanceof Error)) return { type: typeof error, message: "", stack: "" };
  const code = "code" in error ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: errorView(error.cause) } : {};
  return { type: error.name, message: error.message, ...code, stack: error.stack ?? "", ...cause };
}
