/** What a schema asks of every value, as far as it shows before one is seen: enough to tell that two schemas have no value in common. */
import type { Json } from "../../base/json.js";
import { isUntyped, jsonTypes, type JsonType, type Schema } from "../../model/schema.js";
import { answerTo, Memo } from "../../model/trace.js";
import type { Lookup } from "./facts.js";
import { isScalar, valuesOf } from "./values.js";

export interface Demands {
  /** The types that are left. */
  readonly types: readonly JsonType[];
  /** The scalar values that are left, where these are listed. */
  readonly values: readonly Json[] | undefined;
  /** The properties that an object must have of which the scalar values are listed, and those. */
  readonly tags: ReadonlyMap<string, readonly Json[]>;
}

export class DemandsOfSchemas {
  readonly #known = new Memo<Schema, Demands>(new Map());

  constructor(readonly lookup: Lookup) {}

  of(schema: Schema): Demands {
    return this.#known.of(schema, () => answerTo(this.lookup, demandsOf(schema)));
  }

  /** True when no value fits both. */
  areDisjoint(a: Schema, b: Schema): boolean {
    const [one, other] = [this.of(a), this.of(b)];
    if (one.values !== undefined && other.values !== undefined) return haveNothingInCommon(one.values, other.values);
    const shared = one.types.filter((type) => overlaps(other.types, type));
    return shared.every((type) => type === "object" && this.#areTaggedApart(one, other));
  }

  #areTaggedApart({ tags }: Demands, other: Demands): boolean {
    return [...tags].some(([name, values]) => {
      const others = other.tags.get(name);
      return others !== undefined && haveNothingInCommon(values, others);
    });
  }
}

const demandsOf =
  (schema: Schema) =>
  (lookup: Lookup): Demands => {
    const parts = certainParts(lookup, schema, new Set());
    return { types: typesOf(parts), values: listedIn(parts), tags: tagsOf(lookup, parts) };
  };

/** The schema and all that every value which fits it must fit, too. */
function certainParts(lookup: Lookup, schema: Schema, seen: Set<Schema>): readonly Schema[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { ref, allOf } = schema;
  const target = ref === undefined || ref.dynamic !== undefined ? [] : [lookup(ref.name)];
  return [schema, ...[...target, ...allOf].flatMap((it) => certainParts(lookup, it, seen))];
}

function tagsOf(lookup: Lookup, parts: readonly Schema[]): ReadonlyMap<string, readonly Json[]> {
  const required = new Set(parts.flatMap(({ object }) => object.required));
  const tags = new Map<string, readonly Json[]>();
  for (const { name, schema } of parts.flatMap(({ object }) => object.properties)) {
    const values =
      required.has(name) && !tags.has(name) ? listedIn(certainParts(lookup, schema, new Set())) : undefined;
    if (values !== undefined) tags.set(name, values);
  }
  return tags;
}

function typesOf(parts: readonly Schema[]): readonly JsonType[] {
  return jsonTypes.filter((type) => parts.every((it) => isUntyped(it) || overlaps(it.types, type)));
}

/** True for a type of which there are values that one of the types allows. */
function overlaps(types: readonly JsonType[], type: JsonType): boolean {
  return (
    types.includes(type) ||
    (type === "integer" && types.includes("number")) ||
    (type === "number" && types.includes("integer"))
  );
}

function listedIn(parts: readonly Schema[]): readonly Json[] | undefined {
  for (const it of parts) {
    const values = valuesOf(it);
    if (values?.every(isScalar) === true) return values;
  }
  return undefined;
}

const haveNothingInCommon = (a: readonly Json[], b: readonly Json[]): boolean => !a.some((it) => b.includes(it));
