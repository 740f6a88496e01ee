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
export function isOfFormat(name: string, value: unknown): boolean {
  if (registered.size === 0) return true;
  const check = registered.get(name);
  if (typeof value === "string") return check?.text?.(value) ?? true;
  return typeof value === "number" ? (check?.number?.(value) ?? true) : true;
}

/** The same for guards, for one format. */
export function format(name: string): (value: string | number) => boolean {
  return (value) => isOfFormat(name, value);
}
