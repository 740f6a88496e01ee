/**
 * OpenAPI Object: the whole document as a model.
 * @see https://spec.openapis.org/oas/v3.1.0#openapi-object
 */
import type { Diagnostics } from "../../base/diagnostic.js";
import type { Document, Node } from "../../load/index.js";
import type { Api, Operation, SecurityScheme } from "../api.js";
import { Context, noted } from "./context.js";
import { withoutCircles } from "./circles.js";
import { buildPathItem, buildWebhook, type Inherited } from "./operation.js";
import { reportAmbiguous, withOwnIds } from "./operation-ids.js";
import type { Remembered } from "./remembered.js";
import { buildScheme, buildSecurity } from "./security.js";
import { buildServers } from "./server.js";

/**
 * What a document means. Mistakes in it go into `report`; the model is then the nearest lawful one, and must not be printed. `remembered`:
 * of earlier readings, by the same process.
 */
export function buildApi(document: Document, report: Diagnostics, remembered?: Remembered): Api {
  const { root } = document;
  remembered?.begin(document);
  const context = new Context(document, report, document.dialect, remembered);
  if (!isKnownVersion(context, root)) return nothing(root);
  if (document.converted) {
    const message = "This is Swagger 2.0, the predecessor of OpenAPI 3; what follows is of its conversion.";
    report.add("document/converted", "#", message, "Convert the document once, and maintain that.");
  }
  const schemes = schemesOf(context, root);
  context.registry.enter(
    context.object(root, "components") === undefined ? [] : context.members(root.get("components") as Node, "schemas"),
  );
  const inherited = inheritedBy(context, root);
  const paths = pathsOf(context, root, inherited);
  const hooks = context.members(root, "webhooks").flatMap(([name, it]) => buildWebhook(context, name, it, inherited));
  const { operations, webhooks } = withOwnIds(context, paths, hooks);
  reportAmbiguous(context, operations);
  const schemas = withoutCircles(context.registry.build(), context.registry, report);
  return {
    ...headOf(context, root),
    servers: inherited.servers,
    tags: tagsOf(context, root),
    schemas,
    operations,
    webhooks,
    schemes,
  };
}

function isKnownVersion({ report }: Context, root: Node): boolean {
  const openapi = root.get("openapi");
  const swagger = root.get("swagger");
  if (typeof openapi?.value === "string" && /^3\.[012](\.\d+)?(-.+)?$/.test(openapi.value)) return true;
  const at = (openapi ?? swagger ?? root).at;
  const hint = 'Write the version as text, such as `openapi: "3.1.1"`; convert a document of another version.';
  if (openapi !== undefined)
    report.add(
      "document/unknown-version",
      at,
      `OpenAPI ${JSON.stringify(openapi.value)} is unknown; 3.0, 3.1 and 3.2 are known.`,
      hint,
    );
  else if (swagger !== undefined)
    report.add(
      "document/unknown-version",
      at,
      `Swagger ${JSON.stringify(swagger.value)} is unknown; 2.0 is known, and OpenAPI 3.0, 3.1 and 3.2.`,
      "Convert it to OpenAPI 3.",
    );
  else report.add("document/unknown-version", at, "This is no OpenAPI document: there is no key `openapi`.", hint);
  return false;
}

function headOf(context: Context, root: Node): Pick<Api, "at" | "doc" | "extensions" | "title" | "version"> {
  const info = context.object(root, "info");
  const title = info === undefined ? undefined : context.words(info, "title");
  const version = info === undefined ? undefined : context.words(info, "version");
  const missing = [...(title === undefined ? ["title"] : []), ...(version === undefined ? ["version"] : [])];
  if (missing.length > 0 && root.get("info")?.isObject !== false) {
    const message = `The document has no ${missing.join(" and no ")}; "API" and "0.0.0" stand in.`;
    context.report.add("document/no-info", (info ?? root).at, message, "Write `info: { title: …, version: … }`.");
  }
  return {
    ...noted(context, info ?? root, info === undefined ? "none" : "summary"),
    title: title ?? "API",
    version: version ?? "0.0.0",
  };
}

function inheritedBy(context: Context, root: Node): Inherited {
  const declared = root.get("components")?.get("securitySchemes")?.entries() ?? [];
  const names = new Set(declared.map(([name]) => name));
  return { servers: buildServers(context, root), security: buildSecurity(context, root, names) ?? [], schemes: names };
}

function schemesOf(context: Context, root: Node): readonly SecurityScheme[] {
  const components = context.object(root, "components");
  if (components === undefined) return [];
  return context.members(components, "securitySchemes").flatMap(([name, it]) => buildScheme(context, name, it) ?? []);
}

function pathsOf(context: Context, root: Node, inherited: Inherited): readonly Operation[] {
  const paths = context.members(root, "paths").filter(([template]) => !template.startsWith("x-"));
  const templates = new Set(paths.map(([template]) => template));
  return paths.flatMap(([template, item]) => {
    if (template.startsWith("/"))
      return context.remembered.of(context, item, inherited, () => buildPathItem(context, template, item, inherited));
    const slashed = `/${template}`;
    const message = `The path ${JSON.stringify(template)} does not start with a slash.`;
    context.report.add("path/no-slash", item.at, message, `Write ${slashed}.`);
    return templates.has(slashed) ? [] : buildPathItem(context, slashed, item, inherited);
  });
}

function tagsOf(context: Context, root: Node): Api["tags"] {
  return context.items(root, "tags").map((it) => ({ ...noted(context, it), name: context.text(it, "name") ?? "" }));
}

function nothing(root: Node): Api {
  const doc = { summary: "", description: "", deprecated: false };
  return {
    at: root.at,
    doc,
    extensions: {},
    title: "API",
    version: "0.0.0",
    servers: [],
    tags: [],
    schemas: [],
    operations: [],
    webhooks: [],
    schemes: [],
  };
}
