/**
 * Path Item Object and Operation Object.
 * @see https://spec.openapis.org/oas/v3.1.0#path-item-object
 * @see https://spec.openapis.org/oas/v3.1.0#operation-object
 */
import { methods } from "../../base/methods.js";
import { below } from "../../base/pointer.js";
import type { Node } from "../../load/index.js";
import type { Body, Callback, Operation, Parameter, SecurityUse, Server } from "../api.js";
import { noted, type Context } from "./context.js";
import { buildContent } from "./media.js";
import { buildPagination } from "./pagination.js";
import { buildParameter } from "./parameter.js";
import { derivedId } from "./operation-ids.js";
import { resolvePath } from "./path.js";
import { buildResponses } from "./response.js";
import { buildSecurity } from "./security.js";
import { buildServers } from "./server.js";

/** What operations inherit from the document. */
export interface Inherited {
  readonly servers: readonly Server[];
  readonly security: readonly (readonly SecurityUse[])[];
  readonly schemes: ReadonlySet<string>;
}

/** The operations of one path, webhook or callback. */
export function buildPathItem(
  context: Context,
  template: string,
  node: Node,
  inherited: Inherited,
): readonly Operation[] {
  const referred = context.follow(node, "pathItems");
  if (referred === undefined || !context.isObject(referred, "A path item")) return [];
  if (context.open.has(referred.at)) {
    context.report.add(
      "path/own-callback",
      node.at,
      "This path is among its own callbacks, and left out there.",
      "Describe the callback by a path item of its own.",
    );
    return [];
  }
  context.open.add(referred.at);
  const operations = itemOperations(context, template, node, referred, inherited);
  context.open.delete(referred.at);
  return operations;
}

function itemOperations(
  context: Context,
  template: string,
  node: Node,
  referred: Node,
  inherited: Inherited,
): readonly Operation[] {
  // What stands beside a reference comes first (Path Item Object, `$ref`).
  const items = referred === node ? [node] : [node, referred];
  const holder = items.find((it) => it.get("servers") !== undefined);
  const servers = holder === undefined ? inherited.servers : buildServers(context, holder);
  const shared = items.reduceRight<readonly Parameter[]>((sofar, it) => parametersOf(context, it, sofar), []);
  return operationsOf(context, items)
    .filter(([, it]) => context.isObject(it, "An operation"))
    .map(([method, it]) => buildOperation(context, template, method, it, shared, { ...inherited, servers }));
}

/** The operations of a path item with their methods: those in its fixed fields, whose order means nothing, then the additional ones. */
function operationsOf(context: Context, items: readonly Node[]): readonly (readonly [string, Node])[] {
  const usual = methods.flatMap((method) =>
    items.flatMap((item): readonly (readonly [string, Node])[] => {
      const operation = item.get(method);
      return operation === undefined ? [] : [[method, operation]];
    }),
  );
  const additional = items.flatMap((item) => context.members(item, "additionalOperations"));
  const all = [...usual, ...additional];
  return all.filter(([method], i) => all.findIndex(([other]) => other === method) === i);
}

function buildOperation(
  context: Context,
  template: string,
  method: string,
  node: Node,
  shared: readonly Parameter[],
  inherited: Inherited,
): Operation {
  const { path, parameters } = resolvePath(context, node.at, template, parametersOf(context, node, shared));
  return {
    ...noted(context, node),
    id: context.text(node, "operationId") ?? derivedId(method, template),
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

/** Names of headers are compared without case (RFC 9110, section 5.1). */
function same(a: Parameter, b: Parameter): boolean {
  return a.in === b.in && (a.in === "header" ? a.name.toLowerCase() === b.name.toLowerCase() : a.name === b.name);
}

function repeated(context: Context, node: Node, { name, in: place }: Parameter): void {
  context.report.add(
    "parameter/duplicate",
    node.at,
    `There are two ${place} parameters ${JSON.stringify(name)}.`,
    "Remove one of them.",
  );
}

/** Parameter Object: header parameters of these names are described elsewhere, and ignored. */
function ignoredHeader(it: Parameter): boolean {
  return it.in === "header" && ["accept", "content-type", "authorization"].includes(it.name.toLowerCase());
}

function bodyOf(context: Context, node: Node): Body | undefined {
  const described = node.get("requestBody");
  const it = described === undefined ? undefined : context.follow(described, "requestBodies");
  if (it === undefined || !context.isObject(it, "A request body")) return undefined;
  const content = buildContent(context, it);
  if (described === undefined || content.length === 0) return undefined;
  return { ...noted(context, it, "none", described), required: context.flag(it, "required"), content };
}

function callbacksOf(context: Context, node: Node, inherited: Inherited): readonly Callback[] {
  return context.members(node, "callbacks").flatMap(([name, callback]) => {
    const it = context.follow(callback, "callbacks");
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

/** The operations of a webhook, whose name is free text. */
export const buildWebhook = (context: Context, name: string, item: Node, inherited: Inherited): readonly Operation[] =>
  buildPathItem(context, name, item, inherited).map((it) => pathless(it, name));

/** An operation whose URL is whatever its receiver says: it has no path, and so nothing in one. */
const pathless = (it: Operation, template: string): Operation => ({
  ...it,
  template,
  path: [{ text: template }],
  parameters: it.parameters.filter((one) => one.in !== "path"),
});

/** The path of a callback is a runtime expression, whose braces are no path parameters. */
function callbackOperations(
  context: Context,
  name: string,
  expression: string,
  item: Node,
  inherited: Inherited,
): readonly Operation[] {
  const operations = buildPathItem(context, name, item, inherited);
  return operations.map((it) => pathless(it, expression));
}
