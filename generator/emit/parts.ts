/**
 * The parts of an operation that have a schema, and so a type and a validator: what is in the path, the query, the headers, the
 * cookies, the body, and each response's body. One place decides them; types, validators, client and server agree by asking here.
 */
import { Names } from "../base/names.js";
import type { Pointer } from "../base/pointer.js";
import type { Encoding, Media, Operation, Parameter, ParameterPlace, Response, Status } from "../model/api.js";
import { isSettled, partHeadersOf } from "../model/headers.js";
import { schema, type Schema } from "../model/schema.js";

export type PartKind =
  | "path"
  | "query"
  | "headers"
  | "cookies"
  | "querystring"
  | "body"
  | "response"
  | "responseHeaders"
  | "item"
  | "partHeaders";

export interface Part {
  readonly kind: PartKind;
  /** Behind the operation's name: "Query", "Body", "Response201", "BodyXml". */
  readonly suffix: string;
  readonly schema: Schema;
  /** False when the whole part may be left out of an input. */
  readonly required: boolean;
  readonly parameters: readonly Parameter[];
  readonly media: Media | undefined;
  readonly status: Status | undefined;
}

const places: readonly (readonly [ParameterPlace, PartKind, string])[] = [
  ["path", "path", "Path"],
  ["query", "query", "Query"],
  ["header", "headers", "Headers"],
  ["cookie", "cookies", "Cookies"],
];

/** Every part of an operation: path, query, headers, cookies, query string, bodies by media type, responses by status and media type. */
export function partsOf(operation: Operation): readonly Part[] {
  const made = known.get(operation) ?? [
    ...parameterParts(operation),
    ...bodyParts(operation),
    ...operation.responses.flatMap(responseParts),
  ];
  known.set(operation, made);
  return made;
}

/** Every emitter asks for them, more than once. */
const known = new WeakMap<Operation, readonly Part[]>();
const knownChecked = new WeakMap<Operation, readonly Part[]>();

/** The same, and what else has a validator: the headers of responses and of parts, and the items of what is sent item by item. */
export function checkedParts(operation: Operation): readonly Part[] {
  const parts = partsOf(operation);
  const made = knownChecked.get(operation) ?? [
    ...parts,
    ...operation.responses.flatMap((it) => headerPart(it) ?? []),
    ...parts.flatMap((it) => itemPart(it) ?? []),
    ...parts.flatMap((it) => partHeadersPart(it) ?? []),
  ];
  knownChecked.set(operation, made);
  return made;
}

/** Each item of a body that is sent item by item; undefined for others, and where nothing is said of the items. */
export function itemPart(part: Part): Part | undefined {
  const { media, suffix } = part;
  if (media?.itemSchema === undefined || !isStreamed(media)) return undefined;
  return {
    ...part,
    kind: "item",
    suffix: `ItemOf${suffix}`,
    schema: media.itemSchema,
    required: true,
    media: undefined,
  };
}

/**
 * The headers of a body's parts, by the names of these, with a list for each: there may be several parts of one name. Where parts have no
 * names they are one list. Undefined where none are described. A header that the document leaves no choice about is sent by itself, so it
 * need not be given.
 */
export function partHeadersPart(part: Part): Part | undefined {
  if (!knownPartHeaders.has(part)) knownPartHeaders.set(part, describedHeaders(part));
  return knownPartHeaders.get(part);
}

/** One part each: what its schema's properties are called in a style is known by the schema. */
const knownPartHeaders = new WeakMap<Part, Part | undefined>();

function describedHeaders({ kind, suffix, media, status }: Part): Part | undefined {
  if ((kind !== "body" && kind !== "response") || media?.codec !== "multipart") return undefined;
  const described = headersByPosition(media) ?? headersByName(media);
  if (described === undefined) return undefined;
  return {
    kind: "partHeaders",
    suffix: suffix.replace(/^Body|^Response/, kind === "body" ? "PartHeaders" : "ResponsePartHeaders"),
    schema: described,
    required: false,
    parameters: [],
    media: undefined,
    status,
  };
}

function headersByName({ encodings, at }: Media): Schema | undefined {
  const described = encodings.named.filter((it) => partHeadersOf(it).length > 0);
  if (described.length === 0) return undefined;
  const bare = schema({ at });
  const properties = described.map((it) => ({
    name: it.property,
    schema: { ...bare, at: it.at, types: ["array" as const], array: { ...bare.array, items: headersObject(it) } },
  }));
  return { ...bare, types: ["object"], object: { ...bare.object, properties } };
}

function headersByPosition({ encodings, at }: Media): Schema | undefined {
  const { prefix = [], item } = encodings.byPosition ?? {};
  if ([...prefix, ...(item === undefined ? [] : [item])].every((it) => partHeadersOf(it).length === 0))
    return undefined;
  const bare = schema({ at });
  const items = item === undefined ? noHeaders(at) : headersObject(item);
  return { ...bare, types: ["array"], array: { ...bare.array, prefixItems: prefix.map(headersObject), items } };
}

/** The headers of one part; no others, where none are described. */
function headersObject(it: Encoding): Schema {
  const headers = partHeadersOf(it).map((one) => ({ ...one, required: one.required && !isSettled(one) }));
  return headers.length === 0 ? noHeaders(it.at) : parameterObject(headers);
}

function noHeaders(at: Pointer): Schema {
  const bare = schema({ at, types: ["object"] });
  return { ...bare, object: { ...bare.object, additionalProperties: schema({ at, types: [] }) } };
}

/** The headers of a response as one object; undefined where there is nothing to check: none must be there, and any text will do. */
export function headerPart({ status, headers }: Response): Part | undefined {
  if (headers.every((it) => !it.required && isAnyText(it.schema))) return undefined;
  return {
    kind: "responseHeaders",
    suffix: `ResponseHeaders${status === "default" ? "Default" : String(status)}`,
    schema: parameterObject(headers),
    required: headers.some((it) => it.required),
    parameters: headers,
    media: undefined,
    status,
  };
}

function isAnyText({ types, string, ...rules }: Schema): boolean {
  const { enum: values, const: value, format, allOf, anyOf, oneOf, not, conditional, ref } = rules;
  const others = [
    values,
    value,
    format,
    anyOf,
    oneOf,
    not,
    conditional,
    ref,
    string.minLength,
    string.maxLength,
    string.pattern,
  ];
  return types.includes("string") && allOf.length === 0 && others.every((it) => it === undefined);
}

function parameterParts({ parameters }: Operation): readonly Part[] {
  const grouped = places.flatMap(([place, kind, suffix]) => {
    const here = parameters.filter((it) => it.in === place);
    return here.length === 0 ? [] : [parameterPart(kind, suffix, here)];
  });
  const whole = parameters
    .filter((it) => it.in === "querystring")
    .map((it): Part => ({
      kind: "querystring",
      suffix: "Querystring",
      schema: it.schema,
      required: it.required,
      parameters: [it],
      media: it.content,
      status: undefined,
    }));
  return [...grouped, ...whole];
}

function parameterPart(kind: PartKind, suffix: string, parameters: readonly Parameter[]): Part {
  return {
    kind,
    suffix,
    schema: parameterObject(parameters),
    required: parameters.some((it) => it.required),
    parameters,
    media: undefined,
    status: undefined,
  };
}

/** Parameters of one place as the object that holds their values by name. Header names are compared in lower case on the wire; the key is as declared. */
export function parameterObject(parameters: readonly Parameter[]): Schema {
  const bare = schema({ at: parameters[0]?.at ?? "#" });
  return {
    ...bare,
    types: ["object"],
    object: {
      ...bare.object,
      properties: parameters.map((it) => ({ name: it.name, schema: described(it) })),
      required: parameters.filter((it) => it.required).map((it) => it.name),
    },
  };
}

/** A parameter's own words come before its schema's. */
function described({ schema: it, doc }: Parameter): Schema {
  if (doc.summary === "" && doc.description === "" && !doc.deprecated) return it;
  return { ...it, doc: { ...doc, deprecated: doc.deprecated || it.doc.deprecated } };
}

/** True where a body is an `AsyncIterable`: events always, lines and parts when the document describes their items. */
export const isStreamed = ({ codec, itemSchema }: Media): boolean =>
  codec === "events" || ((codec === "lines" || codec === "multipart") && itemSchema !== undefined);

/** True where a success may be bytes: a file, an image. */
export const isDownload = ({ method, responses }: Operation): boolean =>
  method !== "HEAD" &&
  responses.some(
    ({ status, content }) => /^(2|def)/.test(String(status)) && content.some((it) => it.codec === "bytes"),
  );

/** What a body can be held against: nothing, where its items are yet to come. */
const schemaOf = (media: Media): Schema =>
  isStreamed(media) ? schema({ at: media.at, doc: media.schema.doc }) : media.schema;

function bodyParts({ body }: Operation): readonly Part[] {
  if (body === undefined) return [];
  const suffixes = mediaSuffixes(body.content);
  return body.content.map((media, i) => ({
    kind: "body",
    suffix: `Body${suffixes[i] ?? ""}`,
    schema: schemaOf(media),
    required: body.required,
    parameters: [],
    media,
    status: undefined,
  }));
}

function responseParts(response: Response): readonly Part[] {
  const suffixes = mediaSuffixes(response.content);
  return response.content.map((media, i) => ({
    kind: "response",
    suffix: `Response${response.status === "default" ? "Default" : String(response.status)}${suffixes[i] ?? ""}`,
    schema: schemaOf(media),
    required: true,
    parameters: [],
    media,
    status: response.status,
  }));
}

/** The first media type needs no suffix; the others are told apart by their subtype: "Xml", "FormUrlencoded", "Json2". */
function mediaSuffixes(content: readonly Media[]): readonly string[] {
  const names = new Names();
  return content.map(({ type }, i) => (i === 0 ? "" : names.take(subtype(type))));
}

function subtype(type: string): string {
  const text = (type.split(";")[0] ?? "").split("/").pop() ?? "";
  const words = text.replace(/^x-(www-)?|^vnd\./, "").match(/[A-Za-z0-9]+/g) ?? ["Any"];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
