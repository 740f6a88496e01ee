import type { Diagnostics } from "../../base/diagnostic.js";
import type { Json } from "../../base/json.js";
import { below } from "../../base/pointer.js";
import { Node, type Document } from "../../load/index.js";
import type { Doc } from "../api.js";
import { Registry } from "./registry.js";

/** What every builder works with. Builders report the user's mistakes and return the nearest lawful model; they never throw for them. */
export class Context {
  readonly registry: Registry;

  constructor(
    readonly document: Document,
    readonly report: Diagnostics,
    /** The schema dialect: OpenAPI 3.0 has its own, later versions have JSON Schema 2020-12. */
    readonly dialect: "3.0" | "2020-12",
  ) {
    this.registry = new Registry(this);
  }

  /** The node itself, or what it refers to in the end; undefined, and a report, when that is not there or leads in a circle. */
  follow(node: Node): Node | undefined {
    const seen = new Set<string>();
    let here = node;
    for (let ref = here.ref; ref !== undefined; ref = here.ref) {
      if (seen.has(here.at)) {
        this.report.error("ref/circular", below(node.at, "$ref"), `This reference leads back to itself.`, "Point it at a definition.");
        return undefined;
      }
      seen.add(here.at);
      const next = this.target(ref, here, "$ref");
      if (next === undefined) return undefined;
      here = next;
    }
    return here;
  }

  /** What one reference points at; reported when it is not there. `key` is the keyword that holds it. */
  target(ref: string, from: Node, key: string): Node | undefined {
    const next = this.document.resolve(ref, from);
    if (next instanceof Node) return next;
    this.report.error("ref/unresolved", below(from.at, key), `The reference ${ref} leads nowhere: ${next.unresolved}`, "Define it, or correct the reference.");
    return undefined;
  }

  text(node: Node, key: string): string | undefined {
    return this.#typed(node, key, "a string", (it): it is string => typeof it === "string");
  }

  flag(node: Node, key: string): boolean {
    return this.#typed(node, key, "true or false", (it): it is boolean => typeof it === "boolean") ?? false;
  }

  number(node: Node, key: string): number | undefined {
    return this.#typed(node, key, "a number", (it): it is number => typeof it === "number" && Number.isFinite(it));
  }

  /** A whole number from 0: a count or a length. */
  count(node: Node, key: string): number | undefined {
    return this.#typed(node, key, "a whole number from 0", (it): it is number => Number.isInteger(it) && (it as number) >= 0);
  }

  /** The strings of an array. */
  texts(node: Node, key: string): readonly string[] | undefined {
    return this.#typed(node, key, "an array of strings", (it): it is readonly string[] => Array.isArray(it) && it.every((one) => typeof one === "string"));
  }

  /** The object under a key. */
  object(node: Node, key: string): Node | undefined {
    return this.#node(node, key, "an object", (it) => it.isObject);
  }

  /** The members of the object under a key. */
  members(node: Node, key: string): readonly (readonly [string, Node])[] {
    return this.object(node, key)?.entries() ?? [];
  }

  /** The items of the array under a key. */
  items(node: Node, key: string): readonly Node[] {
    return this.#node(node, key, "an array", (it) => it.isArray)?.items() ?? [];
  }

  /** Reports a node that is not an object, and says whether it is one. */
  isObject(node: Node, what: string): boolean {
    if (!node.isObject) this.wrongType(node, what, "an object");
    return node.isObject;
  }

  wrongType(node: Node, what: string, wanted: string): void {
    this.report.error("document/wrong-type", node.at, `${what} must be ${wanted}, and is ${described(node.value)}.`);
  }

  #node(node: Node, key: string, wanted: string, fits: (it: Node) => boolean): Node | undefined {
    const it = node.get(key);
    if (it === undefined || fits(it)) return it;
    this.wrongType(it, key, wanted);
    return undefined;
  }

  #typed<Value extends Json>(node: Node, key: string, wanted: string, fits: (it: Json) => it is Value): Value | undefined {
    const it = node.get(key);
    if (it === undefined) return undefined;
    if (fits(it.value)) return it.value;
    this.wrongType(it, key, wanted);
    return undefined;
  }
}

function described(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : JSON.stringify(value).slice(0, 60);
}

/** `summary` (or a schema's `title`), `description` and `deprecated`. */
export function docOf(context: Context, node: Node, summary: "summary" | "title" | "none" = "summary"): Doc {
  return {
    summary: summary === "none" ? "" : (context.text(node, summary) ?? ""),
    description: context.text(node, "description") ?? "",
    deprecated: context.flag(node, "deprecated"),
  };
}

/** The `x-…` fields. */
export function extensionsOf(node: Node): Readonly<Record<string, Json>> {
  const found = Object.create(null) as Record<string, Json>;
  for (const [name, it] of node.entries()) if (name.startsWith("x-")) found[name] = it.value;
  return found;
}

/** What every noted part of the model starts with. */
export function noted(context: Context, node: Node, summary?: "summary" | "title" | "none"): { at: string; doc: Doc; extensions: Readonly<Record<string, Json>> } {
  return { at: node.at, doc: docOf(context, node, summary), extensions: extensionsOf(node) };
}
