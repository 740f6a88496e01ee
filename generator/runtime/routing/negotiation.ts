/** Which of the declared media types an answer has (RFC 9110, section 12). */
import { encodeBytes, isItems } from "../wire/index.js";
import { acceptOf, qualityOf, type Accept } from "./accept.js";
import type { Call } from "./call.js";
import type { Answer, Content, Route } from "./description.js";
import type { Outgoing } from "./message.js";
import type { Output } from "./output.js";

/** The media types of an operation's successes; undefined where one of them has no body, so that nothing about a type is certain. */
export function producedBy({ responses }: Route): readonly string[] | undefined {
  const all = Object.entries(responses);
  const good = all.filter(([status]) => status.startsWith("2"));
  const contents = (good.length > 0 ? good : all.filter(([status]) => status === "default")).map(
    ([, it]) => it.content,
  );
  if (contents.length === 0 || contents.some((it) => it.length === 0)) return undefined;
  return [...new Set(contents.flat().map((it) => it.wire.type))];
}

/** True where the client takes one of the types, or there are none. */
export function isAcceptable(types: readonly string[] | undefined, field: string | undefined): boolean {
  if (types === undefined || field === undefined || field === "*/*" || types.includes(field)) return true;
  const accept = acceptOf(field);
  return types.some((it) => qualityOf(accept, it) > 0);
}

/** The type that the client likes best, of equals the first; undefined where it takes none of them. */
export function preferredOf<Type extends string>(types: readonly Type[], field: string | undefined): Type | undefined {
  const [best] = byPreference(types, acceptOf(field), (it) => it);
  return best;
}

/** Those that are acceptable, best first. */
function byPreference<It>(all: readonly It[], accept: Accept, typeOf: (it: It) => string): readonly It[] {
  return all
    .map((it) => ({ it, quality: qualityOf(accept, typeOf(it)) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ it }) => it);
}

/**
 * The answer with a media type where several are declared and the handler named none: of those that can hold its body, the one that the
 * client likes best. A range such as "image/*" is not taken, since it says not which.
 */
export function negotiated(answer: Answer | undefined, output: Output, call: Call): Output {
  if (output.contentType !== undefined || output.body === undefined) return output;
  const contents = answer?.content ?? [];
  if (contents.length < 2) return output;
  call.varies = true;
  const liked = byPreference(contents, acceptOf(call.request.header("accept")), ({ wire }) => wire.type);
  const able = (it: Content): boolean => !it.wire.type.includes("*") && canHold(it, output.body);
  const chosen = liked.find(able) ?? contents.find(able);
  return chosen === undefined ? output : { ...output, contentType: chosen.wire.type };
}

function canHold({ wire, check, stream }: Content, body: unknown): boolean {
  const isBinary = body instanceof Blob || body instanceof ReadableStream || body instanceof Uint8Array;
  if (isBinary) return wire.encode === encodeBytes && (body instanceof ReadableStream || check.is(body));
  if (stream !== undefined) return isItems(body);
  return !(isItems(body) && Symbol.asyncIterator in body) && check.is(body);
}

/** The answer, whose caches are told that it depends on `Accept` (RFC 9110, section 12.5.5). */
export function varying(outgoing: Outgoing): Outgoing {
  const index = outgoing.headers.findIndex(([name]) => name.toLowerCase() === "vary");
  const [name, value] = outgoing.headers[index] ?? ["vary", ""];
  if (/(^|,)\s*(\*|accept)\s*(,|$)/i.test(value)) return outgoing;
  const others = outgoing.headers.filter((_, i) => i !== index);
  return { ...outgoing, headers: [...others, [name, value === "" ? "Accept" : `${value}, Accept`]] };
}
