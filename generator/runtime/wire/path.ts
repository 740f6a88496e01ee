/** Path parameters: the styles simple, label and matrix. */
import { contentText, listOf, own, pairsOf, urlText, type EncodeText } from "./expand.js";
import { unpercent } from "./percent.js";
import { readContent, readList, readPairs, source, textOfRaw } from "./read.js";
import { WireError, type Decoded, type ParameterWire, type Values } from "./wire.js";

/**
 * The path of a URL from its text and its parameters: `["/Targets/", { name: "Sid" }]`. Everything in a value but unreserved
 * characters is encoded, `/` included.
 *
 * A value can't make a segment that is empty, `.` or `..`: the first would address another resource, and URL parsers resolve the
 * others away however they are encoded (WHATWG URL, section 4.4). Such a value throws a {@link WireError}, as a missing one does.
 */
export function encodePath(parts: readonly (string | ParameterWire)[], values: object): string {
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
      if (owner !== undefined && /^\.{0,2}$/.test(segment)) throw new WireError("path", owner.name, 'must not make a segment that is empty, "." or ".."');
      done.push(segment);
      segment = next;
      owner = undefined;
    }
  }
  return done.join("/");
}

function textOfParameter(it: ParameterWire, value: unknown): string {
  if (value === undefined || value === null) throw new WireError("path", it.name, "is missing");
  const url = urlText("path", it);
  const encode: EncodeText = (text, marks) => url(text, `/?${marks}`);
  if (it.content !== undefined) return encode(contentText(it.content, value), "");
  if (it.style === "matrix") return pairsOf(it, value, encode, "matrix").map(([name, text]) => `;${name}${text === "" ? "" : "="}${text}`).join("");
  return it.style === "label" ? `.${listOf(it, value, encode, ".")}` : listOf(it, value, encode, ",");
}
