// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Decoding of values by style: the other direction of `expand.ts`. Reports what is malformed, never throws. */
import { delimiterOf, isExploded } from "./expand.js";
import { readDeep } from "./deep.js";
import { parsed, type Parse } from "./json.js";
import { arrayOf, coerce, hasScalar, hasText, itemShape, membersOf, objectOf, propertyShape } from "./shape.js";
import type {
  ArrayShape,
  Decoded,
  Fault,
  JsonCheck,
  MediaWire,
  ObjectShape,
  ParameterWire,
  Place,
  Shape,
  Style,
  Values,
} from "./wire.js";

/** Where raw text comes from, and how it is decoded there. */
export interface Source {
  readonly place: Place;
  readonly faults: Fault[];
  /** Undefined for what is malformed. */
  readonly decode: (raw: string) => string | undefined;
  /** Asked of all JSON in it. */
  readonly check: JsonCheck | undefined;
  /** Of a value that is repeated, the first counts; otherwise that is a fault. */
  readonly firstWins?: boolean;
}

/** Raw values by decoded name, in order. */
export type Fields = Map<string, string[]>;

/** More fields than any form has; a limit so that nobody can make us count. */
const maxFields = 10_000;

export const source = (place: Place, decode: Source["decode"], check: JsonCheck | undefined): Source => ({
  place,
  decode,
  check,
  faults: [],
});

export function fault(
  from: Source,
  name: string,
  path: readonly (string | number)[],
  message: string,
  below = "",
): void {
  from.faults.push({ in: from.place, name, pointer: pointerOf([name, ...path]) + below, message });
}

/** JSON Pointer (RFC 6901). */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

export const notPercentEncoded = "is not percent-encoded UTF-8";

/** The text that `raw` encodes. */
export function readText(from: Source, name: string, path: readonly (string | number)[], raw: string): string {
  const text = from.decode(raw);
  if (text === undefined) fault(from, name, path, notPercentEncoded);
  else if (text.includes("\0")) fault(from, name, path, "has a NUL character in it");
  return text ?? raw;
}

/** The value that `raw` stands for by its shape. */
export function readValue(
  from: Source,
  name: string,
  path: readonly (string | number)[],
  shape: Shape,
  raw: string,
): unknown {
  const text = readText(from, name, path, raw);
  const value = coerce(shape, text);
  const found = typeof value === "object" && value !== null ? from.check?.(text, value) : undefined;
  if (found !== undefined) fault(from, name, path, found.message, found.pointer);
  return value;
}

/** The value of JSON; the text itself where it is none. */
export function readJsonText(
  from: Source,
  name: string,
  path: readonly (string | number)[],
  text: string,
  parse: Parse = JSON.parse,
): unknown {
  const { value, faults } = parsed(text, parse, from.check);
  for (const it of faults) fault(from, name, path, it.message, it.pointer);
  return value === undefined ? text : value;
}

/** The fields of `a=1&b=2`; a field without `=` is empty. */
export function fieldsOf(from: Source, text: string, separator: string): Fields {
  const fields: Fields = new Map();
  const pieces = text.split(separator, maxFields + 1);
  if (pieces.length > maxFields)
    from.faults.push({ in: from.place, name: "", pointer: "", message: `has more than ${maxFields} fields` });
  for (const piece of pieces) {
    if (piece === "") continue;
    const [rawName, raw] = halves(piece);
    const name = readText(from, rawName, [], rawName);
    append(fields, name, raw);
  }
  return fields;
}

/** One more in the list of that name. */
export function append<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const known = lists.get(name);
  if (known === undefined) lists.set(name, [item]);
  else known.push(item);
}

function halves(piece: string): readonly [string, string] {
  const at = piece.indexOf("=");
  return at < 0 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
}

/** The values of parameters that have names on the wire. `isTaken` says which fields belong to none of them. */
export function readAll(
  from: Source,
  parameters: readonly ParameterWire[],
  fields: Fields,
  isTaken: (name: string) => boolean = () => false,
): Decoded {
  const value = Object.create(null) as Values;
  for (const it of parameters) {
    const others = parameters.filter((other) => other !== it);
    const read = readNamed(
      from,
      it,
      fields,
      it.style ?? "form",
      (name) => isTaken(name) || others.some((other) => claims(other, name)),
    );
    if (read !== undefined) value[it.name] = read;
  }
  return { value, faults: from.faults };
}

/** True for a field that belongs to this parameter. */
export function claims(it: ParameterWire, name: string): boolean {
  const style = it.style ?? "form";
  if (it.name === name) return true;
  if (style === "deepObject") return name.startsWith(`${it.name}[`);
  const object =
    isExploded(it, style) && it.content === undefined ? objectOf(membersOf(it.shape ?? "string")) : undefined;
  return object !== undefined && Object.hasOwn(object.object, name);
}

/** One of them. `isTaken` says which fields are another's, for an exploded object that takes what is left. */
export function readNamed(
  from: Source,
  it: ParameterWire,
  fields: Fields,
  style: Style,
  isTaken: (name: string) => boolean,
): unknown {
  const given = fields.get(it.name);
  if (it.content !== undefined)
    return given === undefined ? undefined : readContent(from, it.name, it.content, only(from, it.name, given));
  if (style === "deepObject") return readDeep(from, it, fields);
  const exploded = isExploded(it, style);
  const members = membersOf(it.shape ?? "string");
  const object = exploded ? objectOf(members) : undefined;
  if (object !== undefined) {
    const open = style === "matrix" || isOpen(object);
    const names = [...fields.keys()].filter((name) => Object.hasOwn(object.object, name) || (open && !isTaken(name)));
    const pairs = names.flatMap((name) => fields.get(name)?.map((raw) => [name, raw] as const) ?? []);
    if (pairs.length > 0) return readObject(from, it.name, object, pairs);
  }
  if (given === undefined) return undefined;
  if (exploded) return readGiven(from, it, given);
  const raw = only(from, it.name, given);
  if (raw === "" && isUnused(it)) return undefined;
  return readList(from, { ...it, explode: false }, raw, delimiters[delimiterOf(style)] ?? ",");
}

/** True where an exploded object takes fields that it doesn't name: others may be in the same query. */
const isOpen = ({ object, rest }: ObjectShape): boolean =>
  rest === undefined ? Object.keys(object).length === 0 : rest !== false;

const delimiters: Readonly<Record<string, RegExp>> = { " ": /%20|[+ ]/, "|": /\||%7c/i };

/** A value that is repeated when it is an array. */
export function readGiven(from: Source, it: ParameterWire, given: readonly string[]): unknown {
  const { shape = "string" } = it;
  if (typeof shape === "string" && given.length === 1 && given[0] !== "")
    return readValue(from, it.name, [], shape, given[0]!);
  const members = membersOf(shape);
  const array = arrayOf(members) ?? (members.includes("any") ? anyArray : undefined);
  if (given.length === 1 && given[0] === "" && (isUnused(it) || isNull(it))) return isNull(it) ? null : undefined;
  if (array !== undefined && (given.length > 1 || !hasScalar(members))) return readArray(from, it.name, array, given);
  return readValue(from, it.name, [], shape, only(from, it.name, given));
}

const anyArray: ArrayShape = { array: "any" };

/** An empty value stands for a parameter that is not used (Parameter Object, allowEmptyValue). */
const isUnused = (it: ParameterWire): boolean =>
  it.allowEmptyValue === true && !isNull(it) && !hasText(membersOf(it.shape ?? "string"));

const isNull = ({ shape = "string" }: ParameterWire): boolean =>
  membersOf(shape).includes("null") && !hasText(membersOf(shape));

function only(from: Source, name: string, given: readonly string[]): string {
  if (given.length > 1 && from.firstWins !== true) fault(from, name, [], `is given ${given.length} times`);
  return given[0]!;
}

/** A value whose parts stand behind one another. */
export function readList(from: Source, it: ParameterWire, raw: string, separator: string | RegExp): unknown {
  const { shape = "string" } = it;
  if (typeof shape === "string") return readValue(from, it.name, [], shape, raw);
  const members = membersOf(shape);
  const array = arrayOf(members);
  const object = objectOf(members);
  const pieces = raw.split(separator);
  const single = (array === undefined && object === undefined) || (pieces.length === 1 && hasScalar(members));
  if (single || (raw === "" && isNull(it))) return readValue(from, it.name, [], shape, raw);
  const named = it.explode === true;
  if (object !== undefined && (array === undefined || (named && pieces.every((piece) => piece.includes("="))))) {
    const given = raw === "" ? [] : named ? pieces.map(halves) : couples(from, it.name, pieces);
    return readObject(
      from,
      it.name,
      object,
      given.map(([key, text]) => [readText(from, it.name, [key], key), text]),
    );
  }
  return readArray(from, it.name, array ?? anyArray, pieces);
}

function couples(from: Source, name: string, pieces: readonly string[]): (readonly [string, string])[] {
  if (pieces.length % 2 === 1) fault(from, name, [], "has a name without a value");
  return pieces.flatMap((key, i) => (i % 2 === 0 ? [[key, pieces[i + 1] ?? ""]] : []));
}

/** Items; an empty one alone is no item, where none can be an empty text. */
export function readArray(
  from: Source,
  name: string,
  shape: ArrayShape,
  raws: readonly string[],
  path: readonly (string | number)[] = [],
): unknown[] {
  const first = membersOf(itemShape(shape, 0));
  if (raws.length === 1 && raws[0] === "" && !hasText(first) && !first.includes("null")) return [];
  return raws.map((raw, i) => readValue(from, name, [...path, i], itemShape(shape, i), raw));
}

function readObject(
  from: Source,
  name: string,
  shape: ObjectShape,
  pairs: readonly (readonly [string, string])[],
): Values {
  const value = Object.create(null) as Values;
  for (const [key, raw] of pairs) {
    if (!Object.hasOwn(value, key)) value[key] = readValue(from, name, [key], propertyShape(shape, key) ?? "any", raw);
    else if (from.firstWins !== true) fault(from, name, [key], "is given more than once");
  }
  return value;
}

/** A value that has a media type. */
export function readContent(from: Source, name: string, content: MediaWire, raw: string): unknown {
  const text = readText(from, name, [], raw);
  const media = { ...content, check: from.check };
  const { value, faults } = content.decode?.(new TextEncoder().encode(text), content.type, media) ?? {
    value: text,
    faults: [],
  };
  for (const it of faults) fault(from, name, [], it.message, it.pointer);
  return value;
}
