/** Validation by the generated validators, for those who hand them in. */
import { declaredFor, own } from "../wire/index.js";
import { isStream } from "./response.js";
import type { Answer, Checkable, Input, OperationWire, Validate } from "./types.js";

/** A validator, as the validators package exports them. */
interface Validator {
  readonly parse: (value: unknown) => unknown;
}

export interface ValidateOptions {
  /** Whether requests are checked. Default: true. */
  readonly requests?: boolean;
  /** Whether answers are checked. Default: true. */
  readonly responses?: boolean;
}

/**
 * Checks requests before they are sent and answers when they have arrived, with the validators package: `import * as validators`. Throws
 * its `ValidationError`. Parts for which it has no validator pass, and so do streams.
 */
export function validateWith(
  validators: object,
  { requests = true, responses = true }: ValidateOptions = {},
): Validate {
  const check = (operation: OperationWire, part: string, value: unknown): void => {
    const name =
      (own(operation.validators, part) as string | undefined) ??
      operation.name.charAt(0).toUpperCase() + operation.name.slice(1) + part;
    const validator = own(validators, name) as Validator | undefined;
    if (typeof validator?.parse === "function") validator.parse(value);
  };
  return (it) => {
    for (const [part, value] of partsOf(it, requests, responses)) check(it.operation, part, value);
  };
}

function partsOf(
  { operation, input, answer }: Checkable,
  requests: boolean,
  responses: boolean,
): readonly (readonly [string, unknown])[] {
  if (input !== undefined) return requests ? inputParts(operation, input) : [];
  return responses && answer.body !== undefined ? answerParts(operation, answer) : [];
}

const places = [
  ["Path", "path"],
  ["Query", "query"],
  ["Headers", "headers"],
  ["Cookies", "cookies"],
  ["Querystring", "querystring"],
] as const;

/** A place that holds nothing is checked too: something may be required of it. */
function inputParts({ body: media = [] }: OperationWire, input: Input): readonly (readonly [string, unknown])[] {
  const given = places.map(
    ([part, place]) => [part, input[place] ?? (place === "querystring" ? undefined : {})] as const,
  );
  const body =
    input.body === undefined || isStream(input.body)
      ? []
      : [[`Body${behind(media, input.contentType)}`, input.body] as const];
  return [...given.filter(([, value]) => value !== undefined), ...body];
}

function answerParts(
  { responses }: OperationWire,
  { status, contentType, body }: Answer,
): readonly (readonly [string, unknown])[] {
  if (isStream(body)) return [];
  const declared = Object.entries(responses);
  const found = [String(status), `${Math.floor(status / 100)}XX`, "default"]
    .map((it) => declared.find(([name]) => name === it))
    .find((it) => it !== undefined);
  if (found === undefined) return [];
  const [name, { media = [] }] = found;
  return [[`Response${name === "default" ? "Default" : name}${behind(media, contentType)}`, body]];
}

/** All media types but the first are told apart; one of a range goes by that. */
function behind(media: readonly { readonly type: string }[], type: string | undefined): string {
  const found = type === undefined ? undefined : declaredFor(media, type, (it) => it.type);
  return found === undefined || found === media[0] ? "" : ` ${found.type}`;
}
