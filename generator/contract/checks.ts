/** Contract: what is checked of each operation, with the packages running. */
import { isDeepStrictEqual } from "node:util";
import type { Json } from "../base/json.js";
import { partsOf, type Part } from "../emit/parts.js";
import type { Symbols } from "../emit/symbols.js";
import type { Api, Operation } from "../model/api.js";
import {
  isExchangeable,
  partValue,
  requestExamples,
  responseExamples,
  type Input,
  type RequestExample,
  type ResponseExample,
} from "./examples.js";
import { Ends, wireFault, type Exchange } from "./exchange.js";
import type { Check, Omission } from "./result.js";
import { fromEntries, type Synthesise } from "./synthesise.js";
import { violations, type Violation } from "./violations.js";
import type { Loaded } from "./workspace.js";

/** A generated validator object, as far as the contract needs it. */
interface Validator {
  issues(value: unknown): readonly { readonly pointer: string; readonly keyword: string; readonly message: string }[];
}

export interface Packages {
  readonly validators: Loaded;
  readonly client: Loaded;
  readonly server: Loaded;
}

/** Runs every check of an API against its packages. */
export class Contract {
  readonly checks: Check[] = [];
  readonly omissions: Omission[] = [];
  readonly #ends: Ends;

  constructor(
    readonly api: Api,
    readonly symbols: Symbols,
    readonly synthesise: Synthesise,
    readonly packages: Packages,
  ) {
    this.#ends = new Ends(api, symbols, packages.client, packages.server);
  }

  /** Proves one operation. */
  async prove(operation: Operation): Promise<void> {
    const unreachable = partsOf(operation).find((it) => it.kind === "body" && it.required && !isExchangeable(it.media));
    const requests = requestExamples(operation, this.synthesise);
    const responses = responseExamples(operation, this.synthesise);
    for (const it of requests) this.#requestIsValid(operation, it);
    for (const it of responses) this.#responseIsValid(operation, it);
    if (unreachable !== undefined || operation.path.length === 0) {
      this.omissions.push({
        operation: operation.id,
        what: `exchange: no example can be sent as ${unreachable?.media?.type ?? "this"}`,
        at: operation.at,
      });
      return;
    }
    for (const it of requests) await this.#requestArrives(operation, it, responses[0]);
    for (const it of responses) await this.#responseArrives(operation, it, requests[0]);
    for (const part of partsOf(operation)) await this.#violationsAreRefused(operation, part, requests[0]?.input ?? {});
  }

  #validator(operation: Operation, part: Part): Validator {
    return this.packages.validators[this.symbols.partValidator(operation, part).name] as Validator;
  }

  #issues(operation: Operation, part: Part, value: unknown): string | undefined {
    const [first] = this.#validator(operation, part).issues(value);
    return first === undefined ? undefined : `${first.pointer || "/"} ${first.message}`;
  }

  /** An example's place, and that of its first fault in it where the example is the whole value. */
  #faultAt(operation: Operation, part: Part, value: unknown, at: string): string {
    const [first] = part.media === undefined ? [] : this.#validator(operation, part).issues(value);
    return first === undefined ? at : `${at}${first.pointer}`;
  }

  #add(operation: Operation, kind: Check["kind"], what: string, at: string, fault: string | undefined): void {
    this.checks.push({ operation: operation.id, kind, what, at, fault });
  }

  #requestIsValid(operation: Operation, { name, at, input, given }: RequestExample): void {
    for (const part of given) {
      const value = partValue(input, part.kind);
      this.#add(
        operation,
        "validator",
        `request ${name}`,
        this.#faultAt(operation, part, value, at),
        this.#issues(operation, part, value),
      );
    }
  }

  #responseIsValid(operation: Operation, { name, at, status, part, body, given }: ResponseExample): void {
    if (part === undefined || !given) return;
    this.#add(
      operation,
      "validator",
      `response ${status} ${name}`,
      this.#faultAt(operation, part, body, at),
      this.#issues(operation, part, body),
    );
  }

  async #requestArrives(
    operation: Operation,
    { name, at, input, given }: RequestExample,
    answer: ResponseExample | undefined,
  ): Promise<void> {
    const invalid =
      given.length === 0 && partsOf(operation).some((it) => isInvalid(this.#validator(operation, it), it, input));
    if (invalid) return this.#omit(operation, `request ${name}: no valid value could be made`, at);
    const exchange = await this.#ends.exchange(operation, input, answer);
    this.#add(operation, "request", name, at, requestFault(operation, input, exchange));
  }

  #omit(operation: Operation, what: string, at: string): void {
    this.omissions.push({ operation: operation.id, what, at });
  }

  async #responseArrives(
    operation: Operation,
    answer: ResponseExample,
    request: RequestExample | undefined,
  ): Promise<void> {
    const { name, at, part, body, given } = answer;
    if (request === undefined) return;
    if (!given && part !== undefined && this.#issues(operation, part, body) !== undefined)
      return this.#omit(operation, `response ${name}: no valid value could be made`, at);
    const exchange = await this.#ends.exchange(operation, request.input, answer);
    if (exchange.received === undefined) return; // the request itself is at fault, and reported
    this.#add(operation, "response", `${answer.status} ${name}`, at, responseFault(operation, answer, exchange));
  }

  async #violationsAreRefused(operation: Operation, part: Part, input: Input): Promise<void> {
    const base = this.#fullValue(operation, part, input);
    if (base === undefined) return;
    for (const it of violations(this.api, part.schema, base)) {
      const found = this.#validator(operation, part).issues(it.value);
      const hit = found.some((issue) => issue.pointer === it.pointer && issue.keyword === it.keyword);
      const what = `${part.suffix} ${it.pointer || "/"}: ${it.what}`;
      const got = found.map((issue) => `${issue.keyword} at ${issue.pointer || "/"}`).join(", ") || "nothing";
      this.#add(
        operation,
        "violation",
        what,
        part.schema.at,
        hit ? undefined : `expected ${it.keyword} at ${it.pointer || "/"}, got ${got}`,
      );
      if (part.kind !== "response" && isSendable(part, it)) await this.#serverRefuses(operation, part, input, it, what);
    }
  }

  async #serverRefuses(
    operation: Operation,
    part: Part,
    input: Input,
    violation: Violation,
    what: string,
  ): Promise<void> {
    const type =
      part.kind === "body" && input.contentType === undefined && operation.body?.content[0] !== part.media
        ? { contentType: part.media?.type ?? "" }
        : {};
    const exchange = await this.#ends.exchange(
      operation,
      { ...input, ...type, [part.kind]: violation.value },
      undefined,
    );
    if (exchange.sent === undefined) return; // the client can't even say it
    const refused =
      exchange.status === 400 && exchange.received === undefined && mentions(exchange.answer, violation.pointer);
    this.#add(
      operation,
      "violation",
      `${what}, on the server`,
      part.schema.at,
      refused ? undefined : `answered ${exchange.status ?? "nothing"}: ${exchange.answer.slice(0, 300)}`,
    );
  }

  /** A valid value with as much in it as can be: the example and, where that stays valid, everything that it leaves out. */
  #fullValue(operation: Operation, part: Part, input: Input): Json | undefined {
    const example =
      part.kind === "response"
        ? part.media?.examples[0]?.value
        : (part.media?.examples[0]?.value ?? partValue(input, part.kind));
    const made = this.synthesise(part.schema);
    const joined =
      isPlain(example) && isPlain(made)
        ? fromEntries(new Map([...Object.entries(made), ...Object.entries(example)]))
        : undefined;
    return [joined, example, made].find((it) => it !== undefined && this.#issues(operation, part, it) === undefined);
  }
}

const isPlain = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isInvalid(validator: Validator, part: Part, input: Input): boolean {
  const value = partValue(input, part.kind);
  return part.kind !== "response" && value !== undefined && validator.issues(value).length > 0;
}

function requestFault(
  operation: Operation,
  input: Input,
  { sent, received, thrown, status, answer }: Exchange,
): string | undefined {
  if (sent === undefined) return `the client sent nothing: ${String(thrown)}`;
  const onWire = wireFault(operation, input, sent);
  if (onWire !== undefined) return onWire;
  if (received === undefined) return `the server answered ${status ?? "nothing"}: ${answer.slice(0, 300)}`;
  for (const kind of ["path", "query", "headers", "cookies", "querystring", "body"] as const) {
    const given = input[kind];
    if (given !== undefined && !isDeepStrictEqual(plain(received[kind]), plain(given)))
      return `${kind} arrived as ${JSON.stringify(received[kind])}, not ${JSON.stringify(given)}`;
  }
  return undefined;
}

function responseFault(
  operation: Operation,
  { status, body }: ResponseExample,
  exchange: Exchange,
): string | undefined {
  if (exchange.result === undefined)
    return `the client made nothing of it: ${String(exchange.thrown)} (${exchange.status ?? "no answer"}: ${exchange.answer.slice(0, 300)})`;
  if (exchange.result.status !== status)
    return `arrived with status ${exchange.result.status}: ${exchange.answer.slice(0, 300)}`;
  const empty = operation.method.toUpperCase() === "HEAD" || body === undefined;
  if (!empty && !isDeepStrictEqual(plain(exchange.result.body), plain(body)))
    return `arrived as ${JSON.stringify(exchange.result.body)}`;
  return undefined;
}

/** Values without a prototype are equal to those with one. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** True when the answer lists an issue with that pointer. */
function mentions(answer: string, pointer: string): boolean {
  try {
    const { issues } = JSON.parse(answer) as { issues?: readonly { pointer?: string }[] };
    return issues?.some((it) => it.pointer === pointer) ?? false;
  } catch {
    return false; // not JSON
  }
}

/** True for a violation that survives the way there: text has no types, a path no missing parts, and nothing says "an empty list". */
function isSendable(part: Part, { broken, keyword, types, pointer }: Violation): boolean {
  if (part.kind === "body" && part.media?.codec === "json") return true;
  if (part.kind === "querystring" || !isExchangeable(part.media)) return false;
  if (pointer.split("/").length > 2 || (pointer === "" && keyword !== "required")) return false;
  if (keyword === "required") return part.kind !== "path";
  if (typeof broken === "object" || broken === undefined || broken === "") return false;
  return keyword !== "type" || !types.includes("string");
}
