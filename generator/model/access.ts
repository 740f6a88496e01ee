/**
 * `readOnly` and `writeOnly`: what a request and a response have of one schema differs.
 * @see https://spec.openapis.org/oas/v3.1.0#schema-object (`readOnly` and `writeOnly`, JSON Schema Validation, section 9.4)
 */
import type { Api, NamedSchema, Operation } from "./api.js";
import { inPlaceParts, type Schema } from "./schema.js";
import { closure, mapOperation, mapParts, mentioned, partsOf, renamed, schemasOf } from "./visit.js";

/** What does not travel in a direction: a request has no `readOnly` property, a response no `writeOnly` one. */
interface Direction {
  readonly drops: Schema["access"];
  /** Behind the name of a schema that is another one in this direction. */
  readonly suffix: string;
}

const request: Direction = { drops: "read", suffix: "writable" };
const response: Direction = { drops: "write", suffix: "readable" };

/**
 * The API with bodies of requests that have no `readOnly` properties, and responses that have no `writeOnly` ones; `required` asks for them
 * in the direction in which they travel. A named schema that is another one in a direction stays as it is written, and gets a variant
 * beside it where an operation needs one: `Pet` and `PetWritable`. Webhooks and callbacks keep schemas as written, since neither side of
 * theirs is the owner of what is read or written.
 */
export function withAccess(api: Api): Api {
  const writable = new Variants(api, request);
  const readable = new Variants(api, response);
  const operations = api.operations.map((it) =>
    mapOperation(it, {
      parameter: (schema) => schema,
      body: (schema) => writable.of(schema),
      response: (schema) => readable.of(schema),
    }),
  );
  const made = [...writable.used(operations), ...readable.used(operations)];
  return { ...api, operations, schemas: api.schemas.flatMap((it) => [it, ...made.filter((one) => one.at === it.at)]) };
}

/** The schemas of an API in one direction. */
class Variants {
  readonly #schemas: ReadonlyMap<string, NamedSchema>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #originals: ReadonlyMap<string, string>;

  constructor(
    { schemas }: Api,
    readonly direction: Direction,
  ) {
    this.#schemas = new Map(schemas.map((it) => [it.name, it]));
    const differing = this.#differing(schemas);
    this.#names = new Map([...differing].map((name) => [name, this.#fresh(name)]));
    this.#originals = new Map([...this.#names].map(([name, variant]) => [variant, name]));
  }

  /** The variants that operations need, directly or by way of others. */
  used(operations: readonly Operation[]): readonly NamedSchema[] {
    const from = operations.flatMap((it) => schemasOf(it).flatMap(mentioned));
    const made = new Map<string, Schema>();
    const next = (name: string): readonly string[] => {
      const original = this.#schemas.get(this.#originals.get(name) ?? "");
      if (original === undefined) return [];
      const schema = this.of(original.schema);
      made.set(name, schema);
      return mentioned(schema);
    };
    const names = closure(from, next);
    return [...this.#originals].flatMap(([name, original]) => {
      const it = this.#schemas.get(original);
      const schema = made.get(name);
      return it === undefined || schema === undefined || !names.has(name) ? [] : [{ ...it, name, schema }];
    });
  }

  /** A schema in this direction. `dropped`: what the schemas asked of the same value leave out. */
  of(it: Schema, dropped: ReadonlySet<string> = this.#droppedBy(it)): Schema {
    if (dropped.size === 0 && !this.#differs(it)) return it;
    const inPlace = new Set(inPlaceParts(it));
    const kept = { ...it, object: objectWithout(it, dropped) };
    const changed = mapParts(kept, (part) => this.of(part, inPlace.has(part) ? dropped : undefined));
    return renamed(changed, (name) => this.#names.get(name) ?? name);
  }

  #differs(it: Schema): boolean {
    return this.#leavesOut(it) || mentioned(it).some((name) => this.#names.has(name));
  }

  /** The names of what is left out, by a schema and by all that is asked of the same value. */
  #droppedBy(start: Schema): ReadonlySet<string> {
    const dropped = this.#inPlace(start).flatMap((it) =>
      it.object.properties.flatMap((one) => (this.#isDropped(one.schema) ? [one.name] : [])),
    );
    return new Set(dropped);
  }

  /** A schema, and all that it asks of the same value, references followed. */
  #inPlace(start: Schema): readonly Schema[] {
    const seen = new Set<string>();
    const found = [start];
    for (const it of found) {
      for (const part of inPlaceParts(it)) found.push(part);
      const target = it.ref === undefined || seen.has(it.ref.name) ? undefined : this.#schemas.get(it.ref.name);
      if (target === undefined) continue;
      seen.add(target.name);
      found.push(target.schema);
    }
    return found;
  }

  /** A property's access is its own, or that of what it refers to. */
  #isDropped(property: Schema): boolean {
    if (property.access !== "both" || (property.ref === undefined && property.allOf.length === 0))
      return property.access === this.direction.drops;
    return this.#inPlace(property).find((it) => it.access !== "both")?.access === this.direction.drops;
  }

  /** The names of schemas that leave something out, and of those that lead to one. */
  #differing(schemas: readonly NamedSchema[]): ReadonlySet<string> {
    const users = new Map<string, string[]>();
    for (const { name, schema } of schemas)
      for (const used of mentioned(schema)) users.set(used, [...(users.get(used) ?? []), name]);
    const direct = schemas.filter((it) => this.#leavesOut(it.schema)).map((it) => it.name);
    return closure(direct, (name) => users.get(name) ?? []);
  }

  #leavesOut(it: Schema): boolean {
    const own = it.object.properties.some((one) => this.#isDropped(one.schema));
    return own || partsOf(it).some((part) => this.#leavesOut(part));
  }

  /** A component's name has no space (Components Object), so this one is free; in TypeScript it is `PetWritable`. */
  #fresh(name: string): string {
    let fresh = `${name} ${this.direction.suffix}`;
    while (this.#schemas.has(fresh)) fresh += ` ${this.direction.suffix}`;
    return fresh;
  }
}

function objectWithout({ object }: Schema, dropped: ReadonlySet<string>): Schema["object"] {
  if (dropped.size === 0) return object;
  const stays = (name: string): boolean => !dropped.has(name);
  return {
    ...object,
    properties: object.properties.filter((it) => stays(it.name)),
    required: object.required.filter(stays),
    dependentRequired: object.dependentRequired.map((it) => ({ ...it, requires: it.requires.filter(stays) })),
  };
}
