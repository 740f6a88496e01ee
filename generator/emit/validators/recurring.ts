/** Which scalars stand in a module again and again: their test is a function that all of them share, so that it is read and shipped once. */
import type { Schema } from "../../model/schema.js";
import { needsFunction } from "./body.js";
import { isAnything, partsOfSchema } from "./facts.js";

/** Fewer are as short in place. */
const often = 3;

export class Recurring {
  readonly #counts = new Map<string, number>();

  /** Counts the properties of these schemas and of all within them. */
  constructor(roots: readonly Schema[]) {
    const work = [...roots];
    for (let it = work.pop(); it !== undefined; it = work.pop()) {
      for (const { name, schema } of it.object.properties) this.#count(schema, it.object.required.includes(name));
      work.push(...partsOfSchema(it));
    }
  }

  /** True for the schema of a property whose test is worth a function. */
  has(schema: Schema, isRequired: boolean): boolean {
    return isScalar(schema) && (this.#counts.get(keyOf(schema, isRequired)) ?? 0) >= often;
  }

  #count(schema: Schema, isRequired: boolean): void {
    if (!isScalar(schema)) return;
    const key = keyOf(schema, isRequired);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }
}

/** Compared in place, without a function or another schema. */
function isScalar(schema: Schema): boolean {
  const { allOf, anyOf, oneOf, not, conditional, ref } = schema;
  const isAlone = allOf.length === 0 && [anyOf, oneOf, not, conditional, ref].every((it) => it === undefined);
  return isAlone && !needsFunction(schema) && !isAnything(schema);
}

const keyOf = (schema: Schema, isRequired: boolean): string => `${isRequired} ${textOf(schema)}`;

const texts = new WeakMap<Schema, string>();

/** What its test is made of. */
function textOf(schema: Schema): string {
  const known = texts.get(schema);
  if (known !== undefined) return known;
  const { types, enum: values, const: constant, string, number, format, native } = schema;
  const text = JSON.stringify([types, values, constant, string, number, format, native]);
  texts.set(schema, text);
  return text;
}
