// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** JSON (RFC 8259), and everything that ends in `+json`. */
import { concrete, refused, textIn } from "./media.js";
import {
  WireError,
  type Decode,
  type Decoded,
  type Encode,
  type Encoded,
  type JsonCheck,
  type MediaWire,
  type Payload,
} from "./wire.js";

/** As `JSON.parse`: throws for what is no JSON. */
export type Parse = (text: string) => unknown;

export const encodeJson: Encode = (value, { type }) => writeJson(type, JSON.stringify(value));

export const decodeJson: Decode = (payload, _contentType, media) => readJson(payload, media, JSON.parse);

/** A body of JSON; `text` is undefined for a value that has no form in it. */
export function writeJson(type: string, text: string | undefined): Encoded {
  if (text === undefined) throw new WireError("body", "", "has no form in JSON");
  return { contentType: concrete(type, "application/json"), body: text };
}

/** The value of a body of JSON. */
export function readJson(payload: Payload, { check }: MediaWire, parse: Parse): Decoded<unknown> {
  const text = textIn(payload);
  return text === undefined ? refused("is not UTF-8") : parsed(text, parse, check);
}

/** What JSON says, and what is wrong with it. */
export function parsed(text: string, parse: Parse, check: JsonCheck | undefined): Decoded<unknown> {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    return refused(text === "" ? "is empty" : "is not valid JSON");
  }
  const fault = check?.(text, value);
  return { value, faults: fault === undefined ? [] : [{ in: "body", name: "", ...fault }] };
}
