/** Data that carries the methods of its resource. */
import { code, join, nothing, word, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { JsonType } from "../../model/schema.js";
import type { Facts, Term } from "../wire/facts.js";
import { transport } from "./runtime.js";
import type { Models } from "./models.js";
import type { Personal } from "./personal.js";
import { idProperty, itemOf, resultOf, termType } from "./result.js";
import { pagesMethods, type NamedResource } from "./tree.js";
import { factory, instanceFactory, typeAt, type Way } from "./way.js";

export interface Instance {
  readonly term: Term;
  readonly of: NamedResource;
}

/** The method that every instance has. */
const toJson = "toJSON";

const fieldsAmong =
  (names: readonly string[]) =>
  ({ properties }: Facts): readonly string[] =>
    names.filter((it) => properties.has(it));

const isOnly = ({ types }: Facts, type: JsonType): boolean => types?.size === 1 && types.has(type);

export class Instances {
  /** Resources of which something makes instances. */
  readonly #made = new Set<NamedResource>();

  constructor(
    readonly models: Models,
    readonly personal: Personal,
  ) {}

  /**
   * What the data of a resource is: the answer to `fetch`, else to what changes it, else what its collection (`list`) makes or lists.
   * Undefined where there is none to speak of.
   */
  of(it: NamedResource, list: NamedResource | undefined): Instance | undefined {
    const isItem = it.resource.parameters.length > 0;
    if (!isItem && (it.item !== undefined || it.methods.length < 2)) return undefined;
    const roles = isItem ? (["fetch", "update", "replace", "patch"] as const) : (["fetch"] as const);
    const own = roles.flatMap((role) => it.methods.filter((one) => one.role === role));
    const created = list?.methods.filter((one) => one.role === "create") ?? [];
    const terms = [...own, ...created].map((one) => resultOf(this.models, one.operation).term);
    const listed = list?.methods.filter((one) => one.isPages).map((one) => itemOf(this.models, one.operation)) ?? [];
    const term = [...terms, ...listed].find((one) => one !== undefined && this.#isObject(one));
    return term === undefined ? undefined : { term, of: it };
  }

  #isObject(term: Term): boolean {
    const { terms } = this.models.codecs;
    return terms.named(term) !== undefined && terms.ask(term, (it) => isOnly(it, "object"));
  }

  /** Those that a resource can make: its own, and those of its items where the data says what an item is chosen by. */
  madeBy(it: NamedResource, own: Instance | undefined): readonly Instance[] {
    const item = it.item === undefined ? undefined : this.of(it.item, it);
    const [only, ...more] = item?.of.resource.parameters ?? [];
    const isTold =
      item !== undefined &&
      only !== undefined &&
      more.length === 0 &&
      idProperty(this.models, item.term, only) !== undefined;
    return [...(own === undefined ? [] : [own]), ...(isTold ? [item] : [])];
  }

  /** The one whose data is just this. */
  find(instances: readonly Instance[], term: Term | undefined): Instance | undefined {
    const { terms } = this.models.codecs;
    return term === undefined ? undefined : instances.find((it) => terms.key(it.term) === terms.key(term));
  }

  /** The one whose data a list of just this holds. */
  findListed(instances: readonly Instance[], term: Term | undefined): Instance | undefined {
    if (term === undefined) return undefined;
    const { terms } = this.models.codecs;
    return terms.ask(term, (it) => isOnly(it, "array")) ? this.find(instances, terms.facts(term).items) : undefined;
  }

  /** An expression for an instance of the resource `it`, or of an item that is still to be seen in the data. */
  wrap({ of }: Instance, it: NamedResource | undefined, way: Way, value: Code): Code {
    this.#made.add(of);
    const unseen = of === it ? [] : of.resource.parameters.map(() => code`undefined`);
    return code`${instanceFactory(of)}(${join([word("client"), ...way.names.map(word), ...unseen, value], ", ")})`;
  }

  /** True when something makes instances of a resource. */
  isMade(it: NamedResource): boolean {
    return this.#made.has(it);
  }

  /** `TargetInstance` */
  type({ term, of }: Instance): Code {
    const data = termType(this.models, term);
    const methods = of.methods.flatMap((it) => (it.isPages ? pagesMethods : [it.name]));
    const members = [...methods, ...of.children.map((it) => it.property)];
    const fields = this.#fieldsAmong([...members, toJson], term);
    const carried = members.filter((it) => !fields.has(it));
    const names = carried.map((it) => code`${it}`);
    const picked = names.length === 0 ? [] : [code`Pick<${of.type}, ${join(names, " | ")}>`];
    const json = fields.has(toJson) ? [] : [code`${transport("Instance", true)}<${data}>`];
    const said = doc({ summary: "Its data, with what can be done with it.", description: "", deprecated: false });
    return code`${said}export type ${of.instance} = ${join([data, ...picked, ...json], " & ")};`;
  }

  /** Those of some names that the data has, too. */
  #fieldsAmong(names: readonly string[], term: Term): ReadonlySet<string> {
    const { codecs } = this.models;
    if (!codecs.changes(term)) return new Set(codecs.terms.ask(term, fieldsAmong(names)));
    const { properties } = codecs.terms.facts(term);
    return new Set([...properties.keys()].map((it) => codecs.nameOf(term, it)));
  }

  /** The function that makes one; what the item is chosen by may be left to the data. */
  function({ term, of }: Instance, way: Way): Code {
    const { codecs } = this.models;
    const { parameters } = of.resource;
    const [only, ...more] = parameters;
    const id = only === undefined || more.length > 0 ? undefined : idProperty(this.models, term, only);
    const isOpen = (i: number): boolean => id !== undefined && i >= way.names.length - parameters.length;
    const taken = way.names.map(
      (name, i) => code`${word(name)}: ${typeAt(way, i)}${isOpen(i) ? code` | undefined` : nothing}`,
    );
    const seen = code`${transport("property")}(data, ${id === undefined ? "" : codecs.nameOf(term, id)})`;
    const values = way.names.map((name, i) =>
      isOpen(i) ? code`${word(name)} ?? (${seen} as ${typeAt(way, i)})` : word(name),
    );
    const type = termType(this.models, term);
    const hint = codecs.terms.named(term) ?? of.instance.name;
    const convert = codecs.convert("decode", term, hint);
    const personal = this.personal.of(term, hint);
    const context = code`${factory(of)}(${join([word("client"), ...values], ", ")})`;
    const carrying = [code`data`, context, ...(personal === undefined ? [] : [personal])];
    const signature = [code`client: ${transport("Client", true)}`, ...taken, code`value: unknown`];
    const data = convert === undefined ? code`value` : code`${convert}(value)`;
    return code`function ${instanceFactory(of)}(${join(signature, ", ")}): ${of.instance} {\nconst data = ${data} as ${type};\nreturn ${transport("instance")}(${join(carrying, ", ")});\n}`;
  }
}
