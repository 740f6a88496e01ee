import { keysOf } from "../../base/pointer.js";
import { Names } from "../../base/names.js";
import { pascal } from "../../base/casing.js";
import type { Node } from "../../load/index.js";
import type { NamedSchema } from "../api.js";
import { schema, type DynamicAnchor } from "../schema.js";
import type { Context } from "./context.js";
import { rootSchema } from "./schema.js";

/**
 * Every schema that has a name: the components', and what else a reference points at, wherever it stands. Building one may name
 * more; the list is worked off until nothing is left.
 */
export class Registry {
  readonly #context: Context;
  readonly #names = new Map<string, string>();
  readonly #nodes: { readonly name: string; readonly node: Node }[] = [];
  readonly #taken = new Names();
  readonly #components = new Set<string>();
  readonly #unbound = new Map<string, NamedSchema>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Enters the schemas of the entry document's components, whose names are theirs to keep. */
  enter(schemas: readonly (readonly [string, Node])[]): void {
    for (const [name] of schemas) this.#taken.take(name);
    for (const [name] of schemas) this.#components.add(name);
    for (const [name, node] of schemas) this.#enter(name, node);
  }

  /** A component that is a reference and no more, to a schema without a name, gives that its own. */
  #enter(name: string, node: Node): void {
    const target =
      node.ref === undefined || node.entries().length > 1 ? undefined : this.#context.document.resolve(node.ref, node);
    const isFree = target !== undefined && "at" in target && !isComponent(target) && !this.#names.has(target.at);
    if (isFree) this.#names.set(node.at, name);
    this.#add(name, isFree ? target : node);
  }

  /** A name that no schema has yet, like the one asked for. */
  fresh(ideal: string): string {
    return this.#taken.take(ideal);
  }

  /** The name of the schema that a `$dynamicRef` means where nothing binds its anchor: anything. */
  unbound(anchor: string, node: Node): string {
    this.#context.remembered.noteOther();
    const known = this.#unbound.get(anchor);
    if (known !== undefined) return known.name;
    const name = this.#taken.take(pascal(anchor));
    const open = schema({ at: node.at, dynamicAnchor: anchor });
    this.#unbound.set(anchor, { name, schema: open, at: open.at, doc: open.doc, extensions: open.extensions });
    return name;
  }

  /** True for the name of a component schema. */
  has(name: string): boolean {
    const is = this.#components.has(name);
    this.#context.remembered.noteComponent(name, is);
    return is;
  }

  /** The name of the schema at a node; given now if it had none. */
  nameOf(node: Node): string {
    const name = this.#names.get(node.at) ?? this.#given(node);
    this.#context.remembered.noteName(node.at, name);
    return name;
  }

  #given(node: Node): string {
    const name = this.#taken.take(derivedName(node.at));
    this.#add(name, node);
    return name;
  }

  /** The dynamic anchors of the schema resource that a node belongs to. */
  scopeOf(node: Node): readonly DynamicAnchor[] {
    return this.#context.document
      .dynamicAnchors(node)
      .map((it) => ({ anchor: it.anchor, schema: this.nameOf(it.node) }));
  }

  #add(name: string, node: Node): void {
    this.#names.set(node.at, name);
    this.#nodes.push({ name, node });
  }

  /** Every named schema, in order; components first. */
  build(): readonly NamedSchema[] {
    const built: NamedSchema[] = [];
    for (let i = 0; i < this.#nodes.length; i += 1) {
      const { name, node } = this.#nodes[i] as { name: string; node: Node };
      built.push(
        this.#context.remembered.of(this.#context, node, name, () => {
          const it = rootSchema(this.#context, node);
          return { name, schema: it, at: node.at, doc: it.doc, extensions: it.extensions };
        }),
      );
    }
    return [...built, ...this.#unbound.values()];
  }
}

const isComponent = ({ at }: Node): boolean => /^#\/components\/schemas\/[^/]+$/.test(at);

const structural: ReadonlySet<string> = new Set(
  "components schemas definitions $defs properties items allOf anyOf oneOf schema content paths responses requestBody parameters headers".split(
    " ",
  ),
);

/** `pets.yaml#/components/schemas/Pet` → `Pet`; `#/components/schemas/Pet/properties/owner` → `PetOwner`; `pet.yaml#` → `Pet`. */
function derivedName(at: string): string {
  const [file = "", fragment = ""] = at.split("#");
  const keys = keysOf(fragment).filter((it) => !structural.has(it));
  const words = keys.length > 0 ? keys.slice(-3) : [(file.split("/").pop() ?? "").replace(/\.\w+$/, "")];
  return pascal(words.join(" ")) || "Schema";
}
