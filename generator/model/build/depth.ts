/** Schemas that lead on to others further than anybody can follow, let alone a call stack. */
import type { Diagnostics } from "../../base/diagnostic.js";
import type { NamedSchema } from "../api.js";
import { judgedParts, type Schema } from "../schema.js";

const deepest = 100;

/** Reports the first schema from which more than {@link deepest} steps lead on without looking into a value. There must be no circles. */
export function reportDepth(schemas: readonly NamedSchema[], report: Diagnostics): void {
  const byName = new Map(schemas.map((it) => [it.name, it.schema]));
  const known = new Map<string, number>();
  const isTooDeep = ({ schema }: NamedSchema): boolean => heightOf(schema, 0, byName, known) === Infinity;
  const found = schemas.find(isTooDeep);
  if (found === undefined) return;
  const message = `From the schema ${found.name}, more than ${deepest} steps lead on to other schemas without looking into a value.`;
  report.add("schema/too-deep", found.at, message, "Refer to what the steps end at, or write it here.");
}

/** The number of steps from a schema, at `depth`, to the last; Infinity where there are too many. */
function heightOf(it: Schema, depth: number, byName: ReadonlyMap<string, Schema>, known: Map<string, number>): number {
  if (depth > deepest) return Infinity;
  const { ref } = it;
  let own = 0;
  for (const part of judgedParts(it)) {
    const height = heightOf(part, depth + 1, byName, known) + 1;
    if (height === Infinity) return height; // other ways from here on may be without number
    own = Math.max(own, height);
  }
  const target = ref === undefined || ref.dynamic !== undefined ? undefined : byName.get(ref.name);
  if (ref === undefined || target === undefined) return own;
  const before = known.get(ref.name) ?? heightOf(target, depth + 1, byName, known);
  if (before !== Infinity) known.set(ref.name, before);
  const height = Math.max(own, before + 1);
  return depth + height > deepest ? Infinity : height;
}
