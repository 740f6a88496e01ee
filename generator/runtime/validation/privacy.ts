/** Which values must not be shown. */
import { behind, type Privacy, type Reference, type Rules, type SchemaData } from "./schema.js";
import { expression } from "./text.js";

/** What stands in a path where a name is personal. */
const struck = "[redacted]";

/**
 * A value is personal when any schema that may apply at its place, or above it, marks its values as personal data (`x-pii`) or as a password.
 * Every branch counts, whether it is taken or not, and so does what must not be. Names are personal that no schema gives, where they stand
 * in a value that is, or where `propertyNames` is marked.
 */
export const privacy: Privacy = (schema) => {
  const whole = partOf([schema]);
  return (path) => {
    let part = whole;
    let isPrivate = part.isMarked;
    let shown = path;
    for (let i = 0; i < path.length; i += 1) {
      const key = path[i]!;
      if ((isPrivate || part.hasMarkedNames) && typeof key === "string" && !part.names(key))
        shown = [...shown.slice(0, i), struck, ...shown.slice(i + 1)];
      part = part.part(key);
      isPrivate ||= part.isMarked;
    }
    return { isPrivate, path: shown };
  };
};

const parts = /* @__PURE__ */ new WeakMap<Rules | Reference, Part>();

/** The part of a value to which these schemas may apply; where they are one schema, it is made once. */
function partOf(schemas: readonly SchemaData[]): Part {
  const [only] = schemas;
  if (schemas.length !== 1 || typeof only === "boolean" || only === undefined) return new Part(schemas);
  const part = parts.get(only) ?? new Part(schemas);
  parts.set(only, part);
  return part;
}

/** The schemas that may apply to a part of a value. */
class Part {
  readonly isMarked: boolean;
  readonly hasMarkedNames: boolean;
  readonly #rules: readonly Rules[];
  readonly #parts = new Map<string | number, Part>();
  readonly #prefix: number;

  constructor(schemas: readonly SchemaData[]) {
    this.#rules = applicable(schemas);
    this.#prefix = Math.max(0, ...this.#rules.map((it) => it.prefixItems?.length ?? 0));
    this.isMarked = this.#rules.some(isMarked);
    const names = this.#rules.flatMap(({ propertyNames }) => propertyNames ?? []);
    this.hasMarkedNames = applicable(names).some(isMarked);
  }

  /** Kept for items, of which those behind the ones that have a schema of their own are alike, and for properties that a schema names. */
  part(key: string | number): Part {
    const kind = typeof key === "number" ? Math.min(key, this.#prefix) : key;
    const known = this.#parts.get(kind);
    if (known !== undefined) return known;
    const part = partOf(within(this.#rules, kind));
    if (typeof kind === "number" || this.names(kind)) this.#parts.set(kind, part);
    return part;
  }

  /** True for a name that a schema gives to a property, so that it is not the data's. */
  names(key: string): boolean {
    return this.#rules.some(({ properties = {} }) => Object.hasOwn(properties, key));
  }
}

function isMarked(rules: Rules): boolean {
  const mark = rules["x-pii"];
  return (mark !== undefined && mark !== false && mark !== null) || rules.format === "password";
}

/** The schemas and all that they may apply to the same value. */
function applicable(schemas: readonly SchemaData[]): readonly Rules[] {
  const found = new Set<Rules>();
  const work = [...schemas];
  for (let it = work.pop(); it !== undefined; it = work.pop()) {
    if (typeof it === "function") work.push(behind(it).data);
    if (typeof it !== "object" || found.has(it)) continue;
    found.add(it);
    const { $ref, allOf = [], anyOf = [], oneOf = [], not, if: when, then, else: otherwise } = it;
    const parts = [$ref, not, when, then, otherwise].filter((part) => part !== undefined);
    work.push(...parts, ...allOf, ...anyOf, ...oneOf, ...Object.values(it.dependentSchemas ?? {}));
  }
  return [...found];
}

const within = (schemas: readonly Rules[], key: string | number): readonly SchemaData[] =>
  schemas.flatMap((it) => (typeof key === "number" ? itemSchemas(it, key) : propertySchemas(it, key)));

function itemSchemas(
  { prefixItems = [], items, contains, unevaluatedItems }: Rules,
  index: number,
): readonly SchemaData[] {
  return [prefixItems[index] ?? items, contains, unevaluatedItems].filter((it) => it !== undefined);
}

function propertySchemas(rules: Rules, name: string): readonly SchemaData[] {
  const { properties = {}, patternProperties = {}, additionalProperties, unevaluatedProperties } = rules;
  const named = Object.hasOwn(properties, name) ? [properties[name]] : [];
  const matched = Object.entries(patternProperties).flatMap(([pattern, it]) =>
    expression(pattern)?.test(name) === false ? [] : [it],
  );
  const others = named.length + matched.length > 0 ? [] : [additionalProperties];
  return [...named, ...matched, ...others, unevaluatedProperties].filter((it) => it !== undefined);
}
