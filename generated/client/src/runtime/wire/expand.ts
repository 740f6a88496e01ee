// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Encoding of values by style: RFC 6570 and what OpenAPI adds (Style Values, Style Examples). */
import { hex, percent, reserved } from "./percent.js";
import { isJson, isStyled } from "./media.js";
import { textOf } from "./values.js";
import {
  WireError,
  type EncodingWire,
  type Expand,
  type MediaWire,
  type ParameterWire,
  type Place,
  type Style,
} from "./wire.js";

/** Encodes text so that none of the characters `marks` is left in it, or refuses. */
export type EncodeText = (text: string, marks: string) => string;

/** True for what has parts of its own: arrays and objects. */
export const isComposite = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !(value instanceof Date);

/** The text of a value that has a media type. */
export function contentText(content: MediaWire, value: unknown): string {
  const body = content.encode?.(value, content).body;
  if (typeof body !== "string") throw new Error(`${content.type} can't be part of a URL or a header`);
  return body;
}

export const isExploded = ({ explode }: ParameterWire, style: Style): boolean =>
  explode ?? (style === "form" || style === "cookie");

/** What stands between the parts of a value that is not exploded. */
export const delimiterOf = (style: Style): string =>
  style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";

const entries = (value: object): [string, unknown][] => Object.entries(value).filter(([, it]) => it !== undefined);

/** True for an array or an object without anything to send. */
export const isEmpty = (value: unknown): boolean => isComposite(value) && entries(value).length === 0;

/** For URLs and forms: percent-encoded. OpenAPI has no escape for the delimiters `|`, space and brackets, so text that holds one is refused. */
export const urlText =
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
export const plainText =
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
export function listOf({ explode }: ParameterWire, value: unknown, encode: EncodeText, separator: string): string {
  if (!isComposite(value)) return encode(textOf(value), "");
  const mark = explode === true ? separator : ",";
  const equals = explode === true ? "=" : ",";
  const item = (it: unknown): string => encode(textOf(it), mark);
  return entries(value)
    .map(([key, it]) => (Array.isArray(value) ? item(it) : encode(key, mark + equals) + equals + item(it)))
    .join(mark);
}

/** Values with names: `form`, `cookie`, `matrix`, `spaceDelimited`, `pipeDelimited`, `deepObject`. Nothing for what is not sent. */
export function pairsOf(it: ParameterWire, value: unknown, encode: EncodeText, style: Style): [string, string][] {
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
