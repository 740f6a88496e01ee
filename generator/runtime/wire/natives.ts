/**
 * Values that JSON has no form for, where the generator was asked to give them one: integers that a double can't hold are bigints, `date-time`
 * is a `Date`, `byte` is a `Uint8Array`. What is not what it should be stays as it came, for the validator to judge.
 */
import { refused } from "./media.js";
import { isItems } from "./stream.js";
import type { Decode, Encode, MediaWire, NativePlaces, Natives, Values } from "./wire.js";

type Change = (it: unknown, here: NativePlaces) => unknown;

/**
 * The value in the form that the packages speak of. `isText`: it comes from where everything is text, so that the digits of an integer are
 * one. The value itself is not changed.
 */
export const native = (value: unknown, natives: Natives, isText = false): unknown =>
  changed(value, natives, (it, { integer, text }) => {
    if (typeof it === "bigint") return integer === true ? it : Number(it);
    if (typeof it === "string" && text !== undefined) return text === "byte" ? bytesOf(it) : dateOf(it);
    if (integer !== true) return it;
    // Text has become a number only where that says the same as its digits.
    if (isText && /^-?\d{1,19}$/.test(String(it))) return BigInt(String(it));
    return Number.isSafeInteger(it) ? BigInt(it as number) : it;
  });

/**
 * The value in the form in which it travels; bigints stay, since text and {@link encodeExactJson} have a form for them. `isText`: it goes where
 * everything is text, and what is nested is JSON, for which a bigint that a double holds is a number. Throws a TypeError for a date that is none.
 */
export const plain = <Value>(value: Value, natives: Natives, isText = false): Value =>
  changed(value, natives, (it, { text }) => {
    if (typeof it === "bigint") return isText && Number.isSafeInteger(Number(it)) ? Number(it) : it;
    if (it instanceof Uint8Array && text === "byte") return base64Of(it);
    if (it instanceof Date && Number.isNaN(it.getTime())) throw new TypeError("A date is not valid");
    return it instanceof Date ? it.toISOString() : it;
  }) as Value;

const nowhere: NativePlaces = {};

function changed(value: unknown, natives: Natives | undefined, change: Change): unknown {
  const here = natives?.() ?? nowhere;
  if (Array.isArray(value)) return changedArray(value, here, change);
  return isPlain(value) ? changedFields(value, here, change) : change(value, here);
}

/** Neither the instance of a class nor bytes. */
function isPlain(value: unknown): value is Values {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

const changedArray = (
  items: readonly unknown[],
  { items: rest, prefix = [] }: NativePlaces,
  change: Change,
): unknown[] => items.map((it, i) => changed(it, i < prefix.length ? prefix[i] : rest, change));

function changedFields(fields: Values, { properties = {}, rest }: NativePlaces, change: Change): Values {
  const entries = Object.keys(fields).map((name) => {
    const natives = Object.hasOwn(properties, name) ? properties[name] : rest;
    return [name, changed(fields[name], natives, change)] as const;
  });
  if (Object.getPrototypeOf(fields) !== null) return Object.fromEntries(entries);
  const made = Object.create(null) as Values;
  for (const [name, it] of entries) made[name] = it;
  return made;
}

const dateTime = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** A `date-time` (RFC 3339); the text itself for what is none, which is the validator's business. */
function dateOf(text: string): Date | string {
  const [, day] = dateTime.exec(text) ?? [];
  return day !== undefined && isDay(day) ? new Date(text.toUpperCase()) : text;
}

/** Engines take the 31st of February for a day of March. */
function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** RFC 4648, section 4. */
function bytesOf(text: string): Uint8Array | string {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return text;
  return Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
}

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (const it of bytes) text += String.fromCharCode(it);
  return btoa(text);
}

/** The half that `media.inner` names, for values in the packages' form. */
export const encodeNative: Encode = (value, media, partHeaders) => {
  const { inner, natives } = partsOf(media);
  if (inner.encode === undefined) throw new Error(`${media.type} has no encoder here`);
  return inner.encode(
    changedItems(value, inner.each === true, (it) => plain(it, natives, inner.isText)),
    media,
    partHeaders,
  );
};

export const decodeNative: Decode = (payload, contentType, media) => {
  const { inner, natives } = partsOf(media);
  if (inner.decode === undefined) throw new Error(`${media.type} has no decoder here`);
  const decoded = inner.decode(payload, contentType, media);
  try {
    const change = (it: unknown): unknown => native(it, natives, inner.isText);
    return { ...decoded, value: changedItems(decoded.value, inner.each === true, change) };
  } catch (error) {
    if (error instanceof RangeError) return refused("is nested too deeply"); // the engine's stack is full
    throw error;
  }
};

function partsOf({ type, inner, natives }: MediaWire): Required<Pick<MediaWire, "inner" | "natives">> {
  if (inner === undefined || natives === undefined) throw new Error(`${type} has no values of its own here`);
  return { inner, natives };
}

/** The value changed, or each of its items. */
function changedItems(value: unknown, isEach: boolean, change: (it: unknown) => unknown): unknown {
  if (!isEach || !isItems(value)) return change(value);
  return Array.isArray(value) ? value.map(change) : changedOneByOne(value, change);
}

async function* changedOneByOne(
  items: AsyncIterable<unknown> | Iterable<unknown>,
  change: (it: unknown) => unknown,
): AsyncGenerator<unknown, void, undefined> {
  for await (const it of items) yield change(it);
}
