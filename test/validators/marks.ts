/** Which parts of a value a schema marks as personal data, found by reading the schema anew, without the runtime. */
import { isJsonObject, type Json } from "../../generator/base/json.js";
import { expressionOf } from "../../generator/base/pattern.js";
import type { Fields } from "./following.js";

/** The texts and numbers of a value that any schema marks which may apply to them, or to what holds them; names of properties, too. */
export interface Secrets {
  readonly values: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/** The secrets of a value; references lead to named schemas. */
export function secretsOf(schema: Json, value: Json, named: Fields): Secrets {
  const reading = new Reading(named);
  reading.read(schema, value, "");
  return reading;
}

const isMarked = ({ "x-pii": mark, format }: Fields): boolean =>
  (mark !== undefined && mark !== false && mark !== null) || format === "password";

class Reading implements Secrets {
  readonly values = new Set<string>();
  readonly names = new Set<string>();
  readonly #seen = new Map<Json, Set<string>>();

  constructor(readonly named: Fields) {}

  read(schema: Json, value: Json, at: string): void {
    const seen = this.#seen.get(schema) ?? new Set();
    if (!isJsonObject(schema) || seen.has(at)) return;
    this.#seen.set(schema, seen.add(at));
    if (isMarked(schema)) this.#keep(value);
    for (const it of this.#applied(schema)) this.read(it, value, at);
    if (Array.isArray(value)) this.#items(schema, value as readonly Json[], at);
    else if (isJsonObject(value)) this.#properties(schema, value, at);
  }

  /** Everything that a marked value holds. */
  #keep(value: Json): void {
    if (typeof value === "string" || typeof value === "number") this.values.add(String(value));
    if (Array.isArray(value)) value.forEach((it: Json) => this.#keep(it));
    else if (isJsonObject(value)) {
      for (const [name, it] of Object.entries(value)) {
        this.names.add(name);
        this.#keep(it);
      }
    }
  }

  /** The schemas that are asked of the same value, whatever comes of it. */
  #applied(schema: Fields): readonly Json[] {
    const { $ref, allOf, anyOf, oneOf, not, if: when, then, else: otherwise, dependentSchemas = {} } = schema;
    const target = typeof $ref === "string" ? this.named[$ref.split("/").at(-1) ?? ""] : undefined;
    const lists = [allOf, anyOf, oneOf].flatMap((it) => (it ?? []) as readonly Json[]);
    const conditional = when === undefined ? [] : [when, then, otherwise]; // without an `if` the others have no force
    const single = [target, not, ...conditional].filter((it) => it !== undefined);
    return [...lists, ...single, ...Object.values(dependentSchemas as Fields)];
  }

  #items(schema: Fields, items: readonly Json[], at: string): void {
    const { prefixItems = [], items: others = true, contains = true, unevaluatedItems = true } = schema;
    items.forEach((it, i) => {
      for (const one of [(prefixItems as readonly Json[])[i] ?? others, contains, unevaluatedItems])
        this.read(one, it, `${at}/${i}`);
    });
  }

  #properties(schema: Fields, fields: Fields, at: string): void {
    const {
      properties = {},
      patternProperties = {},
      additionalProperties = true,
      unevaluatedProperties = true,
    } = schema;
    for (const [name, it] of Object.entries(fields)) {
      const own = Object.hasOwn(properties as Fields, name) ? [(properties as Fields)[name] as Json] : [];
      const matching = Object.entries(patternProperties as Fields)
        .filter(([pattern]) => expressionOf(pattern)?.test(name) === true)
        .map(([, one]) => one);
      const said = [...own, ...matching];
      for (const one of [...(said.length > 0 ? said : [additionalProperties]), unevaluatedProperties])
        this.read(one, it, `${at}/${name}`);
    }
  }
}
