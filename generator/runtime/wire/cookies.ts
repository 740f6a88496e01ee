/** Cookie parameters (RFC 6265, section 4.2): the styles form, which is percent-encoded, and cookie, which is sent as it is. */
import { contentText, pairsOf, plainText, urlText, type EncodeText } from "./expand.js";
import { own } from "./values.js";
import { unpercent } from "./percent.js";
import { append, claims, readNamed, source, type Fields } from "./read.js";
import type { Decoded, JsonCheck, ParameterWire, Values } from "./wire.js";

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
