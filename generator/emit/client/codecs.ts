/**
 * Between the wire and the resource style: names in camel case and `date-time` as `Date`. A codec is a function for each schema and
 * direction, printed when something asks for it; what looks the same on both sides has none.
 */
import { Names } from "../../base/names.js";
import { camel, pascal } from "../../base/casing.js";
import { code, entry, join, Ref, word, type Code } from "../../code/code.js";
import type { Api } from "../../model/api.js";
import type { Schema } from "../../model/schema.js";
import { lookupOf } from "../../model/visit.js";
import type { View } from "../sheet.js";
import type { Symbols } from "../symbols.js";
import type { Facts, Term } from "../wire/facts.js";
import { Reach } from "../wire/reach.js";
import { transport } from "./runtime.js";
import { PropertyNames } from "./style.js";
import { atoms, flat, Terms } from "../wire/terms.js";

export type Direction = "decode" | "encode";

/** A function of `client/codecs`, printed. */
interface Declaration {
  readonly name: string;
  code: Code;
}

export class Codecs {
  readonly names: PropertyNames;
  readonly terms: Terms;
  readonly #symbols: Symbols;
  readonly #enabled: boolean;
  readonly #functionNames = new Names();
  readonly #functions = new Map<string, Declaration>();
  readonly #reach: Reach;

  /** `enabled`: names and dates differ at all. */
  constructor(api: Api, symbols: Symbols, enabled: boolean) {
    const lookup = lookupOf(api);
    this.terms = new Terms(lookup);
    this.names = new PropertyNames(api, lookup, enabled);
    this.#reach = new Reach(this.terms, (it, facts) => this.terms.text(it) !== "same" || this.#renames(it, facts));
    this.#symbols = symbols;
    this.#enabled = enabled;
    for (const { name } of api.schemas) this.#functionNames.take(symbols.schemaName(name));
  }

  /** A name in the style of the resources. */
  styled(name: string): string {
    return this.#enabled ? camel(name) : name;
  }

  /** What a property of a value is called. */
  nameOf(term: Term, property: string): string {
    return this.names.of(atoms(term), property);
  }

  /** True when a value looks different on both sides, itself or somewhere below. */
  changes(term: Term): boolean {
    if (!this.#enabled) return false;
    return this.#reach.from(flat(term));
  }

  #renames(term: Term, { properties }: Facts): boolean {
    const schemas = atoms(term);
    return [...properties.keys()].some((name) => this.names.of(schemas, name) !== name);
  }

  /** A function that converts a value of a term, as an expression; undefined where there is nothing to convert. */
  convert(direction: Direction, term: Term, hint: string): Code | undefined {
    const it = flat(term);
    if (!this.changes(it)) return undefined;
    const name = this.terms.named(it);
    if (name !== undefined)
      return this.#declare(direction, it, name, "", (own) => this.#namedBody(direction, it, name, own));
    const id = `${direction} ${this.terms.key(it)}`;
    if (this.#open.has(id)) return undefined; // a list of itself, and nothing else
    this.#open.add(id);
    const made = chained(this.#kinds(direction, it, hint));
    this.#open.delete(id);
    return made;
  }
  readonly #open = new Set<string>();

  /** A named schema has a function even where it is no object, so that lists of itself come to an end. */
  #namedBody(direction: Direction, term: Term, name: string, own: string): Code {
    const facts = this.terms.facts(term);
    const others = [...this.#textConvert(direction, term), ...this.#arrayConvert(direction, facts, name)];
    if (others.length === 0) return this.#objectBody(direction, term, facts, name);
    const all = chained([...others, ...this.#objectConvert(direction, term, facts, `${own}-object`)]);
    return code`return ${all ?? code`(it: unknown) => it`}(value) as ${this.#resultType(direction, name)};`;
  }

  #kinds(direction: Direction, term: Term, hint: string): readonly Code[] {
    const facts = this.terms.facts(term);
    return [
      ...this.#textConvert(direction, term),
      ...this.#arrayConvert(direction, facts, hint),
      ...this.#objectConvert(direction, term, facts, hint),
    ];
  }

  #textConvert(direction: Direction, term: Term): readonly Code[] {
    const form = this.terms.text(term);
    if (form === "same") return [];
    return [
      code`${transport(direction === "encode" ? "encodeDate" : form === "date" ? "decodeDate" : "decodeDateOrText")}`,
    ];
  }

  #arrayConvert(direction: Direction, { items, prefix, types }: Facts, hint: string): readonly Code[] {
    if (types !== undefined && !types.has("array")) return [];
    const rest = items === undefined ? undefined : this.convert(direction, items, `${hint}Item`);
    const first = prefix.map((it, i) => this.convert(direction, it, `${hint}Item${i}`));
    if (rest === undefined && first.every((it) => it === undefined)) return [];
    const none = code`undefined`;
    return [code`${transport("itemsOf")}(${join([rest ?? none, ...first.map((it) => it ?? none)], ", ")})`];
  }

  #objectConvert(direction: Direction, term: Term, facts: Facts, hint: string): readonly Code[] {
    if (facts.types !== undefined && !facts.types.has("object")) return [];
    const parts = [
      ...facts.properties.values(),
      ...(facts.rest === undefined || facts.rest === false ? [] : [facts.rest]),
    ];
    if (!this.#renames(term, facts) && !parts.some((it) => this.changes(it))) return [];
    const [only, ...others] = branchesOf(term).filter((it) => this.terms.facts(it).types?.has("object") !== false);
    if (only !== undefined && others.length === 0) return [this.convert(direction, only, hint) ?? []].flat();
    return [this.#declare(direction, term, hint, "object", () => this.#objectBody(direction, term, facts, hint))];
  }

  /** One function for each term and direction; its body is printed when it has a name, since it may call itself. */
  #declare(direction: Direction, term: Term, wish: string, kind: "" | "object", body: (own: string) => Code): Code {
    const id = `${direction} ${kind} ${this.terms.key(term)}`;
    const schema = this.terms.named(term);
    const known = this.#functions.get(id);
    if (known !== undefined) return code`${new Ref(known.name, codecsModule)}`;
    const own =
      kind === "" && schema !== undefined ? this.#symbols.schemaName(schema) : this.#functionNames.take(pascal(wish));
    const declaration: Declaration = { name: `${direction}${own}`, code: code`` };
    this.#functions.set(id, declaration);
    const type = schema === undefined ? code`unknown` : this.#resultType(direction, schema);
    declaration.code = code`export function ${word(declaration.name)}(value: unknown): ${type} {\n${body(own)}\n}`;
    return code`${new Ref(declaration.name, codecsModule)}`;
  }

  #resultType(direction: Direction, schema: string): Code {
    return code`${direction === "decode" ? this.#symbols.model(schema) : this.#symbols.type(schema)}`;
  }

  #objectBody(direction: Direction, term: Term, facts: Facts, hint: string): Code {
    const chosen = this.#choice(direction, term, hint);
    const fields = this.#fields(direction, term, facts, hint);
    const name = this.terms.named(term);
    const result = name === undefined ? code`unknown` : this.#resultType(direction, name);
    // None where what is renamed stands in what no value can be.
    const renamed = (it: string): Code =>
      fields.length === 0 ? word(it) : code`${transport("renamed")}(${word(it)}, (it) => {\n${join(fields, "\n")}\n})`;
    if (chosen === undefined) {
      const isCast = fields.length === 0 && name !== undefined;
      return code`return ${renamed("value")}${isCast ? code` as ${result}` : code``};`;
    }
    const otherwise = chosen.otherwise ?? code`(other) => ${renamed("other")}`;
    return code`return ${transport("chosenBy")}(${chosen.property}, { ${join(chosen.choices, ", ")} }, ${otherwise})(value) as ${result};`;
  }

  #fields(direction: Direction, term: Term, facts: Facts, hint: string): readonly Code[] {
    const schemas = atoms(term);
    const rest =
      facts.rest === undefined || facts.rest === false
        ? undefined
        : this.convert(direction, facts.rest, `${hint}Value`);
    const moves = [...facts.properties].flatMap(([property, it]) => {
      const name = this.names.of(schemas, property);
      const convert = this.convert(direction, it, `${hint}-${property}`);
      if (name === property && convert === undefined && rest === undefined) return [];
      const [from, to] = direction === "decode" ? [property, name] : [name, property];
      return [code`it.move(${from}, ${to}${convert === undefined ? code`` : code`, ${convert}`});`];
    });
    return rest === undefined ? moves : [...moves, code`it.others(${rest});`];
  }

  /** The alternatives of a discriminator, each with what stands beside the choice, and that of all other values. */
  #choice(
    direction: Direction,
    term: Term,
    hint: string,
  ):
    { readonly property: string; readonly choices: readonly Code[]; readonly otherwise: Code | undefined } | undefined {
    const [only, ...others] = atoms(term).map((it) => this.#target(it));
    const discriminator = only?.discriminator;
    const branches = only?.oneOf ?? only?.anyOf;
    if (only === undefined || others.length > 0 || discriminator === undefined || branches === undefined)
      return undefined;
    const beside: Schema = { ...only, oneOf: undefined, anyOf: undefined, discriminator: undefined };
    const { propertyName, mapping, defaultMapping } = discriminator;
    const convert = (schema: string, value: string): Code | undefined => {
      const branch = branches.find((it) => it.ref?.name === schema);
      const part: Term | undefined =
        branch === undefined ? undefined : isBare(beside) ? branch : { every: [beside, branch] };
      return part === undefined ? undefined : this.convert(direction, part, `${hint}-${value}`);
    };
    const otherwise = defaultMapping === undefined ? undefined : convert(defaultMapping, "other");
    const choices = mapping.flatMap(({ value, schema }) => {
      const made = convert(schema, value) ?? (otherwise && code`(it) => it`);
      return made === undefined ? [] : [code`${entry(value)}: ${made}`];
    });
    if (choices.length === 0 && otherwise === undefined) return undefined;
    return {
      otherwise,
      property:
        direction === "decode"
          ? propertyName
          : this.names.of([...branches.map((it) => this.#target(it)), only], propertyName),
      choices,
    };
  }

  #target(schema: Schema): Schema {
    return schema.ref === undefined || this.terms.named(schema) === undefined
      ? schema
      : this.terms.lookup(schema.ref.name);
  }

  /** The view of `client/codecs`: what was asked for so far. */
  view(personal: readonly Code[]): View {
    return {
      declarations: [...[...this.#functions.values()].map((it) => it.code), ...personal].map((it) => ({ code: it })),
    };
  }
}

export const codecsModule = "client/src/codecs";

/** Conversions of different kinds of values, one after the other. */
const chained = (kinds: readonly Code[]): Code | undefined =>
  kinds.length > 1 ? code`${transport("oneOf")}(${join(kinds, ", ")})` : kinds[0];

/** The alternatives of a term that is nothing but a choice; none of any other. */
function branchesOf(term: Term): readonly Term[] {
  if ("some" in term) return term.some;
  if ("every" in term || !isBare(term) || (term.anyOf !== undefined && term.oneOf !== undefined)) return [];
  return term.anyOf ?? term.oneOf ?? [];
}

const isBare = ({ object, allOf, ref, conditional }: Schema): boolean =>
  object.properties.length === 0 &&
  object.additionalProperties === undefined &&
  allOf.length === 0 &&
  ref === undefined &&
  conditional === undefined;
