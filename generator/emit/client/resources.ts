/** The resource style: an interface for every resource, and the function that makes it. */
import { camel } from "../../base/casing.js";
import { code, join, key, nothing, word, type Code, type Ref } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Operation } from "../../model/api.js";
import type { Resource } from "../../model/resources.js";
import { languageWords, namespaces } from "../reserved.js";
import type { View } from "../sheet.js";
import { typeOf } from "../types/type.js";
import type { Term } from "../wire/facts.js";
import { transport } from "./calls.js";
import type { Models } from "./models.js";
import { operationDoc } from "./operations.js";
import { hasFields, paramsOf, type Params } from "./params.js";
import type { Personal } from "./personal.js";
import { idProperty, itemOf, pagingOf, resultOf, termType, type Result } from "./result.js";
import { distinct } from "./style.js";
import type { NamedMethod, NamedResource } from "./tree.js";

/** Data that carries the methods of a resource. */
interface InstanceOf {
  readonly term: Term;
  readonly of: NamedResource;
}

/** Values on the way to a resource: the names of local variables, and their types. */
interface Way {
  readonly names: readonly string[];
  readonly types: readonly Code[];
}

const options = code`options?: ${transport("CallOptions", true)}`;
const client = code`client: ${transport("Client", true)}`;
const note = (text: string): Code => doc({ summary: text, description: "", deprecated: false });

export class Resources {
  readonly #types: Code[] = [];
  readonly #functions: Code[] = [];

  constructor(
    readonly models: Models,
    readonly personal: Personal,
    readonly root: NamedResource,
  ) {
    this.#resource(root, { names: [], types: [] }, undefined);
  }

  /** The view of `client/resources`. */
  view(): View {
    const asCode = (it: Code): View => ({ code: it });
    return {
      root: this.root.type,
      make: factory(this.root),
      client: transport("Client", true),
      types: this.#types.map(asCode),
      functions: this.#functions.map(asCode),
    };
  }

  /** `list`: the collection that this is an item of. */
  #resource(it: NamedResource, way: Way, list: NamedResource | undefined): void {
    const own = this.#instanceOf(it, list);
    const ofItem = it.item === undefined ? undefined : this.#instanceOf(it.item, it);
    const isTold = ofItem !== undefined && this.#isTold(ofItem);
    const instances = [own, ...(isTold ? [ofItem] : [])].filter((one) => one !== undefined);
    const pages = it.methods.find((one) => one.isPages);
    const others = it.methods.filter((one) => one !== pages);
    const methods = others.map((one) => this.#method(it, one, way, instances));
    const itemWay = it.item === undefined ? way : this.#wayTo(it.item, way);
    const paged = pages === undefined ? undefined : this.#pages(pages, way, instances);
    this.#types.push(
      this.#interface(
        it,
        itemWay,
        way,
        paged?.type,
        methods.map((one) => one.type),
      ),
    );
    const values = [
      ...(paged === undefined ? [] : [code`...${paged.value},`]),
      ...methods.map((one) => one.value),
      ...it.children.map((one) => childValue(one, way)),
    ];
    this.#functions.push(this.#factory(it, way, itemWay, values));
    if (own !== undefined && this.#made.has(it)) this.#instance(own, way, list);
    for (const one of it.children) this.#resource(one, way, undefined);
    if (it.item !== undefined) this.#resource(it.item, itemWay, it);
  }

  #wayTo(item: NamedResource, way: Way): Way {
    const { parameters } = item.resource;
    const reserved = [
      ...languageWords,
      ...namespaces,
      ...way.names,
      "params",
      "options",
      "it",
      "other",
      "value",
      "data",
      "undefined",
    ];
    const names = distinct(
      parameters.map((_, i) => String(i)),
      reserved,
      (i) => localName(parameters[Number(i)] ?? ""),
    );
    const types = parameters.map((_, i) => this.#idType(item.resource, way.names.length + i));
    return { names: [...way.names, ...names.values()], types: [...way.types, ...types] };
  }

  /** The type of a value on the way, by the first operation that has a use for it. */
  #idType(resource: Resource, at: number): Code {
    const found = methodsBelow(resource).find((it) => it.chosen[at] !== undefined);
    const parameter = found?.operation.parameters.find((it) => it.in === "path" && it.name === found.chosen[at]);
    return parameter === undefined ? code`string` : typeOf(this.models.wire, parameter.schema);
  }

  #interface(it: NamedResource, itemWay: Way, way: Way, pages: Code | undefined, methods: readonly Code[]): Code {
    const select = it.item === undefined ? [] : [code`(${argumentsOf(itemWay, way.names.length)}): ${it.item.type};`];
    const children = it.children.map((one) => code`readonly ${key(one.property)}: ${one.type};`);
    const path = it.resource.key === "" ? "The API as a tree of its paths." : `\`${pathOf(it.resource)}\``;
    const base = pages === undefined ? nothing : code` extends ${pages}`;
    return code`${note(path)}export interface ${it.type}${base} {\n${join([...select, ...methods, ...children], "\n")}\n}`;
  }

  #factory(it: NamedResource, way: Way, itemWay: Way, values: readonly Code[]): Code {
    const members = code`{\n${join(values, "\n")}\n}`;
    const select =
      it.item === undefined
        ? undefined
        : code`(${argumentsOf(itemWay, way.names.length)}) => ${call(it.item, itemWay)}`;
    const made = select === undefined ? members : code`${transport("callable")}(${select}, ${members})`;
    return code`function ${factory(it)}(${join([client, ...parametersOf(way)], ", ")}): ${it.type} {\nreturn ${made};\n}`;
  }

  #method(
    it: NamedResource,
    method: NamedMethod,
    way: Way,
    instances: readonly InstanceOf[],
  ): { readonly type: Code; readonly value: Code } {
    const { operation } = method;
    const params = this.#params(method);
    const { term, type: plain } = this.#result(operation);
    const given =
      params.type === undefined ? [] : [code`params${params.isRequired ? nothing : code`?`}: ${params.type}`];
    const taken = join([...given, options], ", ");
    const instance = instances.find((one) => term !== undefined && this.#isSame(one.term, term));
    const list = instance === undefined && term !== undefined ? this.#listInstance(term, instances) : undefined;
    const type =
      instance !== undefined ? code`${instance.of.instance}` : list !== undefined ? code`${list.of.instance}[]` : plain;
    const sent = code`${transport("send")}<${instance === undefined && list === undefined ? plain : code`unknown`}>(client, ${this.models.symbols.call(operation)}, ${params.input(this.#path(method, way))}, options)`;
    const value =
      instance !== undefined
        ? this.#wrap(instance, it, way, code`await ${sent}`)
        : list !== undefined
          ? this.#wrapAll(list, it, way, sent)
          : this.#decoded(method, term, plain, sent);
    return {
      type: code`${operationDoc(operation)}${key(method.name)}(${taken}): Promise<${type}>;`,
      value: code`${key(method.name)}: async (${taken}): Promise<${type}> => ${value},`,
    };
  }

  /** Parameters with a type that has a name: a model's, or one declared here. */
  #params(method: NamedMethod): Params {
    const params = paramsOf(this.models, method);
    if (params.type === undefined || !params.isInline) return params;
    const name = this.models.symbols.resourceType(
      `${upperFirst(this.models.symbols.operationName(method.operation))}Params`,
    );
    this.#types.push(code`export type ${name} = ${params.type};`);
    return { ...params, type: code`${name}` };
  }

  /** The same for what a method resolves to, where it is no instance. */
  #result(operation: Operation): Result {
    const result = resultOf(this.models, operation);
    if (!hasFields(result.type)) return result;
    const name = this.models.symbols.resourceType(`${upperFirst(this.models.symbols.operationName(operation))}Result`);
    this.#types.push(code`export type ${name} = ${result.type};`);
    return { ...result, type: code`${name}` };
  }

  #path({ chosen }: NamedMethod, way: Way): readonly Code[] {
    return chosen.flatMap((name, i) =>
      name === undefined ? [] : [code`${key(name)}: ${word(way.names[i] ?? "undefined")}`],
    );
  }

  #decoded(method: NamedMethod, term: Term | undefined, type: Code, sent: Code): Code {
    const convert =
      term === undefined
        ? undefined
        : this.models.codecs.convert("decode", term, upperFirst(this.models.symbols.operationName(method.operation)));
    return convert === undefined ? sent : code`${convert}(await ${sent}) as ${type}`;
  }

  /** Resources of which something makes instances. */
  readonly #made = new Set<NamedResource>();

  /** An instance of this very resource, or of an item whose value is still to be seen in the data. */
  #wrap({ of }: InstanceOf, it: NamedResource | undefined, way: Way, value: Code): Code {
    this.#made.add(of);
    const missing = of === it ? [] : of.resource.parameters.map(() => code`undefined`);
    return code`${instanceFactory(of)}(${join([word("client"), ...way.names.map(word), ...missing, value], ", ")})`;
  }

  #wrapAll(list: InstanceOf, it: NamedResource, way: Way, sent: Code): Code {
    return code`${transport("mapped")}(await ${sent}, (it) => ${this.#wrap(list, it, way, code`it`)})`;
  }

  #listInstance(term: Term, instances: readonly InstanceOf[]): InstanceOf | undefined {
    const { types, items } = this.models.codecs.terms.facts(term);
    const isArray = types?.size === 1 && types.has("array") && items !== undefined;
    return isArray ? instances.find((one) => this.#isSame(one.term, items)) : undefined;
  }

  /** The ways to read a list that comes in pages. */
  #pages(
    method: NamedMethod,
    way: Way,
    instances: readonly InstanceOf[],
  ): { readonly type: Code; readonly value: Code } {
    const { operation } = method;
    const term = itemOf(this.models, operation);
    const instance = term === undefined ? undefined : instances.find((one) => this.#isSame(one.term, term));
    const type = instance === undefined ? termType(this.models, term) : code`${instance.of.instance}`;
    const params = this.#params(method);
    const convert =
      term === undefined
        ? undefined
        : this.models.codecs.convert("decode", term, `${upperFirst(this.models.symbols.operationName(operation))}Item`);
    const item =
      instance !== undefined
        ? this.#wrap(instance, undefined, way, code`it`)
        : code`${convert === undefined ? code`it` : code`${convert}(it)`} as ${type}`;
    const types = code`<${type}, ${params.type ?? code`object`}>`;
    const fields = [
      code`client`,
      code`operation: ${this.models.symbols.call(operation)}`,
      code`paging: ${pagingOf(operation)}`,
      code`input: (params) => (${params.input(this.#path(method, way))})`,
      code`item: (it) => ${item}`,
    ];
    return {
      type: code`${transport("Pages", true)}${types}`,
      value: code`${transport("pages")}${types}({ ${join(fields, ", ")} })`,
    };
  }

  /** True where an item's data says what it is chosen by. */
  #isTold({ term, of }: InstanceOf): boolean {
    const [only, ...more] = of.resource.parameters;
    return only !== undefined && more.length === 0 && idProperty(this.models, term, only) !== undefined;
  }

  /** What a resource's data is: the answer to `fetch`, else to what changes it, else what its collection makes or lists. */
  #instanceOf(it: NamedResource, list: NamedResource | undefined): InstanceOf | undefined {
    const isItem = it.resource.parameters.length > 0;
    if (!isItem && (it.item !== undefined || it.methods.length < 2)) return undefined;
    const roles = isItem ? (["fetch", "update", "replace", "patch"] as const) : (["fetch"] as const);
    const own = roles.flatMap((role) => it.methods.filter((one) => one.role === role));
    const made = list?.methods.filter((one) => one.role === "create") ?? [];
    const terms = [...own, ...made].map((one) => resultOf(this.models, one.operation).term);
    const listed = list?.methods.filter((one) => one.isPages).map((one) => itemOf(this.models, one.operation)) ?? [];
    const term = [...terms, ...listed].find((one) => one !== undefined && this.#isObject(one));
    return term === undefined ? undefined : { term, of: it };
  }

  #isObject(term: Term): boolean {
    const { types } = this.models.codecs.terms.facts(term);
    return types?.size === 1 && types.has("object") && this.models.codecs.terms.named(term) !== undefined;
  }

  #isSame(a: Term, b: Term): boolean {
    return this.models.codecs.terms.key(a) === this.models.codecs.terms.key(b);
  }

  /** `TargetInstance`, and the function that makes one. */
  #instance({ term, of }: InstanceOf, way: Way, list: NamedResource | undefined): void {
    const { terms } = this.models.codecs;
    const data = termType(this.models, term);
    const fields = new Set([...terms.facts(term).properties.keys()].map((it) => this.models.codecs.nameOf(term, it)));
    const carried = [
      ...of.methods.flatMap((it) => (it.isPages ? ["list", "all", "each", "page", "getPage"] : [it.name])),
      ...of.children.map((it) => it.property),
    ].filter((it) => !fields.has(it));
    const methods =
      carried.length === 0
        ? []
        : [
            code`Pick<${of.type}, ${join(
              carried.map((it) => code`${it}`),
              " | ",
            )}>`,
          ];
    const json = fields.has("toJSON") ? [] : [code`${transport("Instance", true)}<${data}>`];
    this.#types.push(
      code`${note("Its data, with what can be done with it.")}export type ${of.instance} = ${join([data, ...methods, ...json], " & ")};`,
    );
    this.#functions.push(this.#instanceFunction(term, of, way, list !== undefined));
  }

  #instanceFunction(term: Term, of: NamedResource, way: Way, isItem: boolean): Code {
    const { parameters } = of.resource;
    const hint = this.models.codecs.terms.named(term) ?? of.instance.name;
    const convert = this.models.codecs.convert("decode", term, hint);
    const type = termType(this.models, term);
    const [only, ...more] = isItem ? parameters : [];
    const id = only === undefined || more.length > 0 ? undefined : idProperty(this.models, term, only);
    const start = way.names.length - (isItem ? parameters.length : 0);
    const names = way.names.map((name, i) => {
      if (i < start || id === undefined) return word(name);
      return code`${word(name)} ?? (${transport("property")}(data, ${this.models.codecs.nameOf(term, id)}) as ${way.types[i] ?? code`string`})`;
    });
    const personal = this.personal.of(term, hint);
    const taken = [
      client,
      ...way.names.map(
        (name, i) =>
          code`${word(name)}: ${way.types[i] ?? code`string`}${i < start || id === undefined ? nothing : code` | undefined`}`,
      ),
      code`value: unknown`,
    ];
    const context = code`${factory(of)}(${join([word("client"), ...names], ", ")})`;
    const data = convert === undefined ? code`value as ${type}` : code`${convert}(value) as ${type}`;
    return code`function ${instanceFactory(of)}(${join(taken, ", ")}): ${of.instance} {\nconst data = ${data};\nreturn ${transport("instance")}(data, ${context}${personal === undefined ? nothing : code`, ${personal}`});\n}`;
  }
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const factory = ({ type }: { readonly type: Ref }): Code => word(`make${type.name}`);
const instanceFactory = ({ instance }: NamedResource): Code => word(`make${instance.name}`);

const call = (it: NamedResource, way: Way): Code =>
  code`${factory(it)}(${join([word("client"), ...way.names.map(word)], ", ")})`;

const parametersOf = ({ names, types }: Way): readonly Code[] =>
  names.map((name, i) => code`${word(name)}: ${types[i] ?? code`string`}`);

/** The values that an item adds to the way. */
const argumentsOf = (way: Way, from: number): Code => join(parametersOf(way).slice(from), ", ");

const childValue = (it: NamedResource, way: Way): Code => code`get ${key(it.property)}() { return ${call(it, way)}; },`;

/** Not what a function of the file could be called. */
const localName = (parameter: string): string =>
  camel(parameter).replace(/^(make|encode|decode|personal)(?=\p{Lu})|(Call)$/u, "$1_$2");

const methodsBelow = (it: Resource): Resource["methods"] => [
  ...it.methods,
  ...(it.item === undefined ? it.children : [...it.children, it.item]).flatMap(methodsBelow),
];

const pathOf = ({ key: path }: Resource): string => path.replaceAll("{}", "…");
