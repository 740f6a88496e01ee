// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** JSON (RFC 8259), and everything that ends in `+json`. */
import { concrete, refused, textIn } from "./media.js";
import { WireError, type Decode, type Encode } from "./wire.js";

export const encodeJson: Encode = (value, { type }) => {
  const body = JSON.stringify(value) as string | undefined;
  if (body === undefined) throw new WireError("body", "", "has no form in JSON");
  return { contentType: concrete(type, "application/json"), body };
};

export const decodeJson: Decode = (payload) => {
  const text = textIn(payload);
  if (text === undefined) return refused("is not UTF-8");
  try {
    return { value: JSON.parse(text), faults: [] };
  } catch {
    return refused(text === "" ? "is empty" : "is not valid JSON");
  }
};
