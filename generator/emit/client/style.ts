/**
 * What the resource style calls properties: `friendlyName` for `friendly_name` and `FriendlyName`. Schemas that may describe one and
 * the same object (by `allOf`, `anyOf`, `oneOf`, `$ref`) name its properties alike, so they are looked at together.
 */
import { camel } from "../../base/casing.js";
import type { Api, Operation } from "../../model/api.js";
import type { ObjectRules, Schema } from "../../model/schema.js";
import { partHeadersPart, partsOf } from "../parts.js";
import type { Lookup } from "../wire/facts.js";

export class PropertyNames {
  readonly #lookup: Lookup;
  readonly #enabled: boolean;
  /** A forest: every object's rules lead to those that stand for its family. */
  readonly #parents = new Map<object, object>();
  readonly #names = new Map<object, Map<string, string>>();
  readonly #seen = new Set<Schema>();

  constructor(api: Api, lookup: Lookup, enabled: boolean) {
    this.#lookup = lookup;
    this.#enabled = enabled;
    if (!enabled) return;
    const operations = [...api.operations, ...api.webhooks];
    const roots = [...api.schemas.map((it) => it.schema), ...operations.flatMap(schemasOf)];
    const objects = roots.flatMap((it) => this.#visit(it));
    for (const it of objects) this.#collect(it);
    for (const [family, names] of this.#names) this.#names.set(family, distinct([...names.keys()]));
  }

  /** Links a schema with its alternatives and parts; answers it and everything below. */
  #visit(schema: Schema): Schema[] {
    if (this.#seen.has(schema)) return [];
    this.#seen.add(schema);
    const same = [...sameValue(schema), ...(schema.ref === undefined ? [] : [this.#lookup(schema.ref.name)])];
    for (const it of same) this.#parents.set(this.#root(keyOf(it)), this.#root(keyOf(schema)));
    return [schema, ...[...same, ...below(schema)].flatMap((it) => this.#visit(it))];
  }

  #root(it: object): object {
    let here = it;
    for (
      let parent = this.#parents.get(here);
      parent !== undefined && parent !== here;
      parent = this.#parents.get(here)
    )
      here = parent;
    if (here !== it) this.#parents.set(it, here);
    return here;
  }

  #collect(schema: Schema): void {
    if (schema.object.properties.length === 0) return;
    const family = this.#root(keyOf(schema));
    const names = this.#names.get(family) ?? new Map<string, string>();
    for (const { name } of schema.object.properties) names.set(name, name);
    this.#names.set(family, names);
  }

  /** The name of a property of one of these schemas. */
  of(schemas: readonly Schema[], property: string): string {
    if (!this.#enabled) return property;
    const found = schemas
      .map((it) => this.#names.get(this.#root(keyOf(it)))?.get(property))
      .find((it) => it !== undefined);
    return found ?? property;
  }

  /** The same, by an object's rules. */
  ofRules(rules: ObjectRules, property: string): string {
    return this.#enabled ? (this.#names.get(this.#root(rules))?.get(property) ?? property) : property;
  }
}

/** Copies of a schema share its rules; where there are none, they are all the same. */
const keyOf = (schema: Schema): object => (schema.object.properties.length > 0 ? schema.object : schema);

/** Schemas that apply to the same value. */
function sameValue({ allOf, anyOf = [], oneOf = [], conditional, object }: Schema): readonly Schema[] {
  const perhaps = [conditional?.then, conditional?.else].filter((it) => it !== undefined);
  return [...allOf, ...anyOf, ...oneOf, ...perhaps, ...object.dependentSchemas.map((it) => it.schema)];
}

function below({ object, array }: Schema): readonly Schema[] {
  const others = [object.additionalProperties, object.unevaluatedProperties, array.items, array.unevaluatedItems];
  return [
    ...object.properties.map((it) => it.schema),
    ...object.patternProperties.map((it) => it.schema),
    ...array.prefixItems,
    ...others.filter((it) => it !== undefined),
  ];
}

function schemasOf(operation: Operation): readonly Schema[] {
  const { parameters, body, responses } = operation;
  const content = [...(body?.content ?? []), ...responses.flatMap((it) => it.content)];
  const partHeaders = partsOf(operation).flatMap((it) => partHeadersPart(it) ?? []);
  return [...parameters, ...content, ...partHeaders].map((it) => it.schema);
}

/** In camel case, each once. Who is called so already (`owns`) keeps the name. */
export function distinct(
  names: readonly string[],
  taken: Iterable<string> = [],
  ideal: (name: string) => string = camel,
  owns: (name: string) => boolean = (name) => ideal(name) === name,
): Map<string, string> {
  const used = new Set(taken);
  const found = new Map<string, string>();
  for (const it of [...names.filter(owns), ...names.filter((name) => !owns(name))]) {
    const wish = ideal(it);
    let free = wish;
    for (let n = 2; used.has(free); n += 1) free = `${wish}${n}`;
    used.add(free);
    found.set(it, free);
  }
  return found;
}
