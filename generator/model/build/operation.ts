/**
 * Path Item Object and Operation Object.
 * @see https://spec.openapis.org/oas/v3.1.0#path-item-object
 * @see https://spec.openapis.org/oas/v3.1.0#operation-object
 */
import { below } from "../../base/pointer.js";
import { Node } from "../../load/index.js";
import type { Body, Callback, Operation, Parameter, SecurityUse, Server } from "../api.js";
import { noted, type Context } from "./context.js";
import { buildContent } from "./media.js";
import { buildPagination } from "./pagination.js";
import { buildParameter } from "./parameter.js";
import { pathParts, withPath } from "./path.js";
import { buildResponses } from "./response.js";
import { buildSecurity } from "./security.js";
import { buildServers } from "./server.js";

/** What operations inherit from the document. */
export interface Inherited {
  readonly servers: readonly Server[];
  readonly security: readonly (readonly SecurityUse[])[];
  readonly schemes: ReadonlySet<string>;
}

const methods: readonly string[] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** The operations of one path, webhook or callback. */
export function buildPathItem(context: Context, template: string, node: Node, inherited: Inherited): readonly Operation[] {
  const item = context.follow(node);
  if (item === undefined || !context.isObject(item, "A path item")) return [];
  const servers = item.get("servers") === undefined ? inherited.servers : buildServers(context, item);
  const shared = parametersOf(context, item, []);
  const usual = methods.flatMap((method) => (item.get(method) === undefined ? [] : [[method, item.get(method) as Node] as const]));
  const found = [...usual, ...context.members(item, "additionalOperations")];
  return inOrder(item, found)
    .filter(([, it]) => context.isObject(it, "An operation"))
    .map(([method, it]) => buildOperation(context, template, method, it, shared, { ...inherited, servers }));
}

/** As written in the document, not as listed here. */
function inOrder(item: Node, found: readonly (readonly [string, Node])[]): readonly (readonly [string, Node])[] {
  const order = item.entries().map(([key]) => key);
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...found].sort(([a], [b]) => place(a) - place(b));
}

function buildOperation(context: Context, template: string, method: string, node: Node, shared: readonly Parameter[], inherited: Inherited): Operation {
  const path = pathParts(template);
  const parameters = withPath(context, node.at, path, parametersOf(context, node, shared));
  return {
    ...noted(context, node),
    id: context.text(node, "operationId") ?? `${method} ${template}`,
    method: methods.includes(method) ? method.toUpperCase() : method,
    template,
    path,
    tags: context.texts(node, "tags") ?? [],
    parameters,
    body: bodyOf(context, node),
    responses: buildResponses(context, node),
    security: buildSecurity(context, node, inherited.schemes) ?? inherited.security,
    servers: node.get("servers") === undefined ? inherited.servers : buildServers(context, node),
    callbacks: callbacksOf(context, node, inherited),
    pagination: buildPagination(context, node, parameters),
  };
}

/** The parameters under a node, in front of those it shares with its path; one replaces a shared one of its name and place. */
function parametersOf(context: Context, node: Node, shared: readonly Parameter[]): readonly Parameter[] {
  const own: Parameter[] = [];
  for (const it of context.items(node, "parameters")) {
    const parameter = buildParameter(context, it);
    if (parameter === undefined || ignoredHeader(parameter)) continue;
    if (own.some((other) => same(other, parameter))) repeated(context, it, parameter);
    else own.push(parameter);
  }
  return [...shared.filter((it) => !own.some((other) => same(other, it))), ...own];
}

const same = (a: Parameter, b: Parameter): boolean => a.in === b.in && a.name === b.name;

function repeated(context: Context, node: Node, { name, in: place }: Parameter): void {
  context.report.error("parameter/duplicate", node.at, `There are two ${place} parameters ${JSON.stringify(name)}.`, "Remove one of them.");
}

/** Parameter Object: header parameters of these names are described elsewhere, and ignored. */
function ignoredHeader(it: Parameter): boolean {
  return it.in === "header" && ["accept", "content-type", "authorization"].includes(it.name.toLowerCase());
}

function bodyOf(context: Context, node: Node): Body | undefined {
  const described = node.get("requestBody");
  const it = described === undefined ? undefined : context.follow(described);
  if (it === undefined || !context.isObject(it, "A request body")) return undefined;
  const content = buildContent(context, it);
  if (content.length === 0) return undefined;
  return { ...noted(context, it, "none"), required: context.flag(it, "required"), content };
}

function callbacksOf(context: Context, node: Node, inherited: Inherited): readonly Callback[] {
  return context.members(node, "callbacks").flatMap(([name, callback]) => {
    const it = context.follow(callback);
    if (it === undefined || !context.isObject(it, "A callback")) return [];
    return it
      .entries()
      .filter(([expression]) => !expression.startsWith("x-"))
      .map(([expression, item]) => ({
        ...noted(context, it),
        at: below(it.at, expression),
        name,
        expression,
        operations: callbackOperations(context, name, expression, item, inherited),
      }));
  });
}

/** The path of a callback is a runtime expression, whose braces are no path parameters. */
function callbackOperations(context: Context, name: string, expression: string, item: Node, inherited: Inherited): readonly Operation[] {
  const operations = buildPathItem(context, name, item, inherited);
  return operations.map((it) => ({ ...it, template: expression, path: [{ text: expression }] }));
}
