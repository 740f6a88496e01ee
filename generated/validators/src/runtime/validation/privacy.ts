// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Which values must not be shown. */
import { behind, type Reference, type Rules, type SchemaData } from "./schema.js";
import { expression } from "./text.js";

const known = /* @__PURE__ */ new WeakMap<Rules, boolean>();

/** False for a schema that marks nothing, and refers to none that does: most are so. Looked up once for each. */
export function hasPrivateParts(schema: SchemaData): boolean {
  if (typeof schema === "boolean") return false;
  const rules = typeof schema === "function" ? { $ref: schema } : schema;
  const answer = known.get(rules) ?? reachable(rules).some(isMarked);
  known.set(rules, answer);
  return answer;
}

/** Every schema within a schema, and behind its references. */
function reachable(schema: Rules): readonly Rules[] {
  const found = new Set<Rules>();
  const work: unknown[] = [schema];
  for (let it = work.pop(); it !== undefined; it = work.pop()) {
    if (typeof it === "function") work.push(behind(it as Reference).data);
    else if (Array.isArray(it)) work.push(...(it as readonly unknown[]));
    else if (typeof it === "object" && it !== null && !found.has(it)) {
      found.add(it);
      const { check: _, default: _default, enum: _enum, const: _const, format: _format, ...rest } = it as Rules;
      work.push(...Object.values(rest).filter((part) => part !== undefined));
    }
  }
  return [...found];
}

/**
 * True when any schema that may apply at a place of a value that fits, or should fit, a schema, or above it, marks its values as personal
 * data (`x-pii`) or as a password. Every branch counts, whether it is taken or not, and so does what must not be.
 */
export function isPrivate(schema: SchemaData, path: readonly (string | number)[]): boolean {
  let part = partOf([schema]);
  for (let i = 0; i < path.length && !part.isMarked; i += 1) part = part.part(path[i] as string | number);
  return part.isMarked;
}

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
  readonly #rules: readonly Rules[];
  readonly #parts = new Map<string | number, Part>();
  readonly #prefix: number;

  constructor(schemas: readonly SchemaData[]) {
    this.#rules = applicable(schemas);
    this.#prefix = Math.max(0, ...this.#rules.map((it) => it.prefixItems?.length ?? 0));
    this.isMarked = this.#rules.some(isMarked);
  }

  /** Kept for items, of which those behind the ones that have a schema of their own are alike, and for properties that a schema names. */
  part(key: string | number): Part {
    const kind = typeof key === "number" ? Math.min(key, this.#prefix) : key;
    const known = this.#parts.get(kind);
    if (known !== undefined) return known;
    const part = partOf(within(this.#rules, kind));
    const isNamed = this.#rules.some(({ properties = {} }) => Object.hasOwn(properties, kind));
    if (typeof kind === "number" || isNamed) this.#parts.set(kind, part);
    return part;
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
