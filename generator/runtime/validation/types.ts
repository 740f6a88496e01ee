/** The keyword `type`. */
import { isBinary } from "./natives.js";
import { shown, typeShown } from "./issue.js";
import type { Place } from "./place.js";
import type { Format, Rules, TypeName } from "./schema.js";
import type { Walk } from "./walk.js";

const words: Readonly<Record<TypeName, string>> = {
  null: "null",
  boolean: "a boolean",
  object: "an object",
  array: "an array",
  number: "a number",
  integer: "an integer",
  string: "a string",
};

/** Types as bits, so that to look for one among several is one step. What has no type, as `undefined`, has none of them. */
const bits: Readonly<Record<TypeName, number>> = {
  null: 1,
  boolean: 2,
  object: 4,
  array: 8,
  integer: 16,
  number: 16 | 32,
  string: 64,
};

/** The type of a value. Numbers that JSON has no word for, `undefined` and functions have none. */
export function bitOf(value: unknown): number {
  if (typeof value === "string") return 64;
  if (typeof value === "number") return Number.isInteger(value) ? 16 : Number.isFinite(value) ? 32 : 0;
  if (typeof value === "boolean") return 2;
  if (typeof value !== "object") return 0;
  return value === null ? 1 : Array.isArray(value) ? 8 : 4;
}

/** Which values are of the types that a schema allows, and what is said of others. */
export class Types {
  readonly #type: Rules["type"];
  /** The types as JSON has them. */
  readonly bits: number;
  /** The format of values in a form that JSON has not. */
  readonly #native: Format | undefined;
  readonly #is: ((value: unknown) => boolean) | undefined;
  #problem: string | undefined;

  constructor({ type, format }: Rules) {
    const ofJson = bitsOf(type);
    this.#type = type;
    this.#native = typeof format === "object" && format.native !== undefined ? format : undefined;
    this.bits = this.#native === undefined ? ofJson : ofJson & bits.null;
    this.#is = format === "binary" && (ofJson & bits.string) !== 0 ? isBinary : this.#native?.native?.is;
  }

  has(value: unknown): boolean {
    return this.#type === undefined || (bitOf(value) & this.bits) !== 0 || this.#is?.(value) === true;
  }

  report(value: unknown, place: Place | undefined, walk: Walk): void {
    const problem = (this.#problem ??= `must be ${either(typesOf(this.#type).map((it) => this.#word(it)))}`);
    // In the form in which it travels its type is right, and so it is its format that is not.
    const isJson = (): boolean => typeof value === "bigint" || (bitOf(value) & bitsOf(this.#type)) !== 0;
    if (this.#native !== undefined && isJson()) walk.report(place, "format", problem, this.#native.name, value, shown);
    else walk.report(place, "type", problem, this.#type, value, typeShown);
  }

  #word(type: TypeName): string {
    return this.#native === undefined || type === "null" ? words[type] : (nativeWords[this.#native.name] ?? type);
  }
}

const typesOf = (type: Rules["type"]): readonly TypeName[] => (typeof type === "string" ? [type] : (type ?? []));
const bitsOf = (type: Rules["type"]): number => typesOf(type).reduce((all, it) => all | bits[it], 0);

const nativeWords: { readonly [format: string]: string } = {
  int64: "a bigint (format int64)",
  "date-time": "a Date (format date-time)",
  byte: "a Uint8Array (format byte)",
};

/** "a, b or c" */
export function either(choices: readonly string[]): string {
  return choices.length < 2
    ? (choices[0] ?? "nothing")
    : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1) ?? ""}`;
}
