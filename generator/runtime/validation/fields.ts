/** How guards look at values. Nothing here allocates for data as `JSON.parse` makes it. */

/** The properties of an object. */
export interface Fields {
  readonly [name: string]: unknown;
}

export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

/** NaN and the infinities are no JSON numbers. */
export function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

/** An object as JSON has it: not null, not an array. A class's instance is one. */
export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What plain objects inherit from: a schema may be called `Object`, and then that name means something else where its guard stands. */
export const plain: unknown = /* @__PURE__ */ Object.getPrototypeOf({});

/**
 * What may be asked for properties by name: a plain object itself; of any other object the enumerable properties of its own, so that
 * nothing is found that it inherits. For the few names that plain objects inherit there is {@link own}. Undefined for what is no object.
 */
export function fieldsOf(value: unknown): Fields | undefined {
  if (!isObject(value)) return undefined;
  // Engines read the accessor in place, where they would call `Object.getPrototypeOf`. Where it is missing or hidden, that is called.
  return value["__proto__"] === plain ? value : ownFieldsOf(value);
}

const ownFieldsOf = (value: object): Fields => (isPlain(value) ? value : copyOf(value));

/** True for an object that is not the instance of a class, such as bytes or a list. */
export function isPlain(value: unknown): value is Fields {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function copyOf(value: object): Fields {
  const copy = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(value)) copy[name] = (value as Fields)[name];
  return copy;
}

/** True for a property of the object's own. */
export function has(fields: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(fields, name);
}

/** The names of the properties that are there. */
export function namesThere(fields: Fields): readonly string[] {
  return Object.keys(fields).filter((name) => fields[name] !== undefined);
}

/** The own property of that name: for names that every object inherits, such as `constructor`, `toString` or `__proto__`. */
export function own(fields: Fields, name: string): unknown {
  return Object.prototype.hasOwnProperty.call(fields, name) ? fields[name] : undefined;
}

/** Values to look up. */
export function setOf(values: readonly unknown[]): ReadonlySet<unknown> {
  return new Set(values);
}
