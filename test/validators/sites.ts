/**
 * The schemas of a document that have values beside them, and what those schemas are in JSON Schema 2020-12; read from the document
 * itself, without the generator's model.
 */
import { isJsonObject, type Json } from "../../generator/base/json.js";
import { below } from "../../generator/base/pointer.js";

type Fields = { readonly [key: string]: Json };

/** A schema, and the values that the document gives for it: its default and examples, and those of whatever it describes. */
export interface Site {
  /** What a `$ref` to the schema says. */
  readonly ref: string;
  readonly schema: Json;
  readonly values: readonly { readonly at: string; readonly value: Json }[];
}

/** A schema with a name: a component of the document, or what else a reference leads to. */
export interface NamedSite {
  readonly ref: string;
  readonly schema: Json;
  /** Its name among the document's components, if it is one of them. */
  readonly component: string | undefined;
}

/** The files of a document, by URI. */
export type Files = ReadonlyMap<string, Json>;

interface Place {
  readonly uri: string;
  readonly pointer: string;
  readonly value: Json;
}

const at = (place: Place, ...keys: readonly (string | number)[]): Place | undefined => {
  const value = keys.reduce<Json | undefined>(
    (it, key) => (typeof it === "object" && it !== null && Object.hasOwn(it, key) ? (it as Fields)[key] : undefined),
    place.value,
  );
  return value === undefined ? undefined : { uri: place.uri, pointer: below(place.pointer, ...keys), value };
};

const entries = (place: Place | undefined): readonly (readonly [string, Place])[] =>
  place === undefined || typeof place.value !== "object" || place.value === null
    ? []
    : Object.keys(place.value).map((key) => [key, at(place, key) as Place] as const);

const textAt = (place: Place, key: string): string | undefined => {
  const value = at(place, key)?.value;
  return typeof value === "string" ? value : undefined;
};

const refTo = ({ uri, pointer }: Place): string => `${uri}#${encodeURI(pointer)}`;

/** What a kind of object consists of: one, a list (`*`), a map (`{}`), or a map of maps (`{}{}`) of another kind. */
const kinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  document: { paths: "{}pathItem", webhooks: "{}pathItem", components: "components" },
  components: {
    schemas: "{}schema",
    responses: "{}response",
    parameters: "{}parameter",
    requestBodies: "{}response",
    headers: "{}parameter",
    pathItems: "{}pathItem",
    callbacks: "{}{}pathItem",
    mediaTypes: "{}media",
  },
  pathItem: {
    parameters: "*parameter",
    additionalOperations: "{}operation",
    ...Object.fromEntries(
      "get put post delete options head patch trace query".split(" ").map((method) => [method, "operation"]),
    ),
  },
  operation: {
    parameters: "*parameter",
    requestBody: "response",
    responses: "{}response",
    callbacks: "{}{}pathItem",
  },
  response: { content: "{}media", headers: "{}parameter" },
  parameter: { schema: "schema", content: "{}media" },
  media: { schema: "schema", itemSchema: "schema", encoding: "{}encoding" },
  encoding: { headers: "{}parameter" },
  schema: {
    ...Object.fromEntries(
      "properties patternProperties dependentSchemas $defs".split(" ").map((key) => [key, "{}schema"]),
    ),
    ...Object.fromEntries("allOf anyOf oneOf prefixItems".split(" ").map((key) => [key, "*schema"])),
    ...Object.fromEntries(
      "not if then else items contains additionalProperties propertyNames unevaluatedItems unevaluatedProperties"
        .split(" ")
        .map((key) => [key, "schema"]),
    ),
  },
};

/** Walks a document. */
export class Reader {
  readonly #sites: Site[] = [];
  readonly #named = new Map<string, NamedSite>();
  readonly #seen = new Set<string>();

  constructor(
    readonly files: Files,
    readonly root: string,
  ) {}

  /** Every schema with a value. */
  sites(): readonly Site[] {
    this.#visit(this.#entry, "document");
    return this.#sites;
  }

  /** Every schema with a name. */
  named(): readonly NamedSite[] {
    for (const [name, it] of entries(at(this.#entry, "components", "schemas"))) this.#name(it, name);
    this.#visit(this.#entry, "document");
    return [...this.#named.values()];
  }

  get #entry(): Place {
    return { uri: this.root, pointer: "", value: this.files.get(this.root) ?? null };
  }

  #name(place: Place, component: string | undefined): void {
    const ref = refTo(place);
    if (!this.#named.has(ref)) this.#named.set(ref, { ref, schema: place.value, component });
  }

  /** What a `$ref` found in a file leads to. */
  target(ref: string, from: string): Place | undefined {
    const { href } = new URL(ref, from);
    const [uri = "", fragment = ""] = href.split("#");
    let place: Place | undefined = { uri, pointer: "", value: this.files.get(uri) ?? null };
    for (const key of fragment.split("/").slice(1)) {
      const name = decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
      place = place === undefined ? undefined : (at(place, name) ?? at(this.resolved(place), name));
    }
    return place;
  }

  /** The place itself, or where its reference leads. */
  resolved(place: Place): Place {
    const ref = textAt(place, "$ref");
    const target = ref === undefined ? undefined : this.target(ref, place.uri);
    return target === undefined ? place : this.resolved(target);
  }

  #visit(place: Place, kind: string): void {
    const ref = textAt(place, "$ref");
    if (ref !== undefined) {
      const target = this.target(ref, place.uri);
      if (target !== undefined && kind === "schema") this.#name(target, undefined);
      if (target !== undefined) this.#visit(target, kind);
    }
    const key = `${kind} ${place.uri}#${place.pointer}`;
    if (this.#seen.has(key) || !isJsonObject(place.value)) return;
    this.#seen.add(key);
    if (kind === "schema") this.#add(place, [...valuesIn(place, "default"), ...this.#examples(place)]);
    const schema = kind === "media" || kind === "parameter" ? at(place, "schema") : undefined;
    if (schema !== undefined) this.#add(schema, this.#examples(place));
    for (const [name, way] of Object.entries(kinds[kind] ?? {})) this.#visitAll(at(place, name), way);
  }

  #visitAll(place: Place | undefined, way: string): void {
    if (place === undefined) return;
    const [, many, rest = ""] = /^(\*|\{\})?(.*)$/.exec(way) ?? [];
    if (many === undefined) return this.#visit(place, rest);
    for (const [name, it] of entries(place)) if (many === "*" || !name.startsWith("x-")) this.#visitAll(it, rest);
  }

  #add(schema: Place, values: Site["values"]): void {
    if (values.length > 0) this.#sites.push({ ref: refTo(schema), schema: schema.value, values });
  }

  /** `example`; a list of `examples`, or a map of Example Objects. */
  #examples(place: Place): Site["values"] {
    const many = at(place, "examples");
    const listed = Array.isArray(many?.value) ? entries(many).flatMap(([, it]) => valuesIn(it)) : [];
    const named = Array.isArray(many?.value) ? [] : entries(many).map(([, it]) => this.resolved(it));
    return [
      ...valuesIn(place, "example"),
      ...listed,
      ...named.flatMap((it) => [...valuesIn(it, "value"), ...valuesIn(it, "dataValue")]),
    ];
  }
}

function valuesIn(place: Place, ...keys: readonly string[]): Site["values"] {
  const found = at(place, ...keys);
  return found === undefined ? [] : [{ at: `${found.uri}#${found.pointer}`, value: found.value }];
}
