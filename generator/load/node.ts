import { isJsonObject, own, type Json } from "../base/json.js";
import { below, type Pointer } from "../base/pointer.js";

/** A place in a document: the value there, its address, and the URI that relative references in it are resolved against. */
export class Node {
  constructor(
    readonly value: Json,
    readonly at: Pointer,
    readonly base: string,
    readonly bases: ReadonlyMap<object, string>,
  ) {}

  get isObject(): boolean {
    return isJsonObject(this.value);
  }

  get isArray(): boolean {
    return Array.isArray(this.value);
  }

  /** What stands under a key of its own, or at an index; undefined when nothing does. */
  get(key: string | number): Node | undefined {
    const { value } = this;
    if (Array.isArray(value)) {
      const it = /^(0|[1-9]\d*)$/.test(String(key)) ? (value[Number(key)] as Json | undefined) : undefined;
      return it === undefined ? undefined : this.#child(key, it);
    }
    const it = isJsonObject(value) ? own(value, String(key)) : undefined;
    return it === undefined ? undefined : this.#child(key, it);
  }

  /** The members of an object with their keys, in the document's order; none for anything else. */
  entries(): readonly (readonly [string, Node])[] {
    if (!isJsonObject(this.value)) return [];
    return Object.entries(this.value).map(([key, it]) => [key, this.#child(key, it)] as const);
  }

  /** The items of an array; none for anything else. */
  items(): readonly Node[] {
    return Array.isArray(this.value) ? this.value.map((it: Json, i) => this.#child(i, it)) : [];
  }

  /** The text of `$ref`, when this is a reference. */
  get ref(): string | undefined {
    const it = isJsonObject(this.value) ? own(this.value, "$ref") : undefined;
    return typeof it === "string" ? it : undefined;
  }

  #child(key: string | number, value: Json): Node {
    const base = typeof value === "object" && value !== null ? this.bases.get(value) : undefined;
    return new Node(value, below(this.at, key), base ?? this.base, this.bases);
  }
}
