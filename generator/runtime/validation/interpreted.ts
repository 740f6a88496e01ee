/** Validators without a compiled guard: their data is gone through for each value, by what explains it otherwise. */
import { bounded, type Check } from "./bounded.js";
import { explainerOf } from "./explainer.js";
import type { Compiled, Means, SchemaData } from "./schema.js";
import { validatorOf, type Validator } from "./validator.js";
import { Budget, Walk } from "./walk.js";

/** The validator of a named schema, as data. `means` is what its explanation takes; `deep`: it contains itself. */
export function interpreted<Value>(name: string, data: SchemaData, means: () => Means, deep = false): Validator<Value> {
  const fits: Check = (value) =>
    explainerOf(data, means).fits(value, new Walk(1, new Budget(() => stepsFor(value)), true));
  const compiled: Compiled = { name, check: undefined, data, deep, means, more: stepsFor };
  return validatorOf(compiled, (value): value is Value => bounded(fits, value));
}

/** There is no guard to pass by what fits, so how much may be looked at depends on how much there is. */
const stepsFor = (value: unknown): number => 50 * sizeOf(value);

/** How many parts a value has; ten million where there are more, as there are without end in one that holds itself. */
function sizeOf(value: unknown): number {
  const work = [value];
  let size = 0;
  for (; work.length > 0 && size < 10_000_000; size += 1) {
    const it = work.pop();
    if (typeof it === "object" && it !== null) for (const part of Object.values(it)) work.push(part);
  }
  return size;
}
