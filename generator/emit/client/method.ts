/** One method of the resource style: what it takes, how that becomes an operation's input, and what comes of the answer. */
import { keysOf } from "../../base/pointer.js";
import { Names } from "../../base/names.js";
import { code, join, key, member, word, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Media, Operation, PageStep, Parameter } from "../../model/api.js";
import type { Schema } from "../../model/schema.js";
import { partsOf } from "../parts.js";
import { docOf } from "../types/type.js";
import { isError, transport } from "./calls.js";
import { Models, ofParams, styled } from "./models.js";
import type { NamedMethod } from "./tree.js";

export type Place = "path" | "query" | "header" | "cookie" | "body";

/** A field of a method's parameters. */
export interface ParamField {
  readonly place: Place;
  readonly wire: string;
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** The field is the body as a whole. */
  readonly whole: boolean;
}

/** What a method takes, in one flat object: parameters that no resource on the way has, and the fields of the body. */
export function fieldsOf(models: Models, { operation, captured, name }: NamedMethod): readonly ParamField[] {
  const names = new Names(isPaged(operation) && name === "list" ? ["limit", "pageSize"] : []);
  const missing = operation.path.flatMap((it) => ("parameter" in it ? [it.parameter] : [])).filter((_, i) => captured[i] !== true);
  const inPath = missing.flatMap((it) => operation.parameters.find((one) => one.in === "path" && one.name === it) ?? []);
  const size = operation.pagination?.size;
  const others = operation.parameters.filter((it) => ["query", "header", "cookie"].includes(it.in) && !(it.in === "query" && it.name === size && isPaged(operation)));
  return [
    ...[...inPath, ...others].map((it) => parameterField(models, names, it)),
    ...bodyFields(models, names, operation),
  ];
}

export const isPaged = ({ pagination, method }: Operation): boolean => pagination !== undefined && method === "GET";

function parameterField(models: Models, names: Names, it: Parameter): ParamField {
  const said = it.doc.description === "" ? it.schema.doc : it.doc;
  return { place: it.in as Place, wire: it.name, name: names.take(styled(models.codecs, it.name)), required: it.required, schema: { ...it.schema, doc: said }, whole: false };
}

function bodyFields(models: Models, names: Names, { body }: Operation): readonly ParamField[] {
  const [media] = body?.content ?? [];
  if (body === undefined || media === undefined) return [];
  const properties = isFlat(media) ? models.codecs.properties(media.schema) : undefined;
  if (properties === undefined || properties.length === 0) {
    return [{ place: "body", wire: "body", name: names.take("body"), required: body.required, schema: media.schema, whole: true }];
  }
  return properties.map((it) => ({ place: "body", wire: it.name, name: names.take(styled(models.codecs, it.name)), required: it.required && body.required, schema: it.schema, whole: false }));
}

/** A body of declared fields and no others, so that its fields can be the method's own. */
function isFlat({ codec, schema }: Media): boolean {
  return (codec === "form" || codec === "json" || codec === "multipart") && (schema.object.additionalProperties === undefined || schema.object.additionalProperties.types.length === 0);
}

/** The type of a method's parameters. */
export function paramsType(models: Models, fields: readonly ParamField[], paged: boolean): Code {
  const lines = fields.map((it) => code`${docOf(it.schema)}${key(it.name)}${it.required ? code`` : code`?`}: ${models.type(it.schema)};\n`);
  const own = lines.length === 0 ? undefined : code`{\n${join(lines, "")}}`;
  if (!paged) return own ?? code`{ [name: string]: never }`;
  const list = code`${transport("ListOptions", true)}`;
  return own === undefined ? list : code`${own} & ${list}`;
}

/** The operation's input, from `values` (what the resources on the way were called with) and `params`. */
export function inputOf(models: Models, { operation, captured }: NamedMethod, fields: readonly ParamField[]): Code {
  const groups: Code[] = [];
  const path = pathFields(models, operation, captured, fields);
  if (path.length > 0) groups.push(code`path: { ${join(path, ", ")} }`);
  for (const [place, group] of [["query", "query"], ["header", "headers"], ["cookie", "cookies"]] as const) {
    const here = fields.filter((it) => it.place === place);
    if (here.length > 0) groups.push(code`${key(group)}: { ${join(here.map((it) => converted(models, it)), ", ")} }`);
  }
  const body = fields.filter((it) => it.place === "body");
  const [whole] = body;
  if (whole?.whole === true) groups.push(converted(models, whole));
  else if (body.length > 0) groups.push(code`body: { ${join(body.map((it) => converted(models, it)), ", ")} }`);
  return code`{ ${join(groups, ", ")} }`;
}

function pathFields(models: Models, operation: Operation, captured: readonly boolean[], fields: readonly ParamField[]): readonly Code[] {
  let at = 0;
  return operation.path
    .flatMap((it) => ("parameter" in it ? [it.parameter] : []))
    .map((name, i) => {
      if (captured[i] === true) return code`${key(name)}: values[${at++}]`;
      const field = fields.find((it) => it.place === "path" && it.wire === name);
      return field === undefined ? code`${key(name)}: undefined` : converted(models, field);
    });
}

function converted(models: Models, it: ParamField): Code {
  const value = ofParams(it.name);
  const plan = models.codecs.plan(it.schema);
  if (plan.kind === "same") return code`${key(it.wire)}: ${value}`;
  const made = models.convert("encode", it.schema, value, plan);
  return code`${key(it.wire)}: ${it.required ? made : code`${value} === undefined ? undefined : ${made}`}`;
}

/** The schema of what a method resolves to; undefined for nothing, or for one of several. */
export function resultSchema({ operation }: NamedMethod): Schema | undefined {
  const parts = partsOf(operation).filter((it) => it.kind === "response" && operation.responses.some((one) => one.status === it.status && !isError(operation, one)));
  const [only, ...others] = parts;
  const empty = operation.responses.some((it) => !isError(operation, it) && it.content.length === 0);
  return others.length > 0 || empty ? undefined : only?.schema;
}

/** The schema of a list's items, found along the pointer that `x-pagination` gives. */
export function itemSchema(models: Models, method: NamedMethod): Schema | undefined {
  const { pagination } = method.operation;
  let here = resultSchema(method);
  for (const name of keysOf(pagination?.items ?? "")) {
    const properties = here === undefined ? undefined : models.codecs.properties(here);
    here = properties?.find((it) => it.name === name)?.schema;
  }
  while (here?.ref !== undefined) here = models.codecs.lookup(here.ref.name);
  return here?.array.items;
}

/** `x-pagination` as the runtime reads it. */
export function pagingOf({ pagination }: Operation): Code {
  if (pagination === undefined) throw new Error("Only a list with x-pagination is walked");
  const { items, next, previous, size, maximum } = pagination;
  const fields = [
    code`items: ${[...keysOf(items)]}`,
    code`next: ${stepOf(next)}`,
    ...(previous === undefined ? [] : [code`previous: ${stepOf(previous)}`]),
    ...(size === undefined ? [] : [code`size: ${size}`]),
    ...(maximum === undefined ? [] : [code`maximum: ${maximum}`]),
  ];
  return code`{ ${join(fields, ", ")} }`;
}

function stepOf(step: PageStep): Code {
  if (step.kind === "url") return code`{ kind: "url", path: ${[...keysOf(step.pointer)]} }`;
  if (step.kind === "link") return code`{ kind: "link", relation: ${step.relation} }`;
  if (step.kind === "cursor") return code`{ kind: "cursor", path: ${[...keysOf(step.pointer)]}, parameter: ${step.parameter} }`;
  return code`{ kind: ${step.kind}, parameter: ${step.parameter} }`;
}

/** The comment over a method. */
export function methodDoc({ doc: { summary, description, deprecated }, method, template }: Operation): Code {
  const said = [summary, description].filter((it) => it !== "").join("\n\n");
  return doc({ summary: said, description: `\`${method} ${template}\``, deprecated });
}

/** A property of `data` by its name in the style of the tree. */
export const ofData = (name: string): Code => member(word("data"), name);
