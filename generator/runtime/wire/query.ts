/** Query parameters, and OpenAPI 3.2's query string as one value. */
import { contentText } from "./expand.js";
import { percent, unpercent, unpercentField } from "./percent.js";
import { fieldsOf, notPercentEncoded, readAll, source } from "./read.js";
import { fieldsText, joined, own } from "./values.js";
import type { Decoded, JsonCheck, MediaWire, ParameterWire } from "./wire.js";

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
