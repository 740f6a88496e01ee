/**
 * OpenAPI Object: the whole document as a model.
 * @see https://spec.openapis.org/oas/v3.1.0#openapi-object
 */
import type { Diagnostics } from "../../base/diagnostic.js";
import type { Document, Node } from "../../load/index.js";
import type { Api, Operation, SecurityScheme } from "../api.js";
import { Context, noted } from "./context.js";
import { withoutCircles } from "./circles.js";
import { buildPathItem, type Inherited } from "./operation.js";
import { reportAmbiguous, withOwnIds } from "./operation-ids.js";
import { buildScheme, buildSecurity } from "./security.js";
import { buildServers } from "./server.js";

/** What a document means. Mistakes in it go into `report`; the model is then the nearest lawful one, and must not be printed. */
export function buildApi(document: Document, report: Diagnostics): Api {
  const { root } = document;
  const context = new Context(document, report, document.dialect);
  if (!context.isObject(root, "The document") || !isKnownVersion(context, root)) return nothing(root);
  const schemes = schemesOf(context, root);
  context.registry.enter(context.object(root, "components") === undefined ? [] : context.members(root.get("components") as Node, "schemas"));
  const inherited = inheritedBy(context, root, schemes);
  const paths = pathsOf(context, root, inherited);
  const hooks = context.members(root, "webhooks").flatMap(([name, it]) => buildPathItem(context, name, it, inherited));
  const { operations, webhooks } = withOwnIds(context, paths, hooks);
  reportAmbiguous(context, operations);
  const schemas = withoutCircles(context.registry.build(), context.registry, report);
  return { ...headOf(context, root), servers: inherited.servers, tags: tagsOf(context, root), schemas, operations, webhooks, schemes };
}

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
  return { ...noted(context, info), title: context.words(info, "title") ?? "API", version: context.words(info, "version") ?? "0.0.0" };
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

function nothing(root: Node): Api {
  const doc = { summary: "", description: "", deprecated: false };
  return { at: root.at, doc, extensions: {}, title: "API", version: "0.0.0", servers: [], tags: [], schemas: [], operations: [], webhooks: [], schemes: [] };
}
