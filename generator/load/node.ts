import { isJsonObject, own, type Json } from "../base/json.js";
import { below, type Pointer } from "../base/pointer.js";

/** What holds for everything in a schema resource, or in a whole file. */
export interface Resource {
  /** The URI that relative references are resolved against. */
  readonly base: string;
  /** The URI of the meta-schema that `$schema` or, for a whole document, `jsonSchemaDialect` names; "" where nothing does. */
  readonly dialect: string;
}

/** One step down from a node. */
interface Step {
  readonly from: Node;
  readonly key: string | number;
}

const nowhere: ReadonlySet<Pointer> = new Set();

/** A place in a document: the value there, its address, and the resource that it belongs to. */
export class Node {
  #at: Pointer | Step;

  /** `resources`: for each object with which another resource starts, that. */
  constructor(
    readonly value: Json,
    at: Pointer | Step,
    readonly resource: Resource,
    readonly resources: ReadonlyMap<object, Resource>,
    /** The maps and lists that were referred to on the way here. */
    readonly entered: ReadonlySet<Pointer> = nowhere,
  ) {
    this.#at = at;
  }

  /** The same place, reached by a reference from another. */
  enteredFrom(other: Node): Node {
    return new Node(this.value, this.at, this.resource, this.resources, new Set([...other.entered, this.at]));
  }

  /** Made when it is asked for, which of most scalars nobody does. */
  get at(): Pointer {
    if (typeof this.#at !== "string") this.#at = below(this.#at.from.at, this.#at.key);
    return this.#at;
  }

  get base(): string {
    return this.resource.base;
  }

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

  /** The same object with fewer keys. */
  without(keys: ReadonlySet<string>): Node {
    const kept = Object.entries(this.value as object).filter(([key]) => !keys.has(key)) as readonly [string, Json][];
    return new Node(Object.fromEntries(kept), this.at, this.resource, this.resources, this.entered);
  }

  #child(key: string | number, value: Json): Node {
    const own = typeof value === "object" && value !== null ? this.resources.get(value) : undefined;
    return new Node(value, { from: this, key }, own ?? this.resource, this.resources, this.entered);
  }
}
