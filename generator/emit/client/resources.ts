/** The resource style: interfaces that read like the API's paths, and the functions that make them. */
import { camel, pascal } from "../../base/casing.js";
import { code, join, key, word, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import { schema, type Schema } from "../../model/schema.js";
import type { View } from "../sheet.js";
import { resultOf, transport } from "./calls.js";
import { fieldsOf, inputOf, isPaged, itemSchema, methodDoc, ofData, pagingOf, paramsType, resultSchema, type ParamField } from "./method.js";
import { Models } from "./models.js";
import type { NamedMethod, NamedResource, Tree } from "./tree.js";

/** The view of `client/resources`: interfaces from the root down, then the functions behind them. */
export function resourcesView(tree: Tree): View {
  const printer = new Printer(tree);
  printer.print(tree.root);
  return { declarations: printer.types.map((it) => ({ code: it })), functions: printer.functions.map((it) => ({ code: it })), client: transport("Client", true) };
}

const options = code`options?: ${transport("CallOptions", true)}`;
const note = (text: string): Code => doc({ summary: text, description: "", deprecated: false });

/** What a value of a resource's item is known as, where it carries the item's methods. */
interface Instance {
  /** The named schema that describes an item. */
  readonly schema: string;
  /** The property that holds what the item is called with; undefined where there is none to tell. */
  readonly id: string | undefined;
  readonly secrets: readonly string[];
}

class Printer {
  readonly types: Code[] = [];
  readonly functions: Code[] = [];
  readonly #models: Models;

  constructor(readonly tree: Tree) {
    this.#models = new Models(tree.codecs);
  }

  print(resource: NamedResource): void {
    const instance = this.#instanceOf(resource);
    this.#list(resource, instance);
    if (resource.resource.parameter !== undefined) this.#item(resource, instance);
    for (const it of [...resource.children, ...resource.below]) this.print(it);
  }

  /** `TargetsList`: called with an item's id it is the item. */
  #list(it: NamedResource, instance: Instance | undefined): void {
    const { type, resource, list, children } = it;
    const { parameter } = resource;
    const isRoot = it === this.tree.root;
    const name = word(isRoot ? "Resources" : `${type}List`);
    const methods = list.map((one) => this.#method(it, one, instance, false));
    const lines = [
      ...(parameter === undefined ? [] : [code`(${word(argument(parameter))}: ${this.#idType(it)}): ${word(`${type}Item`)};\n`]),
      ...methods.map((one) => one.type),
      ...children.map((one) => this.#child(one)),
    ];
    this.types.push(code`${note(isRoot ? "The API as a tree of its paths." : `\`${resource.key.replaceAll("{}", "…")}\``)}export interface ${name} {\n${join(lines, "")}}`);
    const values = [...methods.map((one) => one.value), ...children.map((one) => this.#childValue(one, code`values`))];
    const members = code`{\n${join(values, "")}}`;
    const made = parameter === undefined ? members : code`${transport("callable")}((id: ${this.#idType(it)}) => ${word(`${camel(type)}Item`)}(client, [...values, id]), ${members})`;
    this.functions.push(code`function ${word(isRoot ? "root" : `${camel(type)}List`)}(client: ${transport("Client", true)}, values: readonly unknown[]): ${name} {\nreturn ${made};\n}`);
  }

  /** `TargetsMethods`, what an item can do, and `TargetsItem`, which also leads further down. */
  #item(it: NamedResource, instance: Instance | undefined): void {
    const { type, item, below } = it;
    const methods = item.map((one) => this.#method(it, one, instance, true));
    const methodsName = word(`${type}Methods`);
    const client = code`client: ${transport("Client", true)}, values: readonly unknown[]`;
    this.types.push(code`${note("What can be done with one of them.")}export interface ${methodsName} {\n${join(methods.map((one) => one.type), "")}}`);
    this.types.push(code`${note(`\`${it.resource.key.replaceAll("{}", "…")}/…\``)}export interface ${word(`${type}Item`)} extends ${methodsName} {\n${join(below.map((one) => this.#child(one)), "")}}`);
    if (instance !== undefined) {
      const data = this.#models.type(refTo(instance.schema));
      this.types.push(code`${note("One of them, with what can be done with it. Its methods are not part of its data.")}export type ${word(`${type}Instance`)} = ${data} & ${methodsName} & { toJSON(): ${data} };`);
    }
    this.functions.push(code`function ${word(`${camel(type)}Methods`)}(${client}): ${methodsName} {\nreturn {\n${join(methods.map((one) => one.value), "")}};\n}`);
    const nested = below.map((one) => this.#childValue(one, code`values`));
    const own = code`${word(`${camel(type)}Methods`)}(client, values)`;
    const whole = nested.length === 0 ? own : code`Object.defineProperties(${own}, Object.getOwnPropertyDescriptors({\n${join(nested, "")}})) as ${word(`${type}Item`)}`;
    this.functions.push(code`function ${word(`${camel(type)}Item`)}(${client}): ${word(`${type}Item`)} {\nreturn ${whole};\n}`);
  }

  #child(it: NamedResource): Code {
    return code`readonly ${key(it.property)}: ${word(`${it.type}List`)};\n`;
  }

  #childValue(it: NamedResource, values: Code): Code {
    return code`get ${key(it.property)}() { return ${word(`${camel(it.type)}List`)}(client, ${values}); },\n`;
  }

  #idType({ resource, item, below }: NamedResource): Code {
    const { parameter } = resource;
    const [first] = [...item, ...below.flatMap((it) => [...it.list, ...it.item])];
    const found = first?.operation.parameters.find((it) => it.in === "path" && it.name === parameter);
    return found === undefined ? code`string` : this.#models.wireType(found.schema);
  }

  #method(resource: NamedResource, method: NamedMethod, instance: Instance | undefined, onItem: boolean): { readonly type: Code; readonly value: Code } {
    const fields = fieldsOf(this.#models, method);
    if (!onItem && method.name === "list" && isPaged(method.operation)) return this.#listing(resource, method, fields, instance);
    const params = this.#params(resource, method, fields, false);
    const result = this.#result(resource, method, instance, onItem);
    const said = methodDoc(method.operation);
    const call = code`${transport("call")}(client, ${this.tree.symbols.call(method.operation)}, ${inputOf(this.#models, method, fields)}, options)`;
    const value = code`${key(method.name)}: async (${params === undefined ? nothingTaken : code`params: ${params}${optionalDefault(fields)}, `}${options}) => ${result.wrap(call)},\n`;
    return { type: code`${said}${key(method.name)}(${params === undefined ? code`` : code`params${optional(fields)}: ${params}, `}${options}): Promise<${result.type}>;\n`, value };
  }

  /** The declared type of a method's parameters; undefined where it takes none. */
  #params(resource: NamedResource, method: NamedMethod, fields: readonly ParamField[], paged: boolean): Code | undefined {
    if (fields.length === 0 && !paged) return undefined;
    const name = word(`${resource.type}${pascal(method.name)}${resource.item.includes(method) ? "Item" : ""}Params`);
    this.types.push(code`export type ${name} = ${paramsType(this.#models, fields, paged)};`);
    return name;
  }

  #result({ type }: NamedResource, method: NamedMethod, instance: Instance | undefined, onItem: boolean): { readonly type: Code; readonly wrap: (call: Code) => Code } {
    const schema = resultSchema(method);
    const plain = code`(${resultOf(this.tree.symbols, method.operation)})`;
    if (schema === undefined) return { type: plain, wrap: (call) => code`(await ${call}) as ${plain}` };
    const model = this.#models.type(schema);
    const decode = (call: Code): Code => this.#decoded(schema, call);
    if (instance === undefined || schema.ref?.name !== instance.schema || (!onItem && instance.id === undefined)) return { type: model, wrap: decode };
    return { type: word(`${type}Instance`), wrap: (call) => this.#wrapped(type, instance, decode(call), onItem) };
  }

  #decoded(schema: Schema, call: Code): Code {
    const plan = this.#models.codecs.plan(schema);
    const raw = code`((await ${call}) as ${this.#models.wireType(schema)})`;
    return this.#models.convert("decode", schema, raw, plan);
  }

  #wrapped(type: string, { id, secrets }: Instance, data: Code, onItem: boolean): Code {
    const values = onItem || id === undefined ? code`values` : code`[...values, ${ofData(id)}]`;
    const secret = secrets.length === 0 ? code`` : code`, ${[...secrets]}`;
    const made = code`${transport("instance")}(data, ${word(`${camel(type)}Methods`)}(client, ${values})${secret})`;
    return code`{ const data = ${data}; return ${made}; }`;
  }

  /** The methods of a list that is walked page by page. */
  #listing(resource: NamedResource, method: NamedMethod, fields: readonly ParamField[], instance: Instance | undefined): { readonly type: Code; readonly value: Code } {
    const params = this.#params(resource, method, fields, true) ?? code`{}`;
    const schema = itemSchema(this.#models, method);
    const wire = schema === undefined ? code`unknown` : this.#models.wireType(schema);
    const carries = instance?.id !== undefined && schema?.ref?.name === instance.schema;
    const item = schema === undefined ? code`unknown` : carries ? code`${word(`${resource.type}Instance`)}` : this.#models.type(schema);
    const decoded = schema === undefined ? code`it` : this.#models.convert("decode", schema, code`it`, this.#models.codecs.plan(schema), 1);
    const decode = carries ? code`(it: ${wire}) => ${this.#wrapped(resource.type, instance, decoded, false)}` : code`(it: ${wire}) => ${decoded}`;
    const o = optional(fields);
    const page = transport("Page", true);
    const type = join(
      [
        code`${methodDoc(method.operation)}list(params${o}: ${params}, ${options}): Promise<${item}[]>;\n`,
        code`${note("Every one of them, page after page, to be read with `for await`.")}all(params${o}: ${params}, ${options}): AsyncGenerator<${item}, void, undefined>;\n`,
        code`${note("Calls a function with every one of them; `done` ends it early.")}each(use: (item: ${item}, done: () => void) => void | Promise<void>): Promise<void>;\n`,
        code`each(params: ${params}, use: (item: ${item}, done: () => void) => void | Promise<void>, ${options}): Promise<void>;\n`,
        code`${note("One page, and the way to the next.")}page(params${o}: ${params}, ${options}): Promise<${page}<${item}>>;\n`,
        code`${note("The page at a URL that another page gave; it must be on the client's own origin.")}getPage(url: string, ${options}): Promise<${page}<${item}>>;\n`,
      ],
      "",
    );
    const listing = code`${transport("lister")}<${item}>({ client, call: ${this.tree.symbols.call(method.operation)}, paging: ${pagingOf(method.operation)}, decode: ${decode} })`;
    return { type, value: this.#listingValue(method, fields, params, item, listing) };
  }

  #listingValue(method: NamedMethod, fields: readonly ParamField[], params: Code, item: Code, listing: Code): Code {
    const input = code`(${fields.length === 0 ? code`` : code`params: ${params}`}) => (${inputOf(this.#models, method, fields)})`;
    const given = fields.length === 0 ? code`` : code`params`;
    const use = code`(item: ${item}, done: () => void) => void | Promise<void>`;
    const d = optionalDefault(fields);
    return code`...(() => {
const lists = ${listing};
const input = ${input};
return {
list: (params: ${params}${d}, ${options}) => lists.list(input(${given}), params, options),
all: (params: ${params}${d}, ${options}) => lists.all(input(${given}), params, options),
each: (params: ${params} | (${use}), use?: ${use}, ${options}) => typeof params === "function" ? each({} as ${params}, params) : each(params, use, options),
page: (params: ${params}${d}, ${options}) => lists.page(input(${given}), params, options),
getPage: (url: string, ${options}) => lists.getPage(input(${fields.length === 0 ? code`` : code`{} as ${params}`}), url, options),
};
function each(params: ${params}, use: (${use}) | undefined, ${options}): Promise<void> { return lists.each(input(${given}), params, use ?? (() => undefined), options); }
})(),\n`;
  }

  /** What fetching an item answers is the item; where its properties and its methods would get in each other's way, it has none. */
  #instanceOf({ item, resource }: NamedResource): Instance | undefined {
    const [method] = [...item.filter((it) => it.kind === "fetch"), ...item.filter((it) => it.kind !== "other" && it.kind !== "remove")];
    const schema = method === undefined ? undefined : resultSchema(method);
    const name = schema?.ref?.name;
    const properties = schema === undefined || name === undefined ? undefined : this.tree.codecs.properties(schema);
    if (properties === undefined || name === undefined || resource.parameter === undefined) return undefined;
    const plan = this.tree.codecs.on && this.tree.codecs.changes(name) ? this.tree.codecs.body(name) : undefined;
    const named = properties.map((it) => ({ ...it, as: plan?.kind === "object" ? (plan.fields.find((one) => one.wire === it.name)?.name ?? it.name) : it.name }));
    if (named.some((it) => it.as === "toJSON" || item.some((one) => one.name === it.as))) return undefined;
    const id = named.find((it) => it.required && isId(it.name, resource.parameter ?? ""));
    return { schema: name, id: id?.as, secrets: named.filter((it) => isPersonal(it.schema)).map((it) => it.as) };
  }
}

/** `Sid` is called with `sid`; `petId` with `petId` or, failing that, `id`. */
function isId(property: string, parameter: string): boolean {
  const [a, b] = [camel(property).toLowerCase(), camel(parameter).toLowerCase()];
  return a === b || (b.endsWith(a) && ["id", "sid", "uuid", "name", "key", "slug", "number"].includes(a));
}

const isPersonal = ({ extensions }: Schema): boolean => extensions["x-pii"] !== undefined && extensions["x-pii"] !== false;

const argument = (parameter: string): string => {
  const name = camel(parameter);
  return ["default", "delete", "new", "in", "class", "function", "import", "export", "return", "package", "this", "var", "with", "case", "enum"].includes(name) ? `${name}_` : name;
};

const optional = (fields: readonly ParamField[]): Code => (fields.some((it) => it.required) ? code`` : code`?`);
const optionalDefault = (fields: readonly ParamField[]): Code => (fields.some((it) => it.required) ? code`` : code` = {}`);
const nothingTaken = code``;

function refTo(name: string): Schema {
  return schema({ ref: { name, dynamic: undefined } });
}
