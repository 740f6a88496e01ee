import type { Diagnostics } from "../../base/diagnostic.js";
import type { Json } from "../../base/json.js";
import { below } from "../../base/pointer.js";
import type { Dialect, Document, Node, Unresolved } from "../../load/index.js";
import type { Doc } from "../api.js";
import { Registry } from "./registry.js";
import { Remembered } from "./remembered.js";
import { findTarget, isOfKind, kindOf, type ComponentKind } from "./target.js";

/** What every builder works with. Builders report the user's mistakes and return the nearest lawful model; they never throw for them. */
/** More entries than any document repeats that does not mean to. */
const mostBorrowed = 100_000;

export class Context {
  /** How many entries stand in several places since their whole map or list is referred to. */
  #borrowed = 0;
  readonly registry: Registry;
  /** The path items and headers that are being built, by pointer: one may lead to another, but not to itself. */
  readonly open = new Set<string>();
  /** By the URI of each dialect that was met: the keywords that it does not have. */
  readonly withoutForce = new Map<string, ReadonlySet<string>>();

  constructor(
    readonly document: Document,
    readonly report: Diagnostics,
    /** The schema dialect: OpenAPI 3.0 has its own, later versions have JSON Schema 2020-12. */
    readonly dialect: Dialect,
    readonly remembered = new Remembered(),
  ) {
    this.registry = new Registry(this);
  }

  /** What a reference found in `from` points at. */
  resolve(ref: string, from: Node): Node | Unresolved {
    const found = this.document.resolve(ref, from);
    this.remembered.noteTarget(ref, found);
    return found;
  }

  /**
   * The node itself, or what it refers to in the end; undefined, and a report, when that is not there or leads in a circle. A component
   * of another kind is reported.
   */
  follow(node: Node, kind: ComponentKind): Node | undefined {
    const seen = new Set<string>();
    let here = node;
    for (let ref = here.ref; ref !== undefined; ref = here.ref) {
      if (seen.has(here.at)) {
        this.report.add(
          "ref/circular",
          below(node.at, "$ref"),
          "This reference leads back to itself.",
          "Point it at a definition.",
        );
        return undefined;
      }
      seen.add(here.at);
      const next = this.target(ref, here, "$ref", kind);
      if (next === undefined) return undefined;
      here = next;
    }
    return here;
  }

  /** What one reference points at; reported when it is not there. `key` is the keyword that holds it. */
  target(ref: string, from: Node, key: string, kind: ComponentKind): Node | undefined {
    const next = findTarget(this, ref, from, below(from.at, key));
    if (next === undefined || isOfKind(next, kind)) return next;
    const message = `The reference ${ref} leads to ${String(kindOf(next))}; what is asked for here belongs in components.${kind}.`;
    this.report.add("ref/wrong-kind", below(from.at, key), message, "Correct the reference.");
    return next;
  }

  text(node: Node, key: string): string | undefined {
    return this.#typed(node, key, "a string", (it): it is string => typeof it === "string");
  }

  /** Text that only people read, or that is a name in a comment: a number or a switch stands for its own text, and nothing for no text. */
  words(node: Node, key: string): string | undefined {
    const value = node.get(key)?.value;
    if (value === undefined || typeof value === "string") return value;
    if (typeof value === "object" && value !== null) return this.text(node, key);
    const hint =
      value === null ? "Write a text, or leave the key out." : `Write it in quotes: ${key}: "${String(value)}".`;
    this.report.add(
      "document/not-text",
      below(node.at, key),
      `${key} must be a string, and is ${described(value)}.`,
      hint,
    );
    return value === null ? undefined : String(value);
  }

  flag(node: Node, key: string): boolean {
    return this.#typed(node, key, "true or false", (it): it is boolean => typeof it === "boolean") ?? false;
  }

  number(node: Node, key: string): number | undefined {
    return this.#typed(node, key, "a number", (it): it is number => typeof it === "number" && Number.isFinite(it));
  }

  /** A whole number from 0: a count or a length. */
  count(node: Node, key: string): number | undefined {
    return this.#typed(
      node,
      key,
      "a whole number from 0",
      (it): it is number => Number.isInteger(it) && (it as number) >= 0,
    );
  }

  /** The strings of an array. */
  texts(node: Node, key: string): readonly string[] | undefined {
    return this.#typed(
      node,
      key,
      "an array of strings",
      (it): it is readonly string[] => Array.isArray(it) && it.every((one) => typeof one === "string"),
    );
  }

  /** The object under a key. */
  object(node: Node, key: string): Node | undefined {
    return this.#node(node, key, "an object", (it) => it.isObject);
  }

  /**
   * The members of the object under a key. No map of OpenAPI has a string under `$ref`: many documents put a whole map elsewhere and
   * refer to it, which the specification does not foresee and which can mean one thing only.
   */
  members(node: Node, key: string): readonly (readonly [string, Node])[] {
    return this.#whole(this.object(node, key), key)?.entries() ?? [];
  }

  /** The items of the array under a key; a reference to a whole array is followed. */
  items(node: Node, key: string): readonly Node[] {
    const it = node.get(key);
    if (it?.ref === undefined) return this.#node(node, key, "an array", (one) => one.isArray)?.items() ?? [];
    return this.#whole(it, key)?.items() ?? [];
  }

  #whole(it: Node | undefined, key: string): Node | undefined {
    if (it?.ref === undefined) return it;
    const there = this.follow(it, "any");
    if (there === undefined) return undefined;
    if (there.isArray || there.isObject) return this.#entered(there, it);
    this.wrongType(there, key, "an object or an array");
    return undefined;
  }

  /** Maps and lists stand wherever they are referred to, each time with all that is in them. */
  #entered(there: Node, from: Node): Node | undefined {
    this.remembered.noteOther();
    const at = below(from.at, "$ref");
    if (from.entered.has(there.at)) {
      const hint = "Name the schema that comes again, and refer to that.";
      this.report.add("ref/circular", at, "This reference leads to what it stands in.", hint);
      return undefined;
    }
    this.#borrowed += there.isArray ? there.items().length : there.entries().length;
    if (this.#borrowed > mostBorrowed) {
      const hint = "Name the schemas in it, and refer to those.";
      this.report.add(
        "document/bounds",
        at,
        `References to maps and lists repeat more than ${mostBorrowed} entries.`,
        hint,
      );
      return undefined;
    }
    return there.enteredFrom(from);
  }

  /** Reports a node that is not an object, and says whether it is one. */
  isObject(node: Node, what: string): boolean {
    if (!node.isObject) this.wrongType(node, what, "an object");
    return node.isObject;
  }

  wrongType(node: Node, what: string, wanted: string): void {
    const hint = node.value === null ? "Write one, or remove the key." : undefined;
    this.report.add(
      "document/wrong-type",
      node.at,
      `${what} must be ${wanted}, and is ${described(node.value)}.`,
      hint,
    );
  }

  #node(node: Node, key: string, wanted: string, fits: (it: Node) => boolean): Node | undefined {
    const it = node.get(key);
    if (it === undefined || fits(it)) return it;
    this.wrongType(it, key, wanted);
    return undefined;
  }

  #typed<Value extends Json>(
    node: Node,
    key: string,
    wanted: string,
    fits: (it: Json) => it is Value,
  ): Value | undefined {
    const it = node.get(key);
    if (it === undefined) return undefined;
    if (fits(it.value)) return it.value;
    this.wrongType(it, key, wanted);
    return undefined;
  }
}

function described(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
  return typeof value === "object" ? "an object" : JSON.stringify(value).slice(0, 60);
}

/** `summary` (or a schema's `title`), `description` and `deprecated`. */
export function docOf(context: Context, node: Node, summary: "summary" | "title" | "none" = "summary"): Doc {
  return {
    summary: summary === "none" ? "" : (context.words(node, summary) ?? ""),
    description: context.words(node, "description") ?? "",
    deprecated: context.flag(node, "deprecated"),
  };
}

/** The `x-…` fields. */
export function extensionsOf(node: Node): Readonly<Record<string, Json>> {
  const found = Object.create(null) as Record<string, Json>;
  for (const [name, it] of node.entries()) if (name.startsWith("x-")) found[name] = it.value;
  return found;
}

/**
 * What every noted part of the model starts with. `written`: the reference through which it was reached, whose `summary` and
 * `description` come first from OpenAPI 3.1 on (Reference Object).
 */
export function noted(
  context: Context,
  node: Node,
  summary?: "summary" | "title" | "none",
  written: Node = node,
): { at: string; doc: Doc; extensions: Readonly<Record<string, Json>> } {
  const doc = docOf(context, node, summary);
  if (written.ref === undefined || context.dialect === "3.0")
    return { at: node.at, doc, extensions: extensionsOf(node) };
  const own = docOf(context, written, summary);
  const said = { ...doc, summary: own.summary || doc.summary, description: own.description || doc.description };
  return { at: node.at, doc: said, extensions: extensionsOf(node) };
}
