import { isJsonObject, own, scalarText, type Json } from "../base/json.js";
import { methods } from "../base/methods.js";
import { escapeKey, keysOf, type Pointer } from "../base/pointer.js";
import type { Document } from "./document.js";
import { Node } from "./node.js";
import { data, maps } from "./scan.js";

/** What is known of a document, and written into its copy. */
export interface Known {
  /** Every schema that a reference leads to, with the name by which it goes. */
  readonly schemas: readonly { readonly name: string; readonly at: Pointer }[];
  /** Every operation with an id that is its own. */
  readonly operations: readonly KnownOperation[];
}

interface KnownOperation {
  readonly id: string;
  readonly at: Pointer;
  /** "GET", and the path or the webhook's name. */
  readonly method: string;
  readonly template: string;
}

/**
 * A document as one JSON value that refers to itself only, for readers who shall neither open files nor resolve URIs: schemas from
 * elsewhere are among its components, everything else from elsewhere stands where it was referred to. Operations and schemas that are not
 * known, extensions, identifiers and named examples are left out.
 */
export function bundle(document: Document, known: Known): { [key: string]: Json } {
  const bundler = new Bundler(document, known);
  const { root } = document;
  const components = root.get("components");
  const copied = Object.fromEntries(
    ["openapi", "info", "servers", "security", "tags", "paths", "webhooks"].flatMap((key) => {
      const it = root.get(key);
      if (it === undefined) return [];
      const copy = bundler.copy(it, key);
      return [[key, key === "paths" || key === "webhooks" ? withKnown(copy, known.operations) : copy]];
    }),
  );
  const others = (components?.entries() ?? []).filter(([key]) => key !== "schemas" && maps.has(key));
  return {
    ...copied,
    components: {
      ...Object.fromEntries(others.map(([key, it]) => [key, bundler.copy(it, key)])),
      schemas: bundler.schemas(),
    },
  };
}

/** Paths, or webhooks, with the operations that are known; what is left without any is left out. */
function withKnown(paths: Json, operations: readonly KnownOperation[]): Json {
  if (!isJsonObject(paths)) return paths;
  const known = new Set(operations.map((it) => `${it.method} ${it.template}`));
  const kept = Object.entries(paths).flatMap(([template, item]): [string, Json][] => {
    if (!isJsonObject(item)) return [[template, item]];
    const isKnown = (key: string): boolean => known.has(`${key.toUpperCase()} ${template}`);
    const fields = Object.entries(item).filter(([key]) => !methods.includes(key) || isKnown(key));
    const isEmptied = fields.length < Object.keys(item).length && !fields.some(([key]) => methods.includes(key));
    return isEmptied ? [] : [[template, Object.fromEntries(fields)]];
  });
  return Object.fromEntries(kept);
}

/** In these maps a name that starts with `x-` is an extension; in others, such as that of headers, it is a name. */
const extensible: ReadonlySet<string> = new Set(["paths", "responses", "callbacks", "webhooks"]);

const dropped: ReadonlySet<string> = new Set(
  "$id $anchor $dynamicAnchor $dynamicRef $schema $comment $defs definitions examples externalValue".split(" "),
);

const isExtension = (key: string): boolean => key.startsWith("x-");

/** `isAgain`: the id of the operation it may be has been used. */
function isLeftOut(key: string, it: Json, isAgain: boolean): boolean {
  // Of a branch that takes all other values, openapi-typescript would ask for its own name.
  if (key === "discriminator" && isJsonObject(it) && own(it, "defaultMapping") !== undefined) return true;
  return dropped.has(key) || isExtension(key) || (isAgain && key === "operationId");
}

/** A map of maps: the callbacks of an operation are maps of path items. */
const nested: ReadonlyMap<string, string> = new Map([["callbacks", "webhooks"]]);

const words: ReadonlySet<string> = new Set(["title", "summary", "description"]);

class Bundler {
  readonly #names: ReadonlyMap<Pointer, string>;
  readonly #ids: ReadonlyMap<Pointer, string>;
  readonly #open = new Set<Pointer>();
  readonly #used = new Set<string>();

  constructor(
    readonly document: Document,
    readonly known: Known,
  ) {
    this.#names = new Map(known.schemas.map((it) => [it.at, it.name] as const).reverse());
    this.#ids = new Map(known.operations.map((it) => [it.at, it.id]));
  }

  schemas(): Json {
    const own = this.known.schemas.filter(({ name, at }) => this.#names.get(at) === name);
    return Object.fromEntries(
      own.flatMap(({ name, at }) => {
        const node = this.document.nodeAt(at);
        return node === undefined ? [] : [[name, this.copy(node)]];
      }),
    );
  }

  /** `map`: the key under which a map of names stands, if the node is one. */
  copy(node: Node | Json, map?: string): Json {
    if (!(node instanceof Node)) return node;
    if (Array.isArray(node.value)) return node.items().map((it) => this.copy(it));
    if (!isJsonObject(node.value)) return node.value;
    const isMap = map !== undefined && maps.has(map);
    const ref = node.ref ?? (isMap ? undefined : node.get("$dynamicRef")?.value);
    const own = isMap ? map : undefined;
    return typeof ref === "string" ? this.#reference(ref, node, own) : this.#fields(node, own);
  }

  #fields(node: Node, map: string | undefined): Json {
    const fields = node.value as { readonly [key: string]: Json };
    const id = Object.hasOwn(fields, "operationId") ? this.#ids.get(node.at) : undefined;
    const isAgain = id !== undefined && this.#used.has(id);
    if (id !== undefined) this.#used.add(id);
    const copied: [string, Json][] = [];
    for (const key of Object.keys(fields)) {
      const value = fields[key] as Json;
      if (map === undefined ? isLeftOut(key, value, isAgain) : extensible.has(map) && isExtension(key)) continue;
      const it = typeof value === "object" && value !== null ? (node.get(key) as Node) : value;
      copied.push([key, map === undefined ? this.#field(key, it, id) : this.copy(it, nested.get(map))]);
    }
    return Object.fromEntries(copied);
  }

  /** `it`: a node, unless it is a scalar. */
  #field(key: string, it: Node | Json, id: string | undefined): Json {
    const value = it instanceof Node ? it.value : it;
    if (key === "operationId" && id !== undefined) return id;
    if (words.has(key)) return typeof value === "string" ? value : JSON.stringify(value);
    if (data.has(key)) return value;
    return key === "discriminator" && isJsonObject(value) ? this.#discriminator(it as Node) : this.copy(it, key);
  }

  #discriminator(node: Node): Json {
    const mapping = (node.get("mapping")?.entries() ?? []).flatMap(([value, it]) => {
      const target = this.#nameOf(scalarText(it.value), it);
      return target === undefined ? [] : [[value, pointerTo("components", "schemas", target)]];
    });
    return {
      propertyName: node.get("propertyName")?.value ?? "",
      ...(mapping.length === 0 ? {} : { mapping: Object.fromEntries(mapping) as Json }),
    };
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
    const pointer = name === undefined ? keysOf(target.at) : ["components", "schemas", name];
    if (name === undefined && target.at.startsWith("#/components/schemas/")) return {};
    const isComponent = name !== undefined || /^#\/components\/[^/]+\/[^/]+$/.test(target.at);
    if (isComponent) return { ...(this.#fields(node, map) as object), $ref: pointerTo(...pointer) };
    if (this.#open.has(target.at)) return {};
    this.#open.add(target.at);
    const copied = this.copy(target, map);
    this.#open.delete(target.at);
    return copied;
  }
}

const pointerTo = (...keys: readonly string[]): string =>
  `#/${keys.map((key) => encodeURIComponent(escapeKey(key))).join("/")}`;
