/** Decoding of multipart bodies. */
import { parseExact } from "./exact.js";
import { readStyled, styledOf } from "./form.js";
import { bareName, fileNameIn } from "./disposition.js";
import { decodeHeaders } from "./headers.js";
import { encodingOf, essence, isJson, matches, parameterOf, refused, textIn } from "./media.js";
import { append, claims, fault, pointerOf, readJsonText, readValue, source, type Fields, type Source } from "./read.js";
import { arrayOf, itemShape, membersOf, objectOf, propertyShape } from "./shape.js";
import type { Decode, Decoded, Fault, MediaWire, Shape, Values } from "./wire.js";

interface Part {
  readonly name: string | undefined;
  readonly filename: string | undefined;
  /** Undefined when the part doesn't say. */
  readonly type: string | undefined;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its headers, a line for each. */
  readonly head: string;
}

const maxParts = 10_000;

/** Of a part's headers, in bytes. */
const maxHead = 16_384;

/**
 * An object of the named parts, or an array of all parts where the shape is an array. A part is a `Blob` (a `File` when it has a file name,
 * which is told without any folder in it) where the shape is "binary", or is "any" and the part is no text; JSON where its type says so; text
 * otherwise. Other headers of parts are read where `encoding` names them.
 */
export const decodeMultipart: Decode = (payload, contentType, media) => {
  const boundary = parameterOf(contentType ?? "", "boundary");
  if (boundary === undefined) return refused("has no boundary in its content type");
  const bytes = payload as Uint8Array<ArrayBuffer>;
  const parts = split(bytes, boundary);
  if (typeof parts === "string") return refused(parts);
  const from = source("body", (raw) => raw, media.check);
  const members = membersOf(media.shape ?? "any");
  const array = arrayOf(members);
  if (array === undefined || objectOf(members) !== undefined) return named(from, parts, media);
  return { value: parts.map((it, i) => read(from, it, String(i), itemShape(array, i), media)), faults: from.faults };
};

function named(from: Source, parts: readonly Part[], media: MediaWire): Decoded {
  const shape = objectOf(membersOf(media.shape ?? "any")) ?? { object: {} };
  const parameters = styledOf(media, shape);
  const fields: Fields = new Map();
  const groups = new Map<string, Part[]>();
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
  return isDescribed ? { ...decoded, partHeaders: headersOf(groups, media) } : decoded;
}

/** The headers that are described, of all parts of each name. */
function headersOf(groups: ReadonlyMap<string, readonly Part[]>, media: MediaWire): Decoded {
  const faults: Fault[] = [];
  const value = Object.create(null) as Values;
  for (const [name, group] of groups) {
    const { read: described, native } = encodingOf(media, name);
    if (described === undefined) continue;
    value[name] = group.map(({ head }, i) => {
      const read = decodeHeaders(described, (it) => headerOf(head, it), media.check);
      faults.push(...read.faults.map((it) => ({ ...it, pointer: pointerOf([name, i]) + it.pointer })));
      for (const it of described)
        if (it.required === true && read.value[it.name] === undefined)
          faults.push({ in: "header", name: it.name, pointer: pointerOf([name, i, it.name]), message: "is missing" });
      return native === undefined ? read.value : native(read.value);
    });
  }
  return { value, faults };
}

function collected(from: Source, group: readonly Part[], name: string, shape: Shape, media: MediaWire): unknown {
  const members = membersOf(shape);
  const array = arrayOf(members);
  if (array !== undefined && (group.length > 1 || members.every((it) => typeof it === "object" || it === "null"))) {
    return group.map((it, i) => read(from, it, name, itemShape(array, i), media, [i]));
  }
  if (group.length > 1 && members.includes("any")) return group.map((it, i) => read(from, it, name, "any", media, [i]));
  if (group.length > 1) fault(from, name, [], `is given ${group.length} times`);
  return read(from, group[0]!, name, shape, media);
}

/** `path` leads from the property of that name to what the part is. */
function read(
  from: Source,
  part: Part,
  name: string,
  shape: Shape,
  media: MediaWire,
  path: readonly number[] = [],
): unknown {
  const { filename, type, bytes, head } = part;
  const { contentType } = encodingOf(media, name);
  const members = membersOf(shape);
  if (contentType !== undefined && type !== undefined && !matches(contentType, type))
    fault(from, name, path, `has the media type ${essence(type)} and not ${contentType}`);
  const coding = headerOf(head, "content-transfer-encoding")?.toLowerCase() ?? "binary";
  if (!["7bit", "8bit", "binary"].includes(coding)) fault(from, name, path, `is in the transfer encoding ${coding}`);
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
  { bytes, type = "" }: Part,
  name: string,
  path: readonly number[],
): string | undefined {
  const text = textIn(bytes, parameterOf(type, "charset"));
  if (text === undefined) fault(from, name, path, "is not text in its character set");
  return text;
}

/** The parts between the boundaries, or what is wrong with them. */
function split(bytes: Uint8Array<ArrayBuffer>, boundary: string): readonly Part[] | string {
  // One character for each byte, so that positions are the same and the search is the engine's.
  const text = new TextDecoder("latin1").decode(bytes);
  const parts: Part[] = [];
  const delimiter = `\r\n--${boundary}`;
  let at = text.startsWith(delimiter.slice(2)) ? delimiter.length - 2 : endOf(text, delimiter, 0);
  while (at >= 0) {
    if (text.startsWith("--", at)) return parts;
    const start = text.indexOf("\r\n", at);
    if (start < 0 || text.slice(at, start).trim() !== "") return "has a boundary with something behind it";
    const next = endOf(text, delimiter, start);
    if (next < 0) break;
    if (parts.length === maxParts) return `has more than ${maxParts} parts`;
    const part = partOf(bytes, text, start, next - delimiter.length);
    if (part === undefined) return `has a part whose headers don't end within ${maxHead} bytes`;
    parts.push(part);
    at = next;
  }
  return "does not end with its boundary";
}

function endOf(text: string, delimiter: string, from: number): number {
  const at = text.indexOf(delimiter, from);
  return at < 0 ? -1 : at + delimiter.length;
}

/** `start` is where the line of the boundary ends, so that a part without headers begins with an empty line. */
function partOf(bytes: Uint8Array<ArrayBuffer>, text: string, start: number, end: number): Part | undefined {
  const blank = text.indexOf("\r\n\r\n", start);
  if (blank < 0 || blank + 4 > end || blank - start > maxHead) return undefined;
  const head = textIn(bytes.subarray(start, blank)) ?? "";
  const disposition = headerOf(head, "content-disposition") ?? "";
  const filename = dispositionOf(disposition, "filename") ?? fileNameIn(disposition);
  return {
    name: dispositionOf(disposition, "name"),
    filename: filename === undefined ? undefined : bareName(filename),
    type: headerOf(head, "content-type"),
    head,
    bytes: bytes.subarray(blank + 4, end),
  };
}

/** The value of a header; of one that comes more than once all of them, as of any field (RFC 9110, section 5.3). */
function headerOf(head: string, name: string): string | undefined {
  const start = `${name.toLowerCase()}:`;
  const lines = head.split("\r\n").filter((it) => it.toLowerCase().startsWith(start));
  return lines.length === 0 ? undefined : lines.map((it) => it.slice(start.length).trim()).join(", ");
}

function dispositionOf(text: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, "i").exec(text);
  return (found?.[1] ?? found?.[2])?.replace(/%0d%0a|%22/gi, (it) => (it === "%22" ? '"' : "\r\n"));
}
