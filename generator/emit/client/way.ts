/** The values on the way to a resource, and what functions that make resources are called. */
import { camel } from "../../base/casing.js";
import { code, join, Ref, word, type Code } from "../../code/code.js";
import type { Resource } from "../../model/resources.js";
import { languageWords, namespaces } from "../reserved.js";
import { typeOf, type TypeContext } from "../types/type.js";
import { distinct } from "./style.js";
import type { NamedResource } from "./tree.js";

/** Values that items were chosen by: the names of local variables, and their types. */
export interface Way {
  readonly names: readonly string[];
  readonly types: readonly Code[];
}

export const start: Way = { names: [], types: [] };

/** What else the functions of the file have in scope. */
const locals = ["params", "options", "it", "other", "value", "data", "undefined"];

/** The way to one item of a collection. */
export function wayTo(wire: TypeContext, { resource }: NamedResource, way: Way): Way {
  const { parameters } = resource;
  const numbers = parameters.map((_, i) => String(i));
  const reserved = [...languageWords, ...namespaces, ...locals, ...way.names];
  const names = distinct(numbers, reserved, (i) => localName(parameters[Number(i)] ?? ""));
  const types = parameters.map((_, i) => idType(wire, resource, way.names.length + i));
  return { names: [...way.names, ...names.values()], types: [...way.types, ...types] };
}

/** Not what another function of the file could be called. */
const localName = (parameter: string): string =>
  camel(parameter).replace(/^(make|encode|decode|personal)(?=\p{Lu})|(Call)$/u, "$1_$2");

/** The type of a value on the way, by the first operation that has a use for it. */
function idType(wire: TypeContext, resource: Resource, at: number): Code {
  const found = methodsBelow(resource).find((it) => it.chosen[at] !== undefined);
  const parameter = found?.operation.parameters.find((it) => it.in === "path" && it.name === found.chosen[at]);
  return parameter === undefined ? code`string` : typeOf(wire, parameter.schema);
}

const methodsBelow = (it: Resource): Resource["methods"] => [
  ...it.methods,
  ...(it.item === undefined ? it.children : [...it.children, it.item]).flatMap(methodsBelow),
];

export const typeAt = ({ types }: Way, i: number): Code => types[i] ?? code`string`;

/** `policySid: types.PolicySid`, for each value. */
export const parametersOf = (way: Way): readonly Code[] =>
  way.names.map((name, i) => code`${word(name)}: ${typeAt(way, i)}`);

/** The function that makes a resource. */
export const factory = ({ type, file }: NamedResource): Code => code`${new Ref(`make${type.name}`, file)}`;

/** The function that makes an instance. */
export const instanceFactory = ({ instance, file }: NamedResource): Code =>
  code`${new Ref(`make${instance.name}`, file)}`;

/** A call of the function that makes a resource. */
export const made = (it: NamedResource, way: Way): Code =>
  code`${factory(it)}(${join([word("client"), ...way.names.map(word)], ", ")})`;
