import { encodeHeaders, WireError, type ParameterWire } from "../wire/index.js";

/** What a header may have without any more ado: visible characters, spaces between them. */
const plainValue = /^[!-~]+(?: [!-~]+)*$/;

/** The line of `Content-Type`. Throws as {@link fields} does. */
export const contentTypeField = (type: string): [string, string][] =>
  plainValue.test(type) ? [["content-type", type]] : fields({ name: "content-type" }, type);

/** The lines of a header field. Throws a {@link WireError} for what would end the field early, or is no name (RFC 9110, section 5.1). */
export function fields(wire: ParameterWire, value: unknown): [string, string][] {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(wire.name)) throw new WireError("header", wire.name, "is no name of a header");
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text === "string" && wire.content === undefined && plainValue.test(text)) return [[wire.name, text]];
  return encodeHeaders([wire], { [wire.name]: value });
}
