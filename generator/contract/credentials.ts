/** Contract: credentials, and the parameters that are in the same place as one. */
import type { Part } from "../emit/parts.js";
import type { Api, Operation, SecurityScheme } from "../model/api.js";
import type { Input } from "./examples.js";

/** The kind of part in which an API key is a parameter. */
const kinds = { query: "query", header: "headers", cookie: "cookies" } as const;

/** What a credential is called in a part of a request, which a parameter is called, too: what leaves the one out has it all the same. */
export function credentialsIn({ schemes }: Api, { security }: Operation, kind: Part["kind"]): readonly string[] {
  const used = new Set(security.flat().map((it) => it.scheme));
  return schemes.flatMap(({ name, kind: it }) => {
    if (!used.has(name) || it.type !== "apiKey" || kinds[it.in] !== kind) return [];
    return [it.in === "header" ? it.parameter.toLowerCase() : it.parameter];
  });
}

/** What a handler was given, without the credentials that nobody gave as parameters. */
export function withoutCredentials(api: Api, operation: Operation, given: Input, received: Input): Input {
  const parts = Object.values(kinds).flatMap((kind) => {
    const names = credentialsIn(api, operation, kind).filter((it) => !Object.hasOwn(given[kind] ?? {}, it));
    const kept = Object.entries(received[kind] ?? {}).filter(([name]) => !names.includes(name));
    return names.length === 0 || received[kind] === undefined ? [] : [[kind, Object.fromEntries(kept)] as const];
  });
  return { ...received, ...Object.fromEntries(parts) };
}

/** The header of an operation in which every alternative needs two credentials; undefined where one doesn't. */
export function sharedHeader({ schemes }: Api, { security }: Operation): string | undefined {
  const shared = security.map((uses) => {
    const headers = uses.flatMap((use) => headerOf(schemes.find((it) => it.name === use.scheme)) ?? []);
    return headers.find((it, i) => headers.indexOf(it) < i);
  });
  return shared.every((it) => it !== undefined) ? shared[0] : undefined;
}

function headerOf(scheme: SecurityScheme | undefined): string | undefined {
  const kind = scheme?.kind;
  if (kind === undefined || kind.type === "mutualTLS") return undefined;
  if (kind.type !== "apiKey") return "authorization";
  return kind.in === "header" ? kind.parameter.toLowerCase() : undefined;
}
