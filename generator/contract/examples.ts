/** Contract: the requests and responses that are tried. */
import { isJsonObject, own, type Json } from "../base/json.js";
import type { Pointer } from "../base/pointer.js";
import { headerPart, isStreamed, itemPart, partHeadersPart, partsOf, type Part, type PartKind } from "../emit/parts.js";
import type { Media, Operation, Response, Status } from "../model/api.js";
import { bodilessStatuses, isBodiless, isExchangeable, isFree } from "./reach.js";
import { fromEntries } from "./synthesise.js";
import type { Values } from "./values.js";

/** What an operation takes, as the client's functions and the server's handlers have it. */
export interface Input {
  readonly path?: Named;
  readonly query?: Named;
  readonly headers?: Named;
  readonly cookies?: Named;
  readonly querystring?: Json;
  readonly contentType?: string;
  readonly body?: Json;
  readonly partHeaders?: Named | readonly Json[];
}

type Named = { readonly [name: string]: Json };

/** A request that the document describes, or that was made from its schemas. */
export interface RequestExample {
  readonly name: string;
  readonly at: Pointer;
  readonly input: Input;
  /** The parts whose value is written in the document; none for one that was made. */
  readonly given: readonly Part[];
  /** What it needs and could not be made; undefined where all is there. */
  readonly lacks: string | undefined;
}

export interface ResponseExample {
  readonly name: string;
  readonly at: Pointer;
  readonly response: Response;
  readonly part: Part | undefined;
  readonly status: number;
  readonly headers: Named;
  readonly body: Json | undefined;
  /** Of the parts of its body. */
  readonly partHeaders?: Named | readonly Json[];
  readonly given: boolean;
  readonly lacks: string | undefined;
}

const made = "made from the schema";

/**
 * The requests of an operation: one for each named example of its body and of its parameters, what an example leaves open being filled
 * with examples of other parameters and made values; and those that are made from the schemas: with everything in it, for each media type
 * of the body, and with nothing that may be missing.
 */
export function requestExamples(operation: Operation, values: Values): readonly RequestExample[] {
  const parts = partsOf(operation).filter((it) => it.kind !== "response");
  const { input, lacks } = leastInput(operation, parts, values);
  const bodies = parts
    .filter((it) => it.kind === "body" && isExchangeable(it.media))
    .flatMap((part) => bodyExamples(operation, part, input));
  const parameters = parts.filter((it) => it.kind !== "body").flatMap((part) => parameterExamples(part, input));
  const full = fullInputs(operation, parts, input, values).map((it, i) => ({
    name: `${made}${i === 0 ? "" : `, as ${it.contentType ?? ""}`}`,
    input: it,
  }));
  const least = parts.some((it) => !it.required || it.parameters.some((one) => !one.required))
    ? [{ name: `${made}, with the least`, input }]
    : [];
  return [
    ...[...bodies, ...parameters].map((it) => ({ ...it, lacks })),
    ...[...full, ...least].map((it) => ({ ...it, at: operation.at, given: [], lacks })),
  ];
}

/** A media type as an input or an answer names it: only where there is a choice. */
export function contentTypeFor(
  described: { readonly content: readonly Media[] } | undefined,
  media: Media | undefined,
): { readonly contentType?: string } {
  const type = media?.type ?? "";
  if (type.includes("*")) return { contentType: type.replaceAll("*", "any") };
  return (described?.content.length ?? 0) > 1 ? { contentType: type } : {};
}

function bodyExamples(operation: Operation, part: Part, base: Input): readonly Omit<RequestExample, "lacks">[] {
  const type = contentTypeFor(operation.body, part.media);
  return (part.media?.examples ?? []).map(({ name, at, value }) => ({
    name,
    at,
    input: { ...base, ...type, body: value },
    given: [part],
  }));
}

/** Every example of a parameter replaces the value that the base has for it. */
function parameterExamples(part: Part, base: Input): readonly Omit<RequestExample, "lacks">[] {
  if (part.kind === "querystring") return [];
  return part.parameters.flatMap((parameter) =>
    parameter.examples.map(({ name, at, value }) => {
      const there = base[part.kind as "path"] ?? {};
      const values = fromEntries([
        ...Object.entries(there).filter(([it]) => it !== parameter.name),
        [parameter.name, value],
      ]);
      return { name: `${parameter.name}: ${name}`, at, input: { ...base, [part.kind]: values }, given: [part] };
    }),
  );
}

/** The least that every request of the operation needs. */
function leastInput(
  operation: Operation,
  parts: readonly Part[],
  values: Values,
): { readonly input: Input; readonly lacks: string | undefined } {
  const needed = parts
    .filter((it) => it.required && it.kind !== "body")
    .map((it) => [it.kind, leastOf(operation, it, values)] as const);
  const body = parts.find((it) => it.kind === "body" && it.required);
  const value = body === undefined ? undefined : bodyValue(operation, body, values);
  const content = body === undefined ? [] : [["body", value] as const];
  const type =
    body === undefined
      ? {}
      : { ...contentTypeFor(operation.body, body.media), ...partHeadersFor(operation, body, value, values) };
  const entries = [...needed, ...content];
  const [missing] = entries.find(([, value]) => value === undefined) ?? [];
  return { input: { ...(Object.fromEntries(entries) as Input), ...type }, lacks: missing };
}

/** The parameters of a part that must be there. */
function leastOf(operation: Operation, part: Part, values: Values): Json | undefined {
  if (part.kind === "querystring") return values.part(operation, part);
  const entries = part.parameters
    .filter((it) => it.required)
    .map((it) => [it.name, values.parameter(operation, part, it)] as const);
  return entries.some(([, value]) => value === undefined)
    ? undefined
    : fromEntries(entries as readonly (readonly [string, Json])[]);
}

/** A body: its first valid example, or a value that is made; where it is sent item by item, one item. */
function bodyValue(operation: Operation, part: Part, values: Values): Json | undefined {
  const item = itemPart(part);
  if (item !== undefined) {
    const value = values.part(operation, item);
    return value === undefined ? undefined : [value];
  }
  if (part.media !== undefined && isStreamed(part.media)) return [{ data: "text" }];
  return values.example(operation, part) ?? values.part(operation, part);
}

/** Everything that can be in a request, once for each media type of its body. */
function fullInputs(operation: Operation, parts: readonly Part[], least: Input, values: Values): readonly Input[] {
  const entries = parts
    .filter((it) => it.kind !== "body")
    .map((it) => [it.kind, free(it.kind, values.part(operation, it)) ?? least[it.kind as "path"]] as const)
    .filter(([, value]) => value !== undefined);
  const shared = Object.fromEntries(entries) as Input;
  const bodies = parts
    .filter((it) => it.kind === "body" && !isBodiless(operation.method))
    .map((it) => [it, isItemwise(it) ? bodyValue(operation, it, values) : values.part(operation, it)] as const)
    .filter(([, body]) => body !== undefined);
  if (bodies.length === 0) return [{ ...least, ...shared }];
  return bodies.map(([part, body]) => ({
    ...shared,
    ...contentTypeFor(operation.body, part.media),
    body: body as Json,
    ...partHeadersFor(operation, part, body, values),
  }));
}

/** Headers for each part of a body, made from their schemas; nothing where none are described. */
function partHeadersFor(
  operation: Operation,
  part: Part,
  body: Json | undefined,
  values: Values,
): Pick<Input, "partHeaders"> {
  const headers = partHeadersPart(part);
  const made = headers === undefined ? undefined : values.part(operation, headers);
  if (isList(made) && isList(body)) return { partHeaders: body.map((_, i) => made[i] ?? made.at(-1) ?? {}) };
  if (!isJsonObject(made) || !isJsonObject(body)) return {};
  const lists = Object.entries(made).flatMap(([name, list]) => {
    const value = own(body, name);
    const [first] = isList(list) ? list : [];
    if (value === undefined || first === undefined) return [];
    return [[name, (isList(value) ? value : [value]).map(() => first)] as const];
  });
  return { partHeaders: fromEntries(lists) };
}

const isList = (it: Json | undefined): it is readonly Json[] => Array.isArray(it);

/** Without the headers that HTTP needs for itself. */
const free = (kind: PartKind, value: Json | undefined): Json | undefined =>
  kind === "headers" && isJsonObject(value)
    ? fromEntries(Object.entries(value).filter(([name]) => isFree(name)))
    : value;

const isItemwise = ({ media }: Part): boolean => media !== undefined && isStreamed(media);

/** The value of a part in a request. */
export function partValue(input: Input, kind: PartKind): Json | undefined {
  return kind === "response" || kind === "responseHeaders" || kind === "item" ? undefined : input[kind];
}

/** The responses of an operation: each named example, one made from the schema for each media type, and those without a body. */
export function responseExamples(operation: Operation, values: Values): readonly ResponseExample[] {
  const parts = partsOf(operation).filter((it) => it.kind === "response");
  return operation.responses.flatMap((response) => {
    const headers = headersOf(operation, response, values);
    const lacks = headers === undefined ? "headers" : undefined;
    const frame = { response, status: statusFor(response.status, operation), headers: headers ?? {}, lacks };
    if (response.content.length === 0)
      return [{ ...frame, name: "no body", at: response.at, part: undefined, body: undefined, given: false }];
    return parts
      .filter((it) => it.status === response.status)
      .flatMap((part) => bodiesOf(operation, part, frame, values));
  });
}

function bodiesOf(
  operation: Operation,
  part: Part,
  frame: Omit<ResponseExample, "name" | "at" | "part" | "body" | "given">,
  values: Values,
): readonly ResponseExample[] {
  const examples = isExchangeable(part.media) ? (part.media?.examples ?? []) : [];
  const written = examples.map(({ name, at, value }) => {
    const headers = partHeadersFor(operation, part, value, values);
    return { ...frame, name, at, part, body: value, ...headers, given: true };
  });
  const body = isItemwise(part) ? bodyValue(operation, part, values) : values.part(operation, part);
  const lacks = body === undefined ? "body" : frame.lacks;
  const name = frame.response.content.length > 1 ? `${made}, as ${part.media?.type ?? ""}` : made;
  const headers = partHeadersFor(operation, part, body, values);
  return [...written, { ...frame, name, at: frame.response.at, part, body, ...headers, given: false, lacks }];
}

/** A value for each header of a response; undefined where none could be made for one that must be there. */
function headersOf(operation: Operation, response: Response, values: Values): Named | undefined {
  const headers = response.headers.filter((it) => isFree(it.name));
  const part = headerPart(response);
  if (part === undefined) return fromEntries(headers.map((it) => [it.name, "text"]));
  const entries = headers.map((it) => [it, values.parameter(operation, part, it)] as const);
  if (entries.some(([it, value]) => it.required && value === undefined)) return undefined;
  return fromEntries(entries.flatMap(([it, value]) => (value === undefined ? [] : [[it.name, value]])));
}

/** A status that stands for a declared one: that itself, or one of its range that is not declared otherwise. */
function statusFor(status: Status, { responses }: Operation): number {
  if (typeof status === "number") return status;
  const declared = new Set(responses.map((it) => it.status));
  const isFree = (it: number): boolean =>
    !declared.has(it) && !bodilessStatuses.has(it) && (status !== "default" || !declared.has(rangeOf(it)));
  const first = status === "default" ? 500 : Number(status[0]) * 100;
  const near = Array.from({ length: 99 }, (_, i) => first + i);
  const others = status === "default" ? Array.from({ length: 300 }, (_, i) => 200 + i) : [];
  return [...near, ...others].find(isFree) ?? first;
}

const rangeOf = (status: number): Status => `${String(status)[0] as "5"}XX`;
