import { DatabaseFailed } from "./embedded.js";
import { TookTooLong } from "./turns.js";

/**
 * Why a statement could not be carried out for now, though nothing is wrong with it; undefined for every other error. What is said here may be
 * shown to callers.
 */
export function unavailability(error: unknown): string | undefined {
  if (error instanceof TookTooLong) return "The service is too busy";
  if (error instanceof DatabaseFailed) return "The database can't be used at the moment";
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (states.test(code) || systemCodes.has(code)) return "The database can't be used at the moment";
  return messages.test(error.message) ? "The database can't be reached at the moment" : undefined;
}

/** Those of PostgreSQL (appendix A): connections, resources, what an operator did, system errors; and what should be tried again. */
const states = /^(08|53|57|58|40)[0-9A-Z]{3}$|^(25006|55P03)$/;

const systemCodes = new Set(
  "ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN ENOENT ENOSPC".split(" "),
);

/** What pg and its pool throw without a code. */
const messages =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (has encountered a connection error|was closed)|Cannot use a pool)/;

/** True for a row that points at something that is not there. */
export const isMissingReference = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "23503";
