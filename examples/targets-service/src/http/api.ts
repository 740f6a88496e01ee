import { createRouter, HttpError, type Authentication, type Router } from "@targets-api/server";
import type { FastifyBaseLogger } from "fastify";
import type { Config } from "../config.js";
import type { OpenDatabase } from "../database/open.js";
import { Accounts } from "../store/accounts.js";
import { Targets } from "../store/targets.js";
import { admission } from "./authentication.js";
import { errorOf } from "./errors.js";
import { patient, targetHandlers } from "./handlers.js";
import type { Notes } from "./notes.js";
import type { PageTokens } from "./page-token.js";
import { RateLimit } from "./rate-limit.js";

export interface ApiParts {
  readonly config: Config;
  readonly database: OpenDatabase;
  readonly tokens: PageTokens;
  readonly notes: Notes;
  readonly log: FastifyBaseLogger;
  /** The address that callers know the service by. */
  readonly baseUrl: () => string;
}

/** The generated router with everything that is not generated. */
export function makeApi({ config, database: { kysely }, tokens, notes, log, baseUrl }: ApiParts): Router {
  const accounts = new Accounts(kysely);
  const handlers = targetHandlers({ targets: new Targets(kysely), accounts, tokens, baseUrl });
  const told = (error: unknown): void => log.warn({ reason: (error as Error).message }, "database unavailable"); // there may be many
  return createRouter<string>(patient(handlers, told), {
    authenticate: patient(authentication(config, accounts, notes), told),
    bodyLimit: config.bodyLimit,
    bodyTimeout: config.requestTimeout,
    requestId: (request) => notes.of(request.native).id,
    errorBody: (problem) => {
      notes.of(problem.request.native).operation ??= problem.operation;
      return errorOf(problem);
    },
    onError: (err, { operation, id }) => log.error({ err, operation, reqId: id }, "failed"),
  });
}

/** Lets in whoever has an account, as often as the limit allows. */
function authentication(config: Config, accounts: Accounts, notes: Notes): Authentication<string> {
  const admit = admission((sid) => accounts.tokenHash(sid), config.accountCache);
  const limit = new RateLimit(config.rateLimit, config.rateBurst);
  return {
    accountSidAuthToken: async ({ username, password }, { request, operation }) => {
      const note = notes.of(request.native);
      note.operation = operation;
      const account = await admit(username, password);
      if (account === undefined) return undefined;
      note.account = account;
      const wait = limit.take(account);
      if (wait > 0) throw new HttpError(429, "Too many requests", { "retry-after": String(wait) });
      return account;
    },
  };
}
