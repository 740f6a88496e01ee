/**
 * The paths of an API as a tree of resources. A collection and its items are one resource: `/Targets` and `/Targets/{Sid}`. What is
 * under an item hangs on the item. No operation is dropped: one that is no list, create, fetch, … keeps its own name.
 */
import { isJsonObject } from "../base/json.js";
import type { Operation } from "./api.js";

export interface Resource {
  /** The segment as written: "Targets"; of a segment with a parameter that has no collection, the parameter's name. */
  readonly segment: string;
  /** Segments from the root, parameters as "{}". Unique. */
  readonly key: string;
  /** The path parameter that chooses an item, by the first operation that has it; undefined where there are no items. */
  parameter: string | undefined;
  readonly list: Method[];
  readonly item: Method[];
  /** What is under the collection, and under an item. */
  readonly children: Resource[];
  readonly below: Resource[];
}

export type MethodKind = "list" | "create" | "fetch" | "replace" | "update" | "remove" | "other";

export interface Method {
  readonly operation: Operation;
  readonly kind: MethodKind;
  /** The name that the document asks for with `x-resource: { method: … }`. */
  readonly wish: string | undefined;
  /** For each path parameter in order: whether a resource on the way was called with it. */
  readonly captured: readonly boolean[];
}

/** The resources at the root. */
export function resourcesOf(operations: readonly Operation[]): Resource {
  const root = resource("", "");
  for (const it of operations) place(root, it);
  for (const it of [...root.children]) actions(root, it, root.children, root.list);
  return root;
}

function resource(segment: string, key: string): Resource {
  return { segment, key, parameter: undefined, list: [], item: [], children: [], below: [] };
}

/** A segment is a text, a parameter, or a mixture, which counts as a text. */
function segmentsOf(operation: Operation): readonly { readonly text: string; readonly parameter: string | undefined; readonly count: number }[] {
  const whole = operation.path.map((it) => ("text" in it ? it.text : `\u0000${it.parameter}\u0001`)).join("");
  return whole
    .split("/")
    .filter((it) => it !== "")
    .map((it) => {
      const parameters = [...it.matchAll(/\u0000([^\u0001]*)\u0001/g)];
      const [only] = parameters;
      const isWhole = only !== undefined && only[0] === it;
      return { text: it.replace(/\u0000([^\u0001]*)\u0001/g, "$1"), parameter: isWhole ? only[1] : undefined, count: parameters.length };
    });
}

function place(root: Resource, operation: Operation): void {
  let here = root;
  let onItem = false;
  const captured: boolean[] = [];
  for (const { text, parameter, count } of segmentsOf(operation)) {
    if (parameter !== undefined && !onItem && here !== root) {
      here.parameter ??= parameter;
      onItem = true;
    } else {
      const siblings = onItem ? here.below : here.children;
      const key = `${here.key}/${onItem ? "{}/" : ""}${parameter === undefined ? text : "{}"}`;
      here = findOrAdd(siblings, parameter ?? text, key);
      onItem = false;
      if (parameter !== undefined) {
        here.parameter ??= parameter;
        onItem = true;
      }
    }
    for (let i = 0; i < count; i += 1) captured.push(parameter !== undefined);
  }
  (onItem ? here.item : here.list).push(methodOf(operation, onItem, captured));
}

function findOrAdd(siblings: Resource[], segment: string, key: string): Resource {
  const found = siblings.find((it) => it.key === key);
  if (found !== undefined) return found;
  const added = resource(segment, key);
  siblings.push(added);
  return added;
}

function methodOf(operation: Operation, onItem: boolean, captured: readonly boolean[]): Method {
  const extension = operation.extensions["x-resource"];
  const wish = isJsonObject(extension) && typeof extension["method"] === "string" ? extension["method"] : undefined;
  return { operation, kind: kindOf(operation, onItem), wish, captured };
}

const onItems: Readonly<Record<string, MethodKind>> = { GET: "fetch", PUT: "replace", PATCH: "update", POST: "update", DELETE: "remove" };
const onLists: Readonly<Record<string, MethodKind>> = { GET: "list", POST: "create", PUT: "replace", PATCH: "update", DELETE: "remove" };

function kindOf({ method }: Operation, onItem: boolean): MethodKind {
  return (onItem ? onItems : onLists)[method] ?? "other";
}

/** A leaf that only answers POST is something one does: `/pets/{id}/cancel` is `pets(id).cancel()`. */
function actions(parent: Resource, it: Resource, siblings: Resource[], methods: Method[]): void {
  for (const child of [...it.children]) actions(it, child, it.children, it.list);
  for (const child of [...it.below]) actions(it, child, it.below, it.item);
  const [only, ...others] = it.list;
  const isLeaf = it.parameter === undefined && it.children.length === 0 && it.below.length === 0;
  if (only === undefined || others.length > 0 || !isLeaf || only.operation.method !== "POST" || siblings !== parent.below) return;
  siblings.splice(siblings.indexOf(it), 1);
  methods.push({ ...only, kind: "other", wish: only.wish ?? it.segment });
}
