import { isToken } from "../store/tokens.js";

/** Whose credentials they are: the account's SID; undefined for nobody's. */
export type Admit = (username: string, password: string) => Promise<string | undefined>;

const mostKept = 10_000;

/**
 * Checks account SID and auth token. What the database says of an account is used for `lifetime` milliseconds; an account that is not there
 * is asked for each time.
 */
export function admission(
  tokenHash: (accountSid: string) => Promise<string | undefined>,
  lifetime: number,
  now: () => number = () => performance.now(),
): Admit {
  const known = new Map<string, { readonly hash: string; readonly until: number }>();
  const lookUp = async (accountSid: string): Promise<string | undefined> => {
    const kept = known.get(accountSid);
    if (kept !== undefined && kept.until > now()) return kept.hash;
    known.delete(accountSid);
    const hash = await tokenHash(accountSid);
    if (hash === undefined || lifetime === 0) return hash;
    if (known.size >= mostKept) known.delete(known.keys().next().value as string);
    known.set(accountSid, { hash, until: now() + lifetime });
    return hash;
  };
  return async (username, password) => {
    if (!/^AC[0-9a-fA-F]{32}$/.test(username)) return undefined;
    return isToken(username, password, await lookUp(username)) ? username : undefined;
  };
}
