/** Where values stand that JSON has no form for (see `runtime/wire/natives.ts`), as code: a function for each named schema that has some. */
import { Names } from "../../base/names.js";
import { code, entry, join, Ref, word, type Code } from "../../code/code.js";
import type { Api } from "../../model/api.js";
import { hasNatives } from "../../model/natives.js";
import { lookupOf } from "../../model/visit.js";
import { sheet, type Sheet } from "../sheet.js";
import { partsOfFacts, type Facts, type Term } from "./facts.js";
import { Reach } from "./reach.js";
import { flat, Terms } from "./terms.js";

export class NativeCode {
  readonly #terms: Terms;
  readonly #reach: Reach;
  readonly #names = new Names();
  readonly #functions = new Map<string, { readonly ref: Ref; places: Code }>();
  readonly #type: Ref;
  readonly #module: string;

  /** `home`: the package. */
  constructor(
    readonly api: Api,
    home: "client" | "server",
  ) {
    this.#terms = new Terms(lookupOf(api));
    this.#reach = new Reach(this.#terms, (_, { natives }) => natives.size > 0);
    this.#module = `${home}/src/natives`;
    this.#type = new Ref("Natives", `${home}/src/runtime/wire`, true);
  }

  /** A function that says where they stand in a value of the term; undefined where there are none. */
  of(term: Term): Code | undefined {
    if (!hasNatives(this.api)) return undefined;
    const it = flat(term);
    return this.#reach.from(it) ? code`${this.#functionOf(it)}` : undefined;
  }

  #functionOf(term: Term): Ref {
    const facts = this.#terms.facts(term);
    const named = this.#terms.named(term);
    const scalar = named === undefined && !this.#hasParts(facts) ? [...facts.natives].sort().join("_or_") : undefined;
    const id = scalar ?? this.#terms.key(term);
    const known = this.#functions.get(id);
    if (known !== undefined) return known.ref;
    const name = this.#names.take(`${(scalar ?? named ?? "value").replace(/[^A-Za-z0-9]+/g, "_")}$natives`);
    const made = { ref: new Ref(/^\d/.test(name) ? `_${name}` : name, this.#module), places: code`{}` };
    this.#functions.set(id, made);
    made.places = this.#placesOf(facts);
    return made.ref;
  }

  #placesOf({ natives, properties, rest, items, prefix }: Facts): Code {
    const text = [...natives].find((it) => it !== "int64");
    const others = rest === undefined || rest === false ? undefined : this.of(rest);
    const named = [...properties].flatMap(([name, it]) => {
      const places = this.of(it);
      // A name of its own is not one of the others.
      if (places === undefined) return others === undefined ? [] : [code`${entry(name)}: undefined`];
      return [code`${entry(name)}: ${places}`];
    });
    const first = prefix.map((it) => this.of(it) ?? code`undefined`);
    const behind = items === undefined ? undefined : this.of(items);
    const fields = [
      ...(natives.has("int64") ? [code`integer: ${true}`] : []),
      ...(text === undefined ? [] : [code`text: ${text}`]),
      ...(named.length === 0 ? [] : [code`properties: { ${join(named, ", ")} }`]),
      ...(others === undefined ? [] : [code`rest: ${others}`]),
      ...(behind === undefined ? [] : [code`items: ${behind}`]),
      ...(prefix.length === 0 ? [] : [code`prefix: [${join(first, ", ")}]`]),
    ];
    return code`{ ${join(fields, ", ")} }`;
  }

  #hasParts(facts: Facts): boolean {
    return partsOfFacts(facts).some((it) => this.#reach.from(flat(it)));
  }

  /** The module of what was asked for so far; none where that is nothing. */
  sheets(): readonly Sheet[] {
    const declarations = [...this.#functions.values()].map(({ ref, places }) => ({
      code: code`export const ${word(ref.name)}: ${this.#type} = () => (${places});`,
    }));
    if (declarations.length === 0) return [];
    return [sheet(`${this.#module}.ts`, "natives", { declarations })];
  }
}
