/** From text to values by shape. */
import type { ArrayShape, ObjectShape, ScalarShape, Shape } from "./wire.js";

type Member = ScalarShape | ArrayShape | ObjectShape;

/** A shape that contains itself: `recursive((self) => ({ object: { not: self } }))`. */
export function recursive(make: (self: () => Shape) => Shape): Shape {
  const shape: Shape = make(() => shape);
  return shape;
}

/** The shapes a value may have, none of them a choice. */
export function membersOf(shape: Shape): readonly Member[] {
  if (typeof shape === "function") return membersOf(shape());
  return isChoice(shape) ? shape.flatMap(membersOf) : [shape];
}

const isChoice = (shape: Exclude<Shape, () => Shape>): shape is readonly Shape[] => Array.isArray(shape);

export const arrayOf = (members: readonly Member[]): ArrayShape | undefined =>
  members.find((it): it is ArrayShape => typeof it === "object" && "array" in it);

export const objectOf = (members: readonly Member[]): ObjectShape | undefined =>
  members.find((it): it is ObjectShape => typeof it === "object" && "object" in it);

/** True where a value is a single scalar, under a name that any object can have. */
export const isPlainScalar = (name: string, shape: Shape): boolean =>
  name !== "__proto__" && (shape === "string" || shape === "integer" || shape === "number" || shape === "boolean");

/** True when a value may be a single text, `null` aside. */
export const hasScalar = (members: readonly Member[]): boolean =>
  members.some((it) => typeof it === "string" && it !== "null");

/** True when text of any content is a value. */
export const hasText = (members: readonly Member[]): boolean => members.includes("string") || members.includes("any");

export const itemShape = ({ array, tuple }: ArrayShape, index: number): Shape => tuple?.[index] ?? array;

/** The shape of a property; undefined when there are no properties of other names. */
export function propertyShape({ object, rest }: ObjectShape, name: string): Shape | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  return rest === false ? undefined : (rest ?? "any");
}

/** The value that text stands for, or the text itself where it stands for none that the shape allows. What is structured has been JSON. */
export function coerce(shape: Shape, text: string): unknown {
  if (shape === "string" || shape === "any") return text;
  if (shape === "integer" || shape === "number") return numberFor(shape, text) ?? text;
  if (shape === "boolean") return booleanFor(text.toLowerCase()) ?? text;
  const members = membersOf(shape);
  if (text === "") return members.includes("null") && !hasText(members) ? null : text;
  if (members.includes("boolean")) {
    const word = booleanFor(hasText(members) ? text : text.toLowerCase());
    if (word !== undefined) return word;
  }
  const kind = members.includes("number") ? "number" : members.includes("integer") ? "integer" : undefined;
  const number = kind === undefined ? undefined : numberFor(kind, text);
  if (number !== undefined) return number;
  const structured = members.some((it) => typeof it === "object" || it === "json");
  return structured && /^\s*[[{]/.test(text) ? structuredIn(text) : text;
}

const booleanFor = (word: string): boolean | undefined =>
  word === "true" ? true : word === "false" ? false : undefined;

function numberFor(kind: "number" | "integer", text: string): number | undefined {
  const number = numberOf(text);
  return number !== undefined && (kind === "number" || Number.isInteger(number)) ? number : undefined;
}

const longestNumber = 400;

/** A number by JSON's grammar, if a double holds it: an integer whose digits would be rounded is refused. */
function numberOf(text: string): number | undefined {
  if (text.length > longestNumber || !/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return undefined;
  const number = Number(text);
  const exact =
    Number.isSafeInteger(number) || !Number.isInteger(number) || digitsOf(text) <= 15 || String(number) === text;
  return Number.isFinite(number) && exact ? number : undefined;
}

/** How many digits of a number say something. */
const digitsOf = (text: string): number => text.replace(/e.*|\D/gi, "").replace(/^0+|0+$/g, "").length;

function structuredIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
