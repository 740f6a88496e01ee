/** What is wrong with a value. */
import type { Place } from "./place.js";

export interface Issue {
  /**
   * Where, from the root of the value. A property that is missing is an issue of the object (`keyword` "required" or
   * "dependentRequired", the name in `limit`); one that must not be there, or whose name is wrong, is an issue of that property.
   */
  readonly path: readonly (string | number)[];
  /** The same as a JSON Pointer (RFC 6901): "/targets/0/weight", "" for the root. */
  readonly pointer: string;
  /** The keyword of JSON Schema that is not met; "depth" for data that is nested too deeply to be checked. */
  readonly keyword: string;
  /** "must be at most 65535, got 70000": to be read behind the name of what it is about. Never shows what is marked as personal. */
  readonly message: string;
  /** What the keyword asks for: 65535, the allowed values, the name of the missing property. */
  readonly limit?: unknown;
  /** What is there instead, as the message says it: "70000", "an array"; of a length or a count, how many. Never personal. */
  readonly received?: string;
}

export interface IssueOptions {
  /** To stop after so many: those that stand first in the value. */
  readonly maxIssues?: number;
}

/** An issue in the making: its text is made in the end, and whether what is there may be shown is decided then. */
export interface Draft {
  readonly place: Place | undefined;
  readonly keyword: string;
  /** "must be at most 65535" */
  readonly problem: string;
  readonly limit: unknown;
  /** What is there instead, and how that is said; nothing is said of it without the latter. */
  readonly got: unknown;
  readonly show: Show | undefined;
}

export type Show = (value: never) => string;

/** A value for people: short, on one line, and of objects and arrays no more than that they are one. */
export function shown(value: unknown): string {
  if (typeof value === "string") return value.length <= 60 ? quoted(value) : `${quoted(value.slice(0, 57))}…`;
  if (typeof value === "number" || typeof value === "boolean" || value === null) return String(value);
  if (typeof value === "bigint") return `${value}n`;
  return typeShown(value);
}

/** As JSON has it; most texts have nothing that is escaped there. */
const quoted = (text: string): string => (/^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : JSON.stringify(text));

/** The type of a value, for people. A number is shown. */
export function typeShown(value: unknown): string {
  if (value === null || value === undefined || typeof value === "number") return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** How many there are. */
export function countShown(count: number): string {
  return String(count);
}

/** There is always something wrong with a value that a guard has refused, even if the value changes between two looks. */
export function atLeastOne(issues: readonly Issue[]): readonly Issue[] {
  return issues.length > 0
    ? issues
    : [{ path: [], pointer: "", keyword: "schema", message: "does not fit its schema" }];
}
