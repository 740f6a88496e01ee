// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** What is said of counts and lengths. */
import { countShown } from "./issue.js";
import type { Place } from "./place.js";
import type { Walk } from "./walk.js";

/** "1 item", "2 items", "2 properties" */
export function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what : what.endsWith("y") ? `${what.slice(0, -1)}ies` : `${what}s`}`;
}

/** What is counted: how the keywords end that limit it, and what one of them is called. */
export type Counted = readonly [keyword: string, word: string];

/** Reports too few or too many. */
export function reportCount(
  [keyword, word]: Counted,
  count: number,
  least: number,
  most: number,
  place: Place | undefined,
  walk: Walk,
): void {
  const report = (end: string, bound: string, limit: number): void => {
    const problem = `must have at ${bound} ${counted(limit, word)}`;
    walk.report(place, `${end}${keyword}`, problem, limit, count, countShown);
  };
  if (count < least) report("min", "least", least);
  if (count > most) report("max", "most", most);
}
