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

/** A test of the places of a value that fits, or should fit, a schema. */
export class Privacy {
  readonly #root: Part;

  constructor(schema: SchemaData) {
    this.#root = new Part([schema], false);
  }

  /**
   * True when any schema that may apply at a place, or above it, marks its values as personal data (`x-pii`) or as a password. Every
   * branch counts, whether it is taken or not, and so does what must not be.
   */
  covers(path: readonly (string | number)[]): boolean {
    let part = this.#root;
    for (const key of path) part = part.part(key);
    return part.isCovered;
  }
}

/** The schemas that may apply to a part of a value. */
class Part {
  readonly isCovered: boolean;
  readonly #rules: readonly Rules[];
  readonly #parts = new Map<string | number, Part>();
  readonly #hasPrefix: boolean;

  constructor(schemas: readonly SchemaData[], isWithinCovered: boolean) {
    this.#rules = applicable(schemas);
    this.#hasPrefix = this.#rules.some((it) => it.prefixItems !== undefined);
    this.isCovered = isWithinCovered || this.#rules.some(isMarked);
  }

  /** Items behind those that have a schema of their own are alike. */
  part(key: string | number): Part {
    const kind = typeof key === "number" && !this.#hasPrefix ? 0 : key;
    const part = this.#parts.get(kind) ?? new Part(within(this.#rules, kind), this.isCovered);
    this.#parts.set(kind, part);
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
