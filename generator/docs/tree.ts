import { isJsonObject, own, type Json } from "../base/json.js";
import { keysOf } from "../base/pointer.js";

export type JsonObject = Readonly<Record<string, Json>>;

/** How many references in a row are followed before they are taken for a circle. */
const patience = 32;

/** A bundled document, read leniently: whatever is missing or not what it should be is an empty object, an empty list or undefined. */
export class Tree {
  constructor(readonly root: JsonObject) {}

  /** `value` as an object, behind its reference if it is one. */
  follow(value: Json | undefined): JsonObject {
    let at = value;
    for (let step = 0; step < patience && isJsonObject(at) && typeof at["$ref"] === "string"; step += 1)
      at = this.#at(at["$ref"]);
    return isJsonObject(at) ? at : {};
  }

  #at(ref: string): Json | undefined {
    if (!ref.startsWith("#")) return undefined;
    let at: Json | undefined = this.root;
    for (const key of keysOf(ref))
      at = isJsonObject(at) ? own(at, key) : Array.isArray(at) ? (at as readonly Json[])[Number(key)] : undefined;
    return at;
  }

  /** The object in the field `key`, behind its reference. */
  object(parent: JsonObject, key: string): JsonObject {
    return this.follow(own(parent, key));
  }

  /** The list in the field `key`, each item behind its reference. */
  list(parent: JsonObject, key: string): readonly JsonObject[] {
    const value = own(parent, key);
    return Array.isArray(value) ? (value as readonly Json[]).map((it) => this.follow(it)) : [];
  }
}

/** The text in the field `key`. */
export function text(parent: JsonObject, key: string): string | undefined {
  const value = own(parent, key);
  return typeof value === "string" ? value : undefined;
}
