/**
 * Descriptors for the wire runtime (see `runtime/wire/wire.ts`), from the model. Client and server describe the same thing and name
 * only the half they need: what a client encodes, a server decodes. Whatever is a default of the runtime is left out.
 */
import { code, entry, join, key, type Code, record } from "../code/code.js";
import type { Encoding, Encodings, Media, NamedEncoding, Operation, Parameter, Style } from "../model/api.js";
import { isSettled, partHeadersOf, settledValue } from "../model/headers.js";
import { schema, type Schema } from "../model/schema.js";
import { lookupOf } from "../model/visit.js";
import { isStreamed } from "./parts.js";
import { factsOf, isJsonText, type Facts, type Term } from "./wire/facts.js";
import { nativesIn, shapeScope, wireRef, wireScope, type Half, type WireScope } from "./wire/scope.js";
import { fieldsShapeCode, shapeCode, type Nesting } from "./wire/shape.js";

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
  return code`[${join(
    parameters.map((it) => parameterWire(scope, it, half)),
    ", ",
  )}]`;
}

/** One parameter or header: `{ name: "Sid" }`. */
export function parameterWire(scope: WireScope, it: Parameter, half: Half): Code {
  const fields = [code`name: ${it.name}`];
  const expand =
    half === "encode" && isInUrl(it) && !isPlain(scope, it) ? [code`expand: ${wireRef(scope, "expand")}`] : [];
  if (it.content !== undefined)
    return record([...fields, code`content: ${mediaWire(scope, textual(it.content), half)}`, ...expand]);
  fields.push(...styleFields(scope, it));
  if (half === "encode")
    return record([...fields, ...(it.allowReserved ? [code`allowReserved: ${true}`] : []), ...expand]);
  if (it.allowEmptyValue) fields.push(code`allowEmptyValue: ${true}`);
  const shape = shapeCode(shapeScope(scope, it.at), it.schema, it.style === "deepObject" ? "deep" : "parts");
  return record(isText(shape, "string") ? fields : [...fields, code`shape: ${shape}`]);
}

const isInUrl = (it: Parameter): boolean => it.in === "path" || it.in === "query";

/** A scalar or an array in the default style, which the runtime encodes without further help. */
function isPlain(scope: WireScope, it: Parameter): boolean {
  return (
    it.content === undefined &&
    !it.allowReserved &&
    styleFields(scope, it).length === 0 &&
    !mayBe(scope, it.schema, "object")
  );
}

/** `style` and `explode` where they say something: not the default, and not about structure that no value has. */
function styleFields(scope: WireScope, it: Parameter): readonly Code[] {
  const fallback: Style = it.in === "path" || it.in === "header" ? "simple" : "form";
  const isScalar = !mayBe(scope, it.schema, "object") && !mayBe(scope, it.schema, "array");
  if (isScalar && !["label", "matrix", "cookie"].includes(it.style)) return [];
  const exploded = it.style === "form" || it.style === "cookie";
  return [
    ...(it.style === fallback ? [] : [code`style: ${it.style}`]),
    ...(isScalar || it.style === "deepObject" || it.explode === exploded ? [] : [code`explode: ${it.explode}`]),
  ];
}

/** A parameter that is a text or a number, and nothing else. */
export const isScalar = (scope: WireScope, it: Parameter): boolean =>
  isPlain(scope, it) && !mayBe(scope, it.schema, "array") && nativesIn(scope, [it]) === undefined;

/** JSON whose values are the same in the packages as they travel. */
export const isPlainJson = ({ natives }: WireScope, { type, codec, schema }: Media): boolean =>
  codec === "json" && !type.includes("*") && natives.of(schema) === undefined;

function mayBe(scope: WireScope, schema: Schema, type: "object" | "array"): boolean {
  const { types } = factsOf(lookupOf(scope.api), schema);
  return types === undefined || types.has(type);
}

/** A media type of a body: `{ type: "application/json", decode: wire.decodeJson }`. For `in: querystring` too, by its parameter's `content`. */
export function mediaWire(scope: WireScope, media: Media, half: Half): Code {
  const fields = [code`type: ${media.type}`, ...codecFields(scope, media, half)];
  if (half === "decode" && isStreamed(media)) fields.push(code`stream: ${true}`);
  if (half === "decode" && scope.package === "server" && media.codec === "events" && hasJsonData(scope, media))
    fields.push(code`shape: { object: { data: ${"json"} } }`);
  return record([...fields, ...partsFields(scope, media, isStreamed(media) ? listOf(media) : media.schema, half)]);
}

/** How the fields of a form and the parts of a multipart body travel. */
function partsFields(scope: WireScope, it: Media | Encoding, term: Term, half: Half): readonly Code[] {
  const { codec, encodings, at } = it;
  if (codec !== "form" && codec !== "multipart") return [];
  const shape =
    half === "encode"
      ? []
      : [code`shape: ${fieldsShapeCode(shapeScope(scope, at), term, (name) => nestingOf(encodings, name))}`];
  if (codec === "form" && encodings.named.length === 0) return shape;
  const of: Whole = { codec, half, isInner: !("schema" in it), facts: factsOf(lookupOf(scope.api), term) };
  const encoding = namedFields(scope, of, encodings);
  return [
    ...shape,
    ...(encoding.length === 0 ? [] : [code`encoding: ${record(encoding)}`]),
    ...positionalFields(scope, of, encodings),
  ];
}

/** What has the parts. */
interface Whole {
  readonly codec: "form" | "multipart";
  readonly half: Half;
  /** It is itself a part. */
  readonly isInner: boolean;
  readonly facts: Facts;
}

/** A body that is sent item by item, as if it were all there. */
function listOf({ itemSchema, at }: Media): Schema {
  const bare = schema({ at });
  return { ...bare, types: ["array"], array: { ...bare.array, items: itemSchema } };
}

/** True where the data of every event is said to be JSON. */
function hasJsonData({ api }: WireScope, { itemSchema, schema }: Media): boolean {
  const lookup = lookupOf(api);
  const data = factsOf(lookup, itemSchema ?? schema).properties.get("data");
  return data !== undefined && isJsonText(lookup, data);
}

function codecFields(scope: WireScope, media: Media, half: Half): readonly Code[] {
  const { codec } = media;
  const natives =
    codec === "bytes" ? undefined : scope.natives.of((isStreamed(media) && media.itemSchema) || media.schema);
  const named = (name: string): Code => code`${key(half)}: ${wireRef(scope, `${half}${name}`)}`;
  const own =
    codec.charAt(0).toUpperCase() + codec.slice(1) + (codec === "multipart" && isStreamed(media) ? "Items" : "");
  if (natives === undefined) return [named(own)];
  const isText = codec === "text" || codec === "form" || (codec === "multipart" && half === "decode");
  const inner = [
    named(codec === "json" ? "ExactJson" : own),
    ...(isText ? [code`isText: ${true}`] : []),
    ...(isStreamed(media) ? [code`each: ${true}`] : []),
  ];
  return [named("Native"), code`inner: ${record(inner)}`, code`natives: ${natives}`];
}

export { isStreamed, nativesIn, wireRef, wireScope, type Half, type WireScope };

const isText = (it: Code, text: string): boolean =>
  it.parts.filter((part) => part !== "").every((part) => part === JSON.stringify(text));

/** In a URL or a header there are no bytes: what has no codec of its own is text. */
const textual = (media: Media): Media => (media.codec === "bytes" ? { ...media, codec: "text" } : media);

function nestingOf({ named }: Encodings, property: string): Nesting {
  const it = named.find((one) => one.property === property);
  if (it === undefined || (it.style ?? it.explode) === undefined) return it?.allowReserved === true ? "parts" : "items";
  return it.style === "deepObject" ? "deep" : "parts";
}

function namedFields(scope: WireScope, of: Whole, { named }: Encodings): readonly Code[] {
  const described = named.flatMap((it) => {
    const property = of.facts.properties.get(it.property);
    const fields = [
      ...encodingOf(it),
      ...(of.codec === "multipart" ? partFields(scope, of, it, property && eachOf(scope, property)) : []),
      ...(of.half === "encode" ? expanded(scope, of, it) : []),
    ];
    return fields.length === 0 ? [] : [code`${entry(it.property)}: ${record(fields)}`];
  });
  return of.half === "encode" && of.codec === "multipart" ? [...described, ...encodedStrings(of, named)] : described;
}

/** What travels in one part: an array's items have a part each (Encoding Object, Encoding by name). */
function eachOf(scope: WireScope, property: Term): Term {
  const { types, items } = factsOf(lookupOf(scope.api), property);
  return types?.has("array") === true && items !== undefined ? items : property;
}

/** How parts without names travel: not in a style, which is of fields. */
function positionalFields(scope: WireScope, of: Whole, { byPosition }: Encodings): readonly Code[] {
  if (byPosition === undefined) return [];
  const { prefix, item } = byPosition;
  const { facts } = of;
  const fieldsOf = (it: Encoding, value: Term | undefined): Code =>
    record([
      ...(it.contentType === undefined ? [] : [code`contentType: ${it.contentType}`]),
      ...partFields(scope, of, it, value),
    ]);
  const first = prefix.map((it, i) => fieldsOf(it, facts.prefix[i] ?? facts.items));
  return [
    ...(prefix.length === 0 ? [] : [code`prefixEncoding: [${join(first, ", ")}]`]),
    ...(item === undefined ? [] : [code`itemEncoding: ${fieldsOf(item, facts.items)}`]),
  ];
}

function partFields(scope: WireScope, of: Whole, it: Encoding, value: Term | undefined): readonly Code[] {
  return [...partHeaderFields(scope, of, it), ...contentField(scope, it, value, of.half)];
}

/** What a part is made of that is itself a form or multipart: `content: { type: "multipart/mixed", encode: wire.encodeMultipart }`. */
function contentField(scope: WireScope, it: Encoding, value: Term | undefined, half: Half): readonly Code[] {
  const { contentType, codec, style, explode, allowReserved } = it;
  if (contentType === undefined || (codec !== "form" && codec !== "multipart")) return [];
  if (value === undefined || (style ?? explode) !== undefined || allowReserved) return [];
  const { types } = factsOf(lookupOf(scope.api), value);
  if (types !== undefined && !types.has("object") && !types.has("array")) return [];
  const fields = [
    code`type: ${contentType}`,
    code`${key(half)}: ${wireRef(scope, `${half}${codec === "form" ? "Form" : "Multipart"}`)}`,
    ...partsFields(scope, it, value, half),
  ];
  return [code`content: ${record(fields)}`];
}

/** `headers: [["X-Kind", "a"]], given: (it) => wire.encodeHeaders([…], it)`, or `read: […], native: (it) => …`. */
function partHeaderFields(scope: WireScope, { half, isInner }: Whole, it: Encoding): readonly Code[] {
  const headers = partHeadersOf(it);
  if (headers.length === 0 || (isInner && half === "decode")) return [];
  const natives = nativesIn(scope, headers);
  if (half === "decode") {
    const wires = headers.map((one) =>
      one.required && isSettled(one)
        ? code`{ ...${parameterWire(scope, one, half)}, required: ${true} }`
        : parameterWire(scope, one, half),
    );
    const native = code`native: (it) => ${wireRef(scope, "native")}(it, ${natives ?? code``}, ${true}) as object`;
    return [code`read: [${join(wires, ", ")}]`, ...(natives === undefined ? [] : [native])];
  }
  const values = natives === undefined ? code`it` : code`${wireRef(scope, "plain")}(it, ${natives}, ${true})`;
  const settled = headers.flatMap((one) => {
    const value = settledValue(one);
    return value === undefined ? [] : [code`[${one.name}, ${value}]`];
  });
  return [
    ...(settled.length === 0 ? [] : [code`headers: [${join(settled, ", ")}]`]),
    ...(isInner
      ? []
      : [code`given: (it) => ${wireRef(scope, "encodeHeaders")}(${parametersWire(scope, headers, half)}, ${values})`]),
  ];
}

function encodingOf({ contentType, style, explode, allowReserved }: Encoding): readonly Code[] {
  return [
    ...(contentType === undefined ? [] : [code`contentType: ${contentType}`]),
    ...(style === undefined ? [] : [code`style: ${style}`]),
    ...(explode === undefined ? [] : [code`explode: ${explode}`]),
    ...(allowReserved ? [code`allowReserved: ${true}`] : []),
  ];
}

/** Fields of a form that are not plain text: `expand` encodes them. */
function expanded(
  scope: WireScope,
  { codec }: Whole,
  { contentType = "", style, explode, allowReserved }: Encoding,
): readonly Code[] {
  const isPlain =
    style === undefined && explode === undefined && !allowReserved && !/^[^/]+\/([^;]+\+)?json\b/i.test(contentType);
  return codec !== "form" || isPlain ? [] : [code`expand: ${wireRef(scope, "expand")}`];
}

/** Text that is encoded bytes is no `text/plain` (Encoding Object, default of `contentType`). */
function encodedStrings({ facts }: Whole, named: readonly NamedEncoding[]): readonly Code[] {
  return [...facts.properties].flatMap(([name, it]) => {
    const isEncoded =
      "string" in it && it.string.contentEncoding !== undefined && !named.some((one) => one.property === name);
    return isEncoded ? [code`${entry(name)}: { contentType: ${"application/octet-stream"} }`] : [];
  });
}
