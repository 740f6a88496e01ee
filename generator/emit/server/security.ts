import type { Api, Operation, SecurityScheme } from "../../model/api.js";

/** True where an operation asks for credentials, be it among other ways. */
export const isAsked = ({ security }: Operation): boolean => security.some((way) => way.length > 0);

/** True where anonymous access is one of the ways. */
export const isOptional = ({ security }: Operation): boolean => security.some((way) => way.length === 0);

/** The schemes that some operation asks for; by default, of those that the API answers. */
export function askedFor({ schemes, ...api }: Api, operations = api.operations): readonly SecurityScheme[] {
  const named = new Set(operations.flatMap((it) => it.security.flat().map((use) => use.scheme)));
  return schemes.filter((it) => named.has(it.name));
}
