// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
// #region wire
/**
 * The wire: how values travel in a request or a response, told by descriptors that both sides share. A client encodes what a server
 * decodes, and the other way round for responses; the halves are separate functions, so that a bundle holds only those it names.
 *
 * Encoding trusts its caller (the types say what goes in) and throws a {@link WireError} for what can't be sent. Decoding trusts
 * nobody and never throws: it answers a value and {@link Fault}s. A value that is not of its shape stays text, so that a validator
 * can say "must be integer" at the right place.
 *
 * Three things are told apart: `undefined` is not sent at all; `null` is sent as an empty value (`name=`) and read as `null` where the
 * shape has null and no string; an empty string is sent the same way and read as `""` where the shape has a string. A style has no
 * way to send an empty array or object, so these are not sent.
 *
 * Numbers are IEEE doubles: digits that a double can't hold (beyond 2^53) are not rounded in text but stay text. In a JSON body,
 * `JSON.parse` rounds them.
 */

/**
 * What text becomes. A list is a choice; text becomes the first of null, boolean, number, JSON that it can be and that is in the
 * list, otherwise it stays a string. A function is a shape further up that contains itself.
 * - "any": text stays text; a name that is repeated becomes an array.
 * - "json": text that holds an object or an array (nested values have no style of their own, so they travel as JSON).
 * - "binary": a `Blob`, in multipart bodies.
 */
export type Shape = ScalarShape | ArrayShape | ObjectShape | readonly Shape[] | (() => Shape);

export type ScalarShape = "string" | "number" | "integer" | "boolean" | "null" | "any" | "json" | "binary";

export interface ArrayShape {
  readonly array: Shape;
  /** Shapes of the first items; `array` is for those behind. */
  readonly tuple?: readonly Shape[];
}

export interface ObjectShape {
  /** By property name. Own properties only. */
  readonly object: Readonly<Record<string, Shape>>;
  /**
   * For other names. Absent: nobody says, so they are "any"; `false`: there are none. An exploded object in a query takes fields of
   * other names only where `rest` has a shape, or where it has no properties at all.
   */
  readonly rest?: Shape | false;
}

export type Style =
  "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "cookie";

/** A parameter or a header. `in` is known by the function it is given to. */
export interface ParameterWire {
  /** As it travels; also the key in the object of values. Header names are matched without case. */
  readonly name: string;
  /** Absent: the default of its place ("form" in query and cookies, "simple" in path and headers). */
  readonly style?: Style;
  /** Absent: true for the styles "form" and "cookie" (and "deepObject", which knows no other way), false for the others. */
  readonly explode?: boolean;
  /** Encoding only: reserved characters travel as they are, wherever they can. */
  readonly allowReserved?: boolean;
  /** Decoding only: `name=` and `name` count as not given, unless the shape has a string or null. */
  readonly allowEmptyValue?: boolean;
  /** Decoding only. Absent: "string". */
  readonly shape?: Shape;
  /** The media type of a parameter that has one instead of a style. */
  readonly content?: MediaWire;
  /** Decoding a part's header only: it must be there, though validators don't say so, since its encoder needs not be given it. */
  readonly required?: true;
  /**
   * Encoding in a path or a query only: the function `expand`. It is named for whatever differs from the plainest case (a scalar or an
   * array in the default style), so that most bundles don't hold it. Without it `style`, `explode`, `allowReserved` and `content` have no effect there.
   */
  readonly expand?: Expand;
}

/** Encodes one value of a path, a query or a form. */
export type Expand = (it: ParameterWire & EncodingWire, value: unknown, place: Place) => string;

/** A body of one media type, or one of its parts. A side names only the half it needs. */
export interface MediaWire {
  /** As in the document: "application/json", "image/*". */
  readonly type: string;
  readonly encode?: Encode;
  readonly decode?: Decode;
  /** Decoding text or forms only. Absent: "any". */
  readonly shape?: Shape;
  /** Decoding only: asked of all JSON in it. A router gives it to each of its media types. */
  readonly check?: JsonCheck | undefined;
  /** `decode` takes the stream itself, not its bytes; the value is an `AsyncIterable`. */
  readonly stream?: true;
  /** Of `encodeNative` and `decodeNative`: what does the work on values as they travel, and which values have another form. */
  readonly inner?: {
    readonly encode?: Encode;
    readonly decode?: Decode;
    /** The digits of an integer are text. */
    readonly isText?: true;
    /** `natives` are those of each item. */
    readonly each?: true;
  };
  readonly natives?: Natives;
  /** By property name (own properties): how fields of a form and parts of a multipart body travel. */
  readonly encoding?: Readonly<Record<string, EncodingWire>>;
  /** How the first parts of a multipart body without names travel, and those behind. */
  readonly prefixEncoding?: readonly EncodingWire[];
  readonly itemEncoding?: EncodingWire;
}

/** Where such values stand in a value of some schema. A function, so that schemas may contain themselves. */
export type Natives = () => NativePlaces;

export interface NativePlaces {
  /** An integer here is a bigint. */
  readonly integer?: true;
  /** What text here is. */
  readonly text?: "date-time" | "byte";
  /** By name; own properties only. */
  readonly properties?: Readonly<Record<string, Natives | undefined>>;
  /** Of properties that `properties` does not name. */
  readonly rest?: Natives;
  readonly items?: Natives;
  /** Of the first items; `items` are those behind. */
  readonly prefix?: readonly (Natives | undefined)[];
}

export interface EncodingWire {
  /** Media types, separated by commas; the first is sent. */
  readonly contentType?: string;
  /** What a part is made of that is itself a form or multipart. */
  readonly content?: MediaWire;
  /** With `style`, `explode` or `allowReserved`, a form's field travels like a query parameter. */
  readonly style?: Style;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Encoding a form only: the function `expand`, for fields with any of the above. */
  readonly expand?: Expand;
  /** Encoding only: headers of a part that are the same unless others are given. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Encoding only: the headers that are given for one part, as they travel. */
  readonly given?: (headers: object) => readonly (readonly [name: string, value: string])[];
  /** Decoding only: the headers of a part that are read. */
  readonly read?: readonly ParameterWire[];
  /** Decoding only: puts those headers into the packages' form, where that is another. */
  readonly native?: (headers: object) => object;
}

/**
 * `partHeaders`: of the parts of a multipart body, by their names; a list for each name, with an object for each part in its order. Where
 * parts have no names it is one list, which may grow with a body that is sent item by item.
 */
export type Encode = (value: unknown, media: MediaWire, partHeaders?: object) => Encoded;
/** `disposition` is the value of `Content-Disposition`, where there is one. */
export type Decode = (
  payload: Payload,
  contentType: string | undefined,
  media: MediaWire,
  disposition?: string | null,
) => Decoded<unknown>;

/** What is wrong with JSON besides its syntax; undefined for nothing. `value` is what `text` says. */
export type JsonCheck = (text: string, value: unknown) => JsonFault | undefined;

export interface JsonFault {
  /** JSON Pointer into the value. */
  readonly pointer: string;
  /** As that of a {@link Fault}. */
  readonly message: string;
}

/** What `fetch`, `Request` and `Response` take as a body. */
export type WireBody = string | Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array>;

export interface Encoded {
  /** The value of `Content-Type`. */
  readonly contentType: string;
  readonly body: WireBody;
}

/** A body as it arrives: all of it, or its stream where `MediaWire.stream` is set. */
export type Payload = Uint8Array | ReadableStream<Uint8Array>;

/** Values by name. Has no prototype: `__proto__` and `toString` are names like any other. */
export type Values = Record<string, unknown>;

export interface Decoded<Value = Values> {
  readonly value: Value;
  /** Empty when all is well. Otherwise the input is malformed (400), whatever a validator would say about `value`. */
  readonly faults: readonly Fault[];
  /** Of a multipart body: the headers of its parts that are described, as an {@link Encode} takes them; of parts that are yet to come, later. */
  readonly partHeaders?: Decoded<object>;
}

export type Place = "path" | "query" | "header" | "cookie" | "querystring" | "body";

/** Something malformed in what arrived. */
export interface Fault {
  readonly in: Place;
  /** The parameter, or the body's field; "" when it concerns the whole. */
  readonly name: string;
  /** JSON Pointer into the value of this place, as a validator of that value would say: "/PageSize", "/filter/a"; "" for the whole. */
  readonly pointer: string;
  /** A predicate in plain English: "is given 2 times", "is not valid JSON". */
  readonly message: string;
}

/** Thrown while encoding a value that this place can't carry, and by an iterable of events or lines that turns out malformed. */
export class WireError extends TypeError {
  override readonly name = "WireError";

  declare readonly place: Place;
  declare readonly parameter: string;
  /** A predicate: "must not be empty". */
  declare readonly problem: string;

  constructor(place: Place, parameter: string, problem: string) {
    super(`${place} ${parameter}${parameter && " "}${problem}`);
    this.place = place;
    this.parameter = parameter;
    this.problem = problem;
  }
}
// #endregion

// #region body
/** Bodies, whatever their media type. */

/** The body of a request or a response, with its `Content-Type`; `partHeaders` as an `Encode` takes them. Throws a {@link WireError} for a value that the media type can't hold. */
export function encodeBody(media: MediaWire, value: unknown, partHeaders?: object): Encoded {
  if (media.encode === undefined) throw new Error(`${media.type} has no encoder here`);
  return media.encode(value, media, partHeaders);
}

/**
 * The value of a body, and what is malformed in it. `payload` is the bytes, or the stream where `media.stream` is set; then the
 * value is an `AsyncIterable` that throws a {@link WireError} where the stream turns out malformed. Whether `contentType` is
 * the media type that was asked for is the caller's business.
 */
export function decodeBody(
  media: MediaWire,
  payload: Payload,
  contentType: string | null | undefined,
): Decoded<unknown> {
  if (media.decode === undefined) throw new Error(`${media.type} has no decoder here`);
  return media.decode(payload, contentType ?? undefined, media);
}
// #endregion

// #region disposition
/** The name of a file in `Content-Disposition` (RFC 6266). */

/**
 * The name that a file is to be saved by, without any folder in it; undefined where there is none, or none that could be a file's.
 * `filename*` (RFC 8187) comes before `filename`, of which bytes that are UTF-8 are read as that.
 */
export function fileNameIn(disposition: string): string | undefined {
  const parameters = /;\s*(filename\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/gi;
  const found = new Map<string, string>();
  for (const [, name, quoted, bare = ""] of disposition.matchAll(parameters))
    found.set(name!.toLowerCase(), quoted?.replace(/\\(.)/g, "$1") ?? bare);
  const names = [extended(found.get("filename*") ?? ""), asUtf8(found.get("filename") ?? "")];
  return names.map((it) => it && bareName(it)).find((it) => it);
}

/** `UTF-8'en'%e2%82%ac%20rates` (RFC 8187, section 3.2); undefined for what is not written so, or in a character set that nobody knows. */
function extended(text: string): string | undefined {
  const [, charset, rest] = /^([^']+)'[^']*'((?:%[\da-f]{2}|[^%\s])*)$/i.exec(text) ?? [];
  if (charset === undefined || rest === undefined) return undefined;
  return textFrom(
    rest.replace(/%(..)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    charset,
  );
}

/** Headers come as Latin-1, one character for each byte. */
const asUtf8 = (text: string): string => textFrom(text, "utf-8") ?? text;

function textFrom(bytes: string, charset: string): string | undefined {
  if (/[^\0-\xff]/.test(bytes)) return undefined;
  try {
    return new TextDecoder(charset, { fatal: true }).decode(Uint8Array.from(bytes, (it) => it.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** What is behind the last slash of either kind, without control characters; "" for what names a folder, and for nothing. */
function bareName(path: string): string {
  const name = path
    .replace(/^[^]*[/\\]/, "")
    .replace(/\p{Cc}/gu, "")
    .trim();
  return /^\.*$/.test(name) ? "" : name;
}
// #endregion

// #region percent
/** Percent-encoding (RFC 3986, section 2.1) of UTF-8. */

const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Everything but letters, digits and `-._~` is encoded. Throws a URIError for a lone surrogate, which UTF-8 can't hold. */
const percent = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, hex);

/**
 * Reserved expansion (RFC 6570, section 3.2.3): reserved characters and percent-encoded triples stay. What could end the value or
 * change it is encoded all the same: `& + # [ ]`.
 */
const reserved = (text: string): string =>
  text.replace(/(%[\da-f]{2}|[:/?@!$'()*,;=])|[^]/giu, (it, kept: string | undefined) => kept ?? percent(it));

/** Undefined for a broken triple and for bytes that are not UTF-8. */
function unpercent(text: string): string | undefined {
  let at = text.indexOf("%");
  if (at < 0) return text;
  let decoded = "";
  let from = 0;
  // Most triples are of ASCII, which need not be taken as bytes first.
  for (; at >= 0; at = text.indexOf("%", from)) {
    const high = digitOf(text.charCodeAt(at + 1));
    const low = digitOf(text.charCodeAt(at + 2));
    if (high > 7 || low > 15) return unpercentBytes(text);
    decoded += text.slice(from, at) + String.fromCharCode(high * 16 + low);
    from = at + 3;
  }
  return decoded + text.slice(from);
}

/** The value of a hexadecimal digit by its character's code; of any other character, more than such a digit has. */
function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : 16;
}

function unpercentBytes(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The same for form fields, where `+` is a space (WHATWG URL, section 5.1). */
const unpercentField = (text: string): string | undefined =>
  unpercent(text.includes("+") ? text.replaceAll("+", " ") : text);
// #endregion

// #region values
/** Values and their text. */

/** The own property of that name. */
export const own = (values: object | undefined, name: string): unknown =>
  values !== undefined && Object.hasOwn(values, name) ? (values as Values)[name] : undefined;

/** A value as text. What has no text of its own is written as JSON. */
function textOf(value: unknown): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : `${value as number}`;
}

/** A value, or an array's items, percent-encoded; nothing for what is not sent. */
const textsOf = (value: unknown): string[] =>
  ((Array.isArray(value) ? value : [value]) as unknown[])
    .filter((it) => it !== undefined)
    .map((it) => percent(textOf(it)));

/** Fields of a query or a form, exploded: "a=1&a=2". */
const fieldsText = (name: string, value: unknown): string =>
  textsOf(value)
    .map((text) => `${percent(name)}=${text}`)
    .join("&");

/** Fields that are there. */
const joined = (fields: readonly string[]): string => fields.filter((it) => it !== "").join("&");
// #endregion

// #region media
/** Media types (RFC 9110, section 8.3.1) and the text in bodies. */

/** The type itself where it is one, `fallback` where it is a range: "image/*". */
const concrete = (type: string, fallback: string): string => (type.includes("*") ? fallback : type);

/** "application/json" in "Application/JSON; charset=utf-8". */
const essence = (type: string): string => type.split(";", 1)[0]!.trim().toLowerCase();

export const isJson = (type: string): boolean => /^[^/]+\/(.+\+)?json$/.test(essence(type));

/** A parameter of a media type: `charset`, `boundary`. */
export function parameterOf(type: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, "i").exec(type);
  return found?.[1]?.replace(/\\(.)/g, "$1") ?? found?.[2];
}

/** A type, and the ranges that it is in, from the narrowest to the widest: "application/vnd.pet+json" is in "application/*+json", too. */
function namesOf(type: string): readonly string[] {
  const name = essence(type);
  const [kind = ""] = name.split("/");
  const plus = name.lastIndexOf("+");
  return [name, ...(plus < 0 ? [] : [`${kind}/*${name.slice(plus)}`]), `${kind}/*`, "*/*"];
}

/** True when a type is one of `ranges`: "image/png, image/*". */
export function matches(ranges: string, type: string): boolean {
  const names = namesOf(type);
  return ranges.split(",").some((range) => names.includes(essence(range)));
}

/** The declared media type that a type is one of: the same with its parameters, the same without, else the narrowest range. */
export function declaredFor<Declared>(
  declared: readonly Declared[],
  type: string,
  typeOf: (it: Declared) => string,
): Declared | undefined {
  const whole = type.trim().toLowerCase();
  return (
    declared.find((it) => typeOf(it).toLowerCase() === whole) ??
    namesOf(type)
      .map((range) => declared.find((it) => essence(typeOf(it)) === range))
      .find((it) => it !== undefined)
  );
}

/** What the descriptor says about a property. */
const encodingOf = ({ encoding }: MediaWire, name: string): EncodingWire =>
  (own(encoding, name) as EncodingWire | undefined) ?? {};

/** The same of the part at an index, where parts have no names. */
const positionOf = ({ prefixEncoding = [], itemEncoding = {} }: MediaWire, index: number): EncodingWire =>
  prefixEncoding[index] ?? itemEncoding;

/** True where a field travels like a query parameter (Encoding Object, RFC 6570-style serialization). */
const isStyled = ({ style, explode, allowReserved }: EncodingWire): boolean =>
  (style ?? explode ?? allowReserved) !== undefined;

const strict = (charset: string): TextDecoder => new TextDecoder(charset, { fatal: true });

/** Made once: that takes longer than to decode a short text. */
let utf8: TextDecoder | undefined;

/** Text from bytes; undefined for bytes that are not in this character set, and for a set that nobody knows. */
function textIn(bytes: Payload, charset?: string): string | undefined {
  try {
    const decoder = charset === undefined ? (utf8 ??= strict("utf-8")) : strict(charset);
    return decoder.decode(bytes as Uint8Array<ArrayBuffer>);
  } catch {
    return undefined;
  }
}

/** What comes of a body that can't be read. */
const refused = (message: string): Decoded<undefined> => ({
  value: undefined,
  faults: [{ in: "body", name: "", pointer: "", message }],
});
// #endregion

// #region bytes
/** Bytes: files, images, what has no other codec. */

/** A `Blob`, bytes, a stream of bytes, or a string as UTF-8. A range of media types is filled in by the `Blob`'s own. */
export const encodeBytes: Encode = (value, { type }) => {
  const contentType = concrete(type, (value instanceof Blob && value.type) || "application/octet-stream");
  if (typeof value === "string" || value instanceof Blob || value instanceof ReadableStream)
    return { contentType, body: value };
  if (value instanceof ArrayBuffer) return { contentType, body: new Uint8Array(value) };
  if (ArrayBuffer.isView(value))
    return { contentType, body: new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength) };
  throw new WireError("body", "", "must be a Blob, bytes, a stream or a string");
};

/** A `Blob` whose type is the content type; a `File` where `Content-Disposition` has a name for it. */
export const decodeBytes: Decode = (payload, contentType, { type }, disposition) => {
  const options = { type: contentType ?? concrete(type, "application/octet-stream") };
  const parts = [payload as Uint8Array<ArrayBuffer>];
  const name = fileNameIn(disposition ?? "");
  return { value: name === undefined ? new Blob(parts, options) : new File(parts, name, options), faults: [] };
};

/** Pieces as one. */
export function together(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  if (pieces.length === 1) return pieces[0] as Uint8Array<ArrayBuffer>;
  const whole = new Uint8Array(pieces.reduce((size, it) => size + it.byteLength, 0));
  let at = 0;
  for (const it of pieces) {
    whole.set(it, at);
    at += it.byteLength;
  }
  return whole;
}
// #endregion

// #region expand
/** Encoding of values by style: RFC 6570 and what OpenAPI adds (Style Values, Style Examples). */

/** Encodes text so that none of the characters `marks` is left in it, or refuses. */
type EncodeText = (text: string, marks: string) => string;

/** True for what has parts of its own: arrays and objects. */
const isComposite = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !(value instanceof Date);

/** The text of a value that has a media type. */
function contentText(content: MediaWire, value: unknown): string {
  const body = content.encode?.(value, content).body;
  if (typeof body !== "string") throw new Error(`${content.type} can't be part of a URL or a header`);
  return body;
}

const isExploded = ({ explode }: ParameterWire, style: Style): boolean =>
  explode ?? (style === "form" || style === "cookie");

/** What stands between the parts of a value that is not exploded. */
const delimiterOf = (style: Style): string =>
  style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";

const entries = (value: object): [string, unknown][] => Object.entries(value).filter(([, it]) => it !== undefined);

/** True for an array or an object without anything to send. */
const isEmpty = (value: unknown): boolean => isComposite(value) && entries(value).length === 0;

/** For URLs and forms: percent-encoded. OpenAPI has no escape for the delimiters `|`, space and brackets, so text that holds one is refused. */
const urlText =
  (place: Place, { name, allowReserved }: ParameterWire): EncodeText =>
  (text, marks) => {
    let encoded = allowReserved === true ? reserved(text) : percent(text);
    for (const mark of marks) {
      if (!text.includes(mark)) continue;
      if (" |[]".includes(mark))
        throw new WireError(
          place,
          name,
          `has a part with ${JSON.stringify(mark)} in it, which its style can't tell from a delimiter`,
        );
      encoded = encoded.replaceAll(mark, hex(mark));
    }
    return encoded;
  };

/** For places without an escape: text as it is, or refused. */
const plainText =
  (place: Place, name: string, forbidden: RegExp): EncodeText =>
  (text, marks) => {
    const mark = forbidden.exec(text)?.[0] ?? [...marks].find((it) => text.includes(it));
    if (mark !== undefined)
      throw new WireError(place, name, `has ${JSON.stringify(mark)} in it, which can't be sent here`);
    return text;
  };

/**
 * Any value in any style, for a path, a query or a form's field: what `ParameterWire.expand` refers to. In a path it answers the text
 * in the parameter's place, elsewhere fields: "a=1&b=2", or "" when there is nothing to send.
 */
export const expand: Expand = (it, value, place) => {
  const url = urlText(place, it);
  if (place === "path") return segmentText(it, value, (text, marks) => url(text, `/?${marks}`));
  return namedPairs(it, value, url)
    .map(([name, text]) => `${name}=${text}`)
    .join("&");
};

function segmentText(it: ParameterWire, value: unknown, encode: EncodeText): string {
  if (it.content !== undefined) return encode(contentText(it.content, value), "");
  if (it.style === "matrix")
    return pairsOf(it, value, encode, "matrix")
      .map(([name, text]) => `;${name}${text === "" ? "" : "="}${text}`)
      .join("");
  return it.style === "label" ? `.${listOf(it, value, encode, ".")}` : listOf(it, value, encode, ",");
}

/** Names and values of fields, by media type or by style. */
function namedPairs(it: ParameterWire & EncodingWire, value: unknown, encode: EncodeText): [string, string][] {
  if (value === undefined) return [];
  if (it.content !== undefined) return [[encode(it.name, "="), encode(contentText(it.content, value), "")]];
  if (isStyled(it) || !isJson(it.contentType ?? "")) return pairsOf(it, value, encode, it.style ?? "form");
  return ((Array.isArray(value) ? value : [value]) as unknown[]).map((item) => [
    encode(it.name, "="),
    encode(JSON.stringify(item), ""),
  ]);
}

/** Values without names, in a path or a header: `simple` and `label`. */
function listOf({ explode }: ParameterWire, value: unknown, encode: EncodeText, separator: string): string {
  if (!isComposite(value)) return encode(textOf(value), "");
  const mark = explode === true ? separator : ",";
  const equals = explode === true ? "=" : ",";
  const item = (it: unknown): string => encode(textOf(it), mark);
  return entries(value)
    .map(([key, it]) => (Array.isArray(value) ? item(it) : encode(key, mark + equals) + equals + item(it)))
    .join(mark);
}

/** Values with names: `form`, `cookie`, `matrix`, `spaceDelimited`, `pipeDelimited`, `deepObject`. Nothing for what is not sent. */
function pairsOf(it: ParameterWire, value: unknown, encode: EncodeText, style: Style): [string, string][] {
  if (value === undefined) return [];
  const name = encode(it.name, "=");
  if (!isComposite(value)) return [[name, encode(textOf(value), "")]];
  if (style === "deepObject") return deepPairs(it.name, value, encode);
  const fields = entries(value);
  const isArray = Array.isArray(value);
  if (isExploded(it, style))
    return fields.map(([key, item]) => [
      isArray ? name : encode(key, "="),
      encode(textOf(item), style === "matrix" ? ";" : ""),
    ]);
  if (fields.length === 0) return [];
  const mark = delimiterOf(style);
  const parts = isArray ? fields.map(([, item]) => textOf(item)) : fields.flatMap(([key, item]) => [key, textOf(item)]);
  return [[name, parts.map((part) => encode(part, mark)).join(mark === "," ? mark : encode(mark, ""))]];
}

/** `filter[a][b]=1`; arrays by index, `filter[a][0]=1`, which is how those read it who go beyond what OpenAPI defines. */
function deepPairs(path: string, value: unknown, encode: EncodeText): [string, string][] {
  if (!isComposite(value)) return [[encode(path, "="), encode(textOf(value), "")]];
  return entries(value).flatMap(([key, it]) => {
    encode(key, "[]");
    return deepPairs(`${path}[${key}]`, it, encode);
  });
}
// #endregion

// #region shape
/** From text to values by shape. */

type Member = ScalarShape | ArrayShape | ObjectShape;

/** A shape that contains itself: `recursive((self) => ({ object: { not: self } }))`. */
export function recursive(make: (self: () => Shape) => Shape): Shape {
  const shape: Shape = make(() => shape);
  return shape;
}

/** The shapes a value may have, none of them a choice. */
function membersOf(shape: Shape): readonly Member[] {
  if (typeof shape === "function") return membersOf(shape());
  return isChoice(shape) ? shape.flatMap(membersOf) : [shape];
}

const isChoice = (shape: Exclude<Shape, () => Shape>): shape is readonly Shape[] => Array.isArray(shape);

const arrayOf = (members: readonly Member[]): ArrayShape | undefined =>
  members.find((it): it is ArrayShape => typeof it === "object" && "array" in it);

const objectOf = (members: readonly Member[]): ObjectShape | undefined =>
  members.find((it): it is ObjectShape => typeof it === "object" && "object" in it);

/** True where a value is a single scalar, under a name that any object can have. */
const isPlainScalar = (name: string, shape: Shape): boolean =>
  name !== "__proto__" && (shape === "string" || shape === "integer" || shape === "number" || shape === "boolean");

/** True when a value may be a single text, `null` aside. */
const hasScalar = (members: readonly Member[]): boolean =>
  members.some((it) => typeof it === "string" && it !== "null");

/** True when text of any content is a value. */
const hasText = (members: readonly Member[]): boolean => members.includes("string") || members.includes("any");

const itemShape = ({ array, tuple }: ArrayShape, index: number): Shape => tuple?.[index] ?? array;

/** The shape of a property; undefined when there are no properties of other names. */
function propertyShape({ object, rest }: ObjectShape, name: string): Shape | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  return rest === false ? undefined : (rest ?? "any");
}

/** The value that text stands for, or the text itself where it stands for none that the shape allows. What is structured has been JSON. */
function coerce(shape: Shape, text: string): unknown {
  if (shape === "string" || shape === "any") return text;
  if (shape === "integer" || shape === "number") return numberFor(shape, text) ?? text;
  if (shape === "boolean") return booleanFor(text.toLowerCase()) ?? text;
  const members = membersOf(shape);
  if (text === "") return members.includes("null") && !hasText(members) ? null : text;
  if (members.includes("boolean")) {
    const word = booleanFor(hasText(members) ? text : text.toLowerCase());
    if (word !== undefined) return word;
  }
  const kind = members.includes("number") ? "number" : members.includes("integer") ? "integer" : undefined;
  const number = kind === undefined ? undefined : numberFor(kind, text);
  if (number !== undefined) return number;
  const structured = members.some((it) => typeof it === "object" || it === "json");
  return structured && /^\s*[[{]/.test(text) ? structuredIn(text) : text;
}

const booleanFor = (word: string): boolean | undefined =>
  word === "true" ? true : word === "false" ? false : undefined;

function numberFor(kind: "number" | "integer", text: string): number | undefined {
  const number = numberOf(text);
  return number !== undefined && (kind === "number" || Number.isInteger(number)) ? number : undefined;
}

const longestNumber = 400;

/** A number by JSON's grammar, if a double holds it: an integer whose digits would be rounded is refused. */
function numberOf(text: string): number | undefined {
  if (text.length > longestNumber || !/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return undefined;
  const number = Number(text);
  const exact =
    Number.isSafeInteger(number) || !Number.isInteger(number) || digitsOf(text) <= 15 || String(number) === text;
  return Number.isFinite(number) && exact ? number : undefined;
}

/** How many digits of a number say something. */
const digitsOf = (text: string): number => text.replace(/e.*|\D/gi, "").replace(/^0+|0+$/g, "").length;

function structuredIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
// #endregion

// #region deep
/** The style deepObject: `filter[a]=1&filter[b][c]=2`, and arrays in it as `[0]`, `[]` or by repetition. */

interface Node {
  readonly texts: string[];
  readonly children: Map<string, Node>;
}

type Path = readonly (string | number)[];

const maxDepth = 32;

/** Undefined when no field belongs to the parameter. */
function readDeep(from: Source, it: ParameterWire, fields: Fields): unknown {
  const root: Node = { texts: [...(fields.get(it.name) ?? [])], children: new Map() };
  for (const [name, raws] of fields) {
    if (!name.startsWith(`${it.name}[`)) continue;
    const keys = keysOf(name.slice(it.name.length));
    if (keys === undefined) fault(from, it.name, [], `has a field ${JSON.stringify(name)} whose brackets don't match`);
    else if (keys.length > maxDepth) fault(from, it.name, [], `is more than ${maxDepth} levels deep`);
    else leafOf(root, keys).texts.push(...raws);
  }
  return root.texts.length === 0 && root.children.size === 0
    ? undefined
    : readNode({ from, name: it.name }, root, it.shape ?? "any", []);
}

function keysOf(text: string): readonly string[] | undefined {
  const keys = text.match(/\[[^[\]]*\]/g) ?? [];
  return keys.join("") === text ? keys.map((it) => it.slice(1, -1)) : undefined;
}

function leafOf(root: Node, keys: readonly string[]): Node {
  let node = root;
  for (const key of keys) {
    const next: Node = node.children.get(key) ?? { texts: [], children: new Map() };
    node.children.set(key, next);
    node = next;
  }
  return node;
}

interface Where {
  readonly from: Source;
  readonly name: string;
}

function readNode(where: Where, { texts, children }: Node, shape: Shape, path: Path): unknown {
  const { from, name } = where;
  const members = membersOf(shape);
  const array = arrayOf(members) ?? (members.includes("any") ? { array: "any" as const } : undefined);
  if (children.size === 0) {
    if (array !== undefined && (texts.length > 1 || !hasScalar(members)))
      return readArray(from, name, array, texts, path);
    if (texts.length > 1) fault(from, name, path, `is given ${texts.length} times`);
    return readValue(from, name, path, shape, texts[0]!);
  }
  if (texts.length > 0) fault(from, name, path, "is both a value and an object");
  const object = objectOf(members);
  const listed = [...children.keys()].every((key) => /^\d*$/.test(key));
  if (array !== undefined && listed && (object === undefined || arrayOf(members) !== undefined)) {
    return orderedItems(children).map((it, i) => readNode(where, it, itemShape(array, i), [...path, i]));
  }
  const value = Object.create(null) as Values;
  for (const [key, it] of children)
    value[key] = readNode(where, it, (object && propertyShape(object, key)) ?? "any", [...path, key]);
  return value;
}

/** In the order of their indexes, without the gaps: an index is no size. */
function orderedItems(children: ReadonlyMap<string, Node>): readonly Node[] {
  const indexed = [...children].filter(([key]) => key !== "").sort(([a], [b]) => Number(a) - Number(b));
  const pushed = children.get("");
  const items =
    pushed === undefined
      ? []
      : pushed.children.size > 0
        ? [pushed]
        : pushed.texts.map((text): Node => ({ texts: [text], children: new Map() }));
  return [...indexed.map(([, it]) => it), ...items];
}
// #endregion

// #region json
/** JSON (RFC 8259), and everything that ends in `+json`. */

/** As `JSON.parse`: throws for what is no JSON. */
type Parse = (text: string) => unknown;

export const encodeJson: Encode = (value, { type }) => writeJson(type, JSON.stringify(value));

export const decodeJson: Decode = (payload, _contentType, media) => readJson(payload, media, JSON.parse);

/** A body of JSON; `text` is undefined for a value that has no form in it. */
function writeJson(type: string, text: string | undefined): Encoded {
  if (text === undefined) throw new WireError("body", "", "has no form in JSON");
  return { contentType: concrete(type, "application/json"), body: text };
}

/** The value of a body of JSON. */
function readJson(payload: Payload, { check }: MediaWire, parse: Parse): Decoded<unknown> {
  const text = textIn(payload);
  return text === undefined ? refused("is not UTF-8") : parsed(text, parse, check);
}

/** What JSON says, and what is wrong with it. */
function parsed(text: string, parse: Parse, check: JsonCheck | undefined): Decoded<unknown> {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    return refused(text === "" ? "is empty" : "is not valid JSON");
  }
  const fault = check?.(text, value);
  return { value, faults: fault === undefined ? [] : [{ in: "body", name: "", ...fault }] };
}
// #endregion

// #region read
/** Decoding of values by style: the other direction of `expand.ts`. Reports what is malformed, never throws. */

/** Where raw text comes from, and how it is decoded there. */
interface Source {
  readonly place: Place;
  readonly faults: Fault[];
  /** Undefined for what is malformed. */
  readonly decode: (raw: string) => string | undefined;
  /** Asked of all JSON in it. */
  readonly check: JsonCheck | undefined;
  /** Of a value that is repeated, the first counts; otherwise that is a fault. */
  readonly firstWins?: boolean;
}

/** Raw values by decoded name, in order. */
type Fields = Map<string, string[]>;

/** More fields than any form has; a limit so that nobody can make us count. */
const maxFields = 10_000;

const source = (place: Place, decode: Source["decode"], check: JsonCheck | undefined): Source => ({
  place,
  decode,
  check,
  faults: [],
});

function fault(from: Source, name: string, path: readonly (string | number)[], message: string, below = ""): void {
  from.faults.push({ in: from.place, name, pointer: pointerOf([name, ...path]) + below, message });
}

/** JSON Pointer (RFC 6901). */
const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const notPercentEncoded = "is not percent-encoded UTF-8";

/** The text that `raw` encodes. */
function readText(from: Source, name: string, path: readonly (string | number)[], raw: string): string {
  const text = from.decode(raw);
  if (text === undefined) fault(from, name, path, notPercentEncoded);
  else if (text.includes("\0")) fault(from, name, path, "has a NUL character in it");
  return text ?? raw;
}

/** The value that `raw` stands for by its shape. */
function readValue(from: Source, name: string, path: readonly (string | number)[], shape: Shape, raw: string): unknown {
  const text = readText(from, name, path, raw);
  const value = coerce(shape, text);
  const found = typeof value === "object" && value !== null ? from.check?.(text, value) : undefined;
  if (found !== undefined) fault(from, name, path, found.message, found.pointer);
  return value;
}

/** The value of JSON; the text itself where it is none. */
function readJsonText(
  from: Source,
  name: string,
  path: readonly (string | number)[],
  text: string,
  parse: Parse = JSON.parse,
): unknown {
  const { value, faults } = parsed(text, parse, from.check);
  for (const it of faults) fault(from, name, path, it.message, it.pointer);
  return value === undefined ? text : value;
}

/** The fields of `a=1&b=2`; a field without `=` is empty. */
function fieldsOf(from: Source, text: string, separator: string): Fields {
  const fields: Fields = new Map();
  const pieces = text.split(separator, maxFields + 1);
  if (pieces.length > maxFields)
    from.faults.push({ in: from.place, name: "", pointer: "", message: `has more than ${maxFields} fields` });
  for (const piece of pieces) {
    if (piece === "") continue;
    const [rawName, raw] = halves(piece);
    const name = readText(from, rawName, [], rawName);
    append(fields, name, raw);
  }
  return fields;
}

/** One more in the list of that name. */
function append<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const known = lists.get(name);
  if (known === undefined) lists.set(name, [item]);
  else known.push(item);
}

function halves(piece: string): readonly [string, string] {
  const at = piece.indexOf("=");
  return at < 0 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
}

/** The values of parameters that have names on the wire. `isTaken` says which fields belong to none of them. */
function readAll(
  from: Source,
  parameters: readonly ParameterWire[],
  fields: Fields,
  isTaken: (name: string) => boolean = () => false,
): Decoded {
  const value = Object.create(null) as Values;
  for (const it of parameters) {
    const others = parameters.filter((other) => other !== it);
    const read = readNamed(
      from,
      it,
      fields,
      it.style ?? "form",
      (name) => isTaken(name) || others.some((other) => claims(other, name)),
    );
    if (read !== undefined) value[it.name] = read;
  }
  return { value, faults: from.faults };
}

/** True for a field that belongs to this parameter. */
function claims(it: ParameterWire, name: string): boolean {
  const style = it.style ?? "form";
  if (it.name === name) return true;
  if (style === "deepObject") return name.startsWith(`${it.name}[`);
  const object =
    isExploded(it, style) && it.content === undefined ? objectOf(membersOf(it.shape ?? "string")) : undefined;
  return object !== undefined && Object.hasOwn(object.object, name);
}

/** One of them. `isTaken` says which fields are another's, for an exploded object that takes what is left. */
function readNamed(
  from: Source,
  it: ParameterWire,
  fields: Fields,
  style: Style,
  isTaken: (name: string) => boolean,
): unknown {
  const given = fields.get(it.name);
  if (it.content !== undefined)
    return given === undefined ? undefined : readContent(from, it.name, it.content, only(from, it.name, given));
  if (style === "deepObject") return readDeep(from, it, fields);
  const exploded = isExploded(it, style);
  const members = membersOf(it.shape ?? "string");
  const object = exploded ? objectOf(members) : undefined;
  if (object !== undefined) {
    const open = style === "matrix" || isOpen(object);
    const names = [...fields.keys()].filter((name) => Object.hasOwn(object.object, name) || (open && !isTaken(name)));
    const pairs = names.flatMap((name) => fields.get(name)?.map((raw) => [name, raw] as const) ?? []);
    if (pairs.length > 0) return readObject(from, it.name, object, pairs);
  }
  if (given === undefined) return undefined;
  if (exploded) return readGiven(from, it, given);
  const raw = only(from, it.name, given);
  if (raw === "" && isUnused(it)) return undefined;
  return readList(from, { ...it, explode: false }, raw, delimiters[delimiterOf(style)] ?? ",");
}

/** True where an exploded object takes fields that it doesn't name: others may be in the same query. */
const isOpen = ({ object, rest }: ObjectShape): boolean =>
  rest === undefined ? Object.keys(object).length === 0 : rest !== false;

const delimiters: Readonly<Record<string, RegExp>> = { " ": /%20|[+ ]/, "|": /\||%7c/i };

/** A value that is repeated when it is an array. */
function readGiven(from: Source, it: ParameterWire, given: readonly string[]): unknown {
  const { shape = "string" } = it;
  if (typeof shape === "string" && given.length === 1 && given[0] !== "")
    return readValue(from, it.name, [], shape, given[0]!);
  const members = membersOf(shape);
  const array = arrayOf(members) ?? (members.includes("any") ? anyArray : undefined);
  if (given.length === 1 && given[0] === "" && (isUnused(it) || isNull(it))) return isNull(it) ? null : undefined;
  if (array !== undefined && (given.length > 1 || !hasScalar(members))) return readArray(from, it.name, array, given);
  return readValue(from, it.name, [], shape, only(from, it.name, given));
}

const anyArray: ArrayShape = { array: "any" };

/** An empty value stands for a parameter that is not used (Parameter Object, allowEmptyValue). */
const isUnused = (it: ParameterWire): boolean =>
  it.allowEmptyValue === true && !isNull(it) && !hasText(membersOf(it.shape ?? "string"));

const isNull = ({ shape = "string" }: ParameterWire): boolean =>
  membersOf(shape).includes("null") && !hasText(membersOf(shape));

function only(from: Source, name: string, given: readonly string[]): string {
  if (given.length > 1 && from.firstWins !== true) fault(from, name, [], `is given ${given.length} times`);
  return given[0]!;
}

/** A value whose parts stand behind one another. */
function readList(from: Source, it: ParameterWire, raw: string, separator: string | RegExp): unknown {
  const { shape = "string" } = it;
  if (typeof shape === "string") return readValue(from, it.name, [], shape, raw);
  const members = membersOf(shape);
  const array = arrayOf(members);
  const object = objectOf(members);
  const pieces = raw.split(separator);
  const single = (array === undefined && object === undefined) || (pieces.length === 1 && hasScalar(members));
  if (single || (raw === "" && isNull(it))) return readValue(from, it.name, [], shape, raw);
  const named = it.explode === true;
  if (object !== undefined && (array === undefined || (named && pieces.every((piece) => piece.includes("="))))) {
    const given = raw === "" ? [] : named ? pieces.map(halves) : couples(from, it.name, pieces);
    return readObject(
      from,
      it.name,
      object,
      given.map(([key, text]) => [readText(from, it.name, [key], key), text]),
    );
  }
  return readArray(from, it.name, array ?? anyArray, pieces);
}

function couples(from: Source, name: string, pieces: readonly string[]): (readonly [string, string])[] {
  if (pieces.length % 2 === 1) fault(from, name, [], "has a name without a value");
  return pieces.flatMap((key, i) => (i % 2 === 0 ? [[key, pieces[i + 1] ?? ""]] : []));
}

/** Items; an empty one alone is no item, where none can be an empty text. */
function readArray(
  from: Source,
  name: string,
  shape: ArrayShape,
  raws: readonly string[],
  path: readonly (string | number)[] = [],
): unknown[] {
  const first = membersOf(itemShape(shape, 0));
  if (raws.length === 1 && raws[0] === "" && !hasText(first) && !first.includes("null")) return [];
  return raws.map((raw, i) => readValue(from, name, [...path, i], itemShape(shape, i), raw));
}

function readObject(
  from: Source,
  name: string,
  shape: ObjectShape,
  pairs: readonly (readonly [string, string])[],
): Values {
  const value = Object.create(null) as Values;
  for (const [key, raw] of pairs) {
    if (!Object.hasOwn(value, key)) value[key] = readValue(from, name, [key], propertyShape(shape, key) ?? "any", raw);
    else if (from.firstWins !== true) fault(from, name, [key], "is given more than once");
  }
  return value;
}

/** A value that has a media type. */
function readContent(from: Source, name: string, content: MediaWire, raw: string): unknown {
  const text = readText(from, name, [], raw);
  const media = { ...content, check: from.check };
  const { value, faults } = content.decode?.(new TextEncoder().encode(text), content.type, media) ?? {
    value: text,
    faults: [],
  };
  for (const it of faults) fault(from, name, [], it.message, it.pointer);
  return value;
}
// #endregion

// #region cookies
/** Cookie parameters (RFC 6265, section 4.2): the styles form, which is percent-encoded, and cookie, which is sent as it is. */

/** What would end a cookie, or is not ASCII. */
const notInCookies = /[^\x20-\x7e]|;/;

/**
 * The value of `Cookie`, "" when there is none. Exploded values are cookies of their own: the `&` between them that the style form
 * has elsewhere is never right here (OpenAPI, Appendix D). Throws a {@link WireError} for what a cookie can't hold.
 */
export function encodeCookies(parameters: readonly ParameterWire[], values: object | undefined): string {
  return parameters
    .flatMap((it) => cookiesFrom(it, own(values, it.name)).map(([name, text]) => `${name}=${text}`))
    .join("; ");
}

/** The header of cookies, where there are any. */
export function cookieHeader(
  parameters: readonly ParameterWire[],
  values: object | undefined,
): readonly (readonly [name: string, value: string])[] {
  const text = encodeCookies(parameters, values);
  return text === "" ? [] : [["Cookie", text]];
}

function cookiesFrom(it: ParameterWire, value: unknown): [string, string][] {
  const url = urlText("cookie", it);
  const encode: EncodeText =
    it.style === "cookie" ? plainText("cookie", it.name, notInCookies) : (text, marks) => url(text, `;,${marks}`);
  if (it.content === undefined) return pairsOf(it, value, encode, it.style ?? "form");
  return value === undefined ? [] : [[encode(it.name, "="), encode(contentText(it.content, value), "")]];
}

/** The values of cookies, from the value of `Cookie`. Of cookies with one name the first counts, which is the one with the longest path. */
export function decodeCookies(
  parameters: readonly ParameterWire[],
  header: string | null | undefined,
  check?: JsonCheck,
): Decoded {
  const from = { ...source("cookie", unpercent, check), firstWins: true };
  const fields = cookiesOf(header ?? "");
  const value = Object.create(null) as Values;
  for (const it of parameters) {
    const decode = it.style === "cookie" ? (raw: string) => raw : unpercent;
    const isTaken = (name: string): boolean => parameters.some((other) => other !== it && claims(other, name));
    const read = readNamed({ ...from, decode }, it, fields, it.style ?? "form", isTaken);
    if (read !== undefined) value[it.name] = read;
  }
  return { value, faults: from.faults };
}

function cookiesOf(header: string): Fields {
  const fields: Fields = new Map();
  for (const piece of header.split(";")) {
    const at = piece.indexOf("=");
    const rawName = piece.slice(0, Math.max(at, 0)).trim();
    const name = unpercent(rawName) ?? rawName;
    if (rawName !== "") append(fields, name, piece.slice(at + 1).trim());
  }
  return fields;
}
// #endregion

// #region stream
/** Text that comes in pieces. */

/** Thrown by an iterable where one of its items is malformed. */
export class MalformedItem extends WireError {
  constructor(
    problem: string,
    /** JSON Pointer into the item. */
    readonly pointer: string,
  ) {
    super("body", "", problem);
  }
}

/** No line of a stream is longer than this many characters; what never ends a line would fill the memory. */
const maxLine = 16_777_216;

/** The lines of a stream of UTF-8, without their ends: LF, CRLF or CR, whichever come. The last one need not have an end. */
async function* linesOf(
  stream: ReadableStream<Uint8Array>,
  end = /\r\n|[\n\r]/,
): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const piece of textsIn(stream)) {
    const lines = piece.split(end);
    lines[0] = rest + lines[0]!;
    rest = lines.pop()!;
    if (rest.length > maxLine) throw new WireError("body", "", `has a line of more than ${maxLine} characters`);
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Decoded pieces, without an LF whose CR ended the piece before: a line is not held back until the next arrives. */
async function* textsIn(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let afterReturn = false;
  for await (const bytes of chunksOf(stream)) {
    let text = decoded(decoder, bytes, false);
    if (afterReturn && text.startsWith("\n")) text = text.slice(1);
    if (text !== "" || bytes.length !== 0) afterReturn = text.endsWith("\r");
    if (text !== "") yield text;
  }
  decoded(decoder, undefined, true); // throws where the last character is not whole
}

/** What a stream brings. It is cancelled when its reader stops early. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function decoded(decoder: TextDecoder, value: Uint8Array | undefined, done: boolean): string {
  try {
    return decoder.decode(value, { stream: !done });
  } catch {
    throw new WireError("body", "", "is not UTF-8");
  }
}

/** A stream of what `write` makes of each item; items are asked for as the reader wants them. */
function streamOf<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  write: (item: Item) => string | Uint8Array,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) return controller.close();
      const piece = write(next.value);
      controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** True for what can be sent item by item. */
export const isItems = (value: unknown): value is AsyncIterable<unknown> | Iterable<unknown> =>
  typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
// #endregion

// #region events
/** text/event-stream (HTML, Server-sent events; OpenAPI 3.2, Special Considerations for Server-Sent Events). */

/** One event. `data` is text, whatever it holds: `contentMediaType` describes it and doesn't change it. */
export interface ServerSentEvent {
  readonly data: string;
  readonly event?: string;
  readonly id?: string;
  /** Milliseconds. */
  readonly retry?: number;
}

/** An iterable or an async iterable of events. Data that is no string is sent as JSON; an item that is a string is data alone. */
export const encodeEvents: Encode = (value) => {
  if (!isItems(value)) throw new WireError("body", "", "must be an iterable of events");
  return { contentType: "text/event-stream", body: streamOf(value, eventText) };
};

function eventText(item: unknown): string {
  const it = (typeof item === "object" && item !== null ? item : { data: item }) as Partial<
    Record<keyof ServerSentEvent, unknown>
  >;
  const data =
    it.data === undefined ? [] : (typeof it.data === "string" ? it.data : JSON.stringify(it.data)).split(/\r\n|[\n\r]/);
  const lines = [
    ...field("event", it.event),
    ...field("id", it.id),
    ...field("retry", it.retry),
    ...data.map((line) => `data: ${line}`),
  ];
  return `${lines.join("\n")}\n\n`;
}

function field(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  const text = textOf(value);
  if (/[\r\n\0]/.test(text)) throw new WireError("body", name, "of an event must be one line");
  return [`${name}: ${text}`];
}

/**
 * An `AsyncIterable` of events, from a stream or from bytes. What the standard ignores is ignored: comments, unknown fields, an event without
 * data, an unfinished one. With a `check`, data whose shape is "json" must be that: the iterable throws a {@link WireError} where it is not.
 */
export const decodeEvents: Decode = (payload, _contentType, media) => {
  if (payload instanceof ReadableStream) return { value: eventsOf(linesOf(payload), media), faults: [] };
  const text = textIn(payload);
  return text === undefined
    ? refused("is not UTF-8")
    : { value: eventsOf(text.split(/\r\n|[\n\r]/).slice(0, -1), media), faults: [] };
};

async function* eventsOf(
  lines: AsyncIterable<string> | Iterable<string>,
  media: MediaWire,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  let data: string[] = [];
  let rest: Omit<ServerSentEvent, "data"> = {};
  for await (const line of lines) {
    if (line === "") {
      if (data.length > 0) yield { ...rest, data: checked(data.join("\n"), media) };
      data = [];
      rest = {};
      continue;
    }
    const [, name = "", value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === "data") data.push(value);
    else if (name === "event" && value !== "") rest = { ...rest, event: value };
    else if (name === "id" && !value.includes("\0")) rest = { ...rest, id: value };
    else if (name === "retry" && /^\d+$/.test(value)) rest = { ...rest, retry: Number(value) };
  }
}

function checked(data: string, { shape = "any", check }: MediaWire): string {
  if (check === undefined || objectOf(membersOf(shape))?.object["data"] !== "json") return data;
  const [fault] = parsed(data, JSON.parse, check).faults;
  if (fault !== undefined) throw new MalformedItem(fault.message, `/data${fault.pointer}`);
  return data;
}
// #endregion

// #region exact
/** JSON whose integers keep their digits: what a double can't hold is a bigint. */

/** In front of the digits of an integer that stands in a string for a while. No text of a document holds it by accident. */
const markOf = (): string => `${crypto.randomUUID()}:`;

/** As `JSON.parse`, which throws a SyntaxError for what is no JSON. */
function parseExact(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return value;
  const mark = markOf();
  return JSON.parse(marked(text, mark), (_, it: unknown) =>
    typeof it === "string" && it.startsWith(mark) ? BigInt(it.slice(mark.length)) : it,
  );
}

/** Valid JSON with each integer that a double can't hold in a string, behind `mark`. */
function marked(text: string, mark: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (let at = 0; at < text.length;) {
    const start = at;
    if (text[at] === '"') at = endOfString(text, at + 1);
    else if (!/[-\d]/.test(text[at]!)) at += 1;
    else {
      while (/[-+.\deE]/.test(text[at] ?? "")) at += 1;
      const number = text.slice(start, at);
      if (!/^-?\d{16,}$/.test(number) || Number.isSafeInteger(Number(number))) continue;
      pieces.push(text.slice(done, start), `"${mark}${number}"`);
      done = at;
    }
  }
  return pieces.join("") + text.slice(done);
}

/** The place behind a string of JSON whose text begins at `at`. */
export function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
}

/** As `JSON.stringify`; a bigint is written with all its digits. Undefined for what has no form in JSON. */
function stringifyExact(value: unknown): string | undefined {
  let mark: string | undefined;
  const text = JSON.stringify(value, (_, it: unknown) =>
    typeof it === "bigint" ? `${(mark ??= markOf())}${it}` : it,
  ) as string | undefined;
  return mark === undefined ? text : text?.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
}

export const encodeExactJson: Encode = (value, { type }) => writeJson(type, stringifyExact(value));

export const decodeExactJson: Decode = (payload, _contentType, media) => readJson(payload, media, parseExact);
// #endregion

// #region form
/** application/x-www-form-urlencoded (WHATWG URL, section 5; OpenAPI, Encoding the x-www-form-urlencoded Media Type). */

/** An object's fields in its own order. Arrays are repeated, objects are JSON, null is empty, unless `encoding` says otherwise. */
export const encodeForm: Encode = (value, media) => {
  const fields = Object.entries((value ?? {}) as Values).map(([name, it]) => {
    const encoding = encodingOf(media, name);
    return encoding.expand?.({ name, ...encoding }, it, "body") ?? fieldsText(name, it);
  });
  return { contentType: media.type, body: joined(fields) };
};

/** An object of the fields; `+` is a space. Fields of names that the shape doesn't know are in it too, for the validator to judge. */
export const decodeForm: Decode = (payload, _contentType, media) => {
  const text = textIn(payload);
  if (text === undefined) return refused("is not UTF-8");
  const plain = readPlain(text, media);
  if (plain !== undefined) return { value: plain, faults: [] };
  const from = source("body", unpercentField, media.check);
  return readFields(from, fieldsOf(from, text, "&"), media);
};

/**
 * What most forms are: properties of one scalar type each, given once, nothing wrong with them. Undefined for every other form, for which
 * more has to be asked than takes the time of all this.
 */
function readPlain(text: string, media: MediaWire): Values | undefined {
  const known = scalarsOf(media);
  if (known === undefined || text.includes("\0") || text.includes("%00")) return undefined;
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  const value: Values = {}; // which engines look at faster than at one without prototype
  let before = known.start;
  for (let at = 0; at < spaced.length;) {
    const next = spaced.indexOf("&", at);
    const end = next < 0 ? spaced.length : next;
    let it = before.next;
    if (it === undefined || !spaced.startsWith(it.prefix, at)) {
      const equals = spaced.indexOf("=", at);
      it = equals < 0 ? undefined : known.byName.get(spaced.slice(at, equals));
      if (it === undefined) return undefined;
      before.next = it;
    }
    const from = at + it.prefix.length;
    if (from >= end || value[it.name] !== undefined) return undefined;
    const given = unpercent(spaced.slice(from, end));
    if (given === undefined) return undefined;
    value[it.name] = coerce(it.shape, given);
    before = it;
    at = end + 1;
  }
  return value;
}

/** The properties that travel like query parameters. */
const styledOf = (media: MediaWire, shape: ObjectShape): readonly ParameterWire[] =>
  Object.keys(media.encoding ?? {})
    .filter((name) => isStyled(encodingOf(media, name)))
    .map((name) => ({ name, ...encodingOf(media, name), shape: propertyShape(shape, name) ?? "any" }));

/** Their values. None of them takes the field of another property. */
function readStyled(from: Source, parameters: readonly ParameterWire[], shape: ObjectShape, fields: Fields): Values {
  const isTaken = (name: string): boolean =>
    Object.hasOwn(shape.object, name) && !parameters.some((it) => it.name === name);
  return readAll(from, parameters, fields, isTaken).value;
}

const none: readonly ParameterWire[] = [];
const shapeless: ObjectShape = { object: {} };

function readFields(from: Source, fields: Fields, media: MediaWire): Decoded {
  const shape = objectOf(membersOf(media.shape ?? "any")) ?? shapeless;
  const known = knownOf(shape);
  const parameters = media.encoding === undefined ? none : styledOf(media, shape);
  const value = readStyled(from, parameters, shape, fields);
  for (const [name, given] of fields) {
    if (parameters !== none && parameters.some((it) => claims(it, name))) continue;
    const it = known.get(name) ?? { name, shape: propertyShape(shape, name) ?? "any" };
    const contentType = media.encoding === undefined ? undefined : encodingOf(media, name).contentType;
    const read =
      contentType !== undefined && isJson(contentType) ? readJsonField(from, it, given) : readGiven(from, it, given);
    if (read !== undefined) value[it.name] = read;
  }
  return { value, faults: from.faults };
}

/** A property, and how its text is read. */
interface Property {
  readonly name: string;
  readonly shape: Shape;
}

/**
 * The properties of each shape, by name. A map takes a piece of the body's text as it is; as the name of a property, a text of its own would
 * have to be made of it first, which takes longer than all the rest.
 */
const properties = /* @__PURE__ */ new WeakMap<ObjectShape, ReadonlyMap<string, Property>>();

function knownOf(of: ObjectShape): ReadonlyMap<string, Property> {
  let known = properties.get(of);
  if (known === undefined) {
    known = new Map(Object.entries(of.object).map(([name, shape]) => [name, { name, shape }]));
    properties.set(of, known);
  }
  return known;
}

/** A property whose name looks the same when it is encoded. */
interface PlainProperty extends Property {
  /** Its name and the mark behind it. */
  readonly prefix: string;
  /** The one that came behind it the last time: forms of a kind have theirs in the same order. */
  next: PlainProperty | undefined;
}

interface Scalars {
  /** Leads to the property that came first the last time. */
  readonly start: PlainProperty;
  readonly byName: ReadonlyMap<string, PlainProperty>;
}

const plainProperty = (it: Property): PlainProperty => ({ ...it, prefix: `${it.name}=`, next: undefined });

/** Of each media type, those that are scalars and whose names look the same when they are encoded. */
const scalars = /* @__PURE__ */ new WeakMap<MediaWire, Scalars>();

function scalarsOf(media: MediaWire): Scalars | undefined {
  const { shape = "any", encoding } = media;
  if (typeof shape !== "object" || !("object" in shape) || encoding !== undefined) return undefined;
  let known = scalars.get(media);
  if (known === undefined) {
    const plain = [...knownOf(shape).values()].filter(
      (it) => /^[\w.~-]+$/.test(it.name) && isPlainScalar(it.name, it.shape),
    );
    known = {
      start: plainProperty({ name: "", shape: "any" }),
      byName: new Map(plain.map((it) => [it.name, plainProperty(it)])),
    };
    scalars.set(media, known);
  }
  return known;
}

function readJsonField(from: Source, { name, shape = "any" }: ParameterWire, given: readonly string[]): unknown {
  const isList = given.length > 1 || arrayOf(membersOf(shape)) !== undefined;
  const values = given.map((raw, i) => {
    const path = isList ? [i] : [];
    return readJsonText(from, name, path, readText(from, name, path, raw));
  });
  return isList ? values : values[0];
}
// #endregion

// #region headers
/** Header parameters and response headers: the style simple, without any escape (OpenAPI, Appendix D). */

/** What a field value can't hold (RFC 9110, section 5.5): control characters, and what is not a byte. */

const unsendable = /[^\t\x20-\x7e\x80-\xff]/;

/** Names and values, to be appended: only `Set-Cookie` comes more than once. Throws a {@link WireError} for control characters, CR and LF among them, and for a comma within an item of a list. */
export function encodeHeaders(parameters: readonly ParameterWire[], values: object | undefined): [string, string][] {
  return parameters.flatMap((it): [string, string][] => {
    const value = own(values, it.name);
    if (value === undefined || (it.content === undefined && isEmpty(value))) return [];
    const encode = plainText("header", it.name, unsendable);
    if (isSetCookie(it) && Array.isArray(value)) return value.map((item) => [it.name, encode(textOf(item), "")]);
    return [
      [
        it.name,
        it.content === undefined ? listOf(it, value, encode, ",") : encode(ascii(contentText(it.content, value)), ""),
      ],
    ];
  });
}

/** The one field whose values don't go in one line (RFC 9110, section 5.3). */
const isSetCookie = ({ name }: ParameterWire): boolean => name.toLowerCase() === "set-cookie";

/** Between lines; or a comma before the next cookie's name, where a reader has joined the lines. */
const betweenCookies = /\n|,(?=\s*[^;,=\s]+=)/;

/** JSON has an escape of its own for what is not ASCII. */
const ascii = (text: string): string =>
  text.replace(/[\x7f-\uffff]/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The values of headers; `get` answers a header's value by its name, however written, and null or undefined when it is not there. */
export function decodeHeaders(
  parameters: readonly ParameterWire[],
  get: (name: string) => string | null | undefined,
  check?: JsonCheck,
): Decoded {
  const from = source("header", (raw) => raw.trim(), check);
  const value = Object.create(null) as Values;
  for (const it of parameters) {
    const raw = get(it.name)?.trim();
    if (raw === undefined) continue;
    value[it.name] =
      it.content === undefined
        ? readList(from, it, raw, isSetCookie(it) ? betweenCookies : ",")
        : readContent(from, it.name, it.content, raw);
  }
  return { value, faults: from.faults };
}
// #endregion

// #region lines
/** JSON Lines, NDJSON, and JSON text sequences (RFC 7464). */

const separator = "\x1e";

const isSequence = (type: string): boolean => /json-seq\b/i.test(type);

/** An array as text, an iterable or an async iterable as a stream: a line for each item. */
export const encodeLines: Encode = (value, { type, natives }) => {
  if (!isItems(value)) throw new WireError("body", "", "must be an array or an iterable");
  const start = isSequence(type) ? separator : "";
  const text = natives === undefined ? JSON.stringify : stringifyExact;
  const line = (it: unknown): string => `${start}${text(it)}\n`;
  return {
    contentType: concrete(type, "application/jsonl"),
    body: Array.isArray(value) ? value.map(line).join("") : streamOf(value, line),
  };
};

/** An array of the bytes' lines, or an `AsyncIterable` of the stream's, which throws a {@link WireError} at a line that is not JSON. */
export const decodeLines: Decode = (payload, contentType, { type, natives, check }) => {
  const read = {
    isSequence: isSequence(contentType ?? type),
    parse: natives === undefined ? JSON.parse : parseExact,
    check,
  };
  if (payload instanceof ReadableStream) return { value: itemsOf(payload, read), faults: [] };
  const text = textIn(payload);
  return text === undefined ? refused("is not UTF-8") : all(text, read);
};

interface Reading {
  readonly isSequence: boolean;
  readonly parse: Parse;
  readonly check: JsonCheck | undefined;
}

const separatorOf = ({ isSequence: is }: Reading): string => (is ? separator : "\n");

async function* itemsOf(
  stream: ReadableStream<Uint8Array>,
  reading: Reading,
): AsyncGenerator<unknown, void, undefined> {
  let index = 0;
  for await (const line of linesOf(stream, new RegExp(separatorOf(reading)))) {
    for (const { value, faults } of itemOf(line, index, reading)) {
      for (const { message, pointer } of faults) throw new MalformedItem(message, pointer);
      yield value;
    }
    index += 1;
  }
}

function all(text: string, reading: Reading): Decoded<unknown[]> {
  const items = text.split(separatorOf(reading)).flatMap((line, i) => itemOf(line, i, reading));
  const faults = items.flatMap((it, i) => it.faults.map((found) => ({ ...found, pointer: `/${i}${found.pointer}` })));
  return { value: items.map((it) => it.value), faults };
}

/** What a line says; nothing where it is blank. `index` counts all lines; in front of a sequence's first item there is an empty one. */
function itemOf(
  line: string,
  index: number,
  { isSequence: isItem, parse, check }: Reading,
): readonly Decoded<unknown>[] {
  if (line.trim() === "") return [];
  const { value, faults } = parsed(line, parse, check);
  const place = isItem ? `item ${index}` : `line ${index + 1}`;
  return [{ value, faults: faults.map((it) => ({ ...it, message: `${it.message}, in ${place}` })) }];
}
// #endregion

// #region multipart
/**
 * multipart/form-data (RFC 7578) and its relatives, whose parts have no names (RFC 2046, section 5.1; OpenAPI 3.2, Encoding By Position).
 */

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
// #endregion

// #region natives
/**
 * Values that JSON has no form for, where the generator was asked to give them one: integers that a double can't hold are bigints, `date-time`
 * is a `Date`, `byte` is a `Uint8Array`. What is not what it should be stays as it came, for the validator to judge.
 */

type Change = (it: unknown, here: NativePlaces) => unknown;

/**
 * The value in the form that the packages speak of. `isText`: it comes from where everything is text, so that the digits of an integer are
 * one. The value itself is not changed.
 */
export const native = (value: unknown, natives: Natives, isText = false): unknown =>
  changed(value, natives, (it, { integer, text }) => {
    if (typeof it === "bigint") return integer === true ? it : Number(it);
    if (typeof it === "string" && text !== undefined) return text === "byte" ? bytesOf(it) : dateOf(it);
    if (integer !== true) return it;
    // Text has become a number only where that says the same as its digits.
    if (isText && /^-?\d{1,19}$/.test(String(it))) return BigInt(String(it));
    return Number.isSafeInteger(it) ? BigInt(it as number) : it;
  });

/**
 * The value in the form in which it travels; bigints stay, since text and {@link encodeExactJson} have a form for them. `isText`: it goes where
 * everything is text, and what is nested is JSON, for which a bigint that a double holds is a number. Throws a TypeError for a date that is none.
 */
export const plain = <Value>(value: Value, natives: Natives, isText = false): Value =>
  changed(value, natives, (it, { text }) => {
    if (typeof it === "bigint") return isText && Number.isSafeInteger(Number(it)) ? Number(it) : it;
    if (it instanceof Uint8Array && text === "byte") return base64Of(it);
    if (it instanceof Date && Number.isNaN(it.getTime())) throw new TypeError("A date is not valid");
    return it instanceof Date ? it.toISOString() : it;
  }) as Value;

const nowhere: NativePlaces = {};

function changed(value: unknown, natives: Natives | undefined, change: Change): unknown {
  const here = natives?.() ?? nowhere;
  if (Array.isArray(value)) return changedArray(value, here, change);
  return isPlain(value) ? changedFields(value, here, change) : change(value, here);
}

/** Neither the instance of a class nor bytes. */
function isPlain(value: unknown): value is Values {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

const changedArray = (
  items: readonly unknown[],
  { items: rest, prefix = [] }: NativePlaces,
  change: Change,
): unknown[] => items.map((it, i) => changed(it, i < prefix.length ? prefix[i] : rest, change));

function changedFields(fields: Values, { properties = {}, rest }: NativePlaces, change: Change): Values {
  const entries = Object.keys(fields).map((name) => {
    const natives = Object.hasOwn(properties, name) ? properties[name] : rest;
    return [name, changed(fields[name], natives, change)] as const;
  });
  if (Object.getPrototypeOf(fields) !== null) return Object.fromEntries(entries);
  const made = Object.create(null) as Values;
  for (const [name, it] of entries) made[name] = it;
  return made;
}

const dateTime = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** A `date-time` (RFC 3339); the text itself for what is none, which is the validator's business. */
function dateOf(text: string): Date | string {
  const [, day] = dateTime.exec(text) ?? [];
  return day !== undefined && isDay(day) ? new Date(text.toUpperCase()) : text;
}

/** Engines take the 31st of February for a day of March. */
function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** RFC 4648, section 4. */
function bytesOf(text: string): Uint8Array | string {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return text;
  return Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
}

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (const it of bytes) text += String.fromCharCode(it);
  return btoa(text);
}

/** The half that `media.inner` names, for values in the packages' form. */
export const encodeNative: Encode = (value, media, partHeaders) => {
  const { inner, natives } = partsOf(media);
  if (inner.encode === undefined) throw new Error(`${media.type} has no encoder here`);
  return inner.encode(
    changedItems(value, inner.each === true, (it) => plain(it, natives, inner.isText)),
    media,
    partHeaders,
  );
};

export const decodeNative: Decode = (payload, contentType, media) => {
  const { inner, natives } = partsOf(media);
  if (inner.decode === undefined) throw new Error(`${media.type} has no decoder here`);
  const decoded = inner.decode(payload, contentType, media);
  try {
    const change = (it: unknown): unknown => native(it, natives, inner.isText);
    return { ...decoded, value: changedItems(decoded.value, inner.each === true, change) };
  } catch (error) {
    if (error instanceof RangeError) return refused("is nested too deeply"); // the engine's stack is full
    throw error;
  }
};

function partsOf({ type, inner, natives }: MediaWire): Required<Pick<MediaWire, "inner" | "natives">> {
  if (inner === undefined || natives === undefined) throw new Error(`${type} has no values of its own here`);
  return { inner, natives };
}

/** The value changed, or each of its items. */
function changedItems(value: unknown, isEach: boolean, change: (it: unknown) => unknown): unknown {
  if (!isEach || !isItems(value)) return change(value);
  return Array.isArray(value) ? value.map(change) : changedOneByOne(value, change);
}

async function* changedOneByOne(
  items: AsyncIterable<unknown> | Iterable<unknown>,
  change: (it: unknown) => unknown,
): AsyncGenerator<unknown, void, undefined> {
  for await (const it of items) yield change(it);
}
// #endregion

// #region splitter
/** The parts of a multipart body as they stand between its boundaries (RFC 2046, section 5.1). */

type Bytes = Uint8Array<ArrayBuffer>;

interface RawPart {
  readonly name: string | undefined;
  readonly filename: string | undefined;
  /** Undefined when the part doesn't say. */
  readonly type: string | undefined;
  readonly bytes: Bytes;
  /** Its headers, a line for each. */
  readonly head: string;
}

/** Of a part's headers, in bytes. */
const maxHead = 16_384;

/** Finds parts in bytes that may come in pieces. */
class Splitter {
  /** The boundary at the end has been found; what comes behind it says nothing. */
  isDone = false;
  readonly #delimiter: string;
  /** Of what stands since the last boundary. */
  #pieces: Bytes[] = [];
  #size = 0;
  /** Bytes that may be the start of a boundary. A body may begin with one, as if there were a line before it. */
  #rest: Bytes = Uint8Array.of(13, 10);
  #isInside = false;
  #count = 0;

  /** `limits`: how many parts there may be, and how many bytes may be in one. */
  constructor(
    boundary: string,
    readonly limits: { readonly count?: number; readonly size?: number },
  ) {
    this.#delimiter = `\r\n--${boundary}`;
  }

  /** The parts that these bytes complete, or what is wrong with them. */
  push(bytes: Bytes): readonly RawPart[] | string {
    const { count = Infinity, size = Infinity } = this.limits;
    const parts: RawPart[] = [];
    const here = this.#rest.length === 0 ? bytes : together([this.#rest, bytes]);
    // One character for each byte, so that positions are the same and the search is the engine's.
    const text = new TextDecoder("latin1").decode(here);
    const { length } = this.#delimiter;
    let from = 0;
    while (!this.#ends(text, from)) {
      const at = text.indexOf(this.#delimiter, from);
      const end = at < 0 ? Math.max(from, here.length - length + 1) : at;
      this.#keep(here.subarray(from, end));
      if (this.#size > size) return `has a part of more than ${size} bytes`;
      if (at < 0) {
        this.#rest = here.subarray(end);
        break;
      }
      const bytes = this.#taken();
      from = at + length;
      if (this.#isInside) {
        if (this.#count === count) return `has more than ${count} parts`;
        this.#count += 1;
        const part = partOf(bytes);
        if (typeof part === "string") return part;
        parts.push(part);
      }
      this.#isInside = true; // what stood before was a preamble
    }
    return parts;
  }

  /** True where the boundary before `at` was the last. */
  #ends(text: string, at: number): boolean {
    this.isDone ||= this.#isInside && this.#size === 0 && text.startsWith("--", at);
    return this.isDone;
  }

  #keep(bytes: Bytes): void {
    if (bytes.length === 0) return;
    this.#pieces.push(bytes);
    this.#size += bytes.length;
  }

  #taken(): Bytes {
    const bytes = together(this.#pieces);
    this.#pieces = [];
    this.#size = 0;
    return bytes;
  }
}

/** What stands between two boundaries: the rest of the first one's line, headers, an empty line, and what the part holds. */
function partOf(bytes: Bytes): RawPart | string {
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, 2 * maxHead));
  const start = text.indexOf("\r\n");
  if (text.slice(0, start < 0 ? undefined : start).trim() !== "") return "has a boundary with something behind it";
  // A part without headers begins with an empty line.
  const blank = start < 0 ? -1 : text.indexOf("\r\n\r\n", start);
  if (blank < 0 || blank - start > maxHead) return `has a part whose headers don't end within ${maxHead} bytes`;
  const head = textIn(bytes.subarray(start, blank)) ?? "";
  const disposition = headerOf(head, "content-disposition") ?? "";
  const filename = dispositionOf(disposition, "filename") ?? fileNameIn(disposition);
  return {
    name: dispositionOf(disposition, "name"),
    filename: filename === undefined ? undefined : bareName(filename),
    type: headerOf(head, "content-type"),
    head,
    bytes: bytes.subarray(blank + 4),
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
// #endregion

// #region parts
/** Decoding of multipart bodies. */

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
// #endregion

// #region path
/** Path parameters: the styles simple, label and matrix. */

/**
 * The path of a URL from its text and its parameters: `["/Targets/", { name: "Sid" }]`. Everything in a value but unreserved
 * characters is encoded, `/` included.
 *
 * A value can't make a segment that is empty, `.` or `..`: the first would address another resource, and URL parsers resolve the
 * others away however they are encoded (WHATWG URL, section 4.4). Such a value throws a {@link WireError}, as a missing one does.
 */
export function encodePath(parts: readonly (string | ParameterWire)[], values: object | undefined): string {
  const done: string[] = [];
  let segment = "";
  let owner: ParameterWire | undefined;
  for (const part of [...parts, "/"]) {
    if (typeof part !== "string") {
      owner = part;
      segment += textOfParameter(part, own(values, part.name));
      continue;
    }
    const [rest, ...following] = part.split("/");
    segment += rest;
    for (const next of following) {
      if (owner !== undefined && /^(\.|%2e){0,2}$/i.test(segment))
        throw new WireError("path", owner.name, 'must not make a segment that is empty, "." or ".."');
      done.push(segment);
      segment = next;
      owner = undefined;
    }
  }
  return done.join("/");
}

/** A text or a number as a whole segment of a path. Throws a {@link WireError} for what can't be one. */
export function segment(values: object = {}, name: string): string {
  const text = Object.hasOwn(values, name) ? String((values as Values)[name] ?? "") : "";
  if (/^\.{0,2}$/.test(text)) throw new WireError("path", name, 'must not be empty, "." or ".."');
  return percent(text);
}

function textOfParameter(it: ParameterWire, value: unknown): string {
  if (value === undefined || value === null) throw new WireError("path", it.name, "is missing");
  return it.expand?.(it, value, "path") ?? textsOf(value).join(",");
}

/**
 * What most paths have: parameters of one scalar each, in whose texts nothing is encoded. `names` are those of the texts that the reader is
 * given. Undefined where the parameters are others; the reader answers undefined where the texts are.
 */
export function plainPath(
  parameters: readonly ParameterWire[],
  names: readonly string[],
): ((texts: readonly string[]) => Values | undefined) | undefined {
  const plain = names.map((name) => parameters.find((it) => it.name === name && isPlainParameter(it)));
  if (new Set(plain).size !== parameters.length || plain.includes(undefined)) return undefined;
  return (texts) => {
    const value: Values = {};
    for (let i = 0; i < plain.length; i += 1) {
      const { name, shape = "string" } = plain[i]!;
      const text = texts[i]!;
      if (text === "" || text.includes("%") || text.includes("\0")) return undefined;
      value[name] = coerce(shape, text);
    }
    return value;
  };
}

const isPlainParameter = ({ name, shape = "string", style = "simple", content }: ParameterWire): boolean =>
  content === undefined && style === "simple" && isPlainScalar(name, shape);

/**
 * The values of path parameters. `captured` holds what stands in the parameters' places, by name, still percent-encoded; what it
 * doesn't hold is left out.
 */
export function decodePath(
  parameters: readonly ParameterWire[],
  captured: Readonly<Record<string, string>>,
  check?: JsonCheck,
): Decoded {
  const from = source("path", unpercent, check);
  const value = Object.create(null) as Values;
  for (const it of parameters) {
    const read = Object.hasOwn(captured, it.name) ? readSegment(from, it, captured[it.name]!) : undefined;
    if (read !== undefined) value[it.name] = read;
  }
  return { value, faults: from.faults };
}

function readSegment(from: Source, it: ParameterWire, raw: string): unknown {
  if (it.content !== undefined) return readContent(from, it.name, it.content, raw);
  if (it.style !== "label" && it.style !== "matrix") return readList(from, it, raw, ",");
  const rest = raw.slice(1);
  if (it.style === "label" && raw.startsWith(".")) return readList(from, it, rest, it.explode === true ? "." : ",");
  const read =
    raw.startsWith(";") && it.style === "matrix"
      ? readNamed(from, it, fieldsOf(from, rest, ";"), "matrix", () => false)
      : undefined;
  if (read === undefined)
    fault(
      from,
      it.name,
      [],
      it.style === "label" ? 'does not start with "."' : `does not have the form ;${it.name}=value`,
    );
  return read;
}
// #endregion

// #region query
/** Query parameters, and OpenAPI 3.2's query string as one value. */

/** The query without `?`: "a=1&b=2", or "" when there is nothing to send. Throws a {@link WireError} for a value that its style can't hold. */
export function encodeQuery(parameters: readonly ParameterWire[], values: object | undefined): string {
  return joined(
    parameters.map((it) => {
      const value = own(values, it.name);
      return it.expand?.(it, value, "query") ?? fieldsText(it.name, value);
    }),
  );
}

/** A query behind its question mark; nothing where there is none. */
export const search = (query: string): string => query && `?${query}`;

/** The values of query parameters, from a query with or without `?`. `+` is a space. Fields that no parameter asks for are left out. */
export function decodeQuery(parameters: readonly ParameterWire[], search: string, check?: JsonCheck): Decoded {
  const from = source("query", unpercentField, check);
  return readAll(from, parameters, fieldsOf(from, search.replace(/^\?/, ""), "&"));
}

/** The whole query as one value of a media type (OpenAPI 3.2, `in: querystring`), without `?`. A form is a query already; all else is percent-encoded. */
export function encodeQuerystring(media: MediaWire, value: unknown): string {
  if (value === undefined) return "";
  return isForm(media) ? contentText(media, value) : percent(contentText(media, value));
}

/** The value of the whole query; undefined when the query is empty. */
export function decodeQuerystring(media: MediaWire, search: string): Decoded<unknown> {
  const raw = search.replace(/^\?/, "");
  if (raw === "" || media.decode === undefined) return { value: undefined, faults: [] };
  const text = isForm(media) ? raw : unpercent(raw);
  if (text === undefined)
    return { value: undefined, faults: [{ in: "querystring", name: "", pointer: "", message: notPercentEncoded }] };
  const { value, faults } = media.decode(new TextEncoder().encode(text), media.type, media);
  return { value, faults: faults.map((it) => ({ ...it, in: "querystring" })) };
}

const isForm = ({ type }: MediaWire): boolean => type.startsWith("application/x-www-form-urlencoded");
// #endregion

// #region text
/** Text of any kind: `text/*`, XML, YAML. */

/** A string as UTF-8; `text/*` says so, since its default would be another. */
export const encodeText: Encode = (value, { type }) => {
  const named = concrete(type, "text/plain");
  return { contentType: /^text\/[^;]*$/i.test(named) ? `${named};charset=utf-8` : named, body: textOf(value) };
};

/** A string, in the character set that the content type says. */
export const decodeText: Decode = (payload, contentType, { shape = "string" }) => {
  const charset = parameterOf(contentType ?? "", "charset");
  const text = textIn(payload, charset);
  return text === undefined ? refused(`is not ${charset ?? "UTF-8"}`) : { value: coerce(shape, text), faults: [] };
};
// #endregion
