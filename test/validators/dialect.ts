/** Schemas of OpenAPI, of any version, as schemas of JSON Schema 2020-12, for another reader than ours. */
import { isJsonObject, type Json } from "../../generator/base/json.js";
import type { Reader } from "./sites.js";

type Fields = { readonly [key: string]: Json };

const types: readonly Json[] = ["null", "boolean", "object", "array", "number", "integer", "string"];

const asIs =
  "enum const format minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems " +
  "uniqueItems minContains maxContains minProperties maxProperties dependentRequired";
const one = "not if then else items contains additionalProperties propertyNames unevaluatedItems unevaluatedProperties";

/** The schemas of a document, each under a number, referring to each other by these. */
export class Translation {
  readonly #numbers = new Map<Json, number>();
  readonly #definitions: Json[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(
    readonly reader: Reader,
    readonly isOld: boolean,
  ) {}

  /** A reference to a schema of a file, which is there once {@link Translation.finished} was called. */
  refTo(schema: Json, uri: string): string {
    const known = this.#numbers.get(schema);
    const number = known ?? this.#numbers.size;
    if (known === undefined) {
      this.#numbers.set(schema, number);
      this.#waiting.push(() => (this.#definitions[number] = this.#schema(schema, uri)));
    }
    return `#/$defs/${number}`;
  }

  finished(): readonly Json[] {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) next();
    return this.#definitions;
  }

  #schema(it: Json, uri: string): Json {
    if (!isJsonObject(it)) return it === false ? false : true;
    const { $ref } = it;
    const target = typeof $ref === "string" ? this.reader.target($ref, uri) : undefined;
    const reference = target === undefined ? {} : { $ref: this.refTo(target.value, target.uri) };
    if (this.isOld && target !== undefined) return reference;
    const made = { ...reference, ...typed(it), ...limits(picked(it, asIs)), ...this.#parts(it, uri) };
    return this.isOld && it["nullable"] === true ? { anyOf: [{ type: "null" }, made] } : made;
  }

  #parts(it: Fields, uri: string): Fields {
    const schema = (value: Json): Json => this.#schema(value, uri);
    const { items, additionalItems, prefixItems, dependencies, required, ...rest } = it;
    const tuple = Array.isArray(items) ? (items as readonly Json[]) : undefined;
    const others = tuple === undefined ? items : additionalItems;
    const first = tuple ?? (Array.isArray(prefixItems) ? (prefixItems as readonly Json[]) : undefined);
    return {
      ...mapped(picked(rest, one), schema),
      ...mapped(picked(rest, "allOf anyOf oneOf"), (list) => (list as readonly Json[]).map(schema)),
      ...mapped(picked(rest, "properties patternProperties dependentSchemas"), (map) => mapped(map as Fields, schema)),
      ...(others === undefined ? {} : { items: schema(others) }),
      ...(first === undefined ? {} : { prefixItems: first.map(schema) }),
      ...(Array.isArray(required) ? { required: [...new Set(required as readonly Json[])] } : {}),
      ...(dependencies === undefined
        ? {}
        : { dependencies: mapped(dependencies as Fields, (value) => (Array.isArray(value) ? value : schema(value))) }),
    };
  }
}

const picked = (it: Fields, names: string): Fields =>
  Object.fromEntries(names.split(" ").flatMap((name) => (Object.hasOwn(it, name) ? [[name, it[name] as Json]] : [])));

const mapped = (it: Fields, change: (value: Json) => Json): Fields =>
  Object.fromEntries(Object.entries(it).map(([name, value]) => [name, change(value)]));

/** A type that JSON Schema does not know says nothing. */
function typed({ type }: Fields): Fields {
  const known = [type].flat().filter((it) => it !== undefined && types.includes(it)) as readonly Json[];
  return known.length === 0 ? {} : { type: [...new Set(known)] };
}

/** A limit that is exclusive by a flag, as it was before draft 6. */
function limits({ exclusiveMinimum, exclusiveMaximum, ...it }: Fields): Fields {
  const { minimum, maximum, ...rest } = it;
  return { ...rest, ...limit("inimum", minimum, exclusiveMinimum), ...limit("aximum", maximum, exclusiveMaximum) };
}

function limit(name: string, value: Json | undefined, exclusive: Json | undefined): Fields {
  if (exclusive === true) return value === undefined ? {} : { [`exclusiveM${name}`]: value };
  return {
    ...(value === undefined ? {} : { [`m${name}`]: value }),
    ...(typeof exclusive === "number" ? { [`exclusiveM${name}`]: exclusive } : {}),
  };
}
