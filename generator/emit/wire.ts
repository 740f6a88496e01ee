/**
 * Descriptors for the wire runtime (see `runtime/wire/wire.ts`), from the model. Client and server describe the same thing and name
 * only the half they need: what a client encodes, a server decodes. Whatever is a default of the runtime is left out.
 */
import { code, join, key, type Code, Ref } from "../code/code.js";
import { own } from "../base/json.js";
import type { Api, Encoding, Media, Operation, Parameter, Style } from "../model/api.js";
import type { Schema } from "../model/schema.js";
import { factsOf } from "./wire/facts.js";
import { fieldsShapeCode, shapeCode, type Nesting, type ShapeScope } from "./wire/shape.js";

/** Which package the descriptors are for. */
export interface WireScope {
  readonly api: Api;
  readonly package: "client" | "server";
}

export type Half = "encode" | "decode";

/** What a name of the wire runtime is called in the package: `wireRef(scope, "encodePath")` prints `wire.encodePath`. */
export const wireRef = (scope: WireScope, name: string, typeOnly = false): Ref => new Ref(name, `${scope.package}/src/runtime/wire/index`, typeOnly);

/** The path as `encodePath` takes it: `["/Targets/", { name: "Sid" }]`. */
export function pathWire(scope: WireScope, operation: Operation): Code {
  const parts = operation.path.map((part) => {
    if ("text" in part) return code`${part.text}`;
    const parameter = operation.parameters.find((it) => it.in === "path" && it.name === part.parameter);
    return parameter === undefined ? code`{ name: ${part.parameter} }` : parameterWire(scope, parameter, "encode");
  });
  return code`[${join(parts, ", ")}]`;
}

/** Parameters of one place, or headers, in a list: `[{ name: "PageSize", shape: "integer" }]`. */
export function parametersWire(scope: WireScope, parameters: readonly Parameter[], half: Half): Code {
  return code`[${join(parameters.map((it) => parameterWire(scope, it, half)), ", ")}]`;
}

/** One parameter or header: `{ name: "Sid" }`. */
export function parameterWire(scope: WireScope, it: Parameter, half: Half): Code {
  const fields = [code`name: ${it.name}`];
  if (it.content !== undefined) return record([...fields, code`content: ${mediaWire(scope, textual(it.content), half)}`]);
  const fallback: Style = it.in === "path" || it.in === "header" ? "simple" : "form";
  if (it.style !== fallback) fields.push(code`style: ${it.style}`);
  if (it.style !== "deepObject" && it.explode !== isExploded(it.style)) fields.push(code`explode: ${it.explode}`);
  if (half === "encode") return record(it.allowReserved ? [...fields, code`allowReserved: ${true}`] : fields);
  if (it.allowEmptyValue) fields.push(code`allowEmptyValue: ${true}`);
  const shape = shapeCode(shapeScope(scope), it.schema, it.style === "deepObject" ? "deep" : "parts");
  return record(isText(shape, "string") ? fields : [...fields, code`shape: ${shape}`]);
}

/** A media type of a body: `{ type: "application/json", decode: wire.decodeJson }`. For `in: querystring` too, by its parameter's `content`. */
export function mediaWire(scope: WireScope, media: Media, half: Half): Code {
  const codec = wireRef(scope, `${half}${media.codec.charAt(0).toUpperCase()}${media.codec.slice(1)}`);
  const fields = [code`type: ${media.type}`, code`${key(half)}: ${codec}`];
  if (half === "decode" && isStreamed(media)) fields.push(code`stream: ${true}`);
  if (media.codec !== "form" && media.codec !== "multipart") return record(fields);
  if (half === "decode") fields.push(code`shape: ${fieldsShapeCode(shapeScope(scope), media.schema, (name) => nestingOf(media, name))}`);
  const encoding = encodingFields(scope, media, half);
  return record(encoding.length === 0 ? fields : [...fields, code`encoding: ${record(encoding)}`]);
}

/** True where a body is an `AsyncIterable`: events always, lines when the document describes their items. */
export const isStreamed = ({ codec, itemSchema }: Media): boolean => codec === "events" || (codec === "lines" && itemSchema !== undefined);

const record = (fields: readonly Code[]): Code => code`{ ${join(fields, ", ")} }`;

const isExploded = (style: Style): boolean => style === "form" || style === "cookie";

const isText = (it: Code, text: string): boolean => it.parts.join("") === JSON.stringify(text);

/** In a URL or a header there are no bytes: what has no codec of its own is text. */
const textual = (media: Media): Media => (media.codec === "bytes" ? { ...media, codec: "text" } : media);

function nestingOf({ encoding }: Media, property: string): Nesting {
  const it = encoding.find((one) => one.property === property);
  if (it === undefined || (it.style ?? it.explode) === undefined) return it?.allowReserved === true ? "parts" : "items";
  return it.style === "deepObject" ? "deep" : "parts";
}

function encodingFields(scope: WireScope, media: Media, half: Half): readonly Code[] {
  const named = media.encoding.flatMap((it) => {
    const fields = encodingOf(it, media.codec === "multipart" && half === "encode");
    return fields.length === 0 ? [] : [code`${key(it.property)}: ${record(fields)}`];
  });
  return half === "encode" && media.codec === "multipart" ? [...named, ...encodedStrings(scope, media)] : named;
}

function encodingOf({ contentType, style, explode, allowReserved, headers }: Encoding, withHeaders: boolean): readonly Code[] {
  const fixed = withHeaders ? headers.flatMap((it) => constantOf(it.schema).map((value) => code`[${it.name}, ${value}]`)) : [];
  return [
    ...(contentType === undefined ? [] : [code`contentType: ${contentType}`]),
    ...(style === undefined ? [] : [code`style: ${style}`]),
    ...(explode === undefined ? [] : [code`explode: ${explode}`]),
    ...(allowReserved ? [code`allowReserved: ${true}`] : []),
    ...(fixed.length === 0 ? [] : [code`headers: [${join(fixed, ", ")}]`]),
  ];
}

/** A header's value, where the document leaves no choice or says what it is by default. */
function constantOf(it: Schema): readonly string[] {
  const value = it.const ?? (it.enum?.length === 1 ? it.enum[0] : it.default);
  return value === undefined || typeof value === "object" ? [] : [String(value)];
}

/** Text that is encoded bytes is no `text/plain` (Encoding Object, default of `contentType`). */
function encodedStrings(scope: WireScope, media: Media): readonly Code[] {
  const facts = factsOf(lookupOf(scope.api), media.schema);
  return [...facts.properties].flatMap(([name, it]) => {
    const isEncoded = "string" in it && it.string.contentEncoding !== undefined && !media.encoding.some((one) => one.property === name);
    return isEncoded ? [code`${key(name)}: { contentType: ${"application/octet-stream"} }`] : [];
  });
}

const shapeScope = (scope: WireScope): ShapeScope => ({ lookup: lookupOf(scope.api), recursive: wireRef(scope, "recursive") });

const lookups = new WeakMap<Api, Readonly<Record<string, Schema>>>();

function lookupOf(api: Api): (name: string) => Schema {
  const schemas = lookups.get(api) ?? Object.fromEntries(api.schemas.map((it) => [it.name, it.schema]));
  lookups.set(api, schemas);
  return (name) => {
    const found = own(schemas, name);
    if (found === undefined) throw new Error(`No schema is called ${name}`);
    return found;
  };
}
