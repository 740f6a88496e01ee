/** What the public face of one validator says of one value, held against itself. */
import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type Json } from "../../generator/base/json.js";
import { pointsAt } from "../../generator/contract/faults.js";
import type { Issue, ValidationError } from "../../generator/runtime/validation/index.js";
import type { Face } from "./judges.js";

/** Whether a value fits, and everything in which guard, parser, explanation and Standard Schema are at odds, or say what is not so. */
export function told(face: Face, value: Json): { readonly fits: boolean; readonly faults: readonly string[] } {
  const { validator, guard, parse, interpreted } = face;
  const fits = guard(value);
  const issues = validator.issues(value);
  const standard = validator["~standard"].validate(value);
  const verdicts = {
    is: validator.is(value) === fits,
    issues: (issues.length === 0) === fits,
    parse: isCoherent(() => parse(value), fits, value, issues),
    "validator.parse": isCoherent(() => validator.parse(value), fits, value, issues),
    "~standard": fits
      ? standard.issues === undefined && Object.is(standard.value, value)
      : isDeepStrictEqual(standard.issues, issues),
    interpreted: interpreted.is(value) === fits && isDeepStrictEqual(interpreted.issues(value), issues),
    maxIssues: [1, 2, 3, issues.length].every((maxIssues) => {
      const some = validator.issues(value, { maxIssues });
      return isDeepStrictEqual(some, issues.slice(0, maxIssues));
    }),
  };
  const odd = Object.entries(verdicts).flatMap(([name, holds]) => (holds ? [] : [`${name} is at odds`]));
  return { fits, faults: [...odd, ...issues.flatMap((it) => faultsOf(it, value)), ...disorder(issues, value)] };
}

/** True where a parser answers the value itself, or throws with the issues that are told otherwise. */
function isCoherent(parse: () => unknown, fits: boolean, value: Json, issues: readonly Issue[]): boolean {
  try {
    return Object.is(parse(), value) && fits;
  } catch (error) {
    return !fits && isRefusal(error) && isDeepStrictEqual(error.issues, issues);
  }
}

/** Each package has a runtime, and so a class, of its own. */
const isRefusal = (error: unknown): error is ValidationError =>
  error instanceof Error && error.name === "ValidationError" && "issues" in error;

function faultsOf({ path, pointer, keyword, message }: Issue, value: Json): readonly string[] {
  const written = path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return [
    ...(written === pointer ? [] : [`the pointer ${pointer} is not the path ${JSON.stringify(path)}`]),
    ...(isPlace(pointer, value) ? [] : [`there is no ${pointer}`]),
    ...(["schema", "depth"].includes(keyword) ? [`nothing but ${keyword} is said`] : []),
    ...(message === "" ? [`${pointer} ${keyword} says nothing`] : []),
  ];
}

function disorder(issues: readonly Issue[], value: Json): readonly string[] {
  const places = placesOf(value);
  const told = issues.map((it) => it.pointer).filter((it) => places.has(it)); // where a name is struck out is not known
  const order = told.map((it) => places.get(it) as number);
  return order.flatMap((it, i) =>
    i > 0 && (order[i - 1] as number) > it ? [`${told[i]} is told after ${told[i - 1]}`] : [],
  );
}

/** True for what leads somewhere, whatever the names are that are struck out. */
const isPlace = (pointer: string, value: Json): boolean =>
  placesOf(value).has(pointer) || [...placesOf(value).keys()].some((it) => pointsAt(pointer, it));

const known = new WeakMap<object, ReadonlyMap<string, number>>();

/** The position in the text of every part of a value, by its pointer. */
function placesOf(value: Json): ReadonlyMap<string, number> {
  if (typeof value !== "object" || value === null) return new Map([["", 0]]);
  const places = known.get(value) ?? new Map(pointersOf(value, "").map((it, i) => [it, i]));
  known.set(value, places);
  return places;
}

function pointersOf(value: Json, pointer: string): readonly string[] {
  if (!Array.isArray(value) && !isJsonObject(value)) return [pointer];
  const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");
  const entries = Object.entries(value as { readonly [key: string]: Json });
  return [pointer, ...entries.flatMap(([key, it]) => pointersOf(it, `${pointer}/${escaped(key)}`))];
}

/** The same value, which nobody can change. */
export function frozen(value: Json): Json {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
