/** What a handler is given of the document's: unlike the client's input, with nothing left out that the server always has. */
import { code, join, key, nothing, type Code } from "../../code/code.js";
import type { Operation } from "../../model/api.js";
import { partsOf, type Part } from "../parts.js";
import type { Symbols } from "../symbols.js";

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
  const all = [...fields, ...bodies.flatMap((it) => [...rangeOf(it), field("body", type(it), !it.required)])];
  return all.length === 0 ? code`unknown` : block(all);
}

/** A body of each media type, told apart by `contentType`. */
function choices(bodies: readonly Part[], type: (part: Part) => Code): readonly Code[] {
  const given = bodies.map((it) => block([field("contentType", mediaType(it)), field("body", type(it))]));
  const none = bodies.every((it) => it.required)
    ? []
    : [code`{ readonly contentType?: undefined; readonly body?: undefined }`];
  return [...given, ...none];
}

/** Which media type it was, where the document only names a range. */
const rangeOf = (it: Part): readonly Code[] =>
  it.media?.type.includes("*") === true ? [field("contentType", code`string`, !it.required)] : [];

const mediaType = ({ media }: Part): Code =>
  media === undefined || media.type.includes("*") ? code`string` : code`${media.type}`;

const field = (name: string, type: Code, optional = false): Code =>
  code`readonly ${key(name)}${optional ? code`?` : nothing}: ${type}`;

const block = (fields: readonly Code[]): Code => code`{ ${join(fields, "; ")} }`;
