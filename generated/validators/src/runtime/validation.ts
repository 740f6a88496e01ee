// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/**
 * What generated validators are made of. A guard and an explanation of one schema agree on every value, and on these points:
 * - Only JSON values have a type. NaN, the infinities, `undefined`, functions, symbols and bigints fail every `type`, `enum` and `const`,
 *   and concern no keyword that is for values of a type; the schema `{}` takes them.
 * - A property that is `undefined` is not there. Only an object's own properties count, whatever they are called.
 * - An object is what `typeof` says, arrays aside.
 * - `type: string` with `format: binary` takes bytes as well: a `Blob`, a `Uint8Array`, an `ArrayBuffer`. Their length is in bytes.
 * - A schema may lead back into itself 500 times in a row; deeper data is refused with an issue "depth".
 * - Formats are checked unless the generator was told not to, and if they are built in or registered; patterns, if they are regular
 *   expressions.
 * - Numbers are JavaScript's, as `JSON.parse` makes them: of an integer beyond 2^53 it keeps the nearest double, and that is what every
 *   keyword sees. `multipleOf` takes both numbers as the decimals they are written as.
 */

// #region bounded
/**
 * Depth. Guards of schemas that contain themselves follow the data down by recursion and count how often. A limit that is the same
 * everywhere beats the stack's own, which differs by engine and by caller, and after which not every engine is in its senses.
 */

/** How many times in a row a schema may lead back into itself. */
const maxDepth = 500;

/** A guard that is told how deep it is. */
type Check = (value: unknown, depth: number) => boolean;

/** Throws when a value is nested too deeply. */
export function limitDepth(depth: number): void {
  if (depth > maxDepth) throw new RangeError("The value is nested too deeply");
}

/** The answer of `check`; false where the value is nested too deeply for it to end. */
export function bounded(check: Check, value: unknown): boolean {
  try {
    return check(value, 0);
  } catch (error) {
    if (isOverflow(error)) return false;
    throw error;
  }
}

/** True for our own limit, and for what engines throw when the stack is full: a RangeError, in Firefox an InternalError. */
function isOverflow(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === "InternalError");
}
// #endregion

// #region place
/** A place in a value; the root is undefined. */
class Place {
  /** How many steps it is from the root. */
  readonly depth: number;
  /** Kept by {@link pointerOf}: the pointers of many places begin alike. */
  pointer: string | undefined = undefined;

  constructor(
    readonly up: Place | undefined,
    readonly key: string | number,
    /** The key as the step of a pointer, where it is known. */
    readonly step?: string,
  ) {
    this.depth = up === undefined ? 1 : up.depth + 1;
  }
}

/** The steps to a place, from the root or from the place above it that is so many steps from there. */
function pathOf(place: Place | undefined, from = 0): readonly (string | number)[] {
  const path = new Array<string | number>(place === undefined ? 0 : place.depth - from);
  for (let it = place; it !== undefined && it.depth > from; it = it.up) path[it.depth - from - 1] = it.key;
  return path;
}

/** A place as a JSON Pointer (RFC 6901). */
function pointerOf(place: Place | undefined): string {
  if (place === undefined) return "";
  return (place.pointer ??= pointerOf(place.up) + (place.step ?? stepTo(place.key)));
}

/** The same of its steps. */
function pointerTo(path: readonly (string | number)[]): string {
  return path.map(stepTo).join("");
}

const special = /[~/]/;

/** One step of a JSON Pointer, with the slash before it. */
function stepTo(key: string | number): string {
  if (typeof key === "number" || !special.test(key)) return `/${key}`;
  return `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
// #endregion

// #region format
/** Formats of one's own. */

/** What a format asks of texts, of numbers, or of both. */
export interface FormatCheck {
  readonly text?: (value: string) => boolean;
  readonly number?: (value: number) => boolean;
}

const registered = /* @__PURE__ */ new Map<string, FormatCheck>();

/** Formats that validators check without being told how, and those that ask for nothing. */
const builtIn: readonly string[] = [
  "date-time",
  "date",
  "time",
  "duration",
  "email",
  "idn-email",
  "hostname",
  "idn-hostname",
  "ipv4",
  "ipv6",
  "uri",
  "uri-reference",
  "uri-template",
  "iri",
  "iri-reference",
  "uuid",
  "json-pointer",
  "relative-json-pointer",
  "regex",
  "byte",
  "int32",
  "int64",
  "float",
  "double",
  "binary",
  "password",
];

/**
 * From now on, validators check values of that format, which until then is no more than an annotation. Holds for every validator of this
 * package, unless it was generated with `formats: false`. A second call for one format replaces the first. Throws for a format that is
 * built in.
 */
export function registerFormat(name: string, check: FormatCheck): void {
  if (builtIn.includes(name)) throw new Error(`The format ${JSON.stringify(name)} is built in`);
  registered.set(name, check);
}

/** False for a value that a registered format refuses. */
function isOfFormat(name: string, value: unknown): boolean {
  if (registered.size === 0) return true;
  const check = registered.get(name);
  if (typeof value === "string") return check?.text?.(value) ?? true;
  return typeof value === "number" ? (check?.number?.(value) ?? true) : true;
}

/** The same for guards, for one format. */
export function format(name: string): (value: string | number) => boolean {
  return (value) => isOfFormat(name, value);
}
// #endregion

// #region schema
/**
 * A schema as data: JSON Schema 2020-12, except that a reference is a function (so that modules may refer to each other, and to
 * themselves, in any order), that a format which is checked brings its check along (so that a bundle holds only those it uses), and
 * that a schema may have its compiled guard beside it (what that lets pass needs no explanation).
 */

export type SchemaData = boolean | Reference | Rules;

/** A schema that is nothing but a reference. */
type Reference = () => Target;

type TypeName = "null" | "boolean" | "object" | "array" | "number" | "integer" | "string";

/** A format and its checks; one that stands by its name alone is checked if it is registered. */
export interface Format extends FormatCheck {
  readonly name: string;
  /** Values are of a form that JSON has not: whether one is, and how it is made of the form in which it travels. */
  readonly native?: { readonly is: (value: unknown) => boolean; readonly from: (value: unknown) => unknown };
}

export interface Rules {
  /** The compiled guard of this schema, if it has a function of its own. */
  readonly check?: Check;
  readonly $ref?: Reference;
  readonly type?: TypeName | readonly TypeName[];
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string | Format;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly prefixItems?: readonly SchemaData[];
  readonly items?: SchemaData;
  readonly contains?: SchemaData;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly unevaluatedItems?: SchemaData;
  readonly properties?: Named<SchemaData>;
  readonly patternProperties?: Named<SchemaData>;
  readonly additionalProperties?: SchemaData;
  readonly propertyNames?: SchemaData;
  readonly required?: readonly string[];
  readonly dependentRequired?: Named<readonly string[]>;
  readonly dependentSchemas?: Named<SchemaData>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly unevaluatedProperties?: SchemaData;
  readonly allOf?: readonly SchemaData[];
  readonly anyOf?: readonly SchemaData[];
  readonly oneOf?: readonly SchemaData[];
  readonly not?: SchemaData;
  readonly if?: SchemaData;
  readonly then?: SchemaData;
  readonly else?: SchemaData;
  /** A hint by which the meant branch of `anyOf` or `oneOf` is found; the mapping's values, and what is meant otherwise, are indexes into it. */
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping: Named<number>;
    readonly defaultMapping?: number;
  };
  /** Personal data: values are never shown in messages. */
  readonly "x-pii"?: unknown;
}

/** A table by names that the document chose; own properties only. */
interface Named<Value> {
  readonly [name: string]: Value;
}

/** What a reference leads to. */
interface Target {
  readonly "~specwright": Compiled;
}

/** What a validator is made of. */
interface Compiled {
  readonly name: string;
  /** The compiled guard, if there is one. Unlike the public one it throws where the value is nested too deeply. */
  readonly check: Check | undefined;
  /** Its schema contains itself, or one that does. */
  readonly deep: boolean;
  readonly data: SchemaData;
  readonly means: () => Means;
  /** How much more than usual may be looked at in a value. */
  readonly more?: (value: unknown) => number;
}

/** What it takes to explain a schema's data; handed over, so that a bundle holds no more than that. */
export interface Means {
  /** Those that the data has, or more. */
  readonly keywords: readonly Keywords[];
  /** Needed where anything that the schema leads to is marked as personal. */
  readonly privacy?: Privacy;
}

/** Tells which parts of values that fit a schema, or should, are personal. */
type Privacy = (schema: SchemaData) => (path: Path) => Secret;

type Path = readonly (string | number)[];

/** What may be said of a part of a value. */
interface Secret {
  /** The value may not be shown. */
  readonly isPrivate: boolean;
  /** Where it is, without names that are personal; the path that was asked about where there are none. */
  readonly path: Path;
}

/** What a reference leads to. */
const behind = (reference: Reference): Compiled => reference()["~specwright"];
// #endregion

// #region text
/** Lengths and patterns of strings. */

const pairs = /[\ud800-\udbff][\udc00-\udfff]/;

/** The length of a string as JSON Schema counts it, in code points. */
function codePoints(text: string): number {
  let count = text.length;
  if (!pairs.test(text)) return count;
  for (let i = 0; i < text.length - 1; i += 1) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) {
      count -= 1;
      i += 1;
    }
  }
  return count;
}

/** True for a string of at least so many code points, which are counted only where its length leaves a doubt. */
export function isAtLeast(text: string, least: number): boolean {
  return text.length >= 2 * least - 1 || (text.length >= least && codePoints(text) >= least);
}

/** True for a string of at most so many code points. */
export function isAtMost(text: string, most: number): boolean {
  return text.length <= most || (text.length <= 2 * most && codePoints(text) <= most);
}

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

const patterns = /* @__PURE__ */ new Map<string, RegExp | undefined>();

/**
 * A `pattern` as a regular expression: with the flag `u`, as the specification asks, without it where it is valid only so, undefined
 * where it is none at all. Made once for each text.
 */
function expression(source: string): RegExp | undefined {
  if (!patterns.has(source)) patterns.set(source, compiled(source, "u") ?? compiled(source, ""));
  return patterns.get(source);
}

/** The same for guards. A pattern that only newer engines can read lets everything pass in an older one. */
export function pattern(source: string): RegExp {
  return expression(source) ?? /(?:)/;
}

/**
 * A regular expression for texts that are these parts, one after the other, and nothing else. A bundler can take away what is made by it,
 * but not what is made of a template, which might ask an object for its text.
 */
function whole(...parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.join("")}$`);
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    const text = unrolled(source);
    if (text !== source) new RegExp(source, flags); // what is none must not become one
    return new RegExp(text, flags);
  } catch {
    return undefined;
  }
}

/**
 * `[0-9a-f]{32}` written out 32 times, which engines match twice as fast as a counted loop. Only for character classes: what else may
 * stand before `{32}` (a group, `\u{32}`) is left alone.
 */
function unrolled(source: string): string {
  const piece = /(\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^])(?:\{(\d{1,2})\}(?!\?))?/g;
  return source.replace(piece, (all: string, atom: string, count: string | undefined) => {
    const isClass = /^(\[[^]|\\[dDsSwW]$)/.test(atom);
    return count !== undefined && isClass && Number(count) > 3 && Number(count) <= 64
      ? atom.repeat(Number(count))
      : all;
  });
}

/**
 * A pattern for any number of characters of one class: sixteen at a time, since a turn of the loop costs engines more than a character,
 * and the rest one by one, so that there is one way only to match.
 */
function manyOf(characters: string): string {
  const upTo = (most: number): string => (most === 0 ? "" : `(?:${characters}${upTo(most - 1)})?`);
  return `(?:${characters.repeat(16)})*${upTo(15)}`;
}
// #endregion

// #region format-dates
/** Formats of dates and times (RFC 3339). */

// Every day of its month but the leap day, which is looked at closer.
const day = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))";
const clock = "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";

const dateShape = /* @__PURE__ */ whole("\\d\\d\\d\\d-", day);
const timeShape = /* @__PURE__ */ whole(clock);
const dateTimeShape = /* @__PURE__ */ whole("\\d\\d\\d\\d-", day, "[Tt]", clock);

/** `full-date` */
export function isDate(text: string): boolean {
  return dateShape.test(text) && isLeapDayOnlyInLeapYear(text);
}

/** `full-time`; the offset is part of it. */
export function isTime(text: string): boolean {
  return timeShape.test(text) && isLeapSecondOnlyAtMidnight(text, 0);
}

/** `date-time` */
export function isDateTime(text: string): boolean {
  return dateTimeShape.test(text) && isLeapDayOnlyInLeapYear(text) && isLeapSecondOnlyAtMidnight(text, 11);
}

function isLeapDayOnlyInLeapYear(text: string): boolean {
  if (!text.startsWith("02-29", 5)) return true;
  const year = Number(text.slice(0, 4));
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Second 60 comes after 23:59:59 in UTC, whatever the clock says where the time was written (RFC 3339, section 5.7). */
function isLeapSecondOnlyAtMidnight(text: string, start: number): boolean {
  if (text.charCodeAt(start + 6) !== 54) return true;
  const minutes = minutesIn(text, start);
  const offset = /([+-])(\d\d:\d\d)$/.exec(text);
  const shift = offset === null ? 0 : minutesIn(offset[2] as string, 0) * (offset[1] === "+" ? 1 : -1);
  return (minutes - shift + 1440) % 1440 === 1439;
}

function minutesIn(text: string, start: number): number {
  return Number(text.slice(start, start + 2)) * 60 + Number(text.slice(start + 3, start + 5));
}

const durationShape =
  /^P(?:\d+W|(?=\d|T\d)(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/;

/** `duration` (RFC 3339, appendix A): units in order and without a gap, so `P1Y2M` but not `P1Y2D`. */
export function isDuration(text: string): boolean {
  return durationShape.test(text);
}
// #endregion

// #region natives
/**
 * Values that JSON has no form for: bigints for `int64`, a `Date` for `date-time`, bytes for `byte`, where the config asks for them, and
 * bytes for `binary`.
 */

const limit = /* @__PURE__ */ BigInt("9223372036854775808");

/** A bigint of 64 bits (OpenAPI, Data Type Format). */
export function isBigInt64(value: unknown): value is bigint {
  return typeof value === "bigint" && value >= -limit && value < limit;
}

/** A `Date` that is one. */
export function isInstant(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** From its digits, or from a number that a double is sure to hold; everything else stays as it is. */
export function toBigInt64(value: unknown): unknown {
  if (typeof value === "string" && /^-?\d{1,19}$/.test(value)) return BigInt(value);
  return Number.isSafeInteger(value) ? BigInt(value as number) : value;
}

/** From a `date-time`; a leap second, which no `Date` can be, stays text. */
export function toInstant(value: unknown): unknown {
  if (typeof value !== "string" || !isDateTime(value)) return value;
  const made = new Date(value.toUpperCase());
  return isInstant(made) ? made : value;
}

/** From Base64 (RFC 4648, section 4). */
export function toBytes(value: unknown): unknown {
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  if (typeof value !== "string" || !isBase64.test(value)) return value;
  return Uint8Array.from(atob(value), (it) => it.charCodeAt(0));
}

/** A `Blob` (or `File`), a `Uint8Array`, an `ArrayBuffer`, or a string. */
export function isBinary(value: unknown): value is string | Blob | Uint8Array | ArrayBuffer {
  return (
    typeof value === "string" || value instanceof Blob || value instanceof Uint8Array || value instanceof ArrayBuffer
  );
}

/** How long it is: in bytes, or in code points where it is a string (OpenAPI 3.1, 4.8.14.4). */
export function lengthOf(value: string | Blob | Uint8Array | ArrayBuffer): number {
  if (typeof value === "string") return codePoints(value);
  return value instanceof Blob ? value.size : value.byteLength;
}
// #endregion

// #region issue
/** What is wrong with a value. */

export interface Issue {
  /**
   * Where, from the root of the value. A property that is missing is an issue of the object (`keyword` "required" or
   * "dependentRequired", the name in `limit`); one that must not be there, or whose name is wrong, is an issue of that property.
   */
  readonly path: readonly (string | number)[];
  /** The same as a JSON Pointer (RFC 6901): "/targets/0/weight", "" for the root. */
  readonly pointer: string;
  /** The keyword of JSON Schema that is not met; "depth" for data that is nested too deeply to be checked. */
  readonly keyword: string;
  /** "must be at most 65535, got 70000": to be read behind the name of what it is about. Never shows what is marked as personal. */
  readonly message: string;
  /** What the keyword asks for: 65535, the allowed values, the name of the missing property. */
  readonly limit?: unknown;
  /** What is there instead, as the message says it: "70000", "an array"; of a length or a count, how many. Never personal. */
  readonly received?: string;
}

export interface IssueOptions {
  /** To stop after so many: those that stand first in the value. */
  readonly maxIssues?: number;
}

/** An issue in the making: its text is made in the end, and whether what is there may be shown is decided then. */
interface Draft {
  readonly place: Place | undefined;
  readonly keyword: string;
  /** "must be at most 65535" */
  readonly problem: string;
  readonly limit: unknown;
  /** What is there instead, and how that is said; nothing is said of it without the latter. */
  readonly got: unknown;
  readonly show: Show | undefined;
}

type Show = (value: never) => string;

/** A value for people: short, on one line, and of objects and arrays no more than that they are one. */
function shown(value: unknown): string {
  if (typeof value === "string") return value.length <= 60 ? quoted(value) : `${quoted(value.slice(0, 57))}…`;
  if (typeof value === "number" || typeof value === "boolean" || value === null) return String(value);
  if (typeof value === "bigint") return `${value}n`;
  return typeShown(value);
}

/** As JSON has it; most texts have nothing that is escaped there. */
const quoted = (text: string): string => (/^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : JSON.stringify(text));

/** The type of a value, for people. A number is shown. */
function typeShown(value: unknown): string {
  if (value === null || value === undefined || typeof value === "number") return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** How many there are. */
function countShown(count: number): string {
  return String(count);
}

/** There is always something wrong with a value that a guard has refused, even if the value changes between two looks. */
function atLeastOne(issues: readonly Issue[]): readonly Issue[] {
  return issues.length > 0
    ? issues
    : [{ path: [], pointer: "", keyword: "schema", message: "does not fit its schema" }];
}
// #endregion

// #region walk
/** What the rules of an explanation share: where to report, and when to stop. */

/**
 * Reports every way in which a value does not fit what some keywords ask for, in the order of the value. Values of other types concern
 * it not.
 */
type Explain = (value: unknown, place: Place | undefined, walk: Walk) => void;

/** How much an explanation may look at: what hostile data costs is bounded, whatever the schema. */
class Budget {
  /** Schemas that are held against values before it is given up; some tenths of a second. */
  #steps = 1_000_000;
  /** How many times references have led back into a schema that contains itself. */
  depth = 0;
  #more: () => number;
  #verdicts: WeakMap<object, Map<Fitting, boolean>> | undefined;

  /** `more` is asked once, when they are used up: how many there are still. */
  constructor(more: () => number) {
    this.#more = more;
  }

  /** Whether a value fits, which is found out once: what asks again does so at each level of the data. */
  fitsOnce(value: object, schema: Fitting, walk: Walk): boolean {
    const known = (this.#verdicts ??= new WeakMap()).get(value) ?? new Map<Fitting, boolean>();
    this.#verdicts.set(value, known);
    const fits = known.get(schema) ?? schema.fits(value, walk);
    known.set(schema, fits);
    return fits;
  }

  /** Whether a value fits, which is known where it was asked so before. */
  fits(value: unknown, schema: Fitting, walk: Walk): boolean {
    const known = typeof value === "object" && value !== null ? this.#verdicts?.get(value)?.get(schema) : undefined;
    return known ?? schema.fits(value, walk);
  }

  /** Counts what is looked at; throws where that is too much. */
  step(): void {
    this.#steps -= 1;
    if (this.#steps >= 0) return;
    this.#steps = this.#more();
    this.#more = none;
    if (this.#steps === 0) throw new RangeError("This takes too long");
  }
}

const none = (): number => 0;

/** What answers whether values fit. */
interface Fitting {
  readonly fits: (value: unknown, walk: Walk) => boolean;
}

class Walk {
  readonly drafts: Draft[] = [];
  /** So many drafts are enough. */
  end: number;
  isMerging = false;
  /** What was found is not yet in order. */
  isMixed = false;

  constructor(
    readonly limit: number,
    readonly budget: Budget,
    /** Only whether there is an issue matters, not which. */
    readonly quick = false,
  ) {
    this.end = limit;
  }

  /** True once there are as many issues as were asked for. */
  get full(): boolean {
    return this.drafts.length >= this.end;
  }

  report(
    place: Place | undefined,
    keyword: string,
    problem: string,
    limit?: unknown,
    got?: unknown,
    show?: Show,
  ): void {
    if (!this.full) this.drafts.push({ place, keyword, problem, limit, got, show });
  }

  /** Takes over what was found aside. */
  adopt(drafts: readonly Draft[]): void {
    for (const it of drafts) if (!this.full) this.drafts.push(it);
  }

  /** What is found aside: nothing of it is reported. */
  aside(limit: number, explain: (walk: Walk) => void, quick = false): readonly Draft[] {
    const walk = new Walk(limit, this.budget, quick);
    explain(walk);
    return walk.drafts;
  }
}
// #endregion

// #region types
/** The keyword `type`. */

const words: Readonly<Record<TypeName, string>> = {
  null: "null",
  boolean: "a boolean",
  object: "an object",
  array: "an array",
  number: "a number",
  integer: "an integer",
  string: "a string",
};

/** Types as bits, so that to look for one among several is one step. What has no type, as `undefined`, has none of them. */
const bits: Readonly<Record<TypeName, number>> = {
  null: 1,
  boolean: 2,
  object: 4,
  array: 8,
  integer: 16,
  number: 16 | 32,
  string: 64,
};

/** The type of a value. Numbers that JSON has no word for, `undefined` and functions have none. */
function bitOf(value: unknown): number {
  if (typeof value === "string") return 64;
  if (typeof value === "number") return Number.isInteger(value) ? 16 : Number.isFinite(value) ? 32 : 0;
  if (typeof value === "boolean") return 2;
  if (typeof value !== "object") return 0;
  return value === null ? 1 : Array.isArray(value) ? 8 : 4;
}

/** Which values are of the types that a schema allows, and what is said of others. */
class Types {
  readonly #type: Rules["type"];
  /** The types as JSON has them. */
  readonly bits: number;
  /** The format of values in a form that JSON has not. */
  readonly #native: Format | undefined;
  readonly #is: ((value: unknown) => boolean) | undefined;
  #problem: string | undefined;

  constructor({ type, format }: Rules) {
    const ofJson = bitsOf(type);
    this.#type = type;
    this.#native = typeof format === "object" && format.native !== undefined ? format : undefined;
    this.bits = this.#native === undefined ? ofJson : ofJson & bits.null;
    this.#is = format === "binary" && (ofJson & bits.string) !== 0 ? isBinary : this.#native?.native?.is;
  }

  has(value: unknown): boolean {
    return this.#type === undefined || (bitOf(value) & this.bits) !== 0 || this.#is?.(value) === true;
  }

  report(value: unknown, place: Place | undefined, walk: Walk): void {
    const problem = (this.#problem ??= `must be ${either(typesOf(this.#type).map((it) => this.#word(it)))}`);
    // In the form in which it travels its type is right, and so it is its format that is not.
    const isJson = (): boolean => typeof value === "bigint" || (bitOf(value) & bitsOf(this.#type)) !== 0;
    if (this.#native !== undefined && isJson()) walk.report(place, "format", problem, this.#native.name, value, shown);
    else walk.report(place, "type", problem, this.#type, value, typeShown);
  }

  #word(type: TypeName): string {
    return this.#native === undefined || type === "null" ? words[type] : (nativeWords[this.#native.name] ?? type);
  }
}

const typesOf = (type: Rules["type"]): readonly TypeName[] => (typeof type === "string" ? [type] : (type ?? []));
const bitsOf = (type: Rules["type"]): number => typesOf(type).reduce((all, it) => all | bits[it], 0);

const nativeWords: { readonly [format: string]: string } = {
  int64: "a bigint (format int64)",
  "date-time": "a Date (format date-time)",
  byte: "a Uint8Array (format byte)",
};

/** "a, b or c" */
function either(choices: readonly string[]): string {
  return choices.length < 2
    ? (choices[0] ?? "nothing")
    : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1) ?? ""}`;
}
// #endregion

// #region explainer
/** A schema made ready to explain values. */

/** What some keywords of a schema say. */
interface Rule {
  /** Whether a value meets them, where that is soon seen. */
  readonly fits?: (value: unknown) => boolean;
  readonly explain: Explain;
  /** It speaks of places of which other rules of the schema may speak, too; this puts together what they find. */
  readonly merge?: Merge;
}

type Merge = (value: unknown, place: Place | undefined, walk: Walk, explanations: readonly Explain[]) => void;

/** What keywords of one kind say in a schema, made ready once; `inner` does the same for the schemas within it. */
type Keywords = (rules: Rules, inner: (schema: SchemaData) => Explainer) => readonly Rule[];

abstract class Explainer {
  /** The types of which every value fits, as bits. */
  abstract readonly free: number;

  /** Reports what is wrong with a value. `keyword` is what a schema `false` is called: the keyword that holds it. */
  visit(value: unknown, place: Place | undefined, keyword: string, walk: Walk): void {
    if (!this.passes(value, walk)) this.explain(value, place, keyword, walk);
  }

  /** The same for an item or a property of what stands at a place; `step` is its key in a pointer, where it is known. */
  visitPart(
    value: unknown,
    up: Place | undefined,
    key: string | number,
    keyword: string,
    walk: Walk,
    step?: string,
  ): void {
    if (!this.passes(value, walk)) this.explain(value, new Place(up, key, step), keyword, walk);
  }

  /** The same for a value that is known not to fit, or may not. */
  abstract explain(value: unknown, place: Place | undefined, keyword: string, walk: Walk): void;

  /** True where it is soon seen that there is nothing to explain. */
  abstract passes(value: unknown, walk: Walk): boolean;

  abstract fits(value: unknown, walk: Walk): boolean;
}

const known = /* @__PURE__ */ new WeakMap<Rules | Reference, Explainer>();

/** The explainer of a schema that takes these means, or fewer; made once. */
function explainerOf(schema: SchemaData, means: () => Means): Explainer {
  if (typeof schema === "boolean") return new BooleanExplainer(schema);
  const found = known.get(schema);
  if (found !== undefined) return found;
  const made = typeof schema === "function" ? new ReferenceExplainer(schema) : new RulesExplainer(schema, means);
  known.set(schema, made);
  return made;
}

class BooleanExplainer extends Explainer {
  readonly free = 0;

  constructor(readonly schema: boolean) {
    super();
  }

  explain(_value: unknown, place: Place | undefined, keyword: string, walk: Walk): void {
    if (!this.schema) walk.report(place, keyword, "must not be there");
  }

  passes(): boolean {
    return this.schema;
  }

  fits(): boolean {
    return this.schema;
  }
}

/** What its guard lets pass is not looked at, if it has one. */
class ReferenceExplainer extends Explainer {
  readonly free = 0;
  readonly #check: Check | undefined;
  readonly #deeper: number;
  readonly #reference: Reference;
  #target: Explainer | undefined;

  constructor(reference: Reference) {
    super();
    const { check, deep } = behind(reference);
    this.#check = check;
    this.#deeper = deep ? 1 : 0;
    this.#reference = reference;
  }

  explain(value: unknown, place: Place | undefined, _keyword: string, walk: Walk): void {
    this.#enter(walk).explain(value, place, "false", walk);
    walk.budget.depth -= this.#deeper;
  }

  /** Without a guard it would be gone through now, and once more where it does not fit. */
  passes(value: unknown, walk: Walk): boolean {
    return this.#check !== undefined && this.fits(value, walk);
  }

  fits(value: unknown, walk: Walk): boolean {
    if (this.#check === undefined) {
      const fits = this.#enter(walk).fits(value, walk);
      walk.budget.depth -= this.#deeper;
      return fits;
    }
    const depth = walk.budget.depth + this.#deeper;
    limitDepth(depth);
    return this.#check(value, depth);
  }

  #enter({ budget }: Walk): Explainer {
    budget.depth += this.#deeper;
    limitDepth(budget.depth);
    return (this.#target ??= this.#made());
  }

  #made(): Explainer {
    const { data, means } = behind(this.#reference);
    return explainerOf(data, means);
  }
}

class RulesExplainer extends Explainer {
  readonly #rules: Rules;
  readonly #means: () => Means;
  readonly #check: Check | undefined;
  readonly #types: Types;
  #prepared: Prepared | undefined;

  constructor(rules: Rules, means: () => Means) {
    super();
    this.#rules = rules;
    this.#means = means;
    this.#check = rules.check;
    this.#types = new Types(rules);
  }

  get free(): number {
    if (this.#check !== undefined) return 0;
    return (this.#prepared ??= this.#made()).explanations.length === 0 ? this.#types.bits : 0;
  }

  explain(value: unknown, place: Place | undefined, _keyword: string, walk: Walk): void {
    if (walk.full) return;
    walk.budget.step();
    if (!this.#types.has(value)) return this.#types.report(value, place, walk);
    const { explanations, merge } = (this.#prepared ??= this.#made());
    if (merge !== undefined && !walk.quick) return merge(value, place, walk, explanations);
    // by index, which is a tenth of the whole here: an iterator is not cheap where lists of many forms pass
    for (let i = 0; i < explanations.length; i += 1) explanations[i]?.(value, place, walk);
  }

  fits(value: unknown, walk: Walk): boolean {
    if (this.passes(value, walk)) return true;
    if (this.#check !== undefined || !this.#types.has(value) || this.#prepared?.tests !== undefined) return false;
    return walk.aside(1, (it) => this.explain(value, undefined, "false", it), true).length === 0;
  }

  passes(value: unknown, walk: Walk): boolean {
    if (this.#check !== undefined) return this.#check(value, walk.budget.depth);
    const { tests } = (this.#prepared ??= this.#made());
    if (tests === undefined || !this.#types.has(value)) return false;
    for (let i = 0; i < tests.length; i += 1) if (tests[i]?.(value) === false) return false;
    return true;
  }

  #made(): Prepared {
    const inner = (schema: SchemaData): Explainer => explainerOf(schema, this.#means);
    return prepared(this.#means().keywords.flatMap((it) => it(this.#rules, inner)));
  }
}

interface Prepared {
  readonly explanations: readonly Explain[];
  /** Undefined where no two of them speak of one place. */
  readonly merge: Merge | undefined;
  /** What tells at once whether a value fits; undefined where there is more to it than that. */
  readonly tests: readonly ((value: unknown) => boolean)[] | undefined;
}

function prepared(rules: readonly Rule[]): Prepared {
  const tests = rules.flatMap(({ fits }) => fits ?? []);
  return {
    explanations: rules.map((it) => it.explain),
    merge: rules.length > 1 ? rules.find((it) => it.merge !== undefined)?.merge : undefined,
    tests: tests.length === rules.length ? tests : undefined,
  };
}
// #endregion

// #region fields
/** How guards look at values. Nothing here allocates for data as `JSON.parse` makes it. */

/** The properties of an object. */
export interface Fields {
  readonly [name: string]: unknown;
}

export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

/** NaN and the infinities are no JSON numbers. */
export function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

/** An object as JSON has it: not null, not an array. A class's instance is one. */
export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What plain objects inherit from: a schema may be called `Object`, and then that name means something else where its guard stands. */
export const plain: unknown = /* @__PURE__ */ Object.getPrototypeOf({});

/**
 * What may be asked for properties by name: a plain object itself; of any other object the enumerable properties of its own, so that
 * nothing is found that it inherits. For the few names that plain objects inherit there is {@link own}. Undefined for what is no object.
 */
export function fieldsOf(value: unknown): Fields | undefined {
  if (!isObject(value)) return undefined;
  // Engines read the accessor in place, where they would call `Object.getPrototypeOf`. Where it is missing or hidden, that is called.
  return value["__proto__"] === plain ? value : ownFieldsOf(value);
}

const ownFieldsOf = (value: object): Fields => (isPlain(value) ? value : copyOf(value));

/** True for an object that is not the instance of a class, such as bytes or a list. */
function isPlain(value: unknown): value is Fields {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function copyOf(value: object): Fields {
  const copy = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(value)) copy[name] = (value as Fields)[name];
  return copy;
}

/** True for a property of the object's own. */
export function has(fields: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(fields, name);
}

/** The names of the properties that are there. */
function namesThere(fields: Fields): readonly string[] {
  return Object.keys(fields).filter((name) => fields[name] !== undefined);
}

/** The own property of that name: for names that every object inherits, such as `constructor`, `toString` or `__proto__`. */
export function own(fields: Fields, name: string): unknown {
  return Object.prototype.hasOwnProperty.call(fields, name) ? fields[name] : undefined;
}

/** Values to look up. */
export function setOf(values: readonly unknown[]): ReadonlySet<unknown> {
  return new Set(values);
}
// #endregion

// #region equal
/** Equality of JSON values: the order of properties doesn't matter, and a property that is undefined is not there. */

/** True when two values are the same JSON value. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && equalItems(a, b);
  return equalFields(a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>);
}

function equalItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (!equal(a[i], b[i])) return false;
  return true;
}

function equalFields(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const names = namesThere(a);
  return (
    names.length === namesThere(b).length && names.every((name) => Object.hasOwn(b, name) && equal(a[name], b[name]))
  );
}

const few = 8;

/** The positions of the first two equal items; undefined when all differ. Takes time in proportion to the data, however much there is. */
function repetition(items: readonly unknown[]): readonly [first: number, second: number] | undefined {
  if (items.length <= few) return repetitionInFew(items);
  const seen = new Map<unknown, number>();
  for (let i = 0; i < items.length; i += 1) {
    const it = items[i];
    const mark = typeof it === "object" && it !== null ? `{${canonical(it)}` : typeof it === "string" ? `"${it}` : it;
    const first = seen.get(mark);
    if (first !== undefined && !Number.isNaN(it)) return [first, i];
    seen.set(mark, i);
  }
  return undefined;
}

function repetitionInFew(items: readonly unknown[]): readonly [number, number] | undefined {
  for (let second = 1; second < items.length; second += 1) {
    for (let first = 0; first < second; first += 1) if (equal(items[first], items[second])) return [first, second];
  }
  return undefined;
}

/** True when no two items are the same JSON value. */
export function isUnique(items: readonly unknown[]): boolean {
  return repetition(items) === undefined;
}

/** A text that is the same for equal values, and for no others. */
function canonical(value: unknown): string {
  if (value instanceof Date) return `@${value.getTime()}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === "object" && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    const names = [...namesThere(fields)].sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(fields[name])}`).join()}}`;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
// #endregion

// #region explain-count
/** What is said of counts and lengths. */

/** "1 item", "2 items", "2 properties" */
function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what : what.endsWith("y") ? `${what.slice(0, -1)}ies` : `${what}s`}`;
}

/** What is counted: how the keywords end that limit it, and what one of them is called. */
type Counted = readonly [keyword: string, word: string];

/** Reports too few or too many. */
function reportCount(
  [keyword, word]: Counted,
  count: number,
  least: number,
  most: number,
  place: Place | undefined,
  walk: Walk,
): void {
  const report = (end: string, bound: string, limit: number): void => {
    const problem = `must have at ${bound} ${counted(limit, word)}`;
    walk.report(place, `${end}${keyword}`, problem, limit, count, countShown);
  };
  if (count < least) report("min", "least", least);
  if (count > most) report("max", "most", most);
}
// #endregion

// #region explain-array
/** The keywords of arrays, in the order in which what they find is told. */

const ofItems: Counted = ["Items", "item"];

/** `minItems` and `maxItems` */
export const lengths: Keywords = ({ minItems: least = 0, maxItems: most = Infinity }) => {
  if (least === 0 && most === Infinity) return [];
  return [
    {
      fits: (value) => !Array.isArray(value) || (value.length >= least && value.length <= most),
      explain: (value, place, walk) => {
        if (Array.isArray(value)) reportCount(ofItems, value.length, least, most, place, walk);
      },
    },
  ];
};

export const unique: Keywords = ({ uniqueItems }) => {
  if (uniqueItems !== true) return [];
  return [
    {
      explain: (value, place, walk) => {
        const twice = Array.isArray(value) ? repetition(value) : undefined;
        if (twice === undefined) return;
        walk.report(place, "uniqueItems", `must not hold an item twice, as ${twice[0]} and ${twice[1]} do`, true);
      },
    },
  ];
};

/** `contains`, `minContains` and `maxContains` */
export const contains: Keywords = ({ contains: schema, minContains, maxContains: most = Infinity }, inner) => {
  if (schema === undefined) return [];
  const wanted = inner(schema);
  const least = minContains ?? 1;
  const keyword = minContains === undefined ? "contains" : "minContains";
  const fitting = (limit: number): string =>
    `${counted(limit, "item")} that ${limit === 1 ? "fits" : "fit"} \`contains\``;
  return [
    {
      explain: (value, place, walk) => {
        if (!Array.isArray(value)) return;
        const count = value.filter((it) => wanted.fits(it, walk)).length;
        if (count < least)
          walk.report(place, keyword, `must have at least ${fitting(least)}`, least, count, countShown);
        if (count > most)
          walk.report(place, "maxContains", `must have at most ${fitting(most)}`, most, count, countShown);
      },
    },
  ];
};

/** `items` and `prefixItems` */
export const items: Keywords = ({ items: others, prefixItems = [] }, inner) => {
  if (others === undefined && prefixItems.length === 0) return [];
  const prefix = prefixItems.map(inner);
  const rest = others === undefined || others === true ? undefined : inner(others);
  return [
    {
      explain: (value, place, walk) => {
        if (Array.isArray(value)) explainItems(prefix, rest, value, place, walk);
      },
    },
  ];
};

function explainItems(
  prefix: readonly Explainer[],
  rest: Explainer | undefined,
  value: readonly unknown[],
  place: Place | undefined,
  walk: Walk,
): void {
  const first = Math.min(prefix.length, value.length);
  for (let key = 0; key < first && !walk.full; key += 1)
    prefix[key]?.visitPart(value[key], place, key, "prefixItems", walk);
  if (rest === undefined) return;
  const { free } = rest;
  const { drafts } = walk;
  let wrongInRow = 0;
  for (let key = first; key < value.length && !walk.full; key += 1) {
    const item = value[key];
    if (free !== 0 && (bitOf(item) & free) !== 0) continue;
    const before = drafts.length;
    // behind five that were wrong, whether the next one fits is not asked first: most probably it does not
    if (wrongInRow < 5) rest.visitPart(item, place, key, "items", walk);
    else rest.explain(item, new Place(place, key), "items", walk);
    wrongInRow = drafts.length > before ? wrongInRow + 1 : 0;
  }
}
// #endregion

// #region order
/** What several schemas find in one value, put together. */

/**
 * Drafts in the order in which what they are about stands in the value, each once: those about one place stay in the order they came in.
 * All of them are about `value`, which stands at `place`, or about its parts.
 */
function inOrder(value: unknown, place: Place | undefined, drafts: readonly Draft[]): readonly Draft[] {
  const order = new Order(value, place?.depth ?? 0);
  const told = new Set<string>();
  let last: Draft | undefined;
  return [...drafts]
    .sort((a, b) => order.compare(a.place, b.place))
    .filter((it) => {
      if (last !== undefined && order.compare(last.place, it.place) !== 0) told.clear();
      last = it;
      const before = told.size;
      return told.add(`${it.keyword} ${it.problem}`).size > before;
    });
}

class Order {
  readonly #positions = new Map<Place | undefined, Map<string, number>>();

  constructor(
    readonly value: unknown,
    readonly depth: number,
  ) {}

  /** Goes up from both places until they meet; the last steps that differ decide. */
  compare(a: Place | undefined, b: Place | undefined): number {
    const [depth, other] = [a?.depth ?? 0, b?.depth ?? 0];
    let [x, y] = [above(a, other), above(b, depth)];
    let [first, second] = [x, y];
    for (; x !== y; [x, y] = [x?.up, y?.up]) if (x?.key !== y?.key) [first, second] = [x, y];
    if (first?.key === second?.key || first === undefined || second === undefined) return depth - other;
    return this.#position(first) - this.#position(second);
  }

  /** Where a part stands among its siblings; what is not there (a default) stands behind them. */
  #position({ up, key }: Place): number {
    if (typeof key === "number") return key;
    const positions = this.#positions.get(up) ?? new Map(namesOf(this.#valueAt(up)).map((name, i) => [name, i]));
    this.#positions.set(up, positions);
    const position = positions.get(key) ?? positions.size;
    positions.set(key, position);
    return position;
  }

  #valueAt(place: Place | undefined): unknown {
    return pathOf(place, this.depth).reduce(childOf, this.value);
  }
}

/** The place itself, or the one above it that is so many steps from the root. */
function above(place: Place | undefined, depth: number): Place | undefined {
  let it = place;
  while (it !== undefined && it.depth > depth) it = it.up;
  return it;
}

const namesOf = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null ? Object.keys(value) : [];

const childOf = (value: unknown, key: string | number): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string | number, unknown>>)[key] : undefined;

/**
 * Runs explanations of one value and puts together what they find: in the order of the value, and once where two ask for the same.
 * Each may find as many as were asked for; those that stand first are kept. Without a limit that is done once, for the outermost value.
 */
function merge(value: unknown, place: Place | undefined, walk: Walk, explanations: readonly Explain[]): void {
  const from = walk.drafts.length;
  const { end } = walk;
  const isWithin = walk.isMerging && end === Infinity;
  walk.isMerging = true;
  let found = 2; // those that are broken off leave a disorder
  try {
    found = run(explanations, value, place, walk);
  } finally {
    walk.end = end;
    if (found > 1) walk.isMixed = true;
    if (!isWithin) {
      if (walk.isMixed) walk.adopt(inOrder(value, place, walk.drafts.splice(from)));
      walk.isMerging = false;
      walk.isMixed = false;
    }
  }
}

/** How many of them find something. */
function run(explanations: readonly Explain[], value: unknown, place: Place | undefined, walk: Walk): number {
  const room = walk.end - walk.drafts.length;
  let found = 0;
  for (const explain of explanations) {
    const before = walk.drafts.length;
    walk.end = before + room;
    explain(value, place, walk);
    if (walk.drafts.length > before) found += 1;
  }
  return found;
}
// #endregion

// #region explain-composition
/** The keywords that apply other schemas to the same value, unions aside. */

/** `$ref` and `allOf` */
export const applied: Keywords = ({ $ref, allOf = [] }, inner) =>
  [$ref, ...allOf].flatMap((it) => {
    if (it === undefined) return [];
    const explainer = inner(it);
    return rule((value, place, walk) => explainer.visit(value, place, "false", walk));
  });

const rule = (explain: Explain): Rule => ({ merge, explain });

export const dependentSchemas: Keywords = ({ dependentSchemas: schemas = {} }, inner) =>
  Object.entries(schemas).map(([name, it]) => {
    const explainer = inner(it);
    return rule((value, place, walk) => {
      const fields = fieldsOf(value);
      if (fields !== undefined && own(fields, name) !== undefined)
        explainer.visit(value, place, "dependentSchemas", walk);
    });
  });

/** `not`, and `if` with `then` and `else` */
export const conditions: Keywords = ({ not, if: when, then = true, else: otherwise = true }, inner) => {
  const rules: Rule[] = [];
  if (not !== undefined) {
    const refused = inner(not);
    rules.push(
      rule((value, place, walk) => {
        if (refused.fits(value, walk)) walk.report(place, "not", "must not fit the schema under `not`");
      }),
    );
  }
  if (when !== undefined && (then !== true || otherwise !== true)) {
    const [condition, met, unmet] = [inner(when), inner(then), inner(otherwise)];
    rules.push(
      rule((value, place, walk) => {
        if (walk.budget.fits(value, condition, walk)) met.visit(value, place, "then", walk);
        else unmet.visit(value, place, "else", walk);
      }),
    );
  }
  return rules;
};
// #endregion

// #region explain-object
/** The keywords of objects that most have: `required`, `properties` and `additionalProperties`. */

export const objects: Keywords = (rules, inner) => {
  const required = hasSizes(rules) ? [] : (rules.required ?? []);
  if (required.length === 0 && rules.properties === undefined && rules.additionalProperties === undefined) return [];
  const properties = new Properties(rules, required, inner);
  return [
    {
      explain: (value, place, walk) => {
        const fields = fieldsOf(value);
        if (fields === undefined) return;
        const from = walk.drafts.length;
        let missing = properties.required;
        try {
          missing -= properties.explain(fields, place, walk);
        } finally {
          if (missing > 0) {
            const ofProperties = walk.drafts.splice(from);
            explainPresence(required, fields, place, walk);
            walk.adopt(ofProperties);
          }
        }
      },
    },
  ];
};

/** Keywords beside which `required` is told by others. */
const hasSizes = ({ minProperties, maxProperties, dependentRequired }: Rules): boolean =>
  minProperties !== undefined || maxProperties !== undefined || dependentRequired !== undefined;

/** Reports properties that are not there. */
function explainPresence(required: readonly string[], fields: Fields, place: Place | undefined, walk: Walk): void {
  for (const name of required)
    if (own(fields, name) === undefined)
      walk.report(place, "required", `must have the property ${JSON.stringify(name)}`, name);
}

/** What is said of a property. */
interface Property {
  /** Undefined where it stands for all that are not known by name. */
  readonly name: string | undefined;
  /** It as the step of a pointer. */
  readonly step: string | undefined;
  readonly keyword: string;
  readonly explainer: Explainer | undefined;
  /** The types of which every value fits, as bits. */
  readonly free: number;
  readonly isRequired: boolean;
  /** The property that came behind this one the last time: objects of a kind have theirs in the same order. */
  next: Property | undefined;
}

/** What `properties` and `additionalProperties` say of the properties that are there. */
class Properties {
  /** How many there must be. */
  readonly required: number;
  readonly #named = new Map<string, Property>();
  readonly #others: Property;
  readonly #matched = propertyOf(undefined, "patternProperties", undefined, false);
  readonly #patterns: readonly (RegExp | undefined)[];
  readonly #start = propertyOf(undefined, "", undefined, false);

  constructor(
    { properties = {}, additionalProperties: rest, patternProperties = {} }: Rules,
    required: readonly string[],
    inner: (schema: SchemaData) => Explainer,
  ) {
    const wanted = new Set(required);
    this.required = wanted.size;
    this.#patterns = Object.keys(patternProperties).map(expression);
    this.#others = propertyOf(undefined, "additionalProperties", rest === undefined ? rest : inner(rest), false);
    for (const [name, it] of Object.entries(properties))
      this.#named.set(name, propertyOf(name, "properties", inner(it), wanted.has(name)));
    for (const name of wanted) {
      const { keyword, explainer } = this.#property(name);
      this.#named.set(name, propertyOf(name, keyword, explainer, true));
    }
  }

  /** Answers how many are there of those that must be. */
  explain(fields: Fields, place: Place | undefined, walk: Walk): number {
    let found = 0;
    let before = this.#start;
    for (const name in fields) {
      const value = fields[name];
      if (value === undefined || !has(fields, name)) continue; // a property that is undefined is not there
      if (walk.full) break;
      let it = before.next;
      if (it?.name !== name) {
        it = this.#property(name);
        before.next = it;
      }
      if (it.isRequired) found += 1;
      if (it.free === 0 || (bitOf(value) & it.free) === 0)
        it.explainer?.visitPart(value, place, name, it.keyword, walk, it.step);
      before = it;
    }
    return found;
  }

  /** A pattern that can't be read may match anything. */
  #property(name: string): Property {
    const isMatched = (): boolean => this.#patterns.some((it) => it?.test(name) !== false);
    return this.#named.get(name) ?? (isMatched() ? this.#matched : this.#others);
  }
}

const propertyOf = (
  name: string | undefined,
  keyword: string,
  explainer: Explainer | undefined,
  isRequired: boolean,
): Property => ({
  name,
  step: name === undefined ? undefined : stepTo(name),
  keyword,
  explainer,
  free: explainer?.free ?? 0,
  isRequired,
  next: undefined,
});
// #endregion

// #region explain-names
/** The keywords of objects that few have. */

const ofProperties: Counted = ["Properties", "property"];

/** `minProperties`, `maxProperties` and `dependentRequired`, and `required` before them */
export const sizes: Keywords = (rules) => {
  if (!hasSizes(rules)) return [];
  const { required = [], minProperties: least = 0, maxProperties: most = Infinity, dependentRequired = {} } = rules;
  return [
    {
      explain: (value, place, walk) => {
        const fields = fieldsOf(value);
        if (fields === undefined) return;
        explainPresence(required, fields, place, walk);
        explainDependents(dependentRequired, fields, place, walk);
        reportCount(ofProperties, namesThere(fields).length, least, most, place, walk);
      },
    },
  ];
};

function explainDependents(
  dependentRequired: Named<readonly string[]>,
  fields: Fields,
  place: Place | undefined,
  walk: Walk,
): void {
  for (const name in dependentRequired) {
    const others = own(fields, name) === undefined ? [] : (dependentRequired[name] ?? []);
    for (const it of others.filter((other) => own(fields, other) === undefined)) {
      const problem = `must have the property ${JSON.stringify(it)} beside ${JSON.stringify(name)}`;
      walk.report(place, "dependentRequired", problem, it);
    }
  }
}

export const propertyNames: Keywords = ({ propertyNames: schema }, inner) => {
  if (schema === undefined) return [];
  const names = inner(schema);
  return [
    {
      merge,
      explain: (value, place, walk) => {
        for (const name of namesThere(fieldsOf(value) ?? {})) {
          const [first] = walk.aside(1, (aside) => names.visit(name, undefined, "false", aside));
          if (first === undefined) continue;
          const problem = `must not have this name, which ${first.problem}`;
          walk.report(new Place(place, name), "propertyNames", problem, first.limit);
        }
      },
    },
  ];
};

/** A rule for each pattern, so that what several ask of one property is put together. */
export const patternProperties: Keywords = ({ patternProperties: schemas = {} }, inner) =>
  Object.entries(schemas).map(([pattern, schema]) => {
    const matches = expression(pattern);
    const explainer = inner(schema);
    return {
      merge,
      explain: (value, place, walk) => {
        const fields = fieldsOf(value) ?? {};
        for (const name of namesThere(fields))
          if (matches?.test(name) === true) explainer.visitPart(fields[name], place, name, "patternProperties", walk);
      },
    };
  });
// #endregion

// #region numbers
/**
 * True when `value` is a whole multiple of `divisor`, both taken as the decimals they are written as: 1.1 is a multiple of 0.1,
 * although no binary fraction says so.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  if (!Number.isFinite(value)) return false;
  const [a, aScale] = decimalOf(value);
  const [b, bScale] = decimalOf(divisor);
  const scale = Math.max(aScale, bScale);
  return (a * 10n ** BigInt(scale - aScale)) % (b * 10n ** BigInt(scale - bScale)) === 0n;
}

/** A number as digits and how many of them stand behind the point, by its shortest spelling. */
function decimalOf(value: number): readonly [digits: bigint, scale: number] {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? [digits, scale] : [digits * 10n ** BigInt(-scale), 0];
}
// #endregion

// #region explain-scalars
/** The keywords of values that have no parts: `enum` and `const`, those of strings, those of numbers. */

const ofCharacters: Counted = ["Length", "character"];

export const texts: Keywords = ({ minLength = 0, maxLength = Infinity, pattern, format }) => {
  const matches = pattern === undefined ? undefined : expression(pattern);
  const test = formatTest(format, "text");
  if (minLength === 0 && maxLength === Infinity && matches === undefined && test === undefined) return [];
  return [
    {
      fits: (value) => {
        if (typeof value === "string")
          return (
            isAtMost(value, maxLength) &&
            isAtLeast(value, minLength) &&
            matches?.test(value) !== false &&
            test?.(value) !== false
          );
        if (format !== "binary" || !isBinary(value)) return true;
        const length = lengthOf(value);
        return length >= minLength && length <= maxLength;
      },
      explain: (value, place, walk) => {
        if (typeof value !== "string") {
          if (format === "binary" && isBinary(value))
            reportCount(ofCharacters, lengthOf(value), minLength, maxLength, place, walk);
          return;
        }
        const fitsLength = isAtMost(value, maxLength);
        if (!fitsLength || !isAtLeast(value, minLength))
          reportCount(ofCharacters, codePoints(value), minLength, maxLength, place, walk);
        // what is too long is not held against the pattern: the length bounds what that may cost, here as in guards
        if (fitsLength && matches?.test(value) === false)
          walk.report(place, "pattern", `must match ${pattern}`, pattern, value, shown);
        if (test?.(value) === false) reportFormat(format, value, place, walk);
      },
    },
  ];
};

type Limit = readonly [keyword: string, what: string, limit: number, fits: (value: number | bigint) => boolean];

export const numbers: Keywords = ({
  minimum,
  maximum,
  exclusiveMinimum: above,
  exclusiveMaximum: below,
  multipleOf: step,
  format,
}) => {
  const limits: Limit[] = [];
  if (minimum !== undefined) limits.push(["minimum", "at least", minimum, (it) => it >= minimum]);
  if (above !== undefined) limits.push(["exclusiveMinimum", "more than", above, (it) => it > above]);
  if (maximum !== undefined) limits.push(["maximum", "at most", maximum, (it) => it <= maximum]);
  if (below !== undefined) limits.push(["exclusiveMaximum", "less than", below, (it) => it < below]);
  if (step !== undefined)
    limits.push(["multipleOf", "a multiple of", step, (it) => typeof it === "bigint" || isMultipleOf(it, step)]);
  const test = formatTest(format, "number");
  if (limits.length === 0 && test === undefined) return [];
  return [
    {
      fits: (value) => {
        if (typeof value !== "number" && typeof value !== "bigint") return true;
        if (!limits.every(([, , , fits]) => fits(value))) return false;
        return typeof value === "bigint" || test?.(value) !== false;
      },
      explain: (value, place, walk) => {
        if (typeof value !== "number" && typeof value !== "bigint") return;
        for (const [keyword, what, limit, fits] of limits)
          if (!fits(value)) walk.report(place, keyword, `must be ${what} ${limit}`, limit, value, shown);
        if (typeof value === "number" && test?.(value) === false) reportFormat(format, value, place, walk);
      },
    },
  ];
};

function formatTest(format: Rules["format"], of: "text"): ((value: string) => boolean) | undefined;
function formatTest(format: Rules["format"], of: "number"): ((value: number) => boolean) | undefined;
function formatTest(format: Rules["format"], of: keyof Format): unknown {
  if (typeof format === "string") return (value: unknown) => isOfFormat(format, value);
  return format?.[of];
}

function reportFormat(format: Rules["format"], value: string | number, place: Place | undefined, walk: Walk): void {
  const name = typeof format === "object" ? format.name : format;
  walk.report(place, "format", `must be of the format ${name}`, name, value, shown);
}

/** More values than this are not all named. */
const many = 20;

export const values: Keywords = (rules) => [
  ...(rules.enum === undefined ? [] : [listed(rules.enum)]),
  ...("const" in rules ? [constant(rules)] : []),
];

function listed(all: readonly unknown[]): Rule {
  const rest = all.length > many ? [`another of ${all.length} values`] : [];
  const set = new Set(all);
  let problem: string | undefined;
  const fits = (value: unknown): boolean =>
    set.has(value) || (typeof value === "object" && all.some((it) => equal(it, value)));
  return {
    fits,
    explain: (value, place, walk) => {
      if (fits(value)) return;
      problem ??= `must be ${either([...all.slice(0, many).map(shown), ...rest])}`;
      walk.report(place, "enum", problem, all, value, shown);
    },
  };
}

function constant(rules: Rules): Rule {
  const { const: only } = rules;
  const fits = (value: unknown): boolean => equal(only, value);
  return {
    fits,
    explain: (value, place, walk) => {
      if (!fits(value)) walk.report(place, "const", `must be ${constantShown(only)}`, only, value, shown);
    },
  };
}

const constantShown = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : shown(value);
// #endregion

// #region explain-unions
/** The keywords `anyOf`, `oneOf` and `discriminator`. */

export const unions: Keywords = (rules, inner) =>
  (["anyOf", "oneOf"] as const).flatMap((keyword) => {
    const schemas = rules[keyword];
    return schemas === undefined ? [] : unionRule(keyword, schemas, rules, inner);
  });

function unionRule(
  keyword: "anyOf" | "oneOf",
  schemas: readonly SchemaData[],
  { discriminator }: Rules,
  inner: Parameters<Keywords>[1],
): Rule {
  const branches = schemas.map(inner);
  const every = [...branches.keys()];
  const tags = discriminator === undefined ? undefined : new Tags(schemas, discriminator);
  return {
    merge,
    explain: (value, place, walk) => {
      const tag = tags?.tagOf(value);
      const candidates = tag === undefined ? every : (tags?.candidates(tag) ?? every);
      const chosen = tags?.indexOf(tag, value);
      if (candidates.length === 1 && candidates[0] === chosen)
        return branches[chosen ?? -1]?.explain(value, place, keyword, walk);
      const fitting = fittingOf(branches, candidates, value, walk, keyword === "anyOf" ? 1 : Infinity);
      if (fitting.length === 1) return;
      if (fitting.length > 1) {
        const problem = `must fit exactly one of ${counted(branches.length, "alternative")}, and fits ${fitting.map((i) => i + 1).join(" and ")}`;
        return walk.report(place, keyword, problem, fitting);
      }
      if (walk.quick) return walk.report(place, keyword, "must fit an alternative");
      if (chosen !== undefined) branches[chosen]?.explain(value, place, keyword, walk);
      else if (tags === undefined || tag === undefined) explainClosest(keyword, branches, value, place, walk);
      else walk.report(new Place(place, tags.name), "discriminator", tags.problem, tags.known);
    },
  };
}

/** The indexes of the branches that a value fits, no more than are asked for. */
function fittingOf(
  branches: readonly Explainer[],
  candidates: readonly number[],
  value: unknown,
  walk: Walk,
  most: number,
): readonly number[] {
  const fitting: number[] = [];
  for (const i of candidates) {
    const branch = branches[i];
    if (branch === undefined) continue;
    if (walk.budget.fits(value, branch, walk)) fitting.push(i);
    if (fitting.length === most) break;
  }
  return fitting;
}

const enough = 100;

/** Reports the faults of the branch that was most probably meant; where no branch was, what all of them ask for. */
function explainClosest(
  keyword: string,
  branches: readonly Explainer[],
  value: unknown,
  place: Place | undefined,
  walk: Walk,
): void {
  let closest: readonly Draft[] = [];
  let distance = Infinity;
  const outer: (Draft | undefined)[] = [];
  for (const it of branches) {
    // a branch with as many faults as that is no closer, and need not be gone through to its end
    const drafts = walk.aside(Math.min(enough, distance), (aside) => it.explain(value, place, "false", aside));
    outer.push(drafts.find((draft) => draft.place === place && isKind(draft)));
    const own = distanceOf(drafts, place);
    if (own < distance) [closest, distance] = [drafts, own];
    if (distance === 1) break;
  }
  const [first] = outer;
  if (branches.length === 0) walk.report(place, keyword, "must fit an alternative, and there is none");
  else if (outer.every((it) => it !== undefined)) {
    const asked = outer.flatMap((it) => (it.keyword === "false" ? [] : [it.problem.replace(/^must be /, "")]));
    walk.report(place, keyword, `must be ${either([...new Set(asked)])}`, undefined, first?.got, first?.show);
  } else walk.adopt(closest);
}

/** Faults that say "this is another kind of thing". */
const isKind = ({ keyword }: Draft): boolean =>
  keyword === "type" || keyword === "const" || keyword === "enum" || keyword === "false";

/** How far a value is from a branch. A wrong kind weighs most at the value itself, and much in one of its properties. */
function distanceOf(drafts: readonly Draft[], place: Place | undefined): number {
  let distance = 0;
  for (const it of drafts) {
    if (!isKind(it)) distance += 1;
    else if (it.place === place) distance += 10_000;
    else distance += it.place?.up === place && it.keyword !== "type" ? 100 : 1;
  }
  return distance;
}

class Tags {
  /** The property that holds the tag. */
  readonly name: string;
  /** The tags that stand for a branch. */
  readonly known: readonly string[];
  /** What is said of others. */
  readonly problem: string;
  readonly #mapping: ReadonlyMap<string, number>;
  /** The branch of other tags, and of objects without one. */
  readonly #otherwise: number | undefined;
  readonly #candidates = new Map<unknown, readonly number[]>();
  /** The branches that leave the property free. */
  readonly #others: readonly number[];

  constructor(
    branches: readonly SchemaData[],
    { propertyName, mapping, defaultMapping }: NonNullable<Rules["discriminator"]>,
  ) {
    this.name = propertyName;
    this.known = Object.keys(mapping);
    this.problem = `must be ${either(this.known.map((it) => JSON.stringify(it)))}`;
    this.#mapping = new Map(Object.entries(mapping));
    this.#otherwise = defaultMapping;
    const demanded = branches.map((it) => demandedTags(it, propertyName));
    const thatMayFit = (tag: unknown): readonly number[] =>
      [...demanded.keys()].filter((i) => demanded[i]?.includes(tag) ?? true);
    for (const tag of demanded.flat()) this.#candidates.set(tag, thatMayFit(tag));
    this.#others = [...demanded.keys()].filter((i) => demanded[i] === undefined);
  }

  tagOf(value: unknown): string | undefined {
    const fields = fieldsOf(value);
    const tag = fields === undefined ? undefined : own(fields, this.name);
    return typeof tag === "string" ? tag : undefined;
  }

  /** The index of the branch that a value's tag stands for, or that an object without one is meant for. */
  indexOf(tag: string | undefined, value: unknown): number | undefined {
    if (tag !== undefined) return this.#mapping.get(tag) ?? this.#otherwise;
    return this.#otherwise !== undefined && this.#isUntagged(value) ? this.#otherwise : undefined;
  }

  #isUntagged(value: unknown): boolean {
    const fields = fieldsOf(value);
    return fields !== undefined && own(fields, this.name) === undefined;
  }

  /** The indexes of the branches that do not ask for another tag; a discriminator is no more than a hint. */
  candidates(tag: string): readonly number[] {
    return this.#candidates.get(tag) ?? this.#others;
  }
}

/** The values that a schema lets a property have, whatever else it asks for; undefined where it does not list them. */
function demandedTags(schema: SchemaData, name: string): readonly unknown[] | undefined {
  const { properties = {} } = rulesOf(schema);
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  const rules = property === undefined ? {} : rulesOf(property);
  return "const" in rules ? [rules.const] : rules.enum;
}

/** What stands behind a schema's references, one after the other; nothing where they lead in a circle. */
function rulesOf(schema: SchemaData): Rules {
  const seen = new Set<SchemaData>();
  let it = schema;
  for (; typeof it === "function" && !seen.has(it); it = behind(it).data) seen.add(it);
  return typeof it === "object" ? it : {};
}
// #endregion

// #region evaluated
/**
 * What `unevaluatedProperties` and `unevaluatedItems` leave alone: what the schema itself, or a schema applied to the same value
 * that the value fits, has looked at (JSON Schema Core, section 11).
 */

/** `unevaluatedProperties` and `unevaluatedItems` */
export const unevaluated: Keywords = (rules, inner) => {
  const { unevaluatedProperties: ofProperties, unevaluatedItems: ofItems } = rules;
  const [properties, items] = [ofProperties, ofItems].map((it) => (it === undefined ? undefined : inner(it)));
  if (properties === undefined && items === undefined) return [];
  return [
    {
      merge,
      explain: (value, place, walk) => {
        const fields = properties === undefined ? undefined : fieldsOf(value);
        if (fields !== undefined) {
          const isEvaluated = isPropertyEvaluated(rules, inner, fields, walk);
          for (const name of Object.keys(fields))
            if (fields[name] !== undefined && !isEvaluated(name))
              properties?.visitPart(fields[name], place, name, "unevaluatedProperties", walk);
        }
        if (items === undefined || !Array.isArray(value)) return;
        const isEvaluated = isItemEvaluated(rules, inner, value, walk);
        value.forEach((it, key) => {
          if (!isEvaluated(key)) items.visitPart(it, place, key, "unevaluatedItems", walk);
        });
      },
    },
  ];
};

type Inner = Parameters<Keywords>[1];

/** A test whether the property of a name was evaluated by anything but the schema's own `unevaluatedProperties`. */
function isPropertyEvaluated(rules: Rules, inner: Inner, fields: Fields, walk: Walk): (name: string) => boolean {
  const applied = appliedTo(rules, inner, fields, walk).map((it) => it.rules);
  const others = applied.filter((it) => it !== rules);
  if (others.some((it) => it.additionalProperties !== undefined || it.unevaluatedProperties !== undefined))
    return () => true;
  if (rules.additionalProperties !== undefined) return () => true;
  return (name) => applied.some((it) => isNamed(it, name));
}

function isNamed({ properties, patternProperties }: Rules, name: string): boolean {
  if (properties !== undefined && Object.hasOwn(properties, name)) return true;
  return Object.keys(patternProperties ?? {}).some((it) => expression(it)?.test(name) !== false);
}

/** The same for the item at an index. */
function isItemEvaluated(
  rules: Rules,
  inner: Inner,
  items: readonly unknown[],
  walk: Walk,
): (index: number) => boolean {
  const applied = appliedTo(rules, inner, items, walk);
  const others = applied.map((it) => it.rules).filter((it) => it !== rules);
  if (others.some((it) => it.items !== undefined || it.unevaluatedItems !== undefined) || rules.items !== undefined)
    return () => true;
  const first = Math.max(...applied.map((it) => it.rules.prefixItems?.length ?? 0));
  const contains = applied.flatMap((it) => (it.rules.contains === undefined ? [] : it.inner(it.rules.contains)));
  return (index) => index < first || contains.some((it) => it.fits(items[index], walk));
}

/** A schema, and how those within it are explained. */
interface Applied {
  readonly rules: Rules;
  readonly inner: Inner;
}

/** The schemas that are applied to a value as it is and that it fits; those that it must fit anyway are taken to. */
function appliedTo(schema: SchemaData, inner: Inner, value: object, walk: Walk): readonly Applied[] {
  if (typeof schema === "boolean") return [];
  if (typeof schema === "function") {
    const { data, means } = behind(schema);
    return appliedTo(data, (it) => explainerOf(it, means), value, walk);
  }
  const target = schema.$ref;
  const must = [...(target === undefined ? [] : [target]), ...(schema.allOf ?? []), ...dependentsOf(schema, value)];
  const may = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter((it) =>
    walk.budget.fitsOnce(value, inner(it), walk),
  );
  return [
    { rules: schema, inner },
    ...[...must, ...may, ...conditionalsOf(schema, inner, value, walk)].flatMap((it) =>
      appliedTo(it, inner, value, walk),
    ),
  ];
}

function conditionalsOf(
  { if: when, then, else: otherwise }: Rules,
  inner: Inner,
  value: object,
  walk: Walk,
): readonly SchemaData[] {
  if (when === undefined) return [];
  const applied = walk.budget.fitsOnce(value, inner(when), walk) ? [when, then] : [otherwise];
  return applied.filter((it) => it !== undefined);
}

function dependentsOf({ dependentSchemas }: Rules, value: unknown): readonly SchemaData[] {
  if (dependentSchemas === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(dependentSchemas).flatMap(([name, it]) =>
    own(value as Fields, name) === undefined ? [] : [it],
  );
}
// #endregion

// #region privacy
/** Which values must not be shown. */

/** What stands in a path where a name is personal. */
const struck = "[redacted]";

/**
 * A value is personal when any schema that may apply at its place, or above it, marks its values as personal data (`x-pii`) or as a password.
 * Every branch counts, whether it is taken or not, and so does what must not be. Names are personal that no schema gives, where they stand
 * in a value that is, or where `propertyNames` is marked.
 */
export const privacy: Privacy = (schema) => {
  const whole = partOf([schema]);
  return (path) => {
    let part = whole;
    let isPrivate = part.isMarked;
    let shown = path;
    for (let i = 0; i < path.length; i += 1) {
      const key = path[i]!;
      if ((isPrivate || part.hasMarkedNames) && typeof key === "string" && !part.names(key))
        shown = [...shown.slice(0, i), struck, ...shown.slice(i + 1)];
      part = part.part(key);
      isPrivate ||= part.isMarked;
    }
    return { isPrivate, path: shown };
  };
};

const parts = /* @__PURE__ */ new WeakMap<Rules | Reference, Part>();

/** The part of a value to which these schemas may apply; where they are one schema, it is made once. */
function partOf(schemas: readonly SchemaData[]): Part {
  const [only] = schemas;
  if (schemas.length !== 1 || typeof only === "boolean" || only === undefined) return new Part(schemas);
  const part = parts.get(only) ?? new Part(schemas);
  parts.set(only, part);
  return part;
}

/** The schemas that may apply to a part of a value. */
class Part {
  readonly isMarked: boolean;
  readonly hasMarkedNames: boolean;
  readonly #rules: readonly Rules[];
  readonly #parts = new Map<string | number, Part>();
  readonly #prefix: number;

  constructor(schemas: readonly SchemaData[]) {
    this.#rules = applicable(schemas);
    this.#prefix = Math.max(0, ...this.#rules.map((it) => it.prefixItems?.length ?? 0));
    this.isMarked = this.#rules.some(isMarked);
    const names = this.#rules.flatMap(({ propertyNames }) => propertyNames ?? []);
    this.hasMarkedNames = applicable(names).some(isMarked);
  }

  /** Kept for items, of which those behind the ones that have a schema of their own are alike, and for properties that a schema names. */
  part(key: string | number): Part {
    const kind = typeof key === "number" ? Math.min(key, this.#prefix) : key;
    const known = this.#parts.get(kind);
    if (known !== undefined) return known;
    const part = partOf(within(this.#rules, kind));
    if (typeof kind === "number" || this.names(kind)) this.#parts.set(kind, part);
    return part;
  }

  /** True for a name that a schema gives to a property, so that it is not the data's. */
  names(key: string): boolean {
    return this.#rules.some(({ properties = {} }) => Object.hasOwn(properties, key));
  }
}

function isMarked(rules: Rules): boolean {
  const mark = rules["x-pii"];
  return (mark !== undefined && mark !== false && mark !== null) || rules.format === "password";
}

/** The schemas and all that they may apply to the same value. */
function applicable(schemas: readonly SchemaData[]): readonly Rules[] {
  const found = new Set<Rules>();
  const work = [...schemas];
  for (let it = work.pop(); it !== undefined; it = work.pop()) {
    if (typeof it === "function") work.push(behind(it).data);
    if (typeof it !== "object" || found.has(it)) continue;
    found.add(it);
    const { $ref, allOf = [], anyOf = [], oneOf = [], not, if: when, then, else: otherwise } = it;
    const parts = [$ref, not, when, then, otherwise].filter((part) => part !== undefined);
    work.push(...parts, ...allOf, ...anyOf, ...oneOf, ...Object.values(it.dependentSchemas ?? {}));
  }
  return [...found];
}

const within = (schemas: readonly Rules[], key: string | number): readonly SchemaData[] =>
  schemas.flatMap((it) => (typeof key === "number" ? itemSchemas(it, key) : propertySchemas(it, key)));

function itemSchemas(
  { prefixItems = [], items, contains, unevaluatedItems }: Rules,
  index: number,
): readonly SchemaData[] {
  return [prefixItems[index] ?? items, contains, unevaluatedItems].filter((it) => it !== undefined);
}

function propertySchemas(rules: Rules, name: string): readonly SchemaData[] {
  const { properties = {}, patternProperties = {}, additionalProperties, unevaluatedProperties } = rules;
  const named = Object.hasOwn(properties, name) ? [properties[name]] : [];
  const matched = Object.entries(patternProperties).flatMap(([pattern, it]) =>
    expression(pattern)?.test(name) === false ? [] : [it],
  );
  const others = named.length + matched.length > 0 ? [] : [additionalProperties];
  return [...named, ...matched, ...others, unevaluatedProperties].filter((it) => it !== undefined);
}
// #endregion

// #region keywords
/** What it takes to explain any schema. The order of keywords is that in which what they find at one place is told. */
export const everything = (): Means => ({
  keywords: [
    ...[values, texts, numbers, lengths, unique, contains, items, sizes, propertyNames, objects, patternProperties],
    ...[unevaluated, dependentSchemas, applied, unions, conditions],
  ],
  privacy,
});
// #endregion

// #region convert
/**
 * What parsing may make of a value before it is checked: missing properties get their defaults, unknown ones are left out or told, text
 * becomes what it says. The value itself is never changed: what changes is copied.
 */

interface ConvertOptions {
  /** A property that is missing gets the `default` of its schema. */
  readonly defaults?: boolean;
  /** What becomes of a property that no schema speaks of: it stays ("keep", as it is otherwise), is left out, or is an issue. */
  readonly unknown?: "keep" | "strip" | "refuse";
  /** Text becomes the number, the flag, the null or the list of one that the schema asks for. */
  readonly coerce?: boolean;
}

class Conversion {
  constructor(
    readonly options: ConvertOptions,
    /** Says which branches a value fits, and takes the issues of unknown properties. */
    readonly walk: Walk,
  ) {}

  /** The value as the schemas, all of which apply to it, want it. */
  convert(schemas: readonly SchemaData[], value: unknown, place: Place | undefined, depth = 0): unknown {
    limitDepth(depth);
    const applied = this.#applied(schemas, value, depth);
    const it = this.options.coerce === true ? coerced(value, applied) : value;
    if (Array.isArray(it)) return this.#items(applied, it, place, depth);
    return isPlain(it) ? this.#fields(applied, it, place, depth) : it;
  }

  /** The schemas and all that they apply to the same value, of alternatives those that it fits once it is converted. */
  #applied(schemas: readonly SchemaData[], value: unknown, depth: number): readonly Rules[] {
    const found = new Set<Rules>();
    const work = [...schemas];
    for (let it = work.shift(); it !== undefined; it = work.shift()) {
      if (typeof it === "function") work.unshift(behind(it).data);
      if (typeof it !== "object" || found.has(it)) continue;
      found.add(it);
      work.unshift(...this.#parts(it, value, depth));
    }
    return [...found];
  }

  #parts(rules: Rules, value: unknown, depth: number): readonly SchemaData[] {
    const { $ref, allOf = [], anyOf = [], oneOf = [], if: when, then, else: otherwise, dependentSchemas = {} } = rules;
    const isMet = when !== undefined && this.#isMet(when, value, depth);
    const conditional = when === undefined ? [] : isMet ? [when, then] : [otherwise];
    const dependent = Object.keys(dependentSchemas).filter((name) => isPlain(value) && own(value, name) !== undefined);
    return [
      ...[$ref, ...conditional, ...dependent.map((name) => dependentSchemas[name])].filter((it) => it !== undefined),
      ...allOf,
      ...anyOf.filter((it) => this.#isMet(it, value, depth)),
      ...this.#oneOf(oneOf, value, depth),
    ];
  }

  /** Two may fit once text is taken for what it says; then it is the one that fits as it is, or else the first. */
  #oneOf(branches: readonly SchemaData[], value: unknown, depth: number): readonly SchemaData[] {
    const fitting = branches.filter((it) => this.#isMet(it, value, depth));
    return (fitting.length > 1 ? [fitting.find((it) => this.#fits(it, value)) ?? fitting[0]] : fitting).filter(
      (it) => it !== undefined,
    );
  }

  #isMet(schema: SchemaData, value: unknown, depth: number): boolean {
    if (typeof schema === "boolean") return schema;
    this.walk.budget.step();
    const { unknown = "keep", ...rest } = this.options;
    const aside: ConvertOptions = { ...rest, unknown: unknown === "strip" ? "strip" : "keep" };
    return this.#fits(schema, converted(schema, value, depth + 1, aside, this.walk));
  }

  #fits(schema: SchemaData, value: unknown): boolean {
    return explainerOf(schema, everything).fits(value, this.walk);
  }

  #items(
    applied: readonly Rules[],
    items: readonly unknown[],
    place: Place | undefined,
    depth: number,
  ): readonly unknown[] {
    const made = items.map((it, key) => {
      const schemas = applied.flatMap(({ prefixItems = [], items: rest }) => prefixItems[key] ?? rest ?? []);
      return schemas.length === 0 ? it : this.convert(schemas, it, new Place(place, key), depth + 1);
    });
    return made.some((it, i) => it !== items[i]) ? made : items;
  }

  #fields(applied: readonly Rules[], fields: Fields, place: Place | undefined, depth: number): Fields {
    const isOpen = this.options.unknown !== "strip" && this.options.unknown !== "refuse";
    const isFree = isOpen || !applied.some(namesProperties);
    const made: [string, unknown][] = [];
    const names = Object.keys(fields);
    for (const key of names) {
      const there = new Place(place, key);
      const schemas = schemasFor(applied, key);
      if (schemas.length > 0 && !(this.options.unknown === "strip" && schemas.includes(false))) {
        made.push([key, this.convert(schemas, fields[key], there, depth + 1)]);
      } else if (isFree) made.push([key, fields[key]]);
      else if (this.options.unknown === "refuse") this.walk.report(there, "unevaluatedProperties", "must not be there");
    }
    const missing = this.options.defaults === true ? this.#defaults(applied, fields, place, depth) : [];
    const isSame =
      made.length === names.length && missing.length === 0 && made.every(([name, it]) => it === fields[name]);
    return isSame ? fields : Object.fromEntries([...made, ...missing]);
  }

  #defaults(
    applied: readonly Rules[],
    fields: Fields,
    place: Place | undefined,
    depth: number,
  ): readonly (readonly [string, unknown])[] {
    const names = new Set(applied.flatMap(({ properties = {} }) => Object.keys(properties)));
    return [...names].flatMap((key) => {
      if (own(fields, key) !== undefined) return [];
      const schemas = schemasFor(applied, key);
      const given = defaultOf(schemas);
      if (given === undefined) return [];
      const copy = structuredClone(given);
      const made = nativeOf(copy, this.#applied(schemas, copy, depth));
      return [[key, this.convert(schemas, made, new Place(place, key), depth + 1)]];
    });
  }
}

/** A class that names itself is compiled to a statement behind it, for whose sake bundlers would keep all that it leads to. */
const converted = (schema: SchemaData, value: unknown, depth: number, options: ConvertOptions, walk: Walk): unknown =>
  new Conversion(options, walk).convert([schema], value, undefined, depth);

const namesProperties = ({
  properties,
  patternProperties,
  additionalProperties,
  unevaluatedProperties,
}: Rules): boolean =>
  [properties, patternProperties, additionalProperties, unevaluatedProperties].some((it) => it !== undefined);

/** What the schemas have to say of the property of that name; `unevaluatedProperties` speaks where nobody else does. */
function schemasFor(applied: readonly Rules[], name: string): readonly SchemaData[] {
  const schemas = applied.flatMap((it) => schemasOf(it, name));
  return schemas.length > 0
    ? schemas
    : applied.flatMap(({ unevaluatedProperties: it }) => (it === undefined ? [] : [it]));
}

function schemasOf(rules: Rules, name: string): readonly SchemaData[] {
  const { properties, patternProperties = {}, additionalProperties } = rules;
  const named = properties !== undefined && Object.hasOwn(properties, name) ? [properties[name] ?? true] : [];
  const matched = Object.keys(patternProperties)
    .filter((it) => expression(it)?.test(name) === true)
    .map((it) => patternProperties[it] ?? true);
  const others = named.length + matched.length > 0 || additionalProperties === undefined ? [] : [additionalProperties];
  return [...named, ...matched, ...others];
}

/** The first default that the schemas, or those they refer to, have. */
function defaultOf(schemas: readonly SchemaData[]): unknown {
  const seen = new Set<Rules>();
  const work = [...schemas];
  for (let it = work.shift(); it !== undefined; it = work.shift()) {
    if (typeof it === "function") work.unshift(behind(it).data);
    if (typeof it !== "object" || seen.has(it)) continue;
    if (it.default !== undefined) return it.default;
    seen.add(it);
    work.unshift(...[it.$ref].filter((ref) => ref !== undefined), ...(it.allOf ?? []));
  }
  return undefined;
}

/** The value that a text stands for where these schemas ask for something else than text; otherwise the value itself. */
function coerced(value: unknown, applied: readonly Rules[]): unknown {
  const made = nativeOf(value, applied);
  return typeof made === "string" && made === value ? ofText(made, applied) : made;
}

/** In the form that JSON has not, where the schemas ask for that. */
function nativeOf(value: unknown, applied: readonly Rules[]): unknown {
  const format = applied.map((it) => it.format).find((it) => typeof it === "object" && it.native !== undefined);
  return typeof format === "object" && format.native !== undefined ? format.native.from(value) : value;
}

function ofText(text: string, applied: readonly Rules[]): unknown {
  const types = typesIn(applied);
  if (types === undefined || types.includes("string")) return text;
  if (text === "") return types.includes("null") ? null : text;
  const word = text.toLowerCase();
  if (types.includes("boolean") && (word === "true" || word === "false")) return word === "true";
  if (types.includes("null") && word === "null") return null;
  const number = types.includes("number") || types.includes("integer") ? numberOf(text) : undefined;
  return number ?? (types.includes("array") ? [text] : text);
}

/** What all of them allow; undefined where none of them says. */
function typesIn(applied: readonly Rules[]): readonly TypeName[] | undefined {
  const asked = applied.flatMap(({ type }) => (type === undefined ? [] : [typeof type === "string" ? [type] : type]));
  return asked[0]?.filter((it) =>
    asked.every((types) => types.includes(it) || (it === "integer" && types.includes("number"))),
  );
}

/** More digits than any double needs. */
const longestNumber = 400;

/** A number by JSON's grammar, if a double holds it: an integer whose digits would be rounded stays text. */
function numberOf(text: string): number | undefined {
  if (text.length > longestNumber || !/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return undefined;
  const number = Number(text);
  const digits = text.replace(/e.*|\D/gi, "").replace(/^0+|0+$/g, "").length;
  const isExact = Number.isSafeInteger(number) || !Number.isInteger(number) || digits <= 15 || String(number) === text;
  return Number.isFinite(number) && isExact ? number : undefined;
}
// #endregion

// #region explain
/** Explanations: what is wrong with a value, told only once it is known that something is. */

/** A walk on which no more issues are met than were asked for. */
function newWalk({ more }: Compiled, value: unknown, { maxIssues = Infinity }: IssueOptions = {}): Walk {
  return new Walk(Math.max(1, maxIssues), new Budget(() => more?.(value) ?? 0));
}

/**
 * Every way in which a value does not fit a schema, in the order of the value; none when it fits. Of `anyOf` and `oneOf` the branch
 * that the discriminator names, or that comes closest, is explained. Data that is nested too deeply is an issue, not an error.
 */
function explain(compiled: Compiled, value: unknown, options?: IssueOptions): readonly Issue[] {
  const walk = newWalk(compiled, value, options);
  bear(walk, () => explainerOf(compiled.data, compiled.means).visit(value, undefined, "false", walk));
  return issuesFrom(walk.drafts, compiled, walk);
}

/** Runs what may go too deep, or take too long: then that is an issue. */
function bear({ drafts }: Walk, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!isOverflow(error)) throw error;
    const parts = drafts.findIndex((it) => it.place !== undefined);
    drafts.splice(parts < 0 ? drafts.length : parts, 0, tooDeep);
  }
}

/** Issues of drafts, no more than were asked for. */
function issuesFrom(drafts: readonly Draft[], { data, means }: Compiled, { limit }: Walk): readonly Issue[] {
  const secret = means().privacy?.(data);
  return (drafts.length > limit ? drafts.slice(0, limit) : drafts).map((it) => issueOf(it, secret));
}

function issueOf({ place, keyword, problem, limit, got, show }: Draft, secret: ReturnType<Privacy> | undefined): Issue {
  const whole = pathOf(place);
  const { path, isPrivate } = secret === undefined ? { path: whole, isPrivate: false } : secret(whole);
  const pointer = path === whole ? pointerOf(place) : pointerTo(path);
  if (show === undefined || isPrivate)
    return limit === undefined
      ? { path, pointer, keyword, message: problem }
      : { path, pointer, keyword, message: problem, limit };
  const received = show(got as never);
  const message = `${problem}${show === countShown ? ", has " : ", got "}${received}`;
  return limit === undefined
    ? { path, pointer, keyword, message, received }
    : { path, pointer, keyword, message, limit, received };
}

const tooDeep: Draft = {
  place: undefined,
  keyword: "depth",
  problem: "is nested too deeply, or has too many alternatives, to be checked",
  limit: undefined,
  got: undefined,
  show: undefined,
};
// #endregion

// #region idna
/**
 * What IDNA 2008 asks of labels: which characters, which of them side by side, and in which direction. Expressions with properties of Unicode are
 * made when they are needed: to only read one costs engines a good part of what they take to load everything else.
 */

// RFC 5892, section 2.6
const exceptionsValid = /* @__PURE__ */ new Set("\u00df\u03c2\u06fd\u06fe\u0f0b\u3007");
const exceptionsRefused = /* @__PURE__ */ new Set("\u0640\u07fa\u302e\u302f\u3031\u3032\u3033\u3034\u3035\u303b");

const letterOrDigit = "^[\\p{Ll}\\p{Lu}\\p{Lo}\\p{Nd}\\p{Lm}\\p{Mn}\\p{Mc}]$";
const ignorable = "^[\\p{Default_Ignorable_Code_Point}\\p{White_Space}\\p{Noncharacter_Code_Point}]$";
const unstable = "^\\p{Changes_When_NFKC_Casefolded}$";
const cjk = "[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}]";
const ignorableBlock = /^[\u20d0-\u20ff\u{1d100}-\u{1d24f}]$/u;
const oldHangul = /^[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]$/u;

/** No label of more characters is short enough when it is written in ASCII. */
const longestLabel = 63;

/** True for a label that is not in ASCII and that may be registered (RFC 5891, section 4.2). */
function isIdnLabel(label: string): boolean {
  if (label === "" || label.length > 2 * longestLabel || label !== label.normalize("NFC")) return false;
  const characters = [...label];
  const hasHyphens = label.startsWith("-") || label.endsWith("-") || characters.slice(2, 4).join("") === "--";
  if (hasHyphens || pattern("^\\p{M}").test(label)) return false;
  return characters.every((it, i) => isValid(it) || isValidHere(characters, i));
}

/** PVALID (RFC 5892, section 3). */
function isValid(it: string): boolean {
  if (exceptionsValid.has(it) || /^[a-z0-9-]$/.test(it)) return true;
  if (exceptionsRefused.has(it) || isContextual(it) || !isStable(it)) return false;
  return (
    pattern(letterOrDigit).test(it) && !pattern(ignorable).test(it) && !ignorableBlock.test(it) && !oldHangul.test(it)
  );
}

/** What folding cases and compatible characters would change is unstable (RFC 5892, section 2.2). */
const isStable = (it: string): boolean => !pattern(unstable).test(it);

const isContextual = (it: string): boolean =>
  /^[\u00b7\u0375\u05f3\u05f4\u30fb\u0660-\u0669\u06f0-\u06f9\u200c\u200d]$/.test(it);

/** The rules for characters that are valid in some company only (RFC 5892, appendix A). */
function isValidHere(characters: readonly string[], i: number): boolean {
  const before = characters[i - 1] ?? "";
  const after = characters[i + 1] ?? "";
  const label = characters.join("");
  switch (characters[i] ?? "") {
    case "\u00b7":
      return before === "l" && after === "l";
    case "\u0375":
      return pattern("^\\p{Script=Greek}$").test(after);
    case "\u05f3":
    case "\u05f4":
      return pattern("^\\p{Script=Hebrew}$").test(before);
    case "\u30fb":
      return pattern(cjk).test(label.replaceAll("\u30fb", ""));
    case "\u200c":
      return virama.test(before) || areJoined(characters.slice(0, i).join(""), characters.slice(i + 1).join(""));
    case "\u200d":
      return virama.test(before);
    default:
      return isDigitOfOneKind(characters[i] ?? "", label);
  }
}

/** Arabic-Indic and extended Arabic-Indic digits don't mix. */
function isDigitOfOneKind(it: string, label: string): boolean {
  if (/^[\u0660-\u0669]$/.test(it)) return !/[\u06f0-\u06f9]/.test(label);
  return /^[\u06f0-\u06f9]$/.test(it) && !/[\u0660-\u0669]/.test(label);
}

/** Characters of the combining class Virama. */
const virama =
  /^[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{11070}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{113ce}-\u{113d0}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}\u{11f41}\u{11f42}\u{1612f}]$/u;

/** The blocks of the scripts that join. */
const blocks =
  /[\u0620-\u077f\u07ca-\u07f5\u0840-\u08ff\u1820-\u18aa\ua840-\ua873\u{10ac0}-\u{10aef}\u{10b80}-\u{10baf}\u{10d00}-\u{10d23}\u{10ec2}-\u{10ec7}\u{10f30}-\u{10f54}\u{10f70}-\u{10f81}\u{10fb0}-\u{10fcb}\u{1e900}-\u{1e943}]/u;
/** Letters in these blocks that never join, that join the one before only, and that join the next only. */
const never =
  /[\u0621\u0674\u06e5\u06e6\u07f4\u07f5\u0861\u0866\u0887\u08ad\u08c9\u1880-\u1884\ua873\u{10ac6}\u{10ac8}\u{10acb}\u{10acc}\u{10ae2}\u{10ae3}\u{10f45}\u{10fb1}\u{10fb7}\u{10fc0}]/u;
const backOnly =
  /[\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2-\u06d5\u06ee\u06ef\u0710\u0715-\u0719\u071e\u0728\u072a\u072c\u072f\u074d\u0759-\u075b\u076b\u076c\u0771\u0773\u0774\u0778\u0779\u0840\u0846\u0847\u0849\u0854\u0856-\u0858\u0867\u0869\u086a\u0870-\u0882\u088e\u08aa-\u08ac\u08ae\u08b1\u08b2\u08b9\u{10ac5}\u{10ac7}\u{10ac9}\u{10aca}\u{10ace}-\u{10ad2}\u{10add}\u{10ae1}\u{10ae4}\u{10b81}\u{10b83}-\u{10b85}\u{10b89}\u{10b8c}\u{10b8e}\u{10b8f}\u{10b91}\u{10d22}\u{10ec2}\u{10f33}\u{10f74}\u{10f75}\u{10fb4}-\u{10fb6}\u{10fb9}\u{10fba}\u{10fbd}\u{10fc2}\u{10fc3}]/u;
const nextOnly = /[\ua872\u{10acd}\u{10ad7}\u{10d00}]/u;

function labelPattern(before: string, refused: RegExp, behind: string): RegExp {
  return pattern(`${before}(?!${never.source}|${refused.source})(?=\\p{L})${blocks.source}${behind}`);
}

/** True when the last letter of one text and the first of another would be written together. Marks don't matter. */
function areJoined(before: string, after: string): boolean {
  return labelPattern("", backOnly, "\\p{M}*$").test(before) && labelPattern("^\\p{M}*", nextOnly, "").test(after);
}

/** Characters of the Bidi classes R and AL: in the blocks of right-to-left scripts everything but marks and the digits of the class AN. */
const rightToLeft =
  "(?!\\p{M}|[\\u0660-\\u0669\\u{10d30}-\\u{10d39}])[\\u0590-\\u06ef\\u06fa-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]";
/** The digits of the classes AN and EN. */
const arabicDigit = /[\u0660-\u0669\u{10d30}-\u{10d39}]/u;
const europeanDigit = /[0-9\u06f0-\u06f9]/;
const neutral = /[-\u00b7\u0375\u30fb\u200c\u200d]/;

type Direction = "R" | "AN" | "EN" | "neutral" | "NSM" | "L";

function directionOf(it: string): Direction {
  if (pattern(rightToLeft).test(it)) return "R";
  if (arabicDigit.test(it)) return "AN";
  if (europeanDigit.test(it)) return "EN";
  if (neutral.test(it)) return "neutral";
  return pattern("[\\p{Mn}\\p{Me}]").test(it) ? "NSM" : "L";
}

/** True for a domain with a right-to-left label, in which every label must follow the Bidi rule. */
function isBidiDomain(labels: readonly string[]): boolean {
  return labels.some((it) => pattern(rightToLeft).test(it) || arabicDigit.test(it));
}

/** The Bidi rule (RFC 5893, section 2). */
function followsBidiRule(label: string): boolean {
  const found = [...label].map(directionOf);
  const last = [...found].reverse().find((it) => it !== "NSM") ?? "NSM";
  const has = (it: Direction): boolean => found.includes(it);
  if (found[0] === "R") return /^(R|EN|AN)$/.test(last) && !has("L") && !(has("EN") && has("AN"));
  return found[0] === "L" && /^(L|EN)$/.test(last) && !has("R") && !has("AN");
}
// #endregion

// #region punycode
/** Punycode (RFC 3492) with the parameters of section 5. */

const base = 36;
const tMin = 1;
const tMax = 26;

/** The bias for the next delta (section 6.1). */
function adapt(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + 38));
}

const threshold = (k: number, bias: number): number => Math.min(Math.max(k - bias, tMin), tMax);

/** What stands behind `xn--` as text, in lower case; undefined where it stands for nothing (section 6.2). */
function decodePunycode(input: string): string | undefined {
  const split = input.lastIndexOf("-");
  const output = [...input.slice(0, Math.max(split, 0))].map((it) => it.codePointAt(0) as number);
  let code = 128;
  let bias = 72;
  let index = 0;
  for (let at = split < 0 ? 0 : split + 1; at < input.length;) {
    const before = index;
    for (let weight = 1, k = base; ; k += base, at += 1) {
      const digit = digitOf(input.charCodeAt(at));
      if (digit === undefined) return undefined;
      index += digit * weight;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= base - t;
      if (weight > Number.MAX_SAFE_INTEGER / base ** 2) return undefined;
    }
    at += 1;
    const length = output.length + 1;
    bias = adapt(index - before, length, before === 0);
    code += Math.floor(index / length);
    index %= length;
    if (code > 0x10ffff) return undefined;
    output.splice(index, 0, code);
    index += 1;
  }
  return output.map((it) => String.fromCodePoint(it)).join("");
}

function digitOf(unit: number): number | undefined {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + 26 : undefined;
}

/** Text as it stands behind `xn--` (section 6.3). */
function encodePunycode(text: string): string {
  const codes = [...text].map((it) => it.codePointAt(0) as number);
  const basic = codes.filter((it) => it < 128);
  let output = basic.map((it) => String.fromCharCode(it)).join("") + (basic.length > 0 ? "-" : "");
  let code = 128;
  let bias = 72;
  let delta = 0;
  for (let done = basic.length; done < codes.length;) {
    const next = Math.min(...codes.filter((it) => it >= code));
    delta += (next - code) * (done + 1);
    code = next;
    for (const it of codes) {
      if (it < code) delta += 1;
      if (it !== code) continue;
      output += variableLength(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done += 1;
    }
    delta += 1;
    code += 1;
  }
  return output;
}

function variableLength(delta: number, bias: number): string {
  let rest = delta;
  let output = "";
  for (let k = base; ; k += base) {
    const t = threshold(k, bias);
    if (rest < t) return output + digit(rest);
    output += digit(((rest - t) % (base - t)) + t);
    rest = Math.floor((rest - t) / (base - t));
  }
}

/** 0 to 25 are `a` to `z`, 26 to 35 are `0` to `9`. */
const digit = (value: number): string => String.fromCharCode(value < 26 ? value + 0x61 : value - 26 + 0x30);
// #endregion

// #region format-hosts
/** Formats of hosts and mailboxes. */

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4Shape = /* @__PURE__ */ whole(octet, "\\.", octet, "\\.", octet, "\\.", octet);

/** Dotted quad without leading zeros (RFC 2673, section 3.2). */
export function isIpv4(text: string): boolean {
  return ipv4Shape.test(text);
}

/** RFC 4291, section 2.2; without a zone. Reads groups of digits one after the other, and at most one gap. */
export function isIpv6(text: string): boolean {
  let [groups, digits, gap] = [0, 0, false];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (isHexDigit(unit)) {
      if ((digits += 1) > 4) return false;
    } else if (unit === 58) {
      const isSecond = text.charCodeAt(i + 1) === 58;
      if (digits === 0 && !(i === 0 && isSecond)) return false;
      if (digits > 0) groups += 1;
      if (isSecond && gap) return false;
      gap ||= isSecond;
      if (isSecond) i += 1;
      else if (i === text.length - 1) return false;
      digits = 0;
    } else {
      return unit === 46 && isFilled(groups + 2, gap) && isIpv4(text.slice(i - digits));
    }
  }
  return isFilled(digits > 0 ? groups + 1 : groups, gap);
}

/** Eight groups, some of them in the gap. */
const isFilled = (groups: number, gap: boolean): boolean => (gap ? groups < 8 : groups === 8);

const isHexDigit = (unit: number): boolean => (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 102);

const labelShape = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Labels whose lengths are not looked at. */
const labels = "[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*(?:\\.[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*)*";
const hostnameShape = /* @__PURE__ */ whole(labels);

/** RFC 1123, section 2.1. A label that starts with `xn--` must be one that IDNA 2008 allows. */
export function isHostname(text: string): boolean {
  return hostnameShape.test(text) && (isPlainLength(text) || areLabels(text.split("."), text.length));
}

const areLabels = (labels: readonly string[], length: number): boolean =>
  length <= 253 && labels.every(isLabel) && haveDirections(labels);

/** True for labels of one direction each, if any of them is written from right to left. */
function haveDirections(labels: readonly string[]): boolean {
  if (!labels.some((it) => /^xn--|[^\0-\x7f]/i.test(it))) return true;
  const shown = labels.map((it) => (/^xn--/i.test(it) ? (decodePunycode(it.slice(4).toLowerCase()) ?? it) : it));
  return !isBidiDomain(shown) || shown.every(followsBidiRule);
}

/** Short enough for each of its labels, and none is encoded. */
const isPlainLength = (text: string): boolean => text.length <= 63 && !text.includes("--");

function isLabel(label: string): boolean {
  return labelShape.test(label) && (!/^xn--/i.test(label) || isALabel(label));
}

function isALabel(label: string): boolean {
  const decoded = decodePunycode(label.slice(4).toLowerCase());
  return (
    decoded !== undefined &&
    /[^\0-\x7f]/.test(decoded) &&
    isIdnLabel(decoded) &&
    `xn--${encodePunycode(decoded)}` === label.toLowerCase()
  );
}

/** RFC 5890, section 2.3.2.3. The other full stops of IDNA (RFC 3490, section 3.1) separate labels, too. */
export function isIdnHostname(text: string): boolean {
  if (isPlainLength(text) && hostnameShape.test(text)) return true;
  const labels = text.split(/[.\u3002\uff0e\uff61]/);
  const ascii = labels.map(asciiLabel);
  return !ascii.includes(undefined) && ascii.join(".").length <= 253 && haveDirections(labels);
}

/** The label as it is looked up; undefined when it is none. */
function asciiLabel(label: string): string | undefined {
  if (/^[\0-\x7f]*$/.test(label)) return isLabel(label) ? label : undefined;
  const encoded = isIdnLabel(label) ? `xn--${encodePunycode(label)}` : "";
  return encoded !== "" && encoded.length <= 63 ? encoded : undefined;
}

const atoms = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";
const emailShape = /* @__PURE__ */ mailboxShape(atoms, "[ !#-[\\]-~]", "");

const plainEmailShape = /* @__PURE__ */ whole(atoms, "+(?:\\.", atoms, "+)*@", labels);

/** A mailbox (RFC 5321, section 4.1.2). */
export function isEmail(text: string): boolean {
  return (isPlainLength(text) && plainEmailShape.test(text)) || isMailbox(text, emailShape, isHostname);
}

const idnAtoms = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x80-\\ud7ff\\ue000-\\u{10ffff}-]";
const idnEmailShape = /* @__PURE__ */ mailboxShape(idnAtoms, "[ !#-[\\]-~\\x80-\\ud7ff\\ue000-\\u{10ffff}]", "u");

/** A dot-atom or a quoted string before an at sign. */
function mailboxShape(atom: string, quoted: string, flags: string): RegExp {
  return new RegExp(`^(?:${atom}+(?:\\.${atom}+)*|"(?:${quoted}|\\\\[ -~])*")@([^@]+)$`, flags);
}

/** A mailbox in any script (RFC 6531, section 3.3). */
export function isIdnEmail(text: string): boolean {
  return (isPlainLength(text) && plainEmailShape.test(text)) || isMailbox(text, idnEmailShape, isIdnHostname);
}

function isMailbox(text: string, shape: RegExp, isDomain: (domain: string) => boolean): boolean {
  const domain = shape.exec(text)?.[1];
  if (domain === undefined || text.length - domain.length - 1 > 64) return false;
  if (!domain.startsWith("[")) return isDomain(domain);
  const address = domain.endsWith("]") ? domain.slice(1, -1) : "";
  return /^IPv6:/i.test(address) ? isIpv6(address.slice(5)) : isIpv4(address);
}
// #endregion

// #region format-numbers
/** Formats of numbers, and of bytes in text (OpenAPI Format Registry). */

export const isInt32 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

/** The largest 64-bit integers are not numbers of JavaScript: `JSON.parse` rounds 2^63 - 1 up to 2^63, which is let pass. */
export const isInt64 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 63) && value <= 2 ** 63;

/** Within the range of single precision; digits beyond its precision don't matter. */
export const isFloat = (value: number): boolean => Number.isFinite(Math.fround(value));

export const isDouble = (value: number): boolean => Number.isFinite(value);

const byteShape = /* @__PURE__ */ byteText();

function byteText(): RegExp {
  return new RegExp(`^${manyOf("[A-Za-z0-9+/]")}={0,2}$`);
}

/** Base64 (RFC 4648, section 4) with its padding. A long text is decoded by the platform, which takes a tenth of the time of looking at it here. */
export function isByte(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const { atob } = globalThis as { readonly atob?: (text: string) => string };
  return atob === undefined || text.length < long ? byteShape.test(text) : isDecoded(text, atob);
}

const long = 200;

/** `atob` ignores white space (WHATWG Infra, forgiving-base64 decode). */
function isDecoded(text: string, atob: (text: string) => string): boolean {
  if (whiteSpace.some((it) => text.includes(it))) return false;
  try {
    atob(text);
    return true;
  } catch {
    return false;
  }
}

const whiteSpace: readonly string[] = ["\t", "\n", "\f", "\r", " "];
// #endregion

// #region format-text
/** Formats of identifiers, pointers and patterns. */

const uuidShape = /* @__PURE__ */ hexGroups(8, 4, 4, 4, 12);

function hexGroups(...counts: readonly number[]): RegExp {
  return new RegExp(`^${counts.map((count) => "[0-9A-Fa-f]".repeat(count)).join("-")}$`);
}

/** RFC 4122, section 3; any version. */
export function isUuid(text: string): boolean {
  return uuidShape.test(text);
}

/** RFC 6901 */
export function isJsonPointer(text: string): boolean {
  return /^(?:\/(?:[^/~]|~[01])*)*$/.test(text);
}

/** `0/foo`, `1#`, with the index manipulation `1+2/foo` of the later drafts. */
export function isRelativeJsonPointer(text: string): boolean {
  return /^(?:0|[1-9]\d*)(?:[+-](?:0|[1-9]\d*))?(?:#|(?:\/(?:[^/~]|~[01])*)*)$/.test(text);
}

/** A regular expression of ECMA-262. */
export function isRegex(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
// #endregion

// #region format-uris
/** Formats of URIs (RFC 3986), IRIs (RFC 3987) and URI templates (RFC 6570). */

const scheme = "[A-Za-z][A-Za-z0-9+.-]*:";
/** Characters beyond ASCII: `ucschar` anywhere, `iprivate` in a query only. */
const ucschar =
  "\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}" +
  "\\u{10000}-\\u{1fffd}\\u{20000}-\\u{2fffd}\\u{30000}-\\u{3fffd}\\u{40000}-\\u{4fffd}\\u{50000}-\\u{5fffd}\\u{60000}-\\u{6fffd}\\u{70000}-\\u{7fffd}" +
  "\\u{80000}-\\u{8fffd}\\u{90000}-\\u{9fffd}\\u{a0000}-\\u{afffd}\\u{b0000}-\\u{bfffd}\\u{c0000}-\\u{cfffd}\\u{d0000}-\\u{dfffd}\\u{e1000}-\\u{efffd}";
const iprivate = "\\u{e000}-\\u{f8ff}\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}";

/** An identifier behind its start. A percent sign stands for an encoded octet here, and is looked at closer where there is one. */
function uriShape(start: string, more: string, privates: string): RegExp {
  const host = `A-Za-z0-9._~!$&'()*+,;=%${more}-`;
  const authority = `\\/\\/(?:[:${host}]*@)?(?:\\[[^\\]]*\\]|[${host}]*)(?::[0-9]*)?(?=[/?#]|$)`;
  const path = `[/:@${host}]*`;
  return new RegExp(
    `^${start}(?:${authority}|(?!\\/\\/))${path}(?:\\?[/?:@${privates}${host}]*)?(?:#[/?:@${host}]*)?$`,
    more === "" ? "" : "u",
  );
}

/** With a scheme, or relative: then no colon may stand in the first segment, since it would make it one. */
const anyStart = "(?:[A-Za-z][A-Za-z0-9+.-]*:|(?![^/?#]*:))";

const uri = /* @__PURE__ */ uriShape(scheme, "", "");
const uriReference = /* @__PURE__ */ uriShape(anyStart, "", "");
const iri = /* @__PURE__ */ uriShape(scheme, ucschar, iprivate);
const iriReference = /* @__PURE__ */ uriShape(anyStart, ucschar, iprivate);

const plainUri = /* @__PURE__ */ plainShape();

/** Most URIs there are: a plain host or none, nothing encoded. What matches is a URI. */
function plainShape(): RegExp {
  const host = "\\/\\/[A-Za-z0-9.-]+(?::[0-9]+)?(?=[/?#]|$)";
  const rest = manyOf("[!$&-;=?-Z_a-z~]");
  return new RegExp(`^${scheme}(?:${host}|(?!\\/\\/))${rest}(?:#${rest})?$`);
}

/** A URI with its scheme. */
export function isUri(text: string): boolean {
  return plainUri.test(text) || (uri.test(text) && isWellEncoded(text));
}

/** A URI, or a reference relative to one. */
export function isUriReference(text: string): boolean {
  return uriReference.test(text) && isWellEncoded(text);
}

/** A URI in any script. */
export function isIri(text: string): boolean {
  return iri.test(text) && isWellEncoded(text);
}

/** A URI or relative reference in any script. */
export function isIriReference(text: string): boolean {
  return iriReference.test(text) && isWellEncoded(text);
}

/** Percent signs begin encoded octets, and brackets hold an IPv6 address or one of the future. */
function isWellEncoded(text: string): boolean {
  if (text.includes("%") && /%(?![0-9A-Fa-f]{2})/.test(text)) return false;
  const literal = text.includes("[") ? /\[(.*?)\]/.exec(text)?.[1] : undefined;
  return literal === undefined || isIpv6(literal) || /^v[0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+$/i.test(literal);
}

const uriTemplate = /* @__PURE__ */ templateShape();

function templateShape(): RegExp {
  const octet = "%[0-9A-Fa-f]{2}";
  const variable = `(?:[A-Za-z0-9_]|${octet})(?:\\.?(?:[A-Za-z0-9_]|${octet}))*(?::[1-9][0-9]{0,3}|\\*)?`;
  const literal = `[!#$&-;=?-[\\]_a-z~${ucschar}${iprivate}]|${octet}`;
  return new RegExp(`^(?:${literal}|\\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\\})*$`, "u");
}

/** RFC 6570, section 2, of any level; an apostrophe is a literal by erratum 6937. */
export function isUriTemplate(text: string): boolean {
  return uriTemplate.test(text);
}
// #endregion

// #region json-schema
/** A validator's schema as plain JSON Schema, for those who pass it on. */

/** JSON Schema 2020-12. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** A schema that needs nothing but itself: what it refers to stands under `$defs`, by name. */
function toJsonSchema({ name, data }: Pick<Compiled, "name" | "data">): JsonSchema {
  if (typeof data === "boolean") return data;
  const defs = new Map<string, JsonSchema>();
  const refer = (target: Compiled): string => {
    if (target.data === data) return "#";
    if (!defs.has(target.name)) {
      defs.set(target.name, true);
      defs.set(target.name, jsonSchemaOf(target.data, refer));
    }
    return `#/$defs/${target.name}`;
  };
  const root = jsonSchemaOf(data, refer) as { readonly [keyword: string]: unknown };
  const $defs = defs.size === 0 ? {} : { $defs: Object.fromEntries(defs) };
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: name, ...root, ...$defs };
}

type Refer = (target: Compiled) => string;

function jsonSchemaOf(data: SchemaData, refer: Refer): JsonSchema {
  if (typeof data === "boolean") return data;
  if (typeof data === "function") return { $ref: refer(behind(data)) };
  const { check: _, ...rules } = data;
  return fromEntries(
    Object.entries(rules).map(([keyword, it]) => [keyword, value(keyword as keyof Rules, it, data, refer)]),
  );
}

const tables: ReadonlySet<string> = /* @__PURE__ */ new Set(["properties", "patternProperties", "dependentSchemas"]);
const lists: ReadonlySet<string> = /* @__PURE__ */ new Set(["prefixItems", "allOf", "anyOf", "oneOf"]);
const single: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "items",
  "contains",
  "unevaluatedItems",
  "additionalProperties",
  "propertyNames",
  "unevaluatedProperties",
  "not",
  "if",
  "then",
  "else",
]);

function value(keyword: keyof Rules, it: unknown, { $ref, format, discriminator }: Rules, refer: Refer): unknown {
  if (keyword === "$ref" && $ref !== undefined) return refer(behind($ref));
  if (keyword === "format") return typeof format === "object" ? format.name : format;
  if (keyword === "discriminator" && discriminator !== undefined) return { propertyName: discriminator.propertyName };
  if (single.has(keyword)) return jsonSchemaOf(it as SchemaData, refer);
  if (lists.has(keyword)) return (it as readonly SchemaData[]).map((one) => jsonSchemaOf(one, refer));
  if (!tables.has(keyword)) return it;
  return fromEntries(
    Object.entries(it as Readonly<Record<string, SchemaData>>).map(([name, one]) => [name, jsonSchemaOf(one, refer)]),
  );
}

/** An object with these properties, whatever they are called. */
const fromEntries = (entries: readonly (readonly [string, unknown])[]): { readonly [name: string]: unknown } =>
  Object.fromEntries(entries);
// #endregion

// #region standard
/**
 * Standard Schema, version 1, and Standard JSON Schema: the interfaces by which form libraries, routers and others take a validator
 * without knowing whose it is.
 * @see https://standardschema.dev
 */

export interface Standard<Value> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: Value; readonly output: Value } | undefined;
    readonly validate: (value: unknown) => StandardResult<Value>;
    readonly jsonSchema: {
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
  };
}

export type StandardResult<Value> =
  { readonly value: Value; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

interface JsonSchemaOptions {
  readonly target: string;
}

/** The schema in the dialect that is asked for. Throws for any but "draft-2020-12", the one it is in. */
function inDialect(schema: JsonSchema, { target }: JsonSchemaOptions): Record<string, unknown> {
  if (target !== "draft-2020-12") throw new Error(`There is no ${target} of this schema, only draft-2020-12`);
  if (typeof schema === "boolean") return schema ? {} : { not: {} };
  return { ...schema };
}
// #endregion

// #region validator
/** A schema that can be asked. Also a Standard Schema. */
export interface Validator<Value> extends Standard<Value> {
  /** True when a value fits. */
  readonly is: (value: unknown) => value is Value;
  /** The value itself, now typed. Throws a {@link ValidationError} when it does not fit. */
  readonly parse: (value: unknown) => Value;
  /** Everything that is wrong with a value, in its order; none when it fits. */
  readonly issues: (value: unknown, options?: IssueOptions) => readonly Issue[];
  /** The schema as JSON Schema 2020-12, complete in itself. */
  readonly schema: JsonSchema;
  /** For the explanation of schemas that refer to this one. */
  readonly "~specwright": Compiled;
}

/**
 * The validator of a named schema. `means` is what its explanation takes; `check` is the guard that counts its depth, where
 * the schema contains itself.
 */
export function validator<Value>(
  name: string,
  is: (value: unknown) => value is Value,
  data: SchemaData,
  means: () => Means,
  check?: Check,
): Validator<Value> {
  return validatorOf({ name, check: check ?? is, data, deep: check !== undefined, means }, is);
}

/** A validator of what a schema is made of, and of what answers whether a value fits. */
function validatorOf<Value>(compiled: Compiled, is: (value: unknown) => value is Value): Validator<Value> {
  const issues = (value: unknown, options?: IssueOptions): readonly Issue[] => {
    if (isExplainedAtOnce(compiled)) return explain(compiled, value, options);
    return is(value) ? [] : issuesOf(compiled, value, options);
  };
  return {
    is,
    issues,
    parse: (value) => (is(value) ? value : refused(compiled, value)),
    get schema() {
      return toJsonSchema(compiled);
    },
    "~specwright": compiled,
    "~standard": {
      version: 1,
      vendor: "specwright",
      validate: (value) => (is(value) ? { value } : { issues: issuesOf(compiled, value) }),
      jsonSchema: {
        input: (options) => inDialect(toJsonSchema(compiled), options),
        output: (options) => inDialect(toJsonSchema(compiled), options),
      },
    },
  };
}

/** An explanation goes through all there is, or asks the guard of every item; to ask that of the whole before would only be the same twice. */
const isExplainedAtOnce = ({ check, data }: Compiled): boolean =>
  check === undefined || (typeof data === "object" && data.type === "array" && typeof data.items === "function");

/** What is wrong with a value that the guard has refused. */
const issuesOf = (compiled: Compiled, value: unknown, options?: IssueOptions): readonly Issue[] =>
  atLeastOne(explain(compiled, value, options));

function refused(compiled: Compiled, value: unknown): never {
  throw new ValidationError(compiled.name, issuesOf(compiled, value));
}

/** Throws a {@link ValidationError} for a value that the validator's guard has refused. */
export function refuse(validator: Target, value: unknown): never {
  return refused(validator["~specwright"], value);
}

/** The validator's guard, told how deep it is; throws where the value is nested too deeply. */
export function check(validator: Target, value: unknown, depth: number): boolean {
  return validator["~specwright"].check?.(value, depth) === true;
}

/** A value does not fit its schema. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";

  constructor(
    /** The name of the schema. */
    readonly schema: string,
    readonly issues: readonly Issue[],
  ) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
    super(`${schema}${first?.pointer ?? ""} ${first?.message ?? "does not fit"}${more}`);
  }
}
// #endregion

// #region interpreted
/** Validators without a compiled guard: their data is gone through for each value, by what explains it otherwise. */

/** The validator of a named schema, as data. `means` is what its explanation takes; `deep`: it contains itself. */
export function interpreted<Value>(name: string, data: SchemaData, means: () => Means, deep = false): Validator<Value> {
  const fits: Check = (value) =>
    explainerOf(data, means).fits(value, new Walk(1, new Budget(() => stepsFor(value)), true));
  const compiled: Compiled = { name, check: undefined, data, deep, means, more: stepsFor };
  return validatorOf(compiled, (value): value is Value => bounded(fits, value));
}

/** There is no guard to pass by what fits, so how much may be looked at depends on how much there is. */
const stepsFor = (value: unknown): number => 50 * sizeOf(value);

/** How many parts a value has; ten million where there are more, as there are without end in one that holds itself. */
function sizeOf(value: unknown): number {
  const work = [value];
  let size = 0;
  for (; work.length > 0 && size < 10_000_000; size += 1) {
    const it = work.pop();
    if (typeof it === "object" && it !== null) for (const part of Object.values(it)) work.push(part);
  }
  return size;
}
// #endregion

// #region parser
/** Parsing that may change what it is given before it is checked. */

export interface ParseOptions extends ConvertOptions, IssueOptions {}

/** A validator's parser with options. Also a Standard Schema. */
export interface Parser<Value> extends Standard<Value> {
  /**
   * The value as the options make it, now typed; the one that was given is never changed. Throws a {@link ValidationError} when it does
   * not fit even so.
   */
  readonly parse: (value: unknown) => Value;
}

/** A parser that gives defaults, leaves out or refuses unknown properties, or takes text for what it says, before it checks. */
export function parser<Value>(validator: Validator<Value>, options: ParseOptions): Parser<Value> {
  const compiled = validator["~specwright"];
  const { name, data } = compiled;
  const validate = (value: unknown): StandardResult<Value> => {
    const conversion = newWalk(compiled, value, options);
    let made = value;
    bear(conversion, () => (made = new Conversion(options, conversion).convert([data], value, undefined)));
    if (conversion.drafts.length === 0 && validator.is(made)) return { value: made };
    const walk = newWalk(compiled, made, options);
    bear(walk, () => explainerOf(data, everything).visit(made, undefined, "false", walk));
    const found = inOrder(value, undefined, [...conversion.drafts, ...walk.drafts]);
    return { issues: atLeastOne(issuesFrom(found, compiled, walk)) };
  };
  return {
    parse: (value) => {
      const result = validate(value);
      if (result.issues === undefined) return result.value;
      throw new ValidationError(name, result.issues);
    },
    "~standard": { ...validator["~standard"], validate },
  };
}
// #endregion
