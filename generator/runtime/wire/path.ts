/** Path parameters: the styles simple, label and matrix. */
import { percent, unpercent } from "./percent.js";
import { fault, fieldsOf, readContent, readList, readNamed, source, type Source } from "./read.js";
import { coerce, isPlainScalar } from "./shape.js";
import { own, textsOf } from "./values.js";
import { WireError, type Decoded, type JsonCheck, type ParameterWire, type Values } from "./wire.js";

/**
 * The path of a URL from its text and its parameters: `["/Targets/", { name: "Sid" }]`. Everything in a value but unreserved
 * characters is encoded, `/` included.
 *
 * A value can't make a segment that is empty, `.` or `..`: the first would address another resource, and URL parsers resolve the
 * others away however they are encoded (WHATWG URL, section 4.4). Such a value throws a {@link WireError}, as a missing one does.
 */
export function encodePath(parts: readonly (string | ParameterWire)[], values: object | undefined): string {
  const done: string[] = [];
  let segment = "";
  let owner: ParameterWire | undefined;
  for (const part of [...parts, "/"]) {
    if (typeof part !== "string") {
      owner = part;
      segment += textOfParameter(part, own(values, part.name));
      continue;
    }
    const [rest, ...following] = part.split("/");
    segment += rest;
    for (const next of following) {
      if (owner !== undefined && /^(\.|%2e){0,2}$/i.test(segment))
        throw new WireError("path", owner.name, 'must not make a segment that is empty, "." or ".."');
      done.push(segment);
      segment = next;
      owner = undefined;
    }
  }
  return done.join("/");
}

/** A text or a number as a whole segment of a path. Throws a {@link WireError} for what can't be one. */
export function segment(values: object = {}, name: string): string {
  const text = Object.hasOwn(values, name) ? String((values as Values)[name] ?? "") : "";
  if (/^\.{0,2}$/.test(text)) throw new WireError("path", name, 'must not be empty, "." or ".."');
  return percent(text);
}

function textOfParameter(it: ParameterWire, value: unknown): string {
  if (value === undefined || value === null) throw new WireError("path", it.name, "is missing");
  return it.expand?.(it, value, "path") ?? textsOf(value).join(",");
}

/**
 * What most paths have: parameters of one scalar each, in whose texts nothing is encoded. `names` are those of the texts that the reader is
 * given. Undefined where the parameters are others; the reader answers undefined where the texts are.
 */
export function plainPath(
  parameters: readonly ParameterWire[],
  names: readonly string[],
): ((texts: readonly string[]) => Values | undefined) | undefined {
  const plain = names.map((name) => parameters.find((it) => it.name === name && isPlainParameter(it)));
  if (new Set(plain).size !== parameters.length || plain.includes(undefined)) return undefined;
  return (texts) => {
    const value: Values = {};
    for (let i = 0; i < plain.length; i += 1) {
      const { name, shape = "string" } = plain[i]!;
      const text = texts[i]!;
      if (text === "" || text.includes("%") || text.includes("\0")) return undefined;
      value[name] = coerce(shape, text);
    }
    return value;
  };
}

const isPlainParameter = ({ name, shape = "string", style = "simple", content }: ParameterWire): boolean =>
  content === undefined && style === "simple" && isPlainScalar(name, shape);

/**
 * The values of path parameters. `captured` holds what stands in the parameters' places, by name, still percent-encoded; what it
 * doesn't hold is left out.
 */
export function decodePath(
  parameters: readonly ParameterWire[],
  captured: Readonly<Record<string, string>>,
  check?: JsonCheck,
): Decoded {
  const from = source("path", unpercent, check);
  const value = Object.create(null) as Values;
  for (const it of parameters) {
    const read = Object.hasOwn(captured, it.name) ? readSegment(from, it, captured[it.name]!) : undefined;
    if (read !== undefined) value[it.name] = read;
  }
  return { value, faults: from.faults };
}

function readSegment(from: Source, it: ParameterWire, raw: string): unknown {
  if (it.content !== undefined) return readContent(from, it.name, it.content, raw);
  if (it.style !== "label" && it.style !== "matrix") return readList(from, it, raw, ",");
  const rest = raw.slice(1);
  if (it.style === "label" && raw.startsWith(".")) return readList(from, it, rest, it.explode === true ? "." : ",");
  const read =
    raw.startsWith(";") && it.style === "matrix"
      ? readNamed(from, it, fieldsOf(from, rest, ";"), "matrix", () => false)
      : undefined;
  if (read === undefined)
    fault(
      from,
      it.name,
      [],
      it.style === "label" ? 'does not start with "."' : `does not have the form ;${it.name}=value`,
    );
  return read;
}
