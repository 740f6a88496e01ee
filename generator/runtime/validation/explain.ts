/** Explanations: what is wrong with a value, told only once it is known that something is. */
import { isOverflow } from "./bounded.js";
import { explainerOf } from "./explainer.js";
import { countShown, type Draft, type Issue, type IssueOptions } from "./issue.js";
import { pathOf, pointerOf, pointerTo } from "./place.js";
import type { Compiled, Privacy } from "./schema.js";
import { Budget, Walk } from "./walk.js";

/** A walk on which no more issues are met than were asked for. */
export function newWalk({ more }: Compiled, value: unknown, { maxIssues = Infinity }: IssueOptions = {}): Walk {
  return new Walk(Math.max(1, maxIssues), new Budget(() => more?.(value) ?? 0));
}

/**
 * Every way in which a value does not fit a schema, in the order of the value; none when it fits. Of `anyOf` and `oneOf` the branch
 * that the discriminator names, or that comes closest, is explained. Data that is nested too deeply is an issue, not an error.
 */
export function explain(compiled: Compiled, value: unknown, options?: IssueOptions): readonly Issue[] {
  const walk = newWalk(compiled, value, options);
  bear(walk, () => explainerOf(compiled.data, compiled.means).visit(value, undefined, "false", walk));
  return issuesFrom(walk.drafts, compiled, walk);
}

/** Runs what may go too deep, or take too long: then that is an issue. */
export function bear({ drafts }: Walk, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!isOverflow(error)) throw error;
    const parts = drafts.findIndex((it) => it.place !== undefined);
    drafts.splice(parts < 0 ? drafts.length : parts, 0, tooDeep);
  }
}

/** Issues of drafts, no more than were asked for. */
export function issuesFrom(drafts: readonly Draft[], { data, means }: Compiled, { limit }: Walk): readonly Issue[] {
  const secret = means().privacy?.(data);
  return (drafts.length > limit ? drafts.slice(0, limit) : drafts).map((it) => issueOf(it, secret));
}

function issueOf({ place, keyword, problem, limit, got, show }: Draft, secret: ReturnType<Privacy> | undefined): Issue {
  const whole = pathOf(place);
  const { path, isPrivate } = secret === undefined ? { path: whole, isPrivate: false } : secret(whole);
  const pointer = path === whole ? pointerOf(place) : pointerTo(path);
  if (show === undefined || isPrivate)
    return limit === undefined
      ? { path, pointer, keyword, message: problem }
      : { path, pointer, keyword, message: problem, limit };
  const received = show(got as never);
  const message = `${problem}${show === countShown ? ", has " : ", got "}${received}`;
  return limit === undefined
    ? { path, pointer, keyword, message, received }
    : { path, pointer, keyword, message, limit, received };
}

const tooDeep: Draft = {
  place: undefined,
  keyword: "depth",
  problem: "is nested too deeply, or has too many alternatives, to be checked",
  limit: undefined,
  got: undefined,
  show: undefined,
};
