import type { Said } from "../../base/diagnostic.js";
import type { Json } from "../../base/json.js";
import type { Pointer } from "../../base/pointer.js";
import { isSame } from "../../base/same.js";
import { Node, type Document, type Unresolved } from "../../load/index.js";
import type { Context } from "./context.js";

/** What a builder saw of a document besides the node that it was given. */
interface Seen {
  /** What references led to, by their texts. */
  readonly targets: Map<string, Pick<Node, "at" | "value">>;
  /** Whether some names are those of component schemas. */
  readonly components: Map<string, boolean>;
  /** The names of the schemas at some pointers, in the order in which they were asked for: the first question gives the name. */
  readonly names: Map<Pointer, string>;
  /** False where something was seen that is not noted here. */
  isWhole: boolean;
}

/** Something that was built, and of what. */
interface Entry extends Seen {
  readonly value: Json;
  readonly given: unknown;
  readonly made: unknown;
  readonly said: readonly Said[];
}

/**
 * What was built of a document, for the next reading of it in the same process: a path or a named schema is built again when it changes,
 * or what one of its references leads to. Only of documents in which a reference leads to the same wherever it stands.
 */
export class Remembered {
  #before: ReadonlyMap<string, Entry> = new Map();
  #now = new Map<string, Entry>();
  #seen: Seen | undefined;
  #targets = new Map<string, Node | Unresolved>();
  #isOn = false;
  #dialect = "";

  /** Another document is read. */
  begin({ isUniform, dialect }: Document): void {
    this.#before = this.#isOn && isUniform && dialect === this.#dialect ? this.#now : new Map();
    this.#now = new Map();
    this.#targets = new Map();
    this.#isOn = isUniform;
    this.#dialect = dialect;
  }

  /** What is built of a node, as it was or anew. `given`: what `make` depends on besides. */
  of<Made>(context: Context, node: Node, given: unknown, make: () => Made): Made {
    if (!this.#isOn) return make();
    const before = this.#before.get(node.at);
    if (before?.value === node.value && isSame(before.given, given) && this.#holds(context, before)) {
      for (const it of before.said) context.report.add(...it);
      this.#now.set(node.at, before);
      return before.made as Made;
    }
    const seen: Seen = { targets: new Map(), components: new Map(), names: new Map(), isWhole: true };
    this.#seen = seen;
    const { made, said } = context.report.heard(make);
    this.#seen = undefined;
    if (seen.isWhole) this.#now.set(node.at, { ...seen, value: node.value, given, made, said });
    return made;
  }

  #holds(context: Context, { targets, components, names }: Entry): boolean {
    return (
      [...targets].every(([ref, it]) => isTarget(this.#targetOf(context.document, ref), it)) &&
      [...components].every(([name, is]) => context.registry.has(name) === is) &&
      // Last, since who asks gives names, just as the builder would.
      [...names].every(([at, name]) => {
        const node = context.document.nodeAt(at);
        return node !== undefined && context.registry.nameOf(node) === name;
      })
    );
  }

  #targetOf(document: Document, ref: string): Node | Unresolved {
    const known = this.#targets.get(ref) ?? document.resolve(ref, document.root);
    this.#targets.set(ref, known);
    return known;
  }

  /** Something was seen that can't be noted. */
  noteOther(): void {
    if (this.#seen !== undefined) this.#seen.isWhole = false;
  }

  noteTarget(ref: string, found: Node | Unresolved): void {
    if (found instanceof Node) this.#seen?.targets.set(ref, { at: found.at, value: found.value });
    else this.noteOther();
  }

  noteComponent(name: string, is: boolean): void {
    this.#seen?.components.set(name, is);
  }

  noteName(at: Pointer, name: string): void {
    this.#seen?.names.set(at, name);
  }
}

const isTarget = (found: Node | Unresolved, { at, value }: Pick<Node, "at" | "value">): boolean =>
  found instanceof Node && found.at === at && Object.is(found.value, value);
