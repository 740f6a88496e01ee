/**
 * OpenAPI Object: the whole document as a model.
 * @see https://spec.openapis.org/oas/v3.1.0#openapi-object
 */
import type { Diagnostics } from "../../base/diagnostic.js";
import type { Document, Node } from "../../load/index.js";
import type { Api, Operation, SecurityScheme } from "../api.js";
import { Context, noted } from "./context.js";
import { refuseEndless } from "./endless.js";
import { buildPathItem, type Inherited } from "./operation.js";
import { buildScheme, buildSecurity } from "./security.js";
import { buildServers } from "./server.js";

/** What a document means. Mistakes in it go into `report`; the model is then the nearest lawful one, and must not be printed. */
export function buildApi(document: Document, report: Diagnostics): Api {
  const { root } = document;
  const context = new Context(document, report, dialectOf(root));
  if (!context.isObject(root, "The document") || !isKnownVersion(context, root)) return nothing(root);
  const schemes = schemesOf(context, root);
  context.registry.enter(context.object(root, "components") === undefined ? [] : context.members(root.get("components") as Node, "schemas"));
  const inherited = inheritedBy(context, root, schemes);
  const operations = pathsOf(context, root, inherited);
  const webhooks = context.members(root, "webhooks").flatMap(([name, it]) => buildPathItem(context, name, it, inherited));
  refuseRepeatedIds(context, [...operations, ...webhooks]);
  const schemas = context.registry.build();
  refuseEndless(schemas, report);
  return { ...headOf(context, root), servers: inherited.servers, tags: tagsOf(context, root), schemas, operations, webhooks, schemes };
}

const dialectOf = (root: Node): "3.0" | "2020-12" => (/^3\.0\b/.test(String(root.get("openapi")?.value)) ? "3.0" : "2020-12");

function isKnownVersion({ report }: Context, root: Node): boolean {
  const version = root.get("openapi")?.value;
  if (typeof version === "string" && /^3\.[012](\.\d+)?(-.+)?$/.test(version)) return true;
  const found = root.get("swagger") === undefined ? JSON.stringify(version ?? null) : "Swagger 2.0";
  report.error("document/unknown-version", root.at, `The version of OpenAPI is ${found}; 3.0, 3.1 and 3.2 are known.`, 'Write `openapi: "3.1.1"`, or convert the document.');
  return false;
}

function headOf(context: Context, root: Node): Pick<Api, "at" | "doc" | "extensions" | "title" | "version"> {
  const info = context.object(root, "info");
  if (info === undefined) return { ...noted(context, root, "none"), title: "API", version: "0.0.0" };
  return { ...noted(context, info), title: context.text(info, "title") ?? "API", version: context.text(info, "version") ?? "0.0.0" };
}

function inheritedBy(context: Context, root: Node, schemes: readonly SecurityScheme[]): Inherited {
  const names = new Set(schemes.map(({ name }) => name));
  return { servers: buildServers(context, root), security: buildSecurity(context, root, names) ?? [], schemes: names };
}

function schemesOf(context: Context, root: Node): readonly SecurityScheme[] {
  const components = context.object(root, "components");
  if (components === undefined) return [];
  return context.members(components, "securitySchemes").flatMap(([name, it]) => buildScheme(context, name, it) ?? []);
}

function pathsOf(context: Context, root: Node, inherited: Inherited): readonly Operation[] {
  return context.members(root, "paths").flatMap(([template, item]) => {
    if (template.startsWith("x-")) return [];
    if (template.startsWith("/")) return buildPathItem(context, template, item, inherited);
    context.report.error("path/no-slash", item.at, `The path ${JSON.stringify(template)} does not start with a slash.`, `Write /${template}.`);
    return [];
  });
}

function tagsOf(context: Context, root: Node): Api["tags"] {
  return context.items(root, "tags").map((it) => ({ ...noted(context, it), name: context.text(it, "name") ?? "" }));
}

/** Operation ids are unique (Operation Object), but for the GET and HEAD of one path, which many documents share. */
function refuseRepeatedIds({ report }: Context, operations: readonly Operation[]): void {
  const seen = new Map<string, Operation>();
  for (const it of operations) {
    const first = seen.get(it.id);
    if (first === undefined) seen.set(it.id, it);
    else report.error("operation/duplicate-id", `${it.at}/operationId`, `The operationId ${JSON.stringify(it.id)} is that of ${first.method} ${first.template} already.`, "Give each operation an id of its own.");
  }
}

function nothing(root: Node): Api {
  const doc = { summary: "", description: "", deprecated: false };
  return { at: root.at, doc, extensions: {}, title: "API", version: "0.0.0", servers: [], tags: [], schemas: [], operations: [], webhooks: [], schemes: [] };
}
