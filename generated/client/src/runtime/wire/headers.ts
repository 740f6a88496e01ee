// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Header parameters and response headers: the style simple, without any escape (OpenAPI, Appendix D). */
import { contentText, isEmpty, listOf, plainText } from "./expand.js";
import { own, textOf } from "./values.js";
import { readContent, readList, source } from "./read.js";
import type { Decoded, JsonCheck, ParameterWire, Values } from "./wire.js";

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
