/** Which properties hold personal data: those with `x-pii`, and passwords. */
import { pascal } from "../../base/casing.js";
import { Names } from "../../base/names.js";
import { code, entry, join, nothing, Ref, word, type Code, type ModulePath } from "../../code/code.js";
import type { Api } from "../../model/api.js";
import type { Schema } from "../../model/schema.js";
import { Memo } from "../../model/trace.js";
import { someSchema } from "../../model/visit.js";
import { partsOfFacts, type Term } from "../wire/facts.js";
import { Reach } from "../wire/reach.js";
import { transport } from "./runtime.js";
import { codecsModule, type Codecs } from "./codecs.js";
import { atoms, flat } from "../wire/terms.js";

/** What of values is personal, wherever that is said. */
export class Marks {
  readonly #marked = new Memo<string, boolean>(new Map());
  readonly #open = new Set<string>();
  readonly #reach: Reach;

  /** False where nothing in the whole API is, which saves looking. */
  readonly isAny: boolean;

  constructor(
    readonly codecs: Codecs,
    api: Api,
  ) {
    this.isAny = someSchema(api, isPersonal);
    this.#reach = new Reach(codecs.terms, (_, facts) => partsOfFacts(facts).some((it) => this.isMarked(it)));
  }

  /** True where something below a value is. */
  isBelow(term: Term): boolean {
    return this.isAny && this.#reach.from(flat(term));
  }

  isMarked(term: Term): boolean {
    if (!this.isAny) return false;
    const { terms } = this.codecs;
    const id = terms.key(term);
    if (this.#open.has(id)) return false; // one that leads back to itself
    this.#open.add(id);
    const found = this.#marked.of(id, () =>
      atoms(term).some(
        (it) =>
          isPersonal(it) ||
          it.allOf.some((part) => this.isMarked(part)) ||
          (it.ref !== undefined && this.isMarked(terms.lookup(it.ref.name))),
      ),
    );
    this.#open.delete(id);
    return found;
  }
}

export class Personal {
  readonly #names = new Names();
  readonly #known = new Map<string, { readonly name: string; fields: readonly Code[] }>();
  readonly codecs: Codecs;

  /** `home`: the file that the constants are in; others import them from the codecs only. */
  constructor(
    readonly marks: Marks,
    readonly home: ModulePath = codecsModule,
  ) {
    this.codecs = marks.codecs;
  }

  /** The constant that lists a value's personal properties; undefined where it has none. */
  of(term: Term, hint: string): Ref | undefined {
    if (!this.marks.isBelow(term)) return undefined;
    const { terms } = this.codecs;
    const id = terms.key(flat(term));
    const known = this.#known.get(id);
    if (known !== undefined) return new Ref(known.name, this.home);
    const made = { name: this.#names.take(`personal${pascal(hint)}`), fields: [] as readonly Code[] };
    this.#known.set(id, made);
    const schemas = atoms(flat(term));
    const { properties, rest } = terms.facts(flat(term));
    const marks = [...properties].map(
      ([name, it]) => [entry(this.codecs.names.of(schemas, name)), this.#markOf(it, hint)] as const,
    );
    const others = rest === undefined || rest === false ? undefined : this.#markOf(rest, hint);
    // Whoever says something of the others says something of each.
    const isTold = others !== undefined;
    made.fields = [
      ...marks.flatMap(([name, mark]) =>
        mark !== undefined ? [code`${name}: ${mark}`] : isTold ? [code`${name}: () => ({})`] : [],
      ),
      ...(isTold ? [code`[${transport("others")}]: ${others}`] : []),
    ];
    return new Ref(made.name, this.home);
  }

  /** What is personal in a whole body: `true`, or a constant's name; undefined where nothing is. */
  ofBody(term: Term, hint: string): Code | undefined {
    if (this.marks.isMarked(flat(term))) return code`${true}`;
    const below = this.of(this.#itemOf(term), hint);
    return below === undefined ? undefined : code`${below}`;
  }

  #markOf(it: Term, hint: string): Code | undefined {
    if (this.marks.isMarked(it)) return code`${true}`;
    const below = this.of(this.#itemOf(it), `${hint}${this.codecs.terms.named(it) ?? ""}`);
    return below === undefined ? undefined : code`() => ${below}`;
  }

  /** Arrays are seen through. */
  #itemOf(term: Term): Term {
    const { items, properties } = this.codecs.terms.facts(flat(term));
    return items !== undefined && properties.size === 0 ? items : term;
  }

  /** The declarations of everything that was asked for. */
  declarations(): readonly Code[] {
    return [...this.#known.values()].map(
      ({ name, fields }) =>
        code`${this.home === codecsModule ? code`export ` : nothing}const ${word(name)}: ${transport("Personal", true)} = { ${join(fields, ", ")} };`,
    );
  }
}

const isPersonal = ({ extensions, format }: Schema): boolean =>
  format === "password" || (extensions["x-pii"] ?? false) !== false;
