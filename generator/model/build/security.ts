/**
 * Security Scheme Object and Security Requirement Object.
 * @see https://spec.openapis.org/oas/v3.2.0#security-scheme-object
 */
import { scalarText } from "../../base/json.js";
import { below, keysOf } from "../../base/pointer.js";
import type { Node } from "../../load/index.js";
import type { OAuthFlow, SecurityKind, SecurityScheme, SecurityUse } from "../api.js";
import { noted, type Context } from "./context.js";
import { hasHeaderName } from "./parameter.js";

/** A security scheme; undefined, and a report, for one of an unknown kind: without it, requests would go out unsigned. */
export function buildScheme(context: Context, name: string, node: Node): SecurityScheme | undefined {
  const it = context.follow(node, "securitySchemes");
  if (it === undefined || !context.isObject(it, "A security scheme")) return undefined;
  const kind = kindOf(context, it);
  if (kind === undefined) {
    const hint = "Write one of apiKey, http, oauth2, openIdConnect, mutualTLS, with what it needs.";
    context.report.add(
      "security/unknown-scheme",
      it.at,
      `The security scheme ${JSON.stringify(name)} is of no known kind.`,
      hint,
    );
    return undefined;
  }
  return { ...noted(context, it, "none", node), name, kind };
}

function kindOf(context: Context, node: Node): SecurityKind | undefined {
  switch (context.text(node, "type") ?? "") {
    case "http":
      return {
        type: "http",
        scheme: (context.text(node, "scheme") ?? "").toLowerCase(),
        bearerFormat: context.text(node, "bearerFormat"),
      };
    case "apiKey":
      return apiKey(context, node);
    case "oauth2":
      return {
        type: "oauth2",
        flows: context
          .members(node, "flows")
          .flatMap(([flow, it]) => flowOf(context, flow, it))
          .sort((a, b) => flows.indexOf(a.flow) - flows.indexOf(b.flow)),
      };
    case "openIdConnect":
      return { type: "openIdConnect", url: context.text(node, "openIdConnectUrl") ?? "" };
    case "mutualTLS":
      return { type: "mutualTLS" };
    default:
      return undefined;
  }
}

function apiKey(context: Context, node: Node): SecurityKind | undefined {
  const place = context.text(node, "in");
  if (place !== "query" && place !== "header" && place !== "cookie") return undefined;
  const name = context.text(node, "name") ?? "";
  if (place === "header") hasHeaderName(context, node, name);
  return { type: "apiKey", in: place, parameter: name };
}

const flows: readonly string[] = [
  "implicit",
  "password",
  "clientCredentials",
  "authorizationCode",
  "deviceAuthorization",
];

function flowOf(context: Context, flow: string, node: Node): readonly OAuthFlow[] {
  if (!flows.includes(flow)) return [];
  return [
    {
      flow: flow as OAuthFlow["flow"],
      authorizationUrl: context.text(node, "authorizationUrl"),
      tokenUrl: context.text(node, "tokenUrl"),
      refreshUrl: context.text(node, "refreshUrl"),
      scopes: (context.object(node, "scopes")?.entries() ?? []).map(([scope]) => scope),
    },
  ];
}

/** The requirements under `security`, any of (all of, in the order in which they are declared); undefined where the node is silent. */
export function buildSecurity(
  context: Context,
  node: Node,
  known: ReadonlySet<string>,
): readonly (readonly SecurityUse[])[] | undefined {
  if (node.get("security") === undefined) return undefined;
  const order = [...known];
  return context.items(node, "security").map((it) =>
    it
      .entries()
      .flatMap(([scheme, scopes]) => useOf(context, it, scheme, scopes, known))
      .sort((a, b) => order.indexOf(a.scheme) - order.indexOf(b.scheme) || (a.scheme < b.scheme ? -1 : 1)),
  );
}

function useOf(
  context: Context,
  node: Node,
  written: string,
  scopes: Node,
  known: ReadonlySet<string>,
): readonly SecurityUse[] {
  const scheme = known.has(written) ? written : referredScheme(context, node, written);
  if (!known.has(scheme)) {
    const isReference = scheme.includes("#");
    context.report.add(
      "security/undeclared",
      below(node.at, written),
      `There is no security scheme ${JSON.stringify(written)}${isReference ? " in this document's components" : ""}.`,
      `Declare it under components.securitySchemes${isReference ? ", if need be as a reference" : ""}.`,
    );
    return [{ scheme, scopes: [] }];
  }
  return [{ scheme, scopes: scopes.items().map((it) => scalarText(it.value)) }];
}

/** The component that a requirement refers to by its URI (OpenAPI 3.2); what is written, where it leads to none. */
function referredScheme(context: Context, node: Node, written: string): string {
  const target = written.includes("#") ? context.document.resolve(written, node) : undefined;
  const at = target !== undefined && "at" in target ? target.at : "";
  const [, name] = /^#\/components\/securitySchemes\/([^/]+)$/.exec(at) ?? [];
  return name === undefined ? written : (keysOf(`/${name}`).at(-1) ?? written);
}
