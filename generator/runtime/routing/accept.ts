/** The media types that a client takes (RFC 9110, section 12.5.1). */

/** One member of an `Accept` field. */
interface Range {
  /** In lower case; "*" for any. */
  readonly type: string;
  readonly subtype: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** From 0, not acceptable, to 1. */
  readonly quality: number;
}

/** What a client takes. Empty: everything. */
export type Accept = readonly Range[];

const everything: Accept = [];

/** The ranges of an `Accept` field. What is malformed in it is passed over; a field of which nothing remains asks for nothing. */
export function acceptOf(field: string | undefined): Accept {
  return field === undefined || field === "*/*" ? everything : rangesOf(field);
}

/** Texts that are remembered: no more than so many, and none that is longer, since clients choose them. */
const limits = { texts: 100, length: 300 };

/** The same for texts that come again, as most do: to take them apart costs more than most of what a request asks for. */
function remembering<Value>(make: (text: string) => Value): (text: string) => Value {
  const kept = new Map<string, Value>();
  return (text) => {
    const found = kept.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (kept.size >= limits.texts) kept.clear();
    if (text.length <= limits.length) kept.set(text, made);
    return made;
  };
}

const rangesOf = /* @__PURE__ */ remembering((field) => piecesOf(field, ",").flatMap((it) => rangeOf(it) ?? []));
const declaredOf = /* @__PURE__ */ remembering((mediaType) => rangeOf(mediaType));

/** How much a client likes a media type, from 0 to 1; a range of media types is as good as the best in it. */
export function qualityOf(accept: Accept, mediaType: string): number {
  if (accept.length === 0) return 1;
  const declared = declaredOf(mediaType);
  if (declared === undefined) return 1; // no client could ask for what is no media type
  const isRange = declared.subtype.startsWith("*");
  const found = accept.filter((it) => covers(it, declared) || (isRange && covers(declared, it)));
  if (isRange) return Math.max(0, ...found.map((it) => it.quality));
  const most = Math.max(...found.map(precision));
  return Math.max(0, ...found.filter((it) => precision(it) === most).map((it) => it.quality));
}

/** The most specific range that covers a type says how good it is. */
const precision = ({ type, subtype, parameters }: Range): number =>
  type === "*" ? 0 : subtype === "*" ? 1 : (subtype.startsWith("*") ? 2 : 3) + parameters.length;

/** All text is sent in UTF-8, which everybody reads, so a charset that is asked for does not tell types apart. */
const covers = ({ type, subtype, parameters }: Range, other: Range): boolean =>
  (type === "*" || type === other.type) &&
  (subtype === "*" ||
    subtype === other.subtype ||
    (subtype.startsWith("*+") && other.subtype.endsWith(subtype.slice(1)))) &&
  parameters.every(
    ([name, value]) => name === "charset" || other.parameters.some((it) => it[0] === name && it[1] === value),
  );

const token = /^[!#$%&'*+.^`|~\w-]+$/;

/** A media range with its parameters, of which those from `q` on are no part of it; undefined for what is none. */
function rangeOf(text: string): Range | undefined {
  const [name = "", ...rest] = piecesOf(text, ";");
  const [type = "", subtype = "", ...more] = name.toLowerCase().split("/");
  if (!token.test(type) || !token.test(subtype) || more.length > 0 || (type === "*" && subtype !== "*"))
    return undefined;
  const parameters = rest.map(typeParameter);
  const weight = parameters.findIndex(([it]) => it === "q");
  const quality = weight < 0 ? 1 : weightOf(parameters[weight]?.[1] ?? "");
  if (quality === undefined) return undefined;
  return { type, subtype, parameters: weight < 0 ? parameters : parameters.slice(0, weight), quality };
}

function typeParameter(text: string): readonly [name: string, value: string] {
  const at = text.indexOf("=");
  const name = (at < 0 ? text : text.slice(0, at)).trim().toLowerCase();
  const value = at < 0 ? "" : text.slice(at + 1).trim();
  const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  return [name, (isQuoted ? value.slice(1, -1).replace(/\\(.)/g, "$1") : value).toLowerCase()];
}

/** RFC 9110, section 12.4.2. */
const weightOf = (text: string): number | undefined =>
  /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : undefined;

/** What stands between separators that are not within quotation marks. */
function piecesOf(text: string, separator: string): readonly string[] {
  if (!text.includes('"')) return text.split(separator).map((it) => it.trim());
  const pieces: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const it = text.charAt(at);
    if (isQuoted && it === "\\") at += 1;
    else if (it === '"') isQuoted = !isQuoted;
    else if (at === text.length || (it === separator && !isQuoted)) {
      pieces.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  if (from < text.length) pieces.push(text.slice(from).trim());
  return pieces;
}
