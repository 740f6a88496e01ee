/** The extension `x-pagination`, which says how a list is walked. Documented in the README. */
import { below } from "../../base/pointer.js";
import type { Node } from "../../load/index.js";
import type { Pagination, PageStep, Parameter } from "../api.js";
import type { Context } from "./context.js";

const ours: readonly string[] = ["items", "next", "previous", "size", "maximum"];

/** What a step goes by. Where one of them is written, what is wrong with it is reported already. */
const steps: readonly string[] = ["url", "link", "cursor", "offset", "page"];

/** The pagination of an operation; undefined where the document is silent or wrong, which is reported. */
export function buildPagination(
  context: Context,
  operation: Node,
  parameters: readonly Parameter[],
): Pagination | undefined {
  const node = operation.get("x-pagination");
  // An extension's name belongs to nobody: what has none of our keys is somebody else's.
  if (node === undefined || !ours.some((key) => node.get(key) !== undefined)) return undefined;
  const items = context.text(node, "items");
  const next = stepOf(context, node, "next", parameters);
  if (items === undefined || next === undefined) {
    if (items !== undefined && steps.some((key) => node.get("next")?.get(key) !== undefined)) return undefined;
    const hint = "Write `items: /targets` and, for example, `next: { url: /meta/next_page_url }`.";
    context.report.add(
      "pagination/incomplete",
      node.at,
      "x-pagination needs `items`, a JSON Pointer into the body, and `next`.",
      hint,
    );
    return undefined;
  }
  const size = declared(context, node, "size", parameters);
  return {
    at: node.at,
    items,
    next,
    previous: stepOf(context, node, "previous", parameters),
    size,
    maximum: context.count(node, "maximum"),
  };
}

function stepOf(context: Context, node: Node, key: string, parameters: readonly Parameter[]): PageStep | undefined {
  const it = context.object(node, key);
  if (it === undefined) return undefined;
  const url = context.text(it, "url");
  if (url !== undefined) return { kind: "url", pointer: url };
  const relation = context.text(it, "link");
  if (relation !== undefined) return { kind: "link", relation };
  const pointer = context.text(it, "cursor");
  const parameter = declared(context, it, "parameter", parameters);
  if (pointer !== undefined && parameter !== undefined) return { kind: "cursor", pointer, parameter };
  const offset = declared(context, it, "offset", parameters);
  if (offset !== undefined) return { kind: "offset", parameter: offset };
  const page = declared(context, it, "page", parameters);
  return page === undefined ? undefined : { kind: "page", parameter: page };
}

/** The name of a query parameter, which must be one of the operation's. */
function declared(context: Context, node: Node, key: string, parameters: readonly Parameter[]): string | undefined {
  const name = context.text(node, key);
  if (name === undefined || parameters.some((it) => it.in === "query" && it.name === name)) return name;
  const known = parameters.filter((it) => it.in === "query").map((it) => it.name);
  context.report.add(
    "pagination/unknown-parameter",
    below(node.at, key),
    `There is no query parameter ${JSON.stringify(name)}.`,
    `Name one of ${known.join(", ")}.`,
  );
  return undefined;
}
