/**
 * Response Object, Responses Object and Link Object.
 * @see https://spec.openapis.org/oas/v3.1.0#responses-object
 */
import { below } from "../../base/pointer.js";
import type { Json } from "../../base/json.js";
import type { Node } from "../../load/index.js";
import type { Link, Response, Status } from "../api.js";
import { noted, type Context } from "./context.js";
import { buildContent } from "./media.js";
import { headersOf } from "./parameter.js";

/** The declared responses of an operation, most specific first: 200, 2XX, default. */
export function buildResponses(context: Context, operation: Node): readonly Response[] {
  const found = context.members(operation, "responses").flatMap(([key, it]) => responseOf(context, key, it));
  return found.sort((a, b) => specificity(a.status) - specificity(b.status));
}

const specificity = (status: Status): number =>
  typeof status === "number" ? status : status === "default" ? 2000 : 1000 + Number(status[0]);

function responseOf(context: Context, key: string, node: Node): readonly Response[] {
  if (key.startsWith("x-")) return [];
  const status = statusOf(key);
  if (status === undefined) {
    const hint = 'Write a status such as "404", a range such as "4XX", or default.';
    context.report.add(
      "response/unknown-status",
      node.at,
      `${JSON.stringify(key)} is no status; this response is left out.`,
      hint,
    );
    return [];
  }
  const it = context.follow(node, "responses");
  if (it === undefined || !context.isObject(it, "A response")) return [];
  const headers = headersOf(context, it);
  return [
    {
      ...noted(context, it, "summary", node),
      status,
      headers,
      content: buildContent(context, it),
      links: linksOf(context, it),
    },
  ];
}

function statusOf(key: string): Status | undefined {
  if (key === "default") return key;
  if (/^[1-5][xX]{2}$/.test(key)) return key.toUpperCase() as Status;
  return /^[1-5]\d\d$/.test(key) ? Number(key) : undefined;
}

function linksOf(context: Context, node: Node): readonly Link[] {
  return context.members(node, "links").flatMap(([name, link]) => {
    const it = context.follow(link, "links");
    if (it === undefined || !context.isObject(it, "A link")) return [];
    const parameters = Object.create(null) as Record<string, Json>;
    for (const [key, value] of context.object(it, "parameters")?.entries() ?? []) parameters[key] = value.value;
    const base = { ...noted(context, it, "none", link), at: below(node.at, "links", name) };
    return [
      {
        ...base,
        name,
        operationId: context.text(it, "operationId"),
        operationRef: context.text(it, "operationRef"),
        parameters,
      },
    ];
  });
}
