/** application/x-www-form-urlencoded (WHATWG URL, section 5; OpenAPI, Encoding the x-www-form-urlencoded Media Type). */
import { encodingOf, isJson, isStyled, refused, textIn } from "./media.js";
import { unpercent, unpercentField } from "./percent.js";
import {
  claims,
  fieldsOf,
  readAll,
  readGiven,
  readJsonText,
  readText,
  source,
  type Fields,
  type Source,
} from "./read.js";
import { arrayOf, coerce, isPlainScalar, membersOf, objectOf, propertyShape } from "./shape.js";
import { fieldsText, joined } from "./values.js";
import type { Decode, Decoded, Encode, MediaWire, ObjectShape, ParameterWire, Shape, Values } from "./wire.js";

/** An object's fields in its own order. Arrays are repeated, objects are JSON, null is empty, unless `encoding` says otherwise. */
export const encodeForm: Encode = (value, media) => {
  const fields = Object.entries((value ?? {}) as Values).map(([name, it]) => {
    const encoding = encodingOf(media, name);
    return encoding.expand?.({ name, ...encoding }, it, "body") ?? fieldsText(name, it);
  });
  return { contentType: media.type, body: joined(fields) };
};

/** An object of the fields; `+` is a space. Fields of names that the shape doesn't know are in it too, for the validator to judge. */
export const decodeForm: Decode = (payload, _contentType, media) => {
  const text = textIn(payload);
  if (text === undefined) return refused("is not UTF-8");
  const plain = readPlain(text, media);
  if (plain !== undefined) return { value: plain, faults: [] };
  const from = source("body", unpercentField, media.check);
  return readFields(from, fieldsOf(from, text, "&"), media);
};

/**
 * What most forms are: properties of one scalar type each, given once, nothing wrong with them. Undefined for every other form, for which
 * more has to be asked than takes the time of all this.
 */
function readPlain(text: string, media: MediaWire): Values | undefined {
  const known = scalarsOf(media);
  if (known === undefined || text.includes("\0") || text.includes("%00")) return undefined;
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  const value: Values = {}; // which engines look at faster than at one without prototype
  let before = known.start;
  for (let at = 0; at < spaced.length;) {
    const next = spaced.indexOf("&", at);
    const end = next < 0 ? spaced.length : next;
    let it = before.next;
    if (it === undefined || !spaced.startsWith(it.prefix, at)) {
      const equals = spaced.indexOf("=", at);
      it = equals < 0 ? undefined : known.byName.get(spaced.slice(at, equals));
      if (it === undefined) return undefined;
      before.next = it;
    }
    const from = at + it.prefix.length;
    if (from >= end || value[it.name] !== undefined) return undefined;
    const given = unpercent(spaced.slice(from, end));
    if (given === undefined) return undefined;
    value[it.name] = coerce(it.shape, given);
    before = it;
    at = end + 1;
  }
  return value;
}

/** The properties that travel like query parameters. */
export const styledOf = (media: MediaWire, shape: ObjectShape): readonly ParameterWire[] =>
  Object.keys(media.encoding ?? {})
    .filter((name) => isStyled(encodingOf(media, name)))
    .map((name) => ({ name, ...encodingOf(media, name), shape: propertyShape(shape, name) ?? "any" }));

/** Their values. None of them takes the field of another property. */
export function readStyled(
  from: Source,
  parameters: readonly ParameterWire[],
  shape: ObjectShape,
  fields: Fields,
): Values {
  const isTaken = (name: string): boolean =>
    Object.hasOwn(shape.object, name) && !parameters.some((it) => it.name === name);
  return readAll(from, parameters, fields, isTaken).value;
}

const none: readonly ParameterWire[] = [];
const shapeless: ObjectShape = { object: {} };

function readFields(from: Source, fields: Fields, media: MediaWire): Decoded {
  const shape = objectOf(membersOf(media.shape ?? "any")) ?? shapeless;
  const known = knownOf(shape);
  const parameters = media.encoding === undefined ? none : styledOf(media, shape);
  const value = readStyled(from, parameters, shape, fields);
  for (const [name, given] of fields) {
    if (parameters !== none && parameters.some((it) => claims(it, name))) continue;
    const it = known.get(name) ?? { name, shape: propertyShape(shape, name) ?? "any" };
    const contentType = media.encoding === undefined ? undefined : encodingOf(media, name).contentType;
    const read =
      contentType !== undefined && isJson(contentType) ? readJsonField(from, it, given) : readGiven(from, it, given);
    if (read !== undefined) value[it.name] = read;
  }
  return { value, faults: from.faults };
}

/** A property, and how its text is read. */
interface Property {
  readonly name: string;
  readonly shape: Shape;
}

/**
 * The properties of each shape, by name. A map takes a piece of the body's text as it is; as the name of a property, a text of its own would
 * have to be made of it first, which takes longer than all the rest.
 */
const properties = /* @__PURE__ */ new WeakMap<ObjectShape, ReadonlyMap<string, Property>>();

function knownOf(of: ObjectShape): ReadonlyMap<string, Property> {
  let known = properties.get(of);
  if (known === undefined) {
    known = new Map(Object.entries(of.object).map(([name, shape]) => [name, { name, shape }]));
    properties.set(of, known);
  }
  return known;
}

/** A property whose name looks the same when it is encoded. */
interface PlainProperty extends Property {
  /** Its name and the mark behind it. */
  readonly prefix: string;
  /** The one that came behind it the last time: forms of a kind have theirs in the same order. */
  next: PlainProperty | undefined;
}

interface Scalars {
  /** Leads to the property that came first the last time. */
  readonly start: PlainProperty;
  readonly byName: ReadonlyMap<string, PlainProperty>;
}

const plainProperty = (it: Property): PlainProperty => ({ ...it, prefix: `${it.name}=`, next: undefined });

/** Of each media type, those that are scalars and whose names look the same when they are encoded. */
const scalars = /* @__PURE__ */ new WeakMap<MediaWire, Scalars>();

function scalarsOf(media: MediaWire): Scalars | undefined {
  const { shape = "any", encoding } = media;
  if (typeof shape !== "object" || !("object" in shape) || encoding !== undefined) return undefined;
  let known = scalars.get(media);
  if (known === undefined) {
    const plain = [...knownOf(shape).values()].filter(
      (it) => /^[\w.~-]+$/.test(it.name) && isPlainScalar(it.name, it.shape),
    );
    known = {
      start: plainProperty({ name: "", shape: "any" }),
      byName: new Map(plain.map((it) => [it.name, plainProperty(it)])),
    };
    scalars.set(media, known);
  }
  return known;
}

function readJsonField(from: Source, { name, shape = "any" }: ParameterWire, given: readonly string[]): unknown {
  const isList = given.length > 1 || arrayOf(membersOf(shape)) !== undefined;
  const values = given.map((raw, i) => {
    const path = isList ? [i] : [];
    return readJsonText(from, name, path, readText(from, name, path, raw));
  });
  return isList ? values : values[0];
}
