/** The description of one operation, as the routing runtime reads it. */
import { code, join, key, type Code, record } from "../../code/code.js";
import type { Operation, Parameter, Response } from "../../model/api.js";
import { headerPart, isStreamed, itemPart, partHeadersPart, partsOf, type Part, type PartKind } from "../parts.js";
import type { Symbols } from "../symbols.js";
import { mediaWire, nativesIn, parametersWire, type WireScope } from "../wire.js";

const groups: readonly PartKind[] = ["path", "query", "headers", "cookies"];

/** `{ id: "createTarget", name: "createTarget", path: … }` */
export function routeOf(scope: WireScope, symbols: Symbols, operation: Operation): Code {
  const parts = partsOf(operation);
  const check = (part: Part): Code => code`check: ${symbols.partValidator(operation, part)}`;
  const grouped = parts.filter((it) => groups.includes(it.kind));
  const whole = parts.filter((it) => it.kind === "querystring");
  return record([
    code`id: ${operation.id}`,
    code`name: ${symbols.operationName(operation)}`,
    ...grouped.map(
      (it) =>
        code`${key(it.kind)}: ${record([code`wire: ${parametersWire(scope, it.parameters, "decode")}`, check(it), ...nativesOf(scope, it.parameters)])}`,
    ),
    ...whole.map((it) => code`querystring: ${contentOf(scope, it, "decode", check, code`required: ${it.required}`)}`),
    ...bodyOf(scope, operation, parts, check),
    code`responses: ${record(operation.responses.map((it) => responseOf(scope, it, parts, check)))}`,
    ...securityOf(operation),
  ]);
}

function bodyOf(
  scope: WireScope,
  { body }: Operation,
  parts: readonly Part[],
  check: (part: Part) => Code,
): readonly Code[] {
  if (body === undefined) return [];
  const contents = parts.filter((it) => it.kind === "body").map((it) => contentOf(scope, it, "decode", check));
  return [code`body: { required: ${body.required}, content: [${join(contents, ", ")}] }`];
}

function contentOf(
  scope: WireScope,
  part: Part,
  half: "encode" | "decode",
  check: (part: Part) => Code,
  ...more: readonly Code[]
): Code {
  const { media } = part;
  if (media === undefined) throw new Error("A body, a response or a query string has a media type");
  const item = itemPart(part);
  const stream = isStreamed(media) ? [code`stream: ${item === undefined ? code`{}` : code`{ ${check(item)} }`}`] : [];
  return record([
    code`wire: ${mediaWire(scope, media, half)}`,
    check(part),
    ...stream,
    ...partHeadersField(part, check),
    ...more,
  ]);
}

function partHeadersField(part: Part, check: (part: Part) => Code): readonly Code[] {
  const headers = partHeadersPart(part);
  return headers === undefined ? [] : [code`partHeaders: ${record([check(headers)])}`];
}

function responseOf(scope: WireScope, response: Response, parts: readonly Part[], check: (part: Part) => Code): Code {
  const { status, headers } = response;
  const bodies = parts.filter((it) => it.kind === "response" && it.status === status);
  const contents = bodies.map((it) => contentOf(scope, it, "encode", check));
  const part = headerPart(response);
  const checked = part === undefined ? [] : [check(part)];
  const wire = code`wire: ${parametersWire(scope, headers, "encode")}`;
  return code`${key(String(status))}: ${record([
    ...(headers.length === 0 ? [] : [code`headers: ${record([wire, ...checked, ...nativesOf(scope, headers)])}`]),
    code`content: [${join(contents, ", ")}]`,
  ])}`;
}

function nativesOf(scope: WireScope, parameters: readonly Parameter[]): readonly Code[] {
  const natives = nativesIn(scope, parameters);
  return natives === undefined ? [] : [code`natives: ${natives}`];
}

/** In the document's own form. A scheme that it does not declare stays, since nobody can meet it. */
function securityOf({ security }: Operation): readonly Code[] {
  if (security.length === 0) return [];
  const ways = security.map((way) => record(way.map(({ scheme, scopes }) => code`${key(scheme)}: ${[...scopes]}`)));
  return [code`security: [${join(ways, ", ")}]`];
}
