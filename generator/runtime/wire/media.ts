/** Media types (RFC 9110, section 8.3.1) and the text in bodies. */
import { own } from "./values.js";
import type { Decoded, EncodingWire, MediaWire, Payload } from "./wire.js";

/** The type itself where it is one, `fallback` where it is a range: "image/*". */
export const concrete = (type: string, fallback: string): string => (type.includes("*") ? fallback : type);

/** "application/json" in "Application/JSON; charset=utf-8". */
export const essence = (type: string): string => type.split(";", 1)[0]!.trim().toLowerCase();

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
export const encodingOf = ({ encoding }: MediaWire, name: string): EncodingWire =>
  (own(encoding, name) as EncodingWire | undefined) ?? {};

/** The same of the part at an index, where parts have no names. */
export const positionOf = ({ prefixEncoding = [], itemEncoding = {} }: MediaWire, index: number): EncodingWire =>
  prefixEncoding[index] ?? itemEncoding;

/** True where a field travels like a query parameter (Encoding Object, RFC 6570-style serialization). */
export const isStyled = ({ style, explode, allowReserved }: EncodingWire): boolean =>
  (style ?? explode ?? allowReserved) !== undefined;

const strict = (charset: string): TextDecoder => new TextDecoder(charset, { fatal: true });

/** Made once: that takes longer than to decode a short text. */
let utf8: TextDecoder | undefined;

/** Text from bytes; undefined for bytes that are not in this character set, and for a set that nobody knows. */
export function textIn(bytes: Payload, charset?: string): string | undefined {
  try {
    const decoder = charset === undefined ? (utf8 ??= strict("utf-8")) : strict(charset);
    return decoder.decode(bytes as Uint8Array<ArrayBuffer>);
  } catch {
    return undefined;
  }
}

/** What comes of a body that can't be read. */
export const refused = (message: string): Decoded<undefined> => ({
  value: undefined,
  faults: [{ in: "body", name: "", pointer: "", message }],
});
