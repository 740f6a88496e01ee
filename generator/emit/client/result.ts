/** What a method of a resource resolves to. */
import { keysOf } from "../../base/pointer.js";
import { camel } from "../../base/casing.js";
import { code, join, type Code } from "../../code/code.js";
import type { Operation, PageStep } from "../../model/api.js";
import { wordsOf } from "../../model/roles.js";
import type { Schema } from "../../model/schema.js";
import type { Facts, Term } from "../wire/facts.js";
import type { Models } from "./models.js";
import { partType, resultType } from "./operations.js";
import { successParts } from "./outcome.js";
import { flat } from "../wire/terms.js";

export interface Result {
  readonly type: Code;
  /** Undefined where nothing comes back, or nothing that is described. */
  readonly term: Term | undefined;
}

/** The body of a success; where there are several, any of them. */
export function resultOf(models: Models, operation: Operation): Result {
  const parts = successParts(operation).filter((it) => it !== undefined);
  const readable = parts.filter((it) => it.media?.codec === "json");
  const term = readable.length === 0 ? undefined : flat({ some: readable.map((it) => it.schema) });
  if (term === undefined || !models.codecs.changes(term)) return { type: resultType(models.wire, operation), term };
  const types = parts.map((it) =>
    readable.includes(it) ? code`(${models.type(it.schema)})` : partType(models.wire, operation, it),
  );
  const nothing = parts.length < successParts(operation).length ? [code`undefined`] : [];
  return { type: join([...types, ...nothing], " | "), term };
}

/** The schema of a list's items, found where `x-pagination` says they are. */
export function itemOf(models: Models, operation: Operation): Term | undefined {
  const { terms } = models.codecs;
  const { term } = resultOf(models, operation);
  const list = keysOf(operation.pagination?.items ?? "").reduce<Term | undefined>(
    (it, name) => (it === undefined ? undefined : terms.facts(it).properties.get(name)),
    term,
  );
  return list === undefined ? undefined : terms.facts(list).items;
}

/** A term's type in the resource style; of a term of several schemas, their intersection. */
export function termType(models: Models, term: Term | undefined): Code {
  if (term === undefined) return code`unknown`;
  if ("every" in term)
    return join(
      term.every.map((it) => code`(${termType(models, it)})`),
      " & ",
    );
  if ("some" in term)
    return join(
      term.some.map((it) => code`(${termType(models, it)})`),
      " | ",
    );
  return models.type(term);
}

/** The property that holds what an item is chosen by: `sid` for `Sid`, `petId` or `id` for `petId`. */
export function idProperty(models: Models, term: Term, parameter: string): string | undefined {
  return models.codecs.terms.ask(term, ({ properties }, factsOf) => {
    const names = [...properties].filter(([, it]) => isIdentifying(factsOf(it))).map(([name]) => name);
    return nameLike(parameter, names);
  });
}

function nameLike(parameter: string, names: readonly string[]): string | undefined {
  const exact = names.find((it) => camel(it).toLowerCase() === camel(parameter).toLowerCase());
  const wanted = wordsOf(parameter);
  const ending = names.filter(
    (it) => wordsOf(it).length > 0 && wordsOf(it).every((word, i, all) => wanted.at(i - all.length) === word),
  );
  return exact ?? ending.sort((a, b) => b.length - a.length)[0];
}

function isIdentifying({ types }: Facts): boolean {
  return (
    types !== undefined &&
    ["string", "integer", "number"].some((it) => (types as ReadonlySet<string>).has(it)) &&
    !types.has("object") &&
    !types.has("array")
  );
}

/** `x-pagination` as the runtime reads it. */
export function pagingOf({ pagination, parameters }: Operation): Code {
  if (pagination === undefined) throw new Error("Only a list with x-pagination is walked");
  const { items, next, previous, size, maximum } = pagination;
  const first = (parameter: string): number =>
    firstPage(parameters.find((it) => it.in === "query" && it.name === parameter)?.schema);
  const fields = [
    code`items: ${[...keysOf(items)]}`,
    code`next: ${stepOf(next, first)}`,
    ...(previous === undefined ? [] : [code`previous: ${stepOf(previous, first)}`]),
    ...(size === undefined ? [] : [code`size: ${size}`]),
    ...(maximum === undefined ? [] : [code`maximum: ${maximum}`]),
  ];
  return code`{ ${join(fields, ", ")} }`;
}

function stepOf(step: PageStep, first: (parameter: string) => number): Code {
  switch (step.kind) {
    case "url":
      return code`{ url: ${[...keysOf(step.pointer)]} }`;
    case "link":
      return code`{ link: ${step.relation} }`;
    case "cursor":
      return code`{ cursor: ${[...keysOf(step.pointer)]}, parameter: ${step.parameter} }`;
    case "offset":
      return code`{ offset: ${step.parameter} }`;
    case "page":
      return code`{ page: ${step.parameter}, first: ${first(step.parameter)} }`;
  }
}

/** The number of the first page: what is meant when nothing is sent, or the least there can be. */
function firstPage(schema: Schema | undefined): number {
  if (typeof schema?.default === "number") return schema.default;
  return schema?.number.minimum?.value === 0 ? 0 : 1;
}
