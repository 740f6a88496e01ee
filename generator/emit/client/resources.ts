/** The resource style: an interface for every resource, and the function that makes it. */
import { code, join, key, nothing, word, type Code, type ModulePath, type Ref } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Operation } from "../../model/api.js";
import type { View } from "../sheet.js";
import type { Term } from "../wire/facts.js";
import { transport } from "./runtime.js";
import { Instances, type Instance } from "./instances.js";
import type { Models } from "./models.js";
import { operationDoc, sendOf } from "./operations.js";
import { successParts } from "./outcome.js";
import { hasFields, paramsOf, type Params } from "./params.js";
import type { Personal } from "./personal.js";
import { itemOf, pagingOf, resultOf, termType, type Result } from "./result.js";
import type { NamedMethod, NamedResource } from "./tree.js";
import { factory, made, parametersOf, wayTo, type Way } from "./way.js";

/** A member of a resource: its line in the interface, and in the object. */
interface Member {
  readonly type: Code;
  readonly value: Code;
}

/** A resource in the middle of being printed. */
interface Here {
  readonly it: NamedResource;
  readonly way: Way;
  readonly instances: readonly Instance[];
}

const options = code`options?: ${transport("CallOptions", true)}`;
const client = code`client: ${transport("Client", true)}`;

/** A resource, and the values by which it was reached. */
export interface Reached {
  readonly it: NamedResource;
  readonly way: Way;
}

/** The resources of one file. */
export class Resources {
  readonly #names: Ref[] = [];
  readonly #types: Code[] = [];
  readonly #functions: Code[] = [];
  readonly #instances: Instances;

  constructor(
    readonly models: Models,
    personal: Personal,
    readonly file: ModulePath,
    readonly roots: readonly Reached[],
    /** Told of each file that these lead to, at its turn. */
    readonly leadsTo: (file: ModulePath) => void,
  ) {
    this.#instances = new Instances(models, personal);
    for (const { it, way } of roots) this.#resource(it, way, undefined);
  }

  /** The types that are declared here. */
  get names(): readonly Ref[] {
    return this.#names;
  }

  /** The view of `client/chapter`, and a part of that of `client/resources`. */
  view(): { readonly [field: string]: View } {
    const asCode = (it: Code): View => ({ code: it });
    return { types: this.#types.map(asCode), functions: this.#functions.map(asCode) };
  }

  /** `list`: the collection that this is an item of. */
  #resource(it: NamedResource, way: Way, list: NamedResource | undefined): void {
    if (it.file !== this.file) return this.leadsTo(it.file);
    const own = this.#instances.of(it, list);
    const here = { it, way, instances: this.#instances.madeBy(it, own) };
    const pages = it.methods.find((one) => one.isPages);
    const paged = pages === undefined ? undefined : this.#pages(here, pages);
    const methods = it.methods.filter((one) => one !== pages).map((one) => this.#method(here, one));
    const members = [...methods, ...it.children.map((one) => childOf(one, way))];
    const itemWay = it.item === undefined ? way : wayTo(this.models.wire, it.item, way);
    this.#declare(it.type, interfaceOf(here, itemWay, paged, members));
    const made = functionOf(here, itemWay, paged, members);
    this.#functions.push(this.#isCalledElsewhere(it) ? code`export ${made}` : made);
    if (own !== undefined && this.#instances.isMade(it)) {
      this.#declare(it.instance, this.#instances.type(own));
      this.#functions.push(this.#instances.function(own, way));
    }
    for (const one of it.children) this.#resource(one, way, undefined);
    if (it.item !== undefined) this.#resource(it.item, itemWay, it);
  }

  /** By the file that has what it hangs on. The root is called by nobody else. */
  #isCalledElsewhere(it: NamedResource): boolean {
    return it.resource.key !== "" && this.roots.some((one) => one.it === it);
  }

  #declare(name: Ref, code: Code): void {
    this.#names.push(name);
    this.#types.push(code);
  }

  #method(here: Here, method: NamedMethod): Member {
    const { operation } = method;
    const params = this.#params(method);
    const given =
      params.type === undefined ? [] : [code`params${params.isRequired ? nothing : code`?`}: ${params.type}`];
    const taken = join([...given, this.#options(method, params)], ", ");
    const { type, value } = this.#outcome(here, method, params);
    return {
      type: code`${operationDoc(operation)}${key(method.name)}(${taken}): Promise<${type}>;`,
      value: code`${key(method.name)}: async (${taken}): Promise<${type}> => ${value},`,
    };
  }

  /** What a method resolves to: an instance, a list of instances, or what the document says. */
  #outcome({ it, way, instances }: Here, method: NamedMethod, params: Params): Member {
    const { operation } = method;
    const { term, type } = resultOf(this.models, operation);
    const send = (body: Code): Code =>
      code`${sendOf(operation)}<${body}>(client, ${this.models.symbols.call(operation)}, ${params.input(pathOf(method, way))}, options)`;
    const one = this.#instances.find(instances, term);
    if (one !== undefined) {
      return {
        type: code`${one.of.instance}`,
        value: this.#instances.wrap(one, it, way, code`await ${send(code`unknown`)}`),
      };
    }
    const listed = this.#instances.findListed(instances, term);
    if (listed !== undefined) {
      const item = this.#instances.wrap(listed, it, way, code`it`);
      return {
        type: code`${listed.of.instance}[]`,
        value: code`${transport("mapped")}(await ${send(code`unknown`)}, (it) => ${item})`,
      };
    }
    // As the helper libraries that this style is modelled on say that something is gone.
    if (method.role === "remove" && successParts(operation).every((part) => part === undefined))
      return { type: code`true`, value: code`${send(code`void`)}.then(() => true as const)` };
    return this.#plain(method, { term, type }, send);
  }

  #plain(method: NamedMethod, { term, type }: Result, send: (body: Code) => Code): Member {
    const { operation } = method;
    const named = hasFields(type) ? code`${this.#alias(method.result, type)}` : type;
    const convert = this.#decoder(operation, term, "");
    return {
      type: named,
      value: convert === undefined ? send(named) : code`${convert}(await ${send(code`unknown`)}) as ${named}`,
    };
  }

  #decoder(operation: Operation, term: Term | undefined, suffix: string): Code | undefined {
    if (term === undefined) return undefined;
    return this.models.codecs.convert("decode", term, `${this.#typeName(operation)}${suffix}`);
  }

  #typeName(operation: Operation): string {
    const name = this.models.symbols.operationName(operation);
    return name.charAt(0).toUpperCase() + name.slice(1);
  }

  /** A type of its own for what would be long to repeat. */
  #alias(name: Ref, type: Code): Ref {
    this.#declare(name, code`export type ${name} = ${type};`);
    return name;
  }

  #params(method: NamedMethod): Params {
    const params = paramsOf(this.models, method);
    if (params.type === undefined || !params.isInline) return params;
    return { ...params, type: code`${this.#alias(method.params, params.type)}` };
  }

  #options(method: NamedMethod, { partHeaders }: Params): Code {
    if (partHeaders === undefined) return options;
    const type = code`${transport("CallOptions", true)} & {\n/** Of the parts of its body: a list for each name, with an object for each part in its order. */\nreadonly partHeaders?: ${partHeaders};\n}`;
    return code`options?: ${this.#alias(method.options, type)}`;
  }

  /** The ways to read a list that comes in pages. */
  #pages({ way, instances }: Here, method: NamedMethod): Member {
    const { operation } = method;
    const term = itemOf(this.models, operation);
    const instance = this.#instances.find(instances, term);
    const type = instance === undefined ? termType(this.models, term) : code`${instance.of.instance}`;
    const convert = this.#decoder(operation, instance === undefined ? term : undefined, "Item");
    const plain = code`${convert === undefined ? code`it` : code`${convert}(it)`} as ${type}`;
    const params = this.#params(method);
    const types = code`<${type}, ${params.type ?? code`object`}>`;
    const fields = [
      code`client`,
      code`operation: ${this.models.symbols.call(operation)}`,
      code`paging: ${pagingOf(operation)}`,
      code`input: (params) => (${params.input(pathOf(method, way))})`,
      code`item: (it) => ${instance === undefined ? plain : this.#instances.wrap(instance, undefined, way, code`it`)}`,
    ];
    return {
      type: code`${transport("Pages", true)}${types}`,
      value: code`${transport("pages")}${types}({ ${join(fields, ", ")} })`,
    };
  }
}

function interfaceOf({ it, way }: Here, itemWay: Way, pages: Member | undefined, members: readonly Member[]): Code {
  const select = it.item === undefined ? [] : [code`(${added(way, itemWay)}): ${it.item.type};`];
  const path = `\`${it.resource.key.replaceAll("{}", "…")}\``;
  const said = it.resource.key === "" ? "The API as a tree of its paths." : path;
  const base = pages === undefined ? nothing : code` extends ${pages.type}`;
  const lines = [...select, ...members.map((one) => one.type)];
  return code`${doc({ summary: said, description: "", deprecated: false })}export interface ${it.type}${base} {\n${join(lines, "\n")}\n}`;
}

function functionOf({ it, way }: Here, itemWay: Way, pages: Member | undefined, members: readonly Member[]): Code {
  const spread = pages === undefined ? [] : [code`...${pages.value},`];
  const object = code`{\n${join([...spread, ...members.map((one) => one.value)], "\n")}\n}`;
  const whole =
    it.item === undefined
      ? object
      : code`${transport("callable")}((${added(way, itemWay)}) => ${made(it.item, itemWay)}, ${object})`;
  return code`function ${factory(it)}(${join([client, ...parametersOf(way)], ", ")}): ${it.type} {\nreturn ${whole};\n}`;
}

/** The values that an item is chosen by. */
const added = (way: Way, itemWay: Way): Code => join(parametersOf(itemWay).slice(way.names.length), ", ");

function childOf(it: NamedResource, way: Way): Member {
  return {
    type: code`readonly ${key(it.property)}: ${it.type};`,
    value: code`get ${key(it.property)}() { return ${made(it, way)}; },`,
  };
}

const pathOf = ({ chosen }: NamedMethod, way: Way): readonly Code[] =>
  chosen.flatMap((name, i) =>
    name === undefined || chosen.includes(name, i + 1)
      ? []
      : [code`${key(name)}: ${word(way.names[i] ?? "undefined")}`],
  );
