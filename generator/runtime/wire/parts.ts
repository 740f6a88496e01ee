/** Decoding of multipart bodies. */
import { decodeBody } from "./body.js";
import { parseExact } from "./exact.js";
import { readStyled, styledOf } from "./form.js";
import { decodeHeaders } from "./headers.js";
import { encodingOf, essence, isJson, matches, parameterOf, positionOf, refused, textIn } from "./media.js";
import { append, claims, fault, pointerOf, readJsonText, readValue, source, type Fields, type Source } from "./read.js";
import { arrayOf, itemShape, membersOf, objectOf, propertyShape } from "./shape.js";
import { headerOf, Splitter, type Bytes, type RawPart } from "./splitter.js";
import { chunksOf, MalformedItem } from "./stream.js";
import type { Decode, Decoded, EncodingWire, Fault, MediaWire, Payload, Shape, Values } from "./wire.js";

const maxParts = 10_000;

const noBoundary = "has no boundary in its content type";
const notEnded = "does not end with its boundary";

/**
 * An object of the named parts, or an array of all parts where the shape is an array. A part is a `Blob` (a `File` when it has a file name,
 * which is told without any folder in it) where the shape is "binary", or is "any" and the part is no text; JSON where its type says so; text
 * otherwise. Other headers of parts are read where `encoding` names them.
 */
export const decodeMultipart: Decode = (payload, contentType, media) => {
  const boundary = parameterOf(contentType ?? "", "boundary");
  if (boundary === undefined) return refused(noBoundary);
  const parts = split(payload as Bytes, boundary);
  if (typeof parts === "string") return refused(parts);
  const from = source("body", (raw) => raw, media.check);
  const members = membersOf(media.shape ?? "any");
  const array = arrayOf(members);
  if (array === undefined || objectOf(members) !== undefined) return named(from, parts, media);
  const value = parts.map((it, i) => read(from, it, String(i), itemShape(array, i), positionOf(media, i), media));
  return { value, faults: from.faults, ...listed(parts, media) };
};

/** The headers of parts without names, where some are described. */
function listed(parts: readonly RawPart[], media: MediaWire): Pick<Decoded, "partHeaders"> {
  if (!hasListedHeaders(media)) return {};
  const faults: Fault[] = [];
  const value = parts.map((it, i) => headersOf(it, positionOf(media, i), media, [i], faults) ?? {});
  return { partHeaders: { value, faults } };
}

const hasListedHeaders = ({ prefixEncoding = [], itemEncoding = {} }: MediaWire): boolean =>
  [...prefixEncoding, itemEncoding].some((it) => it.read !== undefined);

/** No part of a stream is longer than this many bytes; it is kept until it ends. */
const maxPart = 268_435_456;

/**
 * An `AsyncIterable` of the parts of a stream, each as in an array; it throws a {@link WireError} at one that can't be read. Their headers
 * are in a list that grows, and has those of a part before this is there.
 */
export const decodeMultipartItems: Decode = (payload, contentType, media) => {
  const boundary = parameterOf(contentType ?? "", "boundary");
  if (boundary === undefined) return refused(noBoundary);
  const headers: object[] | undefined = hasListedHeaders(media) ? [] : undefined;
  const value = partsIn(payload, new Splitter(boundary, { size: maxPart }), media, headers);
  return { value, faults: [], ...(headers && { partHeaders: { value: headers, faults: [] } }) };
};

async function* partsIn(
  payload: Payload,
  splitter: Splitter,
  media: MediaWire,
  headers: object[] | undefined,
): AsyncGenerator<unknown, void, undefined> {
  const shape = arrayOf(membersOf(media.shape ?? "any")) ?? { array: "any" };
  let index = 0;
  for await (const chunk of payload instanceof ReadableStream ? chunksOf(payload) : [payload]) {
    const parts = splitter.push(chunk as Bytes);
    if (typeof parts === "string") throw new MalformedItem(parts, "");
    for (const part of parts) {
      const from = source("body", (raw) => raw, media.check);
      const encoding = positionOf(media, index);
      const value = read(from, part, String(index), itemShape(shape, index), encoding, media);
      const own = headersOf(part, encoding, media, [], from.faults);
      for (const { message, pointer } of from.faults)
        throw new MalformedItem(`${message}, in part ${index + 1}`, pointer.replace(/^\/\d+/, ""));
      headers?.push(own ?? {});
      yield value;
      index += 1;
    }
    if (splitter.isDone) return;
  }
  throw new MalformedItem(notEnded, "");
}

function named(from: Source, parts: readonly RawPart[], media: MediaWire): Decoded {
  const shape = objectOf(membersOf(media.shape ?? "any")) ?? { object: {} };
  const parameters = styledOf(media, shape);
  const fields: Fields = new Map();
  const groups = new Map<string, RawPart[]>();
  for (const part of parts) {
    const { name } = part;
    if (name === undefined)
      from.faults.push({ in: "body", name: "", pointer: "", message: "has a part without a name" });
    else if (name.includes("\0")) fault(from, name, [], "has a NUL character in its name");
    else if (parameters.some((it) => claims(it, name))) append(fields, name, textOfPart(from, part, name, []) ?? "");
    else append(groups, name, part);
  }
  const value = readStyled(from, parameters, shape, fields);
  for (const [name, group] of groups)
    value[name] = collected(from, group, name, propertyShape(shape, name) ?? "any", media);
  const decoded = { value, faults: from.faults };
  const isDescribed = Object.values(media.encoding ?? {}).some((it) => it.read !== undefined);
  return isDescribed ? { ...decoded, partHeaders: grouped(groups, media) } : decoded;
}

/** The headers that are described, of all parts of each name. */
function grouped(groups: ReadonlyMap<string, readonly RawPart[]>, media: MediaWire): Decoded {
  const faults: Fault[] = [];
  const value = Object.create(null) as Values;
  for (const [name, group] of groups) {
    const encoding = encodingOf(media, name);
    if (encoding.read !== undefined)
      value[name] = group.map((it, i) => headersOf(it, encoding, media, [name, i], faults));
  }
  return { value, faults };
}

/** The headers of a part that are described; undefined where none are. `path` leads to where they go. */
function headersOf(
  { head }: RawPart,
  { read: described, native }: EncodingWire,
  media: MediaWire,
  path: readonly (string | number)[],
  faults: Fault[],
): object | undefined {
  if (described === undefined) return undefined;
  const { value, faults: found } = decodeHeaders(described, (it) => headerOf(head, it), media.check);
  faults.push(...found.map((it) => ({ ...it, pointer: pointerOf(path) + it.pointer })));
  for (const { name, required } of described)
    if (required === true && value[name] === undefined)
      faults.push({ in: "header", name, pointer: pointerOf([...path, name]), message: "is missing" });
  return native === undefined ? value : native(value);
}

function collected(from: Source, group: readonly RawPart[], name: string, shape: Shape, media: MediaWire): unknown {
  const members = membersOf(shape);
  const encoding = encodingOf(media, name);
  const array = arrayOf(members);
  if (array !== undefined && (group.length > 1 || members.every((it) => typeof it === "object" || it === "null"))) {
    return group.map((it, i) => read(from, it, name, itemShape(array, i), encoding, media, [i]));
  }
  if (group.length > 1 && members.includes("any"))
    return group.map((it, i) => read(from, it, name, "any", encoding, media, [i]));
  if (group.length > 1) fault(from, name, [], `is given ${group.length} times`);
  return read(from, group[0]!, name, shape, encoding, media);
}

/** `path` leads from the property of that name to what the part is. */
function read(
  from: Source,
  part: RawPart,
  name: string,
  shape: Shape,
  { contentType, content }: EncodingWire,
  media: MediaWire,
  path: readonly number[] = [],
): unknown {
  const { filename, type, bytes, head } = part;
  const members = membersOf(shape);
  if (contentType !== undefined && type !== undefined && !matches(contentType, type))
    fault(from, name, path, `has the media type ${essence(type)} and not ${contentType}`);
  const coding = headerOf(head, "content-transfer-encoding")?.toLowerCase() ?? "binary";
  if (!["7bit", "8bit", "binary"].includes(coding)) fault(from, name, path, `is in the transfer encoding ${coding}`);
  if (content !== undefined && type !== undefined && matches(content.type, type)) {
    const inner = decodeBody(
      { ...content, check: media.check, ...(media.natives && { natives: media.natives }) },
      bytes,
      type,
    );
    const at = pointerOf([name, ...path]);
    from.faults.push(...inner.faults.map((it) => ({ ...it, name, pointer: at + it.pointer })));
    return inner.value;
  }
  const isText = type === undefined || /^text\/|[/+](json|xml)$/.test(essence(type));
  if (members.includes("binary") || (members.includes("any") && (filename !== undefined || !isText))) {
    const options = { type: type ?? "" };
    return filename === undefined ? new Blob([bytes], options) : new File([bytes], filename, options);
  }
  const text = textOfPart(from, part, name, path);
  if (text === undefined) return undefined;
  if (!isJson(type ?? "")) return readValue(from, name, path, shape, text);
  return readJsonText(from, name, path, text, media.natives === undefined ? undefined : parseExact);
}

/** What a part says, in the character set that it names; undefined where it is not in that. */
function textOfPart(
  from: Source,
  { bytes, type = "" }: RawPart,
  name: string,
  path: readonly number[],
): string | undefined {
  const text = textIn(bytes, parameterOf(type, "charset"));
  if (text === undefined) fault(from, name, path, "is not text in its character set");
  return text;
}

/** All parts of a body, or what is wrong with them. */
function split(bytes: Bytes, boundary: string): readonly RawPart[] | string {
  const splitter = new Splitter(boundary, { count: maxParts });
  const parts = splitter.push(bytes);
  return typeof parts === "string" || splitter.isDone ? parts : notEnded;
}
