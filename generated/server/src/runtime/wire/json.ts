// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** JSON (RFC 8259), and everything that ends in `+json`. */
import { concrete, refused, textIn } from "./media.js";
import { WireError, type Decode, type Decoded, type Encode, type Encoded, type Payload } from "./wire.js";

export const encodeJson: Encode = (value, { type }) => writeJson(type, JSON.stringify(value));

export const decodeJson: Decode = (payload) => readJson(payload, JSON.parse);

/** A body of JSON; `text` is undefined for a value that has no form in it. */
export function writeJson(type: string, text: string | undefined): Encoded {
  if (text === undefined) throw new WireError("body", "", "has no form in JSON");
  return { contentType: concrete(type, "application/json"), body: text };
}

/** The value of a body of JSON, by a reader that throws for what is none. */
export function readJson(payload: Payload, parse: (text: string) => unknown): Decoded<unknown> {
  const text = textIn(payload);
  if (text === undefined) return refused("is not UTF-8");
  try {
    return { value: parse(text), faults: [] };
  } catch {
    return refused(text === "" ? "is empty" : "is not valid JSON");
  }
}
