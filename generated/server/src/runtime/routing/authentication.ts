// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { Authenticate, Context, Credentials, Description, Incoming, Route, Scheme } from "./types.js";
import { decodeCookies } from "../wire/index.js";

type Hooks = { readonly [scheme: string]: Authenticate<never> };

/** Who asks, by security scheme; undefined when none of the ways of the operation is met. */
export async function principalsOf(
  route: Route,
  request: Incoming,
  { schemes }: Description,
  hooks: Hooks | false,
  context: Omit<Context, "principals">,
): Promise<{ readonly [scheme: string]: unknown } | undefined> {
  const ways = route.security ?? [];
  if (ways.length === 0 || hooks === false) return {};
  for (const way of ways) {
    const met = await meet(way, request, schemes, hooks, context);
    if (met !== undefined) return met;
  }
  return undefined;
}

async function meet(
  way: readonly string[],
  request: Incoming,
  schemes: Description["schemes"],
  hooks: Hooks,
  context: Omit<Context, "principals">,
): Promise<{ readonly [scheme: string]: unknown } | undefined> {
  const found = new Map<string, unknown>();
  for (const name of way) {
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
    const hook = Object.hasOwn(hooks, name) ? (hooks[name] as Authenticate) : undefined;
    const credentials = scheme === undefined ? undefined : credentialsOf(scheme, request);
    if (hook === undefined || credentials === undefined) return undefined;
    const principal: unknown = await hook(credentials, context);
    if (principal === undefined || principal === null || principal === false) return undefined;
    found.set(name, principal);
  }
  return Object.fromEntries(found);
}

/** What a request carries for a scheme, taken apart; undefined when that is nothing, or not of its form. */
export function credentialsOf(scheme: Scheme, request: Incoming): Credentials | undefined {
  if (scheme.type === "apiKey") return keyOf(scheme, request);
  const [, name = "", rest = ""] = /^(\S+)[ \t]+(.*)$/s.exec(request.header("authorization") ?? "") ?? [];
  if (name === "") return undefined;
  const wanted = scheme.type === "http" ? scheme.scheme : "bearer";
  if (name.toLowerCase() !== wanted.toLowerCase()) return undefined;
  if (wanted === "basic") return basic(rest.trim());
  return wanted === "bearer" ? { type: "bearer", token: rest.trim() } : { type: "http", scheme: wanted, parameters: rest };
}

/** RFC 7617: user name and password in base64, apart at the first colon. */
function basic(text: string): Credentials | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
    const pair = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const colon = pair.indexOf(":");
    return colon < 0 ? undefined : { type: "basic", username: pair.slice(0, colon), password: pair.slice(colon + 1) };
  } catch {
    return undefined; // not base64, or not UTF-8
  }
}

function keyOf(scheme: Scheme & { readonly type: "apiKey" }, request: Incoming): Credentials | undefined {
  const key = { header: () => request.header(scheme.name), query: () => inQuery(request.target, scheme.name), cookie: () => inCookie(request, scheme.name) }[scheme.in]();
  return typeof key === "string" && key !== "" ? { type: "apiKey", key } : undefined;
}

function inQuery(target: string, name: string): string | null {
  return new URLSearchParams(target.slice(target.indexOf("?") + 1)).get(name);
}

function inCookie(request: Incoming, name: string): unknown {
  return decodeCookies([{ name }], request.header("cookie")).value[name];
}

/** The challenges of a 401 (RFC 9110, section 11.6.1), one per HTTP scheme. */
export function challenges(route: Route, { schemes, realm }: Description): readonly (readonly [string, string])[] {
  const named = new Set((route.security ?? []).flat());
  const http = [...named].flatMap((name) => {
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
    return scheme?.type === "http" ? [scheme.scheme] : scheme === undefined || scheme.type === "apiKey" ? [] : ["bearer"];
  });
  const shown = http.length > 0 ? http : ["ApiKey"];
  return [...new Set(shown)].map((it) => ["www-authenticate", `${it.charAt(0).toUpperCase()}${it.slice(1)} realm="${realm.replace(/[^\x20-\x7e]|["\\]/g, "")}"`] as const);
}
