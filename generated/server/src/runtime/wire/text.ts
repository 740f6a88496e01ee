// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Text of any kind: `text/*`, XML, YAML. */
import { textOf } from "./values.js";
import { concrete, parameterOf, refused, textIn } from "./media.js";
import { coerce } from "./shape.js";
import type { Decode, Encode } from "./wire.js";

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
