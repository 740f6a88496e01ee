/** Equality of JSON values: the order of properties doesn't matter, and a property that is undefined is not there. */
import { namesThere } from "./fields.js";

/** True when two values are the same JSON value. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && equalItems(a, b);
  return equalFields(a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>);
}

function equalItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (!equal(a[i], b[i])) return false;
  return true;
}

function equalFields(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const names = namesThere(a);
  return (
    names.length === namesThere(b).length && names.every((name) => Object.hasOwn(b, name) && equal(a[name], b[name]))
  );
}

const few = 8;

/** The positions of the first two equal items; undefined when all differ. Takes time in proportion to the data, however much there is. */
export function repetition(items: readonly unknown[]): readonly [first: number, second: number] | undefined {
  if (items.length <= few) return repetitionInFew(items);
  const seen = new Map<unknown, number>();
  for (let i = 0; i < items.length; i += 1) {
    const it = items[i];
    const mark = typeof it === "object" && it !== null ? `{${canonical(it)}` : typeof it === "string" ? `"${it}` : it;
    const first = seen.get(mark);
    if (first !== undefined && !Number.isNaN(it)) return [first, i];
    seen.set(mark, i);
  }
  return undefined;
}

function repetitionInFew(items: readonly unknown[]): readonly [number, number] | undefined {
  for (let second = 1; second < items.length; second += 1) {
    for (let first = 0; first < second; first += 1) if (equal(items[first], items[second])) return [first, second];
  }
  return undefined;
}

/** True when no two items are the same JSON value. */
export function isUnique(items: readonly unknown[]): boolean {
  return repetition(items) === undefined;
}

/** A text that is the same for equal values, and for no others. */
function canonical(value: unknown): string {
  if (value instanceof Date) return `@${value.getTime()}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === "object" && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    const names = [...namesThere(fields)].sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(fields[name])}`).join()}}`;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
