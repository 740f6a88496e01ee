// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Who asks (OpenAPI, Security Requirement Object; RFC 9110, section 11). */
import type { Call } from "./call.js";
import { credentialsOf } from "./credentials.js";
import type { Description, Route } from "./description.js";
import type { Authenticate, Credentials } from "./types.js";

/** By the name of a security scheme, which says what credentials there are. */
export type Hooks = { readonly [scheme: string]: Authenticate<Credentials, unknown> | undefined };

/** Any of these. */
type Ways = NonNullable<Route["security"]>;

/** All of these schemes, with the scopes that are asked for. */
type Way = Ways[number];

const isAnonymous = (way: Way): boolean => Object.keys(way).length === 0;

/** Throws where the document asks for authentication and there is no hook for a scheme. */
export function requireHooks({ routes }: Description, hooks: Hooks | false | undefined): void {
  if (hooks === false) return;
  const asked = new Set(routes.flatMap((it) => it.security ?? []).flatMap((it) => Object.keys(it)));
  const missing = [...asked].filter((it) => ownOf(hooks, it) === undefined);
  if (missing.length === 0) return;
  throw new TypeError(
    `The document asks for authentication by ${missing.map((it) => JSON.stringify(it)).join(" and ")}: ` +
      "give the router an authenticate hook of that name, or authenticate: false to ask nobody for anything.",
  );
}

/**
 * True when one of the ways is met; `call.auth` is then who asks. Anonymous access is the last way, wherever it stands in the document,
 * so that those who say who they are are known. Nothing tells which part of a way was not met.
 */
export async function isAdmitted(ways: Ways, call: Call, { schemes }: Description, hooks: Hooks): Promise<boolean> {
  for (const way of ways) if (!isAnonymous(way) && (await isMet(way, call, schemes, hooks))) return true;
  call.auth = undefined;
  return ways.length === 0 || ways.some(isAnonymous);
}

async function isMet(way: Way, call: Call, schemes: Description["schemes"], hooks: Hooks): Promise<boolean> {
  call.auth = undefined;
  for (const [name, scopes] of Object.entries(way)) {
    const hook = ownOf(hooks, name);
    const scheme = ownOf(schemes, name);
    const credentials = scheme === undefined ? undefined : credentialsOf(scheme, call.request);
    if (hook === undefined || credentials === undefined) return false;
    const auth = await hook(credentials, call, scopes);
    if (auth === undefined || auth === null || auth === false) return false;
    call.auth = auth;
  }
  return true;
}

/** One challenge for each scheme that `Authorization` is for (RFC 9110, section 11.6.1); a 401 must have one. */
export function challenges(ways: Ways, { schemes, realm }: Description): readonly (readonly [string, string])[] {
  const names = ways.flatMap((it) => Object.keys(it)).flatMap((it) => challengeOf(schemes, it));
  const quoted = realm.replace(/[^\x20-\x7e]|["\\]/g, "");
  const shown = names.length === 0 ? ["ApiKey"] : [...new Set(names)];
  return shown.map((it) => ["www-authenticate", `${it} realm="${quoted}"`] as const);
}

function challengeOf(schemes: Description["schemes"], name: string): readonly string[] {
  const scheme = ownOf(schemes, name);
  if (scheme === undefined || scheme.type === "apiKey" || scheme.type === "mutualTLS") return [];
  const word = scheme.type === "http" ? scheme.scheme : "bearer";
  return /^[!#$%&'*+.^`|~\w-]+$/.test(word) ? [word.charAt(0).toUpperCase() + word.slice(1)] : [];
}

function ownOf<Value>(table: { readonly [name: string]: Value } | undefined, name: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
