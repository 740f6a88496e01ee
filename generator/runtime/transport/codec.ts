/** What generated codecs are built from: names and dates of the wire, and those of the resources. */

export type Convert = (value: unknown) => unknown;

/** A value on the wire that is not what the document declares, so that it has no form here. It is not quoted: it may be personal. */
export class DecodeError extends TypeError {
  override readonly name = "DecodeError";

  constructor(
    /** Where in the value that was to be decoded: a JSON Pointer. */
    readonly pointer: string,
    readonly problem: string,
  ) {
    super(`${pointer || "/"} ${problem}`);
  }
}

/**
 * An object with other names. `move` says what becomes of each property that is known; others are kept as they are, except where
 * their name is one that a known property has here. What is no plain object is returned as it is.
 */
export function renamed<Result>(value: unknown, move: (it: Fields) => void): Result {
  if (Object.prototype.toString.call(value) !== "[object Object]") return value as Result;
  const fields = new Fields(value as Record<string, unknown>);
  move(fields);
  return fields.close() as Result;
}

/** Only those properties that `move` names. */
export function picked(value: object | undefined, move: (it: Fields) => void): object {
  const fields = new Fields((value ?? {}) as Record<string, unknown>);
  move(fields);
  return fields.moved;
}

/** All properties but these. Undefined when none is left, unless an object is needed all the same. */
export function without(value: object | undefined, names: readonly string[], needed: boolean): object | undefined {
  const left = Object.entries(value ?? {}).filter(([name]) => !names.includes(name));
  return left.length === 0 && !needed ? undefined : Object.fromEntries(left);
}

/** A property that is left out rather than undefined. */
export const given = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value });

/** The properties of one object, on their way to another. */
export class Fields {
  readonly #from: Readonly<Record<string, unknown>>;
  readonly #to: Record<string, unknown> = {};
  readonly #known = new Set<string>();
  #others: Convert | undefined;

  constructor(from: Readonly<Record<string, unknown>>) {
    this.#from = from;
  }

  /** A property that is missing stays missing; null stays null, unless `convert` says otherwise. */
  move(from: string, to: string, convert?: Convert): void {
    this.#known.add(from).add(to);
    if (Object.hasOwn(this.#from, from)) this.#put(from, to, convert);
  }

  /** What becomes of the values of all other properties. */
  others(convert: Convert): void {
    this.#others = convert;
  }

  #put(from: string, to: string, convert: Convert | undefined): void {
    const value = this.#from[from];
    const converted = convert === undefined ? value : within(from, () => convert(value));
    // `__proto__` is a name like any other, but an assignment would take it for another thing.
    if (to === "__proto__")
      Object.defineProperty(this.#to, to, { value: converted, writable: true, enumerable: true, configurable: true });
    else this.#to[to] = converted;
  }

  get moved(): object {
    return this.#to;
  }

  close(): object {
    for (const name of Object.keys(this.#from)) if (!this.#known.has(name)) this.#put(name, name, this.#others);
    return this.#to;
  }
}

/** Runs `work`; what it finds wrong is below `key`. */
function within<Result>(key: string | number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new DecodeError(`/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}${error.pointer}`, error.problem);
  }
}

/** The items of an array, each converted; `first` is for those in front. */
export const itemsOf =
  (convert: Convert | undefined, ...first: readonly (Convert | undefined)[]): Convert =>
  (value) =>
    Array.isArray(value)
      ? value.map((item: unknown, i) => within(i, () => ((i < first.length ? first[i] : convert) ?? same)(item)))
      : value;

const same: Convert = (value) => value;

/** Several conversions, of which each leaves alone what is not its kind. */
export const oneOf =
  (...converts: readonly Convert[]): Convert =>
  (value) =>
    converts.reduce((it, convert) => (it === value ? convert(it) : it), value);

/** A conversion chosen by the value of a property, such as a discriminator; `otherwise` where that is none of those listed. */
export const chosenBy =
  (property: string, choices: Readonly<Record<string, Convert>>, otherwise: Convert): Convert =>
  (value) => {
    const given =
      typeof value === "object" && value !== null && Object.hasOwn(value, property)
        ? (value as Record<string, unknown>)[property]
        : undefined;
    const choice = typeof given === "string" && Object.hasOwn(choices, given) ? choices[given] : undefined;
    return (choice ?? otherwise)(value);
  };

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** A `date-time` (RFC 3339) as a `Date`; a leap second is the second after it. What is no text is left alone. */
export const decodeDate: Convert = (value) => {
  if (typeof value !== "string") return value;
  const date = dateOf(value);
  if (date === undefined) throw new DecodeError("", "is not a date-time");
  return date;
};

/** The same where the text may be something else. */
export const decodeDateOrText: Convert = (value) => (typeof value === "string" ? (dateOf(value) ?? value) : value);

function dateOf(text: string): Date | undefined {
  const [, seconds] = dateTime.exec(text) ?? [];
  if (seconds === undefined) return undefined;
  const isLeap = seconds === "60";
  const time = Date.parse((isLeap ? text.replace(/:60/, ":59") : text).toUpperCase()) + (isLeap ? 1000 : 0);
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** A `Date` as a `date-time`. Throws a TypeError for a date that is none. */
export const encodeDate: Convert = (value) => {
  if (!(value instanceof Date)) return value;
  if (Number.isNaN(value.getTime())) throw new TypeError("A date is not valid");
  return value.toISOString();
};
