// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { Leaf, Tree } from "./types.js";

/** Where a path leads: the routes by method, and the raw segments that its parameters stand for. */
export interface Match {
  readonly methods: { readonly [method: string]: Leaf };
  readonly captured: readonly string[];
}

/**
 * Finds the most specific path, segment by segment; a literal goes before a pattern, a pattern before a parameter, and a way that ends
 * nowhere is left again. Segments are compared decoded, so that `%74argets` is `targets`, but an encoded slash is never a separator.
 */
export function match(tree: Tree, path: string): Match | undefined {
  const segments = path.split("/").slice(1);
  return walk(tree, segments, 0, []);
}

function walk(tree: Tree, segments: readonly string[], at: number, captured: readonly string[]): Match | undefined {
  const segment = segments[at];
  if (segment === undefined) return tree.methods === undefined ? undefined : { methods: tree.methods, captured };
  const literal = literalOf(tree, segment);
  const direct = literal === undefined ? undefined : walk(literal, segments, at + 1, captured);
  if (direct !== undefined) return direct;
  for (const { pattern, next } of tree.patterns ?? []) {
    const found = pattern.exec(segment);
    const deeper = found === null ? undefined : walk(next, segments, at + 1, [...captured, ...found.slice(1)]);
    if (deeper !== undefined) return deeper;
  }
  if (tree.parameter === undefined || segment === "") return undefined;
  return walk(tree.parameter, segments, at + 1, [...captured, segment]);
}

function literalOf({ literals }: Tree, segment: string): Tree | undefined {
  if (literals === undefined) return undefined;
  if (Object.hasOwn(literals, segment)) return literals[segment];
  if (!segment.includes("%")) return undefined;
  const decoded = decode(segment);
  return decoded !== undefined && Object.hasOwn(literals, decoded) ? literals[decoded] : undefined;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
