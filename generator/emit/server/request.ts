/** What a handler is given of the document's: unlike the client's input, with nothing left out that the server always has. */
import { code, join, key, nothing, type Code, type Ref } from "../../code/code.js";
import type { Operation } from "../../model/api.js";
import { partHeadersPart, partsOf, type Part } from "../parts.js";
import type { Symbols } from "../symbols.js";
import { routing } from "./runtime.js";

/** `{ path: types.CreateTargetPath; body: types.CreateTargetBody }`; `unknown` where an operation takes nothing. */
export function requestType(operation: Operation, symbols: Symbols): Code {
  const parts = partsOf(operation).filter((it) => it.kind !== "response");
  const type = (part: Part): Code => code`${symbols.partType(operation, part)}`;
  const fields = parts
    .filter((it) => it.kind !== "body")
    .map((it) => field(it.kind, type(it), it.kind === "querystring" && !it.required));
  const bodies = parts.filter((it) => it.kind === "body");
  if (bodies.length > 1) {
    const choice = code`(${join(choices(bodies, type), " | ")})`;
    return fields.length === 0 ? choice : code`${block(fields)} & ${choice}`;
  }
  const all = [
    ...fields,
    ...bodies.flatMap((it) => [
      ...rangeOf(it),
      field("body", type(it), !it.required),
      ...partHeadersField(it, type, !it.required),
    ]),
  ];
  return all.length === 0 ? code`unknown` : block(all);
}

/** A body of each media type, told apart by `contentType`. */
function choices(bodies: readonly Part[], type: (part: Part) => Code): readonly Code[] {
  const given = bodies.map((it) =>
    block([field("contentType", mediaType(it)), field("body", type(it)), ...partHeadersField(it, type)]),
  );
  const none = bodies.every((it) => it.required)
    ? []
    : [code`{ readonly contentType?: undefined; readonly body?: undefined }`];
  return [...given, ...none];
}

/** The headers of its parts, where the document describes some. */
function partHeadersField(body: Part, type: (part: Part) => Code, optional = false): readonly Code[] {
  const headers = partHeadersPart(body);
  return headers === undefined ? [] : [field("partHeaders", type(headers), optional)];
}

/** Which media type it was, where the document only names a range. */
const rangeOf = (it: Part): readonly Code[] =>
  it.media?.type.includes("*") === true ? [field("contentType", mediaType(it), !it.required)] : [];

function mediaType({ media }: Part): Code {
  const type = media?.type ?? "*/*";
  return type.includes("*") ? code`${routing("MediaTypeOf", true)}<${type.toLowerCase()}>` : code`${type}`;
}

/** What a handler may answer: a body of bytes also as a stream, and one of several media types also without naming it. */
export function answerType({ responses }: Operation, output: Ref): Code {
  const hasBytes = responses.some((it) => it.content.some((media) => media.codec === "bytes"));
  const answer = hasBytes ? code`${routing("Streamable", true)}<${output}>` : code`${output}`;
  const hasChoice = responses.some((it) => it.content.length > 1);
  return hasChoice ? code`${routing("Negotiable", true)}<${answer}>` : answer;
}

const field = (name: string, type: Code, optional = false): Code =>
  code`readonly ${key(name)}${optional ? code`?` : nothing}: ${type}`;

const block = (fields: readonly Code[]): Code => code`{ ${join(fields, "; ")} }`;
