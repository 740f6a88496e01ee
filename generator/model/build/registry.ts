import { keysOf } from "../../base/pointer.js";
import { Names } from "../../base/names.js";
import { pascal } from "../../base/casing.js";
import type { Node } from "../../load/index.js";
import type { NamedSchema } from "../api.js";
import type { Context } from "./context.js";
import { buildSchema } from "./schema.js";

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

  constructor(context: Context) {
    this.#context = context;
  }

  /** Enters the schemas of the entry document's components, whose names are theirs to keep. */
  enter(schemas: readonly (readonly [string, Node])[]): void {
    for (const [name, node] of schemas) {
      this.#components.add(name);
      this.#taken.take(name);
      this.#add(name, node);
    }
  }

  /** True for the name of a component schema. */
  has(name: string): boolean {
    return this.#components.has(name);
  }

  /** The name of the schema at a node; given now if it had none. */
  nameOf(node: Node): string {
    const known = this.#names.get(node.at);
    if (known !== undefined) return known;
    const name = this.#taken.take(derivedName(node.at));
    this.#add(name, node);
    return name;
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
      const schema = buildSchema(this.#context, node);
      built.push({ name, schema, at: node.at, doc: schema.doc, extensions: schema.extensions });
    }
    return built;
  }
}

const structural: ReadonlySet<string> = new Set(
  "components schemas definitions $defs properties items allOf anyOf oneOf schema content paths responses requestBody parameters headers".split(" "),
);

/** `pets.yaml#/components/schemas/Pet` → `Pet`; `#/components/schemas/Pet/properties/owner` → `PetOwner`; `pet.yaml#` → `Pet`. */
function derivedName(at: string): string {
  const [file = "", fragment = ""] = at.split("#");
  const keys = keysOf(fragment).filter((it) => !structural.has(it));
  const words = keys.length > 0 ? keys.slice(-3) : [(file.split("/").pop() ?? "").replace(/\.\w+$/, "")];
  return pascal(words.join(" ")) || "Schema";
}
