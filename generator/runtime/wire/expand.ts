/** Encoding of values by style: RFC 6570 and what OpenAPI adds (Style Values, Style Examples). */
import { hex, percent, reserved } from "./percent.js";
import { WireError, type MediaWire, type ParameterWire, type Place, type Style, type Values } from "./wire.js";

/** Encodes text so that none of the characters `marks` is left in it, or refuses. */
export type EncodeText = (text: string, marks: string) => string;

/** The own property of that name. */
export const own = (values: object | undefined, name: string): unknown =>
  values !== undefined && Object.hasOwn(values, name) ? (values as Values)[name] : undefined;

/** True for what has parts of its own: arrays and objects. */
export const isComposite = (value: unknown): value is object => typeof value === "object" && value !== null && !(value instanceof Date);

/** A value as text. What has no text of its own is written as JSON. */
export const textOf = (value: unknown): string =>
  value === null ? "" : value instanceof Date ? value.toISOString() : typeof value === "object" ? JSON.stringify(value) : String(value);

/** The text of a value that has a media type. */
export function contentText(content: MediaWire, value: unknown): string {
  const body = content.encode?.(value, content).body;
  if (typeof body !== "string") throw new Error(`${content.type} can't be part of a URL or a header`);
  return body;
}

export const isExploded = ({ explode }: ParameterWire, style: Style): boolean => explode ?? (style === "form" || style === "cookie");

/** What stands between the parts of a value that is not exploded. */
export const delimiterOf = (style: Style): string => (style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",");

const entries = (value: object): [string, unknown][] => Object.entries(value).filter(([, it]) => it !== undefined);

/** For URLs and forms: percent-encoded. OpenAPI has no escape for the delimiters `|`, space and brackets, so text that holds one is refused. */
export const urlText =
  (place: Place, { name, allowReserved }: ParameterWire): EncodeText =>
  (text, marks) => {
    let encoded = allowReserved === true ? reserved(text) : percent(text);
    for (const mark of marks) {
      if (!text.includes(mark)) continue;
      if (" |[]".includes(mark)) throw new WireError(place, name, `has a part with ${JSON.stringify(mark)} in it, which its style can't tell from a delimiter`);
      encoded = encoded.replaceAll(mark, hex(mark));
    }
    return encoded;
  };

/** For places without an escape: text as it is, or refused. */
export const plainText =
  (place: Place, name: string, forbidden: RegExp): EncodeText =>
  (text, marks) => {
    const mark = forbidden.exec(text)?.[0] ?? [...marks].find((it) => text.includes(it));
    if (mark !== undefined) throw new WireError(place, name, `has ${JSON.stringify(mark)} in it, which can't be sent here`);
    return text;
  };

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
  if (isExploded(it, style)) return fields.map(([key, item]) => [isArray ? name : encode(key, "="), encode(textOf(item), style === "matrix" ? ";" : "")]);
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
