/**
 * multipart/form-data (RFC 7578) and its relatives, whose parts have no names (RFC 2046, section 5.1; OpenAPI 3.2, Encoding By Position).
 */
import { encodeBody } from "./body.js";
import { isComposite, pairsOf, plainText } from "./expand.js";
import { stringifyExact } from "./exact.js";
import { own, textOf } from "./values.js";
import { concrete, encodingOf, isJson, isStyled, positionOf } from "./media.js";
import { chunksOf, isItems, streamOf } from "./stream.js";
import { WireError, type Encode, type EncodingWire, type MediaWire, type Values } from "./wire.js";

/**
 * An object's values as parts with its names, or an array's without. A `Blob` or bytes is a file; an array has a part for each item;
 * an object is JSON; everything else is text, unless `encoding` says otherwise. The body is a `Blob`, so files are not read yet.
 */
export const encodeMultipart: Encode = (value, media, partHeaders = {}) => {
  if (!isComposite(value)) throw new WireError("body", "", "must be an object or an array");
  const { boundary, contentType } = bounded(media, "multipart/form-data");
  const parts = Array.isArray(value)
    ? value.map((it: unknown, i) => encodedItem(it, i, media, partHeaders))
    : Object.entries(value as Values).flatMap(([name, it]) => encodedParts(name, it, media, own(partHeaders, name)));
  const pieces = parts.flatMap((it) => [`--${boundary}\r\n`, ...it, "\r\n"]);
  return { contentType, body: new Blob([...pieces, `--${boundary}--\r\n`]) };
};

/** An iterable or an async iterable as a stream: a part without a name for each item, sent as soon as it is there. */
export const encodeMultipartItems: Encode = (value, media, partHeaders = []) => {
  if (!isItems(value)) throw new WireError("body", "", "must be an iterable");
  const { boundary, contentType } = bounded(media, "multipart/mixed");
  return { contentType, body: streamOf(written(value, media, partHeaders, boundary), (it) => it) };
};

/** A part: its headers with the empty line behind them, and what it holds. */
type Written = readonly [head: string, content: string | Blob];

/** Behind each part stands the boundary already, so that its reader need not wait for the next one. */
async function* written(
  items: AsyncIterable<unknown> | Iterable<unknown>,
  media: MediaWire,
  partHeaders: object,
  boundary: string,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  yield `--${boundary}`;
  let index = 0;
  for await (const it of items) {
    const [head, content] = encodedItem(it, index, media, partHeaders);
    yield `\r\n${head}`;
    if (content instanceof Blob) yield* chunksOf(content.stream());
    else yield content;
    yield `\r\n--${boundary}`;
    index += 1;
  }
  yield "--\r\n";
}

function bounded({ type }: MediaWire, fallback: string): { readonly boundary: string; readonly contentType: string } {
  const digits = [...crypto.getRandomValues(new Uint8Array(16))].map((it) => it.toString(16).padStart(2, "0"));
  const boundary = `part-${digits.join("")}`;
  return { boundary, contentType: `${concrete(type, fallback)}; boundary=${boundary}` };
}

function encodedItem(value: unknown, index: number, media: MediaWire, partHeaders: object): Written {
  const encoding = positionOf(media, index);
  return encodedPart(undefined, value, { ...encoding, headers: encodedHeaders(encoding, partHeaders, index) });
}

function encodedParts(name: string, value: unknown, media: MediaWire, given: unknown): Written[] {
  const encoding = encodingOf(media, name);
  if (isStyled(encoding)) {
    const pairs = pairsOf({ name, ...encoding }, value, plainText("body", name, /(?!)/), encoding.style ?? "form");
    return pairs.map(([key, text]) => encodedPart(key, text, { contentType: "text/plain" }));
  }
  const items = (Array.isArray(value) ? value : [value]) as unknown[];
  const there = items.filter((it) => it !== undefined);
  return there.map((it, i) => encodedPart(name, it, { ...encoding, headers: encodedHeaders(encoding, given, i) }));
}

/** The headers of the part at an index: those that are given for it, and those that are the same otherwise. */
function encodedHeaders(
  { headers = [], given: encode }: EncodingWire,
  given: unknown,
  index: number,
): NonNullable<EncodingWire["headers"]> {
  const here = Array.isArray(given) ? (given[index] as object | undefined) : undefined;
  const told = here === undefined ? [] : (encode?.(here) ?? []);
  const isTold = (name: string): boolean => told.some((it) => it[0].toLowerCase() === name.toLowerCase());
  return [...headers.filter(([name]) => !isTold(name)), ...told];
}

function encodedPart(name: string | undefined, value: unknown, encoding: EncodingWire): Written {
  const { body, type, fileName } = contentOf(value, encoding);
  const file = fileName === undefined ? "" : `; filename="${quoted(fileName)}"`;
  const disposition =
    name === undefined ? [] : [["Content-Disposition", `form-data; name="${quoted(name)}"${file}`] as const];
  const typed = type === undefined ? [] : [["Content-Type", type] as const];
  const lines = [...disposition, ...typed, ...(encoding.headers ?? [])].map(
    ([key, text]) => `${key}: ${text.replace(/[\r\n]+/g, " ")}\r\n`,
  );
  return [`${lines.join("")}\r\n`, body];
}

interface Content {
  readonly body: string | Blob;
  /** Undefined for the text that a part holds if nothing is said of it. */
  readonly type: string | undefined;
  readonly fileName?: string;
}

/** What a part holds, by the type that is declared or that it has by default (Encoding Object, `contentType`). */
function contentOf(value: unknown, { contentType, content }: EncodingWire): Content {
  const declared = contentType?.split(",")[0]?.trim() ?? "*";
  const isBytes = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
  const file = isBytes ? new Blob([value as BlobPart]) : value;
  if (file instanceof Blob) {
    const type = file.type === "" ? concrete(declared, "application/octet-stream") : file.type;
    return { body: file, type, fileName: file instanceof File ? file.name : "blob" };
  }
  if (content !== undefined && isComposite(value)) {
    const { body, contentType: type } = encodeBody(content, value);
    return { body: body as string | Blob, type };
  }
  if (isComposite(value) || isJson(declared))
    return { body: stringifyExact(value) ?? "", type: concrete(declared, "application/json") };
  const type = concrete(declared, "text/plain");
  return { body: textOf(value), type: type === "text/plain" && contentType === undefined ? undefined : type };
}

/** As HTML forms escape names (HTML, multipart/form-data encoding algorithm). */
const quoted = (text: string): string => text.replace(/\r\n|\r|\n/g, "%0D%0A").replaceAll('"', "%22");
