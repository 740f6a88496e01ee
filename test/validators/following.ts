/** JSON values that follow schemas of JSON Schema 2020-12, most of them all the way. */
import { isJsonObject, type Json } from "../../generator/base/json.js";
import { expressionOf } from "../../generator/base/pattern.js";
import type { Choices } from "./choices.js";
import { numberOf, textOf } from "./following-scalars.js";

/** The keywords of a schema. */
export type Fields = { readonly [keyword: string]: Json };

/** Below this depth nothing is made that may be missing; below twice of it nothing. */
const deepest = 6;

/** So many parts of one value follow its schema. */
const mostParts = 400;

const most = 12;

/** A value that follows a schema whose references lead to numbered definitions, as the choices have it. */
export function following(schema: Json, definitions: readonly Json[], choices: Choices): Json {
  return new Follower(definitions, choices).value([schema], 0);
}

class Follower {
  #parts = 0;

  constructor(
    readonly definitions: readonly Json[],
    readonly choices: Choices,
  ) {}

  /** A value that is meant to fit all of these. */
  value(schemas: readonly Json[], depth: number): Json {
    this.#parts += 1;
    if (depth > 2 * deepest || this.#parts > mostParts) return null;
    const terms = schemas.flatMap((it) => this.#terms(it, new Set()));
    const listed = terms.map(valuesListed).find((it) => it !== undefined);
    if (listed !== undefined) return this.choices.of(listed) ?? null;
    return this.#ofType(this.choices.of(typesOf(terms)) ?? "null", terms, depth);
  }

  #ofType(type: string, terms: readonly Fields[], depth: number): Json {
    switch (type) {
      case "object":
        return this.#object(terms, depth);
      case "array":
        return this.#array(terms, depth);
      case "string":
        return textOf(terms, this.choices);
      case "integer":
      case "number":
        return numberOf(terms, type, this.choices);
      case "boolean":
        return this.choices.may(1);
      default:
        return null;
    }
  }

  /** A schema and everything that is asked of the same value; of alternatives one. */
  #terms(schema: Json, seen: ReadonlySet<Json>): readonly Fields[] {
    if (!isJsonObject(schema) || seen.has(schema)) return [];
    const { $ref, allOf = [], anyOf, oneOf, if: when, then, else: otherwise, dependentSchemas = {} } = schema;
    const target = typeof $ref === "string" ? [this.definitions[Number($ref.split("/").at(-1))] ?? true] : [];
    const chosen = [anyOf, oneOf].flatMap((it) => this.choices.of((it ?? []) as readonly Json[]) ?? []);
    const conditional = when === undefined ? [] : this.choices.may(1) ? [when, then ?? true] : [otherwise ?? true];
    const dependent = Object.values(dependentSchemas as Fields).filter(() => this.choices.may(1));
    const further = [...target, ...(allOf as readonly Json[]), ...chosen, ...conditional, ...dependent];
    const known = new Set([...seen, schema]);
    return [schema, ...further.flatMap((it) => this.#terms(it, known))];
  }

  #array(terms: readonly Fields[], depth: number): Json {
    const least = Math.max(0, ...numbersIn(terms, "minItems"));
    const greatest = Math.min(Infinity, ...numbersIn(terms, "maxItems"));
    const prefix = terms.map((it) => it["prefixItems"]).find((it) => it !== undefined) as readonly Json[] | undefined;
    const more = depth < deepest ? this.choices.below(4) : 0;
    const length = Math.min(Math.max(least, prefix?.length ?? 0) + more, greatest, 200);
    const others = schemasIn(terms, "items", "unevaluatedItems");
    const contained = schemasIn(terms, "contains");
    const isSet = terms.some((it) => it["uniqueItems"] === true);
    const items = Array.from({ length }, (_, i) => {
      const own = prefix?.[i] === undefined ? others : [prefix[i]];
      return this.value(this.choices.may(contained.length) ? [...own, ...contained] : own, depth + 1);
    });
    return isSet ? distinct(items) : items;
  }

  #object(terms: readonly Fields[], depth: number): Json {
    const declared = [...new Set(terms.flatMap((it) => Object.keys((it["properties"] ?? {}) as Fields)))];
    const required = terms.flatMap((it) => (it["required"] ?? []) as readonly string[]);
    const greatest = Math.min(Infinity, ...numbersIn(terms, "maxProperties"));
    const optional = depth < deepest ? declared.filter(() => this.choices.may(depth < 2 ? 2 : 1)) : [];
    const names = new Set([...required, ...optional.slice(0, Math.max(0, greatest - required.length))]);
    const least = Math.max(0, ...numbersIn(terms, "minProperties"));
    const others = isOpen(terms) && depth < deepest ? this.choices.below(3) : 0;
    for (let i = 0; i < Math.max(others, Math.min(most, least - names.size)); i += 1) names.add(this.#name(terms, i));
    return Object.fromEntries(
      [...names].map((name) => [name, this.value(propertySchemas(terms, name), depth + 1)] as const),
    );
  }

  /** The name of a property that nobody names. */
  #name(terms: readonly Fields[], i: number): string {
    const named = schemasIn(terms, "propertyNames");
    const made = named.length === 0 ? null : this.value([...named, { type: "string" }], 2 * deepest);
    if (typeof made === "string") return made;
    const patterns = terms.flatMap((it) => Object.keys((it["patternProperties"] ?? {}) as Fields));
    const pattern = this.choices.of(patterns);
    return pattern === undefined || i > most / 2 ? `more${i}` : textOf([{ pattern }], this.choices);
  }
}

function valuesListed({ const: constant, enum: values }: Fields): readonly Json[] | undefined {
  if (constant !== undefined) return [constant];
  return Array.isArray(values) && values.length > 0 ? (values as readonly Json[]) : undefined;
}

const numbersIn = (terms: readonly Fields[], keyword: string): readonly number[] =>
  terms.map((it) => it[keyword]).filter((it) => typeof it === "number");

const schemasIn = (terms: readonly Fields[], ...keywords: readonly string[]): readonly Json[] =>
  terms.flatMap((it) => keywords.flatMap((keyword) => it[keyword] ?? []));

const isOpen = (terms: readonly Fields[]): boolean =>
  terms.every((it) => it["additionalProperties"] !== false && it["unevaluatedProperties"] !== false);

/** What is said of a property: by its name, by patterns, or else by what is said of all others. */
function propertySchemas(terms: readonly Fields[], name: string): readonly Json[] {
  return terms.flatMap((it) => {
    const properties = (it["properties"] ?? {}) as Fields;
    const own = Object.hasOwn(properties, name) ? [properties[name] as Json] : [];
    const matching = Object.entries((it["patternProperties"] ?? {}) as Fields)
      .filter(([pattern]) => expressionOf(pattern)?.test(name) === true)
      .map(([, schema]) => schema);
    const said = [...own, ...matching];
    return said.length > 0 ? said : schemasIn([it], "additionalProperties", "unevaluatedProperties");
  });
}

const byKeyword: readonly (readonly [type: string, keywords: RegExp])[] = [
  [
    "object",
    /^(properties|required|additionalProperties|patternProperties|unevaluatedProperties|(min|max)Properties)$/,
  ],
  ["array", /^(items|prefixItems|contains|(min|max)Items|uniqueItems)$/],
  ["string", /^(pattern|format|(min|max)Length)$/],
  ["number", /^((exclusiveM|m)(in|ax)imum|multipleOf)$/],
];

/** The types that all allow; where nobody says, those that there are rules for, or all. */
function typesOf(terms: readonly Fields[]): readonly string[] {
  const said = terms.flatMap(({ type }) => (type === undefined ? [] : [[type].flat() as readonly string[]]));
  const allows = (list: readonly string[], type: string): boolean =>
    list.includes(type) || (type === "integer" && list.includes("number"));
  if (said.length > 0) return all.filter((type) => said.every((list) => allows(list, type)));
  const ruled = byKeyword.filter(([, keywords]) =>
    terms.some((it) => Object.keys(it).some((key) => keywords.test(key))),
  );
  return ruled.length > 0 ? ruled.map(([type]) => type) : all;
}

const all = ["string", "object", "number", "integer", "boolean", "array", "null"];

const distinct = (items: readonly Json[]): readonly Json[] => [
  ...new Map(items.map((it) => [JSON.stringify(it), it])).values(),
];
