/**
 * From the wire to what the resource style speaks, and back: names in camelCase and `date-time` as `Date`. What can't be told apart
 * without looking at every possibility (unions without a discriminator, intersections of other things than objects) stays as it is
 * on the wire, in its type too.
 */
import { camel } from "../../base/casing.js";
import { Names } from "../../base/names.js";
import type { Api } from "../../model/api.js";
import { isUntyped, type Schema } from "../../model/schema.js";
import type { Symbols } from "../symbols.js";

export type Plan =
  | { readonly kind: "same" }
  | { readonly kind: "date" }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "nullable"; readonly of: Plan; readonly schema: Schema }
  | { readonly kind: "array"; readonly item: Plan; readonly schema: Schema }
  | { readonly kind: "map"; readonly value: Plan; readonly schema: Schema }
  | { readonly kind: "object"; readonly fields: readonly Field[] };

export interface Field {
  /** As it travels. */
  readonly wire: string;
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly plan: Plan;
}

const same: Plan = { kind: "same" };

/** The plans of an API's schemas. */
export class Codecs {
  readonly #schemas: ReadonlyMap<string, Schema>;
  readonly #changes = new Map<string, boolean>();

  constructor(
    readonly api: Api,
    readonly symbols: Symbols,
    readonly on: boolean,
  ) {
    this.#schemas = new Map(api.schemas.map((it) => [it.name, it.schema]));
    if (on) this.#settle();
  }

  lookup(name: string): Schema {
    const it = this.#schemas.get(name);
    if (it === undefined) throw new Error(`No schema is called ${name}`);
    return it;
  }

  /** True for a named schema that differs in the resource style, itself or somewhere below. */
  changes(name: string): boolean {
    return this.#changes.get(name) ?? false;
  }

  /** A schema changes when a part of it does; what refers to such a one changes too, around every circle. */
  #settle(): void {
    for (let grown = true; grown; ) {
      grown = false;
      for (const [name, schema] of this.#schemas) {
        if (this.changes(name) || this.#plan(schema, true).kind === "same") continue;
        this.#changes.set(name, true);
        grown = true;
      }
    }
  }

  /** What becomes of a value of a schema. */
  plan(schema: Schema): Plan {
    return this.on ? this.#plan(schema, false) : same;
  }

  /** The plan of a named schema's own body. */
  body(name: string): Plan {
    return this.#plan(this.lookup(name), true);
  }

  #plan(schema: Schema, top: boolean): Plan {
    const bare = nonNull(schema);
    if (bare !== undefined) {
      const of = this.#plan(bare, top);
      return of.kind === "same" ? same : { kind: "nullable", of, schema: bare };
    }
    if (schema.ref !== undefined && !hasSiblings(schema)) return this.changes(schema.ref.name) ? { kind: "named", name: schema.ref.name } : same;
    if (schema.enum !== undefined || schema.const !== undefined || schema.oneOf !== undefined || schema.anyOf !== undefined || schema.conditional !== undefined) return same;
    const type = isUntyped(schema) ? (schema.object.properties.length > 0 || schema.allOf.length > 0 ? "object" : undefined) : schema.types.length === 1 ? schema.types[0] : undefined;
    if (type === "string") return schema.format === "date-time" ? { kind: "date" } : same;
    if (type === "array" && schema.array.items !== undefined && schema.array.prefixItems.length === 0) {
      const item = this.#plan(schema.array.items, false);
      return item.kind === "same" ? same : { kind: "array", item, schema: schema.array.items };
    }
    return type === "object" ? this.#object(schema) : same;
  }

  #object(schema: Schema): Plan {
    const { additionalProperties: rest, patternProperties } = schema.object;
    const properties = this.properties(schema);
    if (properties === undefined || patternProperties.length > 0) return same;
    if (rest !== undefined && rest.types.length > 0 && !isAnything(rest)) {
      const value = this.#plan(rest, false);
      return properties.length > 0 || value.kind === "same" ? same : { kind: "map", value, schema: rest };
    }
    const names = new Names();
    const fields = properties.map(({ name: wire, schema: it, required }) => ({ wire, name: names.take(camel(wire)), required, schema: it, plan: this.#plan(it, false) }));
    return fields.every((it) => it.name === it.wire && it.plan.kind === "same") ? same : { kind: "object", fields };
  }

  /** The properties of an object and of everything it consists of; undefined where it consists of more than objects. */
  properties(schema: Schema, seen: readonly string[] = []): readonly { readonly name: string; readonly schema: Schema; readonly required: boolean }[] | undefined {
    if (schema.oneOf !== undefined || schema.anyOf !== undefined || schema.object.patternProperties.length > 0) return undefined;
    const { ref } = schema;
    if (ref !== undefined && seen.includes(ref.name)) return undefined;
    const parts = [...(ref === undefined ? [] : [this.properties(this.lookup(ref.name), [...seen, ref.name])]), ...schema.allOf.map((it) => this.properties(it, seen))];
    if (parts.includes(undefined)) return undefined;
    if (!isUntyped(schema) && schema.types[0] !== "object") return undefined;
    const own = schema.object.properties.map(({ name, schema: it }) => ({ name, schema: it, required: false }));
    const all = new Map([...parts.flatMap((it) => it ?? []), ...own].map((it) => [it.name, it]));
    return [...all.values()].map((it) => ({ ...it, required: it.required || schema.object.required.includes(it.name) }));
  }
}

/** The schema without `null`, where it also allows that. */
function nonNull(schema: Schema): Schema | undefined {
  if (!isUntyped(schema) && schema.types.includes("null") && schema.types.length > 1 && schema.enum === undefined) {
    return { ...schema, types: schema.types.filter((it) => it !== "null") };
  }
  const branches = schema.anyOf ?? schema.oneOf;
  const [other, ...more] = branches?.filter((it) => !(it.types.length === 1 && it.types[0] === "null")) ?? [];
  const isUnionWithNull = branches?.length === 2 && other !== undefined && more.length === 0 && isUntyped(schema) && schema.object.properties.length === 0;
  return isUnionWithNull ? other : undefined;
}

/** True where a reference is narrowed by what stands beside it in more than words and limits. */
function hasSiblings({ object, allOf, anyOf, oneOf, enum: values, const: value }: Schema): boolean {
  return object.properties.length > 0 || allOf.length > 0 || anyOf !== undefined || oneOf !== undefined || values !== undefined || value !== undefined;
}

const isAnything = (it: Schema): boolean => isUntyped(it) && it.ref === undefined && it.allOf.length === 0 && it.anyOf === undefined && it.oneOf === undefined && it.object.properties.length === 0;
