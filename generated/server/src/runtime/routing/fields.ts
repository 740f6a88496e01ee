// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { encodeHeaders, WireError, type ParameterWire } from "../wire/index.js";

/** The lines of a header field. Throws a {@link WireError} for what would end the field early, or is no name (RFC 9110, section 5.1). */
export function fields(wire: ParameterWire, value: unknown): [string, string][] {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(wire.name)) throw new WireError("header", wire.name, "is no name of a header");
  return encodeHeaders([wire], { [wire.name]: value });
}
