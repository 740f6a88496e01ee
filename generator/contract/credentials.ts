/** Contract: credentials, and the parameters that are in the same place as one. */
import { isHeaderName } from "../base/header.js";
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

/** Why nobody can send the credentials of an operation; undefined where those of an alternative can be sent. */
export function credentialFlaw({ schemes }: Api, { security }: Operation): string | undefined {
  const flaws = security.map((uses) => {
    const headers = uses.flatMap((use) => headerOf(schemes.find((it) => it.name === use.scheme)) ?? []);
    const none = headers.find((it) => !isHeaderName(it));
    if (none !== undefined) return `it asks for a credential in ${JSON.stringify(none)}, which is no header`;
    const twice = headers.find((it, i) => headers.indexOf(it) < i);
    return twice === undefined ? undefined : `it asks for two credentials in the header ${twice}`;
  });
  return flaws.every((it) => it !== undefined) ? flaws[0] : undefined;
}

function headerOf(scheme: SecurityScheme | undefined): string | undefined {
  const kind = scheme?.kind;
  if (kind === undefined || kind.type === "mutualTLS") return undefined;
  if (kind.type !== "apiKey") return "authorization";
  return kind.in === "header" ? kind.parameter.toLowerCase() : undefined;
}
