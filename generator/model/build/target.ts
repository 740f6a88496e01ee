/** What references lead to, and what to say where they lead nowhere. */
import { keysOf, type Pointer } from "../../base/pointer.js";
import { Node } from "../../load/index.js";
import type { Context } from "./context.js";

/** The maps of the Components Object, by which a reference's target is known to be of the right kind. "any": no kind is asked for. */
export type ComponentKind =
  | "schemas"
  | "responses"
  | "parameters"
  | "examples"
  | "requestBodies"
  | "headers"
  | "securitySchemes"
  | "links"
  | "callbacks"
  | "pathItems"
  | "mediaTypes"
  | "any";

const component =
  /#\/components\/(schemas|responses|parameters|examples|requestBodies|headers|securitySchemes|links|callbacks|pathItems|mediaTypes)\/[^/]+$/;

/** What a node is that can be one thing only: a component, as `components.schemas`, or a whole document; undefined for any other. */
export function kindOf(node: Node): string | undefined {
  const [, kind] = component.exec(node.at) ?? [];
  if (kind !== undefined) return `components.${kind}`;
  return node.at.endsWith("#") && node.get("openapi") !== undefined ? "a whole document" : undefined;
}

export function isOfKind(node: Node, kind: ComponentKind): boolean {
  const own = kindOf(node);
  return kind === "any" || own === undefined || own === `components.${kind}`;
}

/**
 * What a reference points at; undefined, and a report at `at`, when it is not there. A pointer below an `$id` that leads nowhere in that
 * schema, but somewhere in its file, is taken as its author will have meant it.
 */
export function findTarget(context: Context, ref: string, from: Node, at: Pointer): Node | undefined {
  const { document, report } = context;
  const found = context.resolve(ref, from);
  if (found instanceof Node) return found;
  const file = document.fileOf(from);
  const meant = ref.startsWith("#") && file.base !== from.base ? document.resolve(ref, file) : undefined;
  if (meant instanceof Node) {
    const message = `The reference ${ref} leads nowhere within the schema's $id, and is taken from the root of the file.`;
    report.add("ref/outside-id", at, message, "Remove the $id, or write the reference with the file's name in front.");
    return meant;
  }
  report.add(
    "ref/unresolved",
    at,
    `The reference ${ref} leads nowhere: ${found.unresolved}`,
    found.hint ?? hintFor(document.root, ref),
  );
  return undefined;
}

/** What to write instead: a component of nearly that name, or of that name where the reference is one and no more. */
export function hintFor(root: Node, ref: string): string {
  const [component = "", kind = "", name = ref] = ref.startsWith("#/") ? keysOf(ref) : ["components", "schemas", ref];
  const known =
    component === "components" ? (root.get("components")?.get(kind)?.entries() ?? []).map(([key]) => key) : [];
  const meant = nearest(name, known);
  return meant === undefined ? "Define it, or correct the reference." : `Did you mean #/components/${kind}/${meant}?`;
}

/** The name that differs in case or in one or two letters only. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const allowed = Math.min(2, Math.floor(name.length / 3));
  const ranked = known
    .map((it) => [distance(name.toLowerCase(), it.toLowerCase(), allowed), it] as const)
    .sort(([a], [b]) => a - b);
  const [best] = ranked;
  return best !== undefined && best[0] <= allowed ? best[1] : undefined;
}

/** How many letters to add, remove or change (Levenshtein); more than `allowed` is told as `allowed + 1`. */
function distance(a: string, b: string, allowed: number): number {
  if (Math.abs(a.length - b.length) > allowed) return allowed + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
