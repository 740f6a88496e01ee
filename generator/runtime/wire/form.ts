/** application/x-www-form-urlencoded (WHATWG URL, section 5; OpenAPI, Encoding the x-www-form-urlencoded Media Type). */
import { isComposite, own } from "./expand.js";
import { concrete, isJson, refused, textIn } from "./media.js";
import { unpercentField } from "./percent.js";
import { fieldsFrom } from "./query.js";
import { claims, fault, fieldsOf, readAll, readGiven, readText, source, type Fields, type Source } from "./read.js";
import { arrayOf, membersOf, objectOf, propertyShape } from "./shape.js";
import type { Decode, Decoded, Encode, EncodingWire, MediaWire, ObjectShape, ParameterWire, Values } from "./wire.js";

const formType = "application/x-www-form-urlencoded";

/** An object's fields in its own order. Arrays are repeated, objects are JSON, null is empty, unless `encoding` says otherwise. */
export const encodeForm: Encode = (value, media) => ({
  contentType: concrete(media.type, formType),
  body: Object.entries((value ?? {}) as Values)
    .flatMap(([name, it]) => {
      const encoding = encodingOf(media, name);
      if (isStyled(encoding)) return fieldsFrom("body", { name, ...encoding }, it);
      const items = (Array.isArray(it) ? it : [it]) as unknown[];
      return items.flatMap((item) => fieldsFrom("body", { name }, fieldValue(item, encoding)));
    })
    .join("&"),
});

const fieldValue = (value: unknown, { contentType }: EncodingWire): unknown =>
  value !== undefined && (isComposite(value) || isJson(contentType ?? "")) ? JSON.stringify(value) : value;

export const encodingOf = ({ encoding }: MediaWire, name: string): EncodingWire => (own(encoding, name) as EncodingWire | undefined) ?? {};

/** True where a field travels like a query parameter (Encoding Object, RFC 6570-style serialization). */
export const isStyled = ({ style, explode, allowReserved }: EncodingWire): boolean => (style ?? explode ?? allowReserved) !== undefined;

/** An object of the fields; `+` is a space. Fields of names that the shape doesn't know are in it too, for the validator to judge. */
export const decodeForm: Decode = (payload, _contentType, media) => {
  const text = textIn(payload);
  if (text === undefined) return refused("is not UTF-8");
  const from = source("body", unpercentField);
  return readFields(from, fieldsOf(from, text, "&"), media);
};

function readFields(from: Source, fields: Fields, media: MediaWire): Decoded {
  const shape: ObjectShape = objectOf(membersOf(media.shape ?? "any")) ?? { object: {} };
  const styled = Object.keys(media.encoding ?? {}).filter((name) => isStyled(encodingOf(media, name)));
  const parameters = styled.map((name): ParameterWire => ({ name, ...encodingOf(media, name), shape: propertyShape(shape, name) ?? "any" }));
  const { value } = readAll(from, parameters, fields);
  for (const [name, given] of fields) {
    if (parameters.some((it) => claims(it, name))) continue;
    const it = { name, shape: propertyShape(shape, name) ?? "any" };
    const read = isJson(encodingOf(media, name).contentType ?? "") ? readJson(from, it, given) : readGiven(from, it, given);
    if (read !== undefined) value[name] = read;
  }
  return { value, faults: from.faults };
}

function readJson(from: Source, { name, shape = "any" }: ParameterWire, given: readonly string[]): unknown {
  const values = given.map((raw): unknown => {
    const text = readText(from, name, [], raw);
    try {
      return JSON.parse(text);
    } catch {
      fault(from, name, [], "is not valid JSON");
      return text;
    }
  });
  return values.length > 1 || arrayOf(membersOf(shape)) !== undefined ? values : values[0];
}
