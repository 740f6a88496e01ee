import { isJsonObject, type Json } from "../base/json.js";
import { escapeKey, keysOf, type Pointer } from "../base/pointer.js";
import type { Document } from "./document.js";
import { Node } from "./node.js";
import { data, maps } from "./scan.js";

/** What is known of a document, and written into its copy. */
export interface Known {
  /** Every schema that a reference leads to, with the name by which it goes. */
  readonly schemas: readonly { readonly name: string; readonly at: Pointer }[];
  /** Every operation with an id that is its own. */
  readonly operations: readonly { readonly id: string; readonly at: Pointer }[];
}

interface JsonFields {
  [key: string]: Json;
}

/**
 * A document as one JSON value that refers to itself only, for readers who shall neither open files nor resolve URIs: schemas from
 * elsewhere are among its components, everything else from elsewhere stands where it was referred to. Extensions, identifiers and named
 * examples are left out.
 */
export function bundle(document: Document, known: Known): object {
  const bundler = new Bundler(document, known);
  const { root } = document;
  const components = root.get("components");
  const copied = Object.fromEntries(
    ["openapi", "info", "servers", "security", "tags", "paths", "webhooks"].flatMap((key) => {
      const it = root.get(key);
      return it === undefined ? [] : [[key, bundler.copy(it, key)]];
    }),
  );
  const others = (components?.entries() ?? []).filter(([key]) => key !== "schemas" && maps.has(key));
  return { ...copied, components: { ...Object.fromEntries(others.map(([key, it]) => [key, bundler.copy(it, key)])), schemas: bundler.schemas() } };
}

/** In these maps a name that starts with `x-` is an extension; in others, such as that of headers, it is a name. */
const extensible: ReadonlySet<string> = new Set(["paths", "responses", "callbacks", "webhooks"]);

const dropped: ReadonlySet<string> = new Set("$id $anchor $dynamicAnchor $schema $comment $defs definitions examples externalValue".split(" "));

const words: ReadonlySet<string> = new Set(["title", "summary", "description"]);

class Bundler {
  readonly #names: ReadonlyMap<Pointer, string>;
  readonly #ids: ReadonlyMap<Pointer, string>;
  readonly #open = new Set<Pointer>();

  constructor(
    readonly document: Document,
    readonly known: Known,
  ) {
    this.#names = new Map(known.schemas.map((it) => [it.at, it.name] as const).reverse());
    this.#ids = new Map(known.operations.map((it) => [it.at, it.id]));
  }

  schemas(): Json {
    const copied: JsonFields = Object.create(null) as JsonFields;
    for (const { name, at } of this.known.schemas) {
      const node = this.#names.get(at) === name ? this.document.nodeAt(at) : undefined;
      if (node !== undefined) copied[name] = this.copy(node);
    }
    return copied;
  }

  /** `map`: the key under which a map of names stands, if the node is one. */
  copy(node: Node, map?: string): Json {
    if (Array.isArray(node.value)) return node.items().map((it) => this.copy(it));
    if (!isJsonObject(node.value)) return node.value;
    const isMap = map !== undefined && maps.has(map);
    const ref = node.ref ?? (isMap ? undefined : node.get("$dynamicRef")?.value);
    return typeof ref === "string" ? this.#reference(ref, node, map) : this.#fields(node, isMap ? map : undefined);
  }

  #fields(node: Node, map: string | undefined): Json {
    const copied: JsonFields = Object.create(null) as JsonFields;
    for (const [key, it] of node.entries()) {
      const isKept = map === undefined ? !dropped.has(key) && !key.startsWith("x-") : !(extensible.has(map) && key.startsWith("x-"));
      if (isKept) copied[key] = map === undefined ? this.#field(key, it) : this.copy(it, map === "callbacks" ? "webhooks" : undefined);
    }
    const id = this.#ids.get(node.at);
    if (id !== undefined && "operationId" in copied) copied["operationId"] = id;
    return copied;
  }

  #field(key: string, it: Node): Json {
    if (words.has(key)) return typeof it.value === "string" ? it.value : JSON.stringify(it.value);
    if (key === "discriminator" && it.isObject) return this.#discriminator(it);
    return data.has(key) ? it.value : this.copy(it, key);
  }

  #discriminator(node: Node): Json {
    const mapping: JsonFields = Object.create(null) as JsonFields;
    for (const [value, it] of node.get("mapping")?.entries() ?? []) {
      const target = this.#nameOf(String(it.value), it);
      if (target !== undefined) mapping[value] = pointerTo("components", "schemas", target);
    }
    return { propertyName: node.get("propertyName")?.value ?? "", ...(node.get("mapping") === undefined ? {} : { mapping }) };
  }

  /** The schema that a mapping means: a component's name, or a reference. */
  #nameOf(text: string, from: Node): string | undefined {
    const component = this.#names.get(`#/components/schemas/${escapeKey(text)}`);
    const target = component === undefined ? this.document.resolve(text, from) : undefined;
    return component ?? (target instanceof Node ? this.#names.get(target.at) : undefined);
  }

  #reference(ref: string, node: Node, map: string | undefined): Json {
    const target = this.document.resolve(ref, node);
    if (!(target instanceof Node)) return {};
    const name = this.#names.get(target.at);
    if (name !== undefined) return { $ref: pointerTo("components", "schemas", name) };
    if (/^#\/components\/[^/]+\/[^/]+$/.test(target.at)) return { $ref: pointerTo(...keysOf(target.at)) };
    if (this.#open.has(target.at)) return {};
    this.#open.add(target.at);
    const copied = this.copy(target, map);
    this.#open.delete(target.at);
    return copied;
  }
}

const pointerTo = (...keys: readonly string[]): string => `#/${keys.map((key) => encodeURIComponent(escapeKey(key))).join("/")}`;
