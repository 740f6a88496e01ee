/**
 * What parsing may make of a value before it is checked: missing properties get their defaults, unknown ones are left out or told, text
 * becomes what it says. The value itself is never changed: what changes is copied.
 */
import { limitDepth } from "./bounded.js";
import { explainerOf } from "./explainer.js";
import { type Fields, isPlain, own } from "./fields.js";
import { everything } from "./keywords.js";
import { Place } from "./place.js";
import { behind, type Rules, type SchemaData, type TypeName } from "./schema.js";
import { expression } from "./text.js";
import type { Walk } from "./walk.js";

export interface ConvertOptions {
  /** A property that is missing gets the `default` of its schema. */
  readonly defaults?: boolean;
  /** What becomes of a property that no schema speaks of: it stays ("keep", as it is otherwise), is left out, or is an issue. */
  readonly unknown?: "keep" | "strip" | "refuse";
  /** Text becomes the number, the flag, the null or the list of one that the schema asks for. */
  readonly coerce?: boolean;
}

export class Conversion {
  constructor(
    readonly options: ConvertOptions,
    /** Says which branches a value fits, and takes the issues of unknown properties. */
    readonly walk: Walk,
  ) {}

  /** The value as the schemas, all of which apply to it, want it. */
  convert(schemas: readonly SchemaData[], value: unknown, place: Place | undefined, depth = 0): unknown {
    limitDepth(depth);
    const applied = this.#applied(schemas, value, depth);
    const it = this.options.coerce === true ? coerced(value, applied) : value;
    if (Array.isArray(it)) return this.#items(applied, it, place, depth);
    return isPlain(it) ? this.#fields(applied, it, place, depth) : it;
  }

  /** The schemas and all that they apply to the same value, of alternatives those that it fits once it is converted. */
  #applied(schemas: readonly SchemaData[], value: unknown, depth: number): readonly Rules[] {
    const found = new Set<Rules>();
    const work = [...schemas];
    for (let it = work.shift(); it !== undefined; it = work.shift()) {
      if (typeof it === "function") work.unshift(behind(it).data);
      if (typeof it !== "object" || found.has(it)) continue;
      found.add(it);
      work.unshift(...this.#parts(it, value, depth));
    }
    return [...found];
  }

  #parts(rules: Rules, value: unknown, depth: number): readonly SchemaData[] {
    const { $ref, allOf = [], anyOf = [], oneOf = [], if: when, then, else: otherwise, dependentSchemas = {} } = rules;
    const isMet = when !== undefined && this.#isMet(when, value, depth);
    const conditional = when === undefined ? [] : isMet ? [when, then] : [otherwise];
    const dependent = Object.keys(dependentSchemas).filter((name) => isPlain(value) && own(value, name) !== undefined);
    return [
      ...[$ref, ...conditional, ...dependent.map((name) => dependentSchemas[name])].filter((it) => it !== undefined),
      ...allOf,
      ...anyOf.filter((it) => this.#isMet(it, value, depth)),
      ...this.#oneOf(oneOf, value, depth),
    ];
  }

  /** Two may fit once text is taken for what it says; then it is the one that fits as it is, or else the first. */
  #oneOf(branches: readonly SchemaData[], value: unknown, depth: number): readonly SchemaData[] {
    const fitting = branches.filter((it) => this.#isMet(it, value, depth));
    return (fitting.length > 1 ? [fitting.find((it) => this.#fits(it, value)) ?? fitting[0]] : fitting).filter(
      (it) => it !== undefined,
    );
  }

  #isMet(schema: SchemaData, value: unknown, depth: number): boolean {
    if (typeof schema === "boolean") return schema;
    this.walk.budget.step();
    const { unknown = "keep", ...rest } = this.options;
    const aside: ConvertOptions = { ...rest, unknown: unknown === "strip" ? "strip" : "keep" };
    return this.#fits(schema, converted(schema, value, depth + 1, aside, this.walk));
  }

  #fits(schema: SchemaData, value: unknown): boolean {
    return explainerOf(schema, everything).fits(value, this.walk);
  }

  #items(
    applied: readonly Rules[],
    items: readonly unknown[],
    place: Place | undefined,
    depth: number,
  ): readonly unknown[] {
    const made = items.map((it, key) => {
      const schemas = applied.flatMap(({ prefixItems = [], items: rest }) => prefixItems[key] ?? rest ?? []);
      return schemas.length === 0 ? it : this.convert(schemas, it, new Place(place, key), depth + 1);
    });
    return made.some((it, i) => it !== items[i]) ? made : items;
  }

  #fields(applied: readonly Rules[], fields: Fields, place: Place | undefined, depth: number): Fields {
    const isOpen = this.options.unknown !== "strip" && this.options.unknown !== "refuse";
    const isFree = isOpen || !applied.some(namesProperties);
    const made: [string, unknown][] = [];
    const names = Object.keys(fields);
    for (const key of names) {
      const there = new Place(place, key);
      const schemas = schemasFor(applied, key);
      if (schemas.length > 0 && !(this.options.unknown === "strip" && schemas.includes(false))) {
        made.push([key, this.convert(schemas, fields[key], there, depth + 1)]);
      } else if (isFree) made.push([key, fields[key]]);
      else if (this.options.unknown === "refuse") this.walk.report(there, "unevaluatedProperties", "must not be there");
    }
    const missing = this.options.defaults === true ? this.#defaults(applied, fields, place, depth) : [];
    const isSame =
      made.length === names.length && missing.length === 0 && made.every(([name, it]) => it === fields[name]);
    return isSame ? fields : Object.fromEntries([...made, ...missing]);
  }

  #defaults(
    applied: readonly Rules[],
    fields: Fields,
    place: Place | undefined,
    depth: number,
  ): readonly (readonly [string, unknown])[] {
    const names = new Set(applied.flatMap(({ properties = {} }) => Object.keys(properties)));
    return [...names].flatMap((key) => {
      if (own(fields, key) !== undefined) return [];
      const schemas = schemasFor(applied, key);
      const given = defaultOf(schemas);
      if (given === undefined) return [];
      const copy = structuredClone(given);
      const made = nativeOf(copy, this.#applied(schemas, copy, depth));
      return [[key, this.convert(schemas, made, new Place(place, key), depth + 1)]];
    });
  }
}

/** A class that names itself is compiled to a statement behind it, for whose sake bundlers would keep all that it leads to. */
const converted = (schema: SchemaData, value: unknown, depth: number, options: ConvertOptions, walk: Walk): unknown =>
  new Conversion(options, walk).convert([schema], value, undefined, depth);

const namesProperties = ({
  properties,
  patternProperties,
  additionalProperties,
  unevaluatedProperties,
}: Rules): boolean =>
  [properties, patternProperties, additionalProperties, unevaluatedProperties].some((it) => it !== undefined);

/** What the schemas have to say of the property of that name; `unevaluatedProperties` speaks where nobody else does. */
function schemasFor(applied: readonly Rules[], name: string): readonly SchemaData[] {
  const schemas = applied.flatMap((it) => schemasOf(it, name));
  return schemas.length > 0
    ? schemas
    : applied.flatMap(({ unevaluatedProperties: it }) => (it === undefined ? [] : [it]));
}

function schemasOf(rules: Rules, name: string): readonly SchemaData[] {
  const { properties, patternProperties = {}, additionalProperties } = rules;
  const named = properties !== undefined && Object.hasOwn(properties, name) ? [properties[name] ?? true] : [];
  const matched = Object.keys(patternProperties)
    .filter((it) => expression(it)?.test(name) === true)
    .map((it) => patternProperties[it] ?? true);
  const others = named.length + matched.length > 0 || additionalProperties === undefined ? [] : [additionalProperties];
  return [...named, ...matched, ...others];
}

/** The first default that the schemas, or those they refer to, have. */
function defaultOf(schemas: readonly SchemaData[]): unknown {
  const seen = new Set<Rules>();
  const work = [...schemas];
  for (let it = work.shift(); it !== undefined; it = work.shift()) {
    if (typeof it === "function") work.unshift(behind(it).data);
    if (typeof it !== "object" || seen.has(it)) continue;
    if (it.default !== undefined) return it.default;
    seen.add(it);
    work.unshift(...[it.$ref].filter((ref) => ref !== undefined), ...(it.allOf ?? []));
  }
  return undefined;
}

/** The value that a text stands for where these schemas ask for something else than text; otherwise the value itself. */
function coerced(value: unknown, applied: readonly Rules[]): unknown {
  const made = nativeOf(value, applied);
  return typeof made === "string" && made === value ? ofText(made, applied) : made;
}

/** In the form that JSON has not, where the schemas ask for that. */
function nativeOf(value: unknown, applied: readonly Rules[]): unknown {
  const format = applied.map((it) => it.format).find((it) => typeof it === "object" && it.native !== undefined);
  return typeof format === "object" && format.native !== undefined ? format.native.from(value) : value;
}

function ofText(text: string, applied: readonly Rules[]): unknown {
  const types = typesIn(applied);
  if (types === undefined || types.includes("string")) return text;
  if (text === "") return types.includes("null") ? null : text;
  const word = text.toLowerCase();
  if (types.includes("boolean") && (word === "true" || word === "false")) return word === "true";
  if (types.includes("null") && word === "null") return null;
  const number = types.includes("number") || types.includes("integer") ? numberOf(text) : undefined;
  return number ?? (types.includes("array") ? [text] : text);
}

/** What all of them allow; undefined where none of them says. */
function typesIn(applied: readonly Rules[]): readonly TypeName[] | undefined {
  const asked = applied.flatMap(({ type }) => (type === undefined ? [] : [typeof type === "string" ? [type] : type]));
  return asked[0]?.filter((it) =>
    asked.every((types) => types.includes(it) || (it === "integer" && types.includes("number"))),
  );
}

/** More digits than any double needs. */
const longestNumber = 400;

/** A number by JSON's grammar, if a double holds it: an integer whose digits would be rounded stays text. */
function numberOf(text: string): number | undefined {
  if (text.length > longestNumber || !/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return undefined;
  const number = Number(text);
  const digits = text.replace(/e.*|\D/gi, "").replace(/^0+|0+$/g, "").length;
  const isExact = Number.isSafeInteger(number) || !Number.isInteger(number) || digits <= 15 || String(number) === text;
  return Number.isFinite(number) && isExact ? number : undefined;
}
