/** What the client's runtime is told of an operation's security. */
import { code, join, record, type Code } from "../../code/code.js";
import type { Operation, SecurityScheme, SecurityUse } from "../../model/api.js";
import type { WireScope } from "../wire.js";
import { transportIn } from "./runtime.js";

/** `security: [[{ name: "key", place: "header" }]], authenticate: transport.apiKey` */
export function securityOf({ api: { schemes }, package: home }: WireScope, { security }: Operation): readonly Code[] {
  const byName = new Map(schemes.map((it) => [it.name, it]));
  const known = security.filter((way) => way.every((use) => byName.has(use.scheme)));
  if (known.length === 0) return [];
  const [[first] = []] = known;
  const isOnly = first !== undefined && known.flat().length === 1;
  const told = (use: SecurityUse): Code => schemeOf(home, byName.get(use.scheme) as SecurityScheme, use, !isOnly);
  const ways = known.map((way) => code`[${join(way.map(told), ", ")}]`);
  const authenticate = isOnly ? attachOf(byName.get(first.scheme) as SecurityScheme) : "anyOf";
  return [
    code`security: [${join(ways, ", ")}]`,
    ...(known.some((way) => way.length > 0) ? [code`authenticate: ${transportIn(home, authenticate)}`] : []),
  ];
}

function schemeOf(
  home: WireScope["package"],
  scheme: SecurityScheme,
  { scopes }: SecurityUse,
  isOneOfSeveral: boolean,
): Code {
  const { name, kind } = scheme;
  const takesScopes = kind.type === "oauth2" || kind.type === "openIdConnect";
  const isOther = kind.type === "http" && kind.scheme !== "basic" && kind.scheme !== "bearer";
  return record([
    code`name: ${name}`,
    ...(isOneOfSeveral ? [code`attach: ${transportIn(home, attachOf(scheme))}`] : []),
    ...(kind.type === "apiKey" ? [code`place: ${kind.in}`, code`parameter: ${kind.parameter}`] : []),
    ...(isOther ? [code`scheme: ${kind.scheme}`] : []),
    ...(takesScopes && scopes.length > 0 ? [code`scopes: ${[...scopes]}`] : []),
  ]);
}

/** What puts the credentials of a scheme into a request. */
function attachOf({ kind }: SecurityScheme): string {
  if (kind.type === "apiKey") return "apiKey";
  if (kind.type === "mutualTLS") return "mutualTls";
  return kind.type === "http" && kind.scheme === "basic" ? "basic" : "bearer";
}
