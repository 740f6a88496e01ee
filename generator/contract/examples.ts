import type { Json } from "../base/json.js";
import type { Pointer } from "../base/pointer.js";
import type { Media, Operation, Parameter, Response, Status } from "../model/api.js";
import { partsOf, type Part, type PartKind } from "../emit/parts.js";
import { fromEntries, type Synthesise } from "./synthesise.js";

/** What an operation takes, as the client's functions and the server's handlers have it. */
export interface Input {
  readonly path?: Values;
  readonly query?: Values;
  readonly headers?: Values;
  readonly cookies?: Values;
  readonly querystring?: Json;
  readonly contentType?: string;
  readonly body?: Json;
}

type Values = { readonly [name: string]: Json };

/** A request that the document describes, or that was made from its schemas where it describes none. */
export interface RequestExample {
  readonly name: string;
  readonly at: Pointer;
  readonly input: Input;
  /** The parts whose value is written in the document. */
  readonly given: readonly Part[];
}

export interface ResponseExample {
  readonly name: string;
  readonly at: Pointer;
  readonly response: Response;
  readonly part: Part | undefined;
  readonly status: number;
  /** The headers that must be there. */
  readonly headers: Values;
  readonly body: Json | undefined;
  readonly given: boolean;
}

/** Media types whose values are JSON or text, so that an example can be one. */
export function isExchangeable(media: Media | undefined): boolean {
  return media === undefined || ["json", "form", "text"].includes(media.codec);
}

/**
 * The requests of an operation: one for each named example of its body and of its parameters; one made from the schemas where
 * there is none. What an example leaves open is filled with the first example of each required parameter, or with a made value.
 */
export function requestExamples(operation: Operation, synthesise: Synthesise): readonly RequestExample[] {
  const parts = partsOf(operation).filter((it) => it.kind !== "response");
  const base = baseInput(parts, synthesise);
  const bodies = parts
    .filter((it) => it.kind === "body" && isExchangeable(it.media))
    .flatMap((part) => bodyExamples(part, base, parts));
  const parameters = parts.filter((it) => it.kind !== "body").flatMap((part) => parameterExamples(part, base));
  const found = [...bodies, ...parameters];
  return found.length > 0 ? found : [{ name: "made from the schema", at: operation.at, input: base, given: [] }];
}

function bodyExamples(part: Part, base: Input, parts: readonly Part[]): readonly RequestExample[] {
  const several = parts.filter((it) => it.kind === "body").length > 1;
  const type =
    several && part.media !== undefined && !part.media.type.includes("*") ? { contentType: part.media.type } : {};
  return (part.media?.examples ?? []).map(({ name, at, value }) => ({
    name,
    at,
    input: { ...base, ...type, body: value },
    given: [part],
  }));
}

/** Every example of a parameter replaces the value that the base has for it. */
function parameterExamples(part: Part, base: Input): readonly RequestExample[] {
  if (part.kind === "querystring") return [];
  return part.parameters.flatMap((parameter) =>
    parameter.examples.map(({ name, at, value }) => {
      const there = base[part.kind as "path"] ?? {};
      const values = fromEntries([
        ...Object.entries(there).filter(([it]) => it !== parameter.name),
        [parameter.name, value],
      ]);
      return { name: `${parameter.name}: ${name}`, at, input: { ...base, [part.kind]: values }, given: [part] };
    }),
  );
}

/** The least that every request of the operation needs. */
function baseInput(parts: readonly Part[], synthesise: Synthesise): Input {
  const entries = parts
    .filter((it) => it.required && it.kind !== "body" && it.kind !== "querystring")
    .map((part) => [part.kind, requiredValues(part.parameters, synthesise)] as const);
  const whole = parts
    .filter((it) => it.kind === "querystring" && it.required)
    .map((it) => ["querystring", synthesise(it.schema) ?? {}] as const);
  const body = parts.find((it) => it.kind === "body");
  const given = body?.media?.examples[0]?.value ?? (body === undefined ? undefined : synthesise(body.schema));
  const required =
    body === undefined || !body.required || given === undefined || !isExchangeable(body.media) ? {} : { body: given };
  return { ...(Object.fromEntries([...entries, ...whole]) as Input), ...required };
}

function requiredValues(parameters: readonly Parameter[], synthesise: Synthesise): Values {
  return fromEntries(
    parameters
      .filter((it) => it.required)
      .map((it) => [it.name, it.examples[0]?.value ?? synthesise(it.schema) ?? "text"] as const),
  );
}

/** The value of a part in a request. */
export function partValue(input: Input, kind: PartKind): Json | undefined {
  return kind === "response" || kind === "responseHeaders" || kind === "item" ? undefined : input[kind];
}

/** The responses of an operation: each named example, one made from the schema where there is none, and those without a body. */
export function responseExamples(operation: Operation, synthesise: Synthesise): readonly ResponseExample[] {
  const parts = partsOf(operation).filter((it) => it.kind === "response");
  return operation.responses.flatMap((response) => {
    const status = statusFor(response.status, operation);
    const bodies = parts.filter((it) => it.status === response.status && isExchangeable(it.media));
    const frame = { response, status, headers: requiredValues(response.headers, synthesise) };
    const none =
      response.content.length === 0
        ? [{ ...frame, name: "no body", at: response.at, part: undefined, body: undefined, given: false }]
        : [];
    return [...none, ...bodies.flatMap((part) => bodiesOf(part, frame, synthesise))];
  });
}

function bodiesOf(
  part: Part,
  frame: Pick<ResponseExample, "response" | "status" | "headers">,
  synthesise: Synthesise,
): readonly ResponseExample[] {
  const examples = part.media?.examples ?? [];
  if (examples.length > 0)
    return examples.map(({ name, at, value }) => ({ ...frame, name, at, part, body: value, given: true }));
  const body = synthesise(part.schema);
  return body === undefined
    ? []
    : [{ ...frame, name: "made from the schema", at: frame.response.at, part, body, given: false }];
}

/** A status that stands for a declared one: that itself, or one of its range that is not declared otherwise. */
function statusFor(status: Status, { responses }: Operation): number {
  if (typeof status === "number") return status;
  const declared = new Set(responses.map((it) => it.status));
  const first = status === "default" ? 500 : Number(status[0]) * 100;
  const free = Array.from({ length: 99 }, (_, i) => first + i).find(
    (it) => !declared.has(it) && it !== 204 && it !== 205 && it !== 304,
  );
  return free ?? first;
}
