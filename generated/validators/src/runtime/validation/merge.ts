// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { inOrder } from "./order.js";
import type { Place } from "./place.js";
import type { Explain, Walk } from "./walk.js";

/**
 * Runs explanations of one value and puts together what they find: in the order of the value, and once where two ask for the same.
 * Each may find as many as were asked for; those that stand first are kept. Without a limit that is done once, for the outermost value.
 */
export function merge(value: unknown, place: Place | undefined, walk: Walk, explanations: readonly Explain[]): void {
  const from = walk.drafts.length;
  const { end } = walk;
  const isWithin = walk.isMerging && end === Infinity;
  walk.isMerging = true;
  let found = 2; // those that are broken off leave a disorder
  try {
    found = run(explanations, value, place, walk);
  } finally {
    walk.end = end;
    if (found > 1) walk.isMixed = true;
    if (!isWithin) {
      if (walk.isMixed) walk.adopt(inOrder(value, place, walk.drafts.splice(from)));
      walk.isMerging = false;
      walk.isMixed = false;
    }
  }
}

/** How many of them find something. */
function run(explanations: readonly Explain[], value: unknown, place: Place | undefined, walk: Walk): number {
  const room = walk.end - walk.drafts.length;
  let found = 0;
  for (const explain of explanations) {
    const before = walk.drafts.length;
    walk.end = before + room;
    explain(value, place, walk);
    if (walk.drafts.length > before) found += 1;
  }
  return found;
}
