/** Contract: what is checked of each operation, with the packages running. */
import { isJsonObject } from "../base/json.js";
import { partsOf, type Part } from "../emit/parts.js";
import type { Symbols } from "../emit/symbols.js";
import type { Api, Operation } from "../model/api.js";
import { kindOf } from "../model/hooks.js";
import {
  contentTypeFor,
  partValue,
  requestExamples,
  responseExamples,
  type Input,
  type RequestExample,
  type ResponseExample,
} from "./examples.js";
import { credentialsIn } from "./credentials.js";
import { answerParts, Ends, requestParts } from "./exchange.js";
import { mentions, pointsAt, requestFault, responseFault } from "./faults.js";
import { instead, isBodiless, isSendable, unreachable, unsendable } from "./reach.js";
import type { Check, Omission } from "./result.js";
import type { Values } from "./values.js";
import { violations, type Violation } from "./violations.js";
import type { Loaded } from "./workspace.js";

export interface Packages {
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
    symbols: Symbols,
    readonly values: Values,
    { client, server }: Packages,
    /** Whether formats are held against values. */
    readonly formats: boolean,
  ) {
    this.#ends = new Ends(api, symbols, client, server, values.forms);
  }

  /** Proves one operation. */
  async prove(operation: Operation): Promise<void> {
    const requests = requestExamples(operation, this.values);
    const responses = responseExamples(operation, this.values);
    for (const it of requests) this.#requestIsValid(operation, it);
    for (const it of responses) this.#responseIsValid(operation, it);
    const reason = unreachable(this.api, operation);
    if (reason !== undefined) return this.#omit(operation, `exchange: ${reason}`, operation.at);
    const answer = responses.find((it) => this.#responseFlaw(operation, it) === undefined);
    for (const it of requests) await this.#requestArrives(operation, it, answer);
    const request = requests.find((it) => this.#requestFlaw(operation, it) === undefined);
    for (const it of responses) await this.#responseArrives(operation, it, request);
    for (const part of partsOf(operation)) await this.#violationsAreRefused(operation, part, request?.input);
  }

  #issue(operation: Operation, part: Part, value: unknown): string | undefined {
    const [first] = this.values.issues(operation, part, value);
    return first === undefined ? undefined : `${first.pointer || "/"} ${first.message}`;
  }

  /** An example's place, and that of its first fault in it where the example is the whole value. */
  #faultAt(operation: Operation, part: Part, value: unknown, at: string): string {
    const [first] = part.media === undefined ? [] : this.values.issues(operation, part, value);
    return first === undefined ? at : `${at}${first.pointer}`;
  }

  #add(operation: Operation, kind: Check["kind"], what: string, at: string, fault: string | undefined): void {
    this.checks.push({ operation: operation.id, of: kindOf(this.api, operation), kind, what, at, fault });
  }

  #omit(operation: Operation, what: string, at: string): void {
    this.omissions.push({ operation: operation.id, what, at });
  }

  #requestIsValid(operation: Operation, { name, at, input, given }: RequestExample): void {
    for (const part of given) {
      const value = partValue(input, part.kind);
      const place = this.#faultAt(operation, part, value, at);
      this.#add(operation, "validator", `request ${name}`, place, this.#issue(operation, part, value));
    }
  }

  #responseIsValid(operation: Operation, { name, at, status, part, body, given }: ResponseExample): void {
    if (part === undefined || !given) return;
    const place = this.#faultAt(operation, part, body, at);
    this.#add(operation, "validator", `response ${status} ${name}`, place, this.#issue(operation, part, body));
  }

  /** Why a request can't be exchanged: "" for an example that is reported already. */
  #requestFlaw(operation: Operation, { lacks, given, input }: RequestExample): string | undefined {
    if (given.some((part) => this.#issue(operation, part, partValue(input, part.kind)) !== undefined)) return "";
    if (lacks !== undefined) return `no valid ${lacks} could be made`;
    if (input.body !== undefined && isBodiless(operation.method)) return `fetch sends no body with ${operation.method}`;
    const other = kindOf(this.api, operation) === "operation" ? instead(this.api, operation, input) : undefined;
    if (other !== undefined) return `it goes to ${other}, whose path says the same`;
    const sent = partsOf(operation).filter((it) => it.kind !== "body" || this.#isIn(operation, it, input));
    return sent
      .map((part) => [part, partValue(input, part.kind)] as const)
      .map(([part, value]) => (value === undefined ? undefined : unsendable(this.api, part, value)))
      .find((it) => it !== undefined);
  }

  #isIn(operation: Operation, { media }: Part, { contentType }: Input): boolean {
    return contentType === contentTypeFor(operation.body, media).contentType;
  }

  async #requestArrives(
    operation: Operation,
    example: RequestExample,
    answer: ResponseExample | undefined,
  ): Promise<void> {
    const { name, at, input } = example;
    const flaw = this.#requestFlaw(operation, example);
    if (flaw === "") return;
    if (flaw !== undefined) return this.#omit(operation, `request ${name}: ${flaw}`, at);
    const exchange = await this.#ends.exchange(operation, input, answer);
    if (example.given.length === 0 && exchange.sent === undefined && isUnsendable(exchange.thrown))
      return this.#omit(operation, `request ${name}: ${String(exchange.thrown)}`, at);
    this.#add(
      operation,
      "request",
      name,
      at,
      requestFault(operation, this.values.forms.normal(requestParts(operation, input), input), exchange),
    );
  }

  /** Why a response can't be exchanged: "" for an example that is reported already. */
  #responseFlaw(operation: Operation, { lacks, part, body, given, status }: ResponseExample): string | undefined {
    if (given && part !== undefined && this.#issue(operation, part, body) !== undefined) return "";
    if (lacks !== undefined) return `no valid ${lacks} could be made`;
    if (status < 200) return "an interim response is no answer";
    return part === undefined || body === undefined ? undefined : unsendable(this.api, part, body);
  }

  async #responseArrives(
    operation: Operation,
    example: ResponseExample,
    request: RequestExample | undefined,
  ): Promise<void> {
    const { name, at, status } = example;
    const flaw = this.#responseFlaw(operation, example) ?? (request === undefined ? "" : undefined);
    if (flaw === "" || request === undefined) return;
    if (flaw !== undefined) return this.#omit(operation, `response ${status} ${name}: ${flaw}`, at);
    const exchange = await this.#ends.exchange(operation, request.input, example);
    if (exchange.received === undefined) return; // the request itself is at fault, and reported
    const { body, headers } = this.values.forms.normal(answerParts(example), {
      body: example.body,
      headers: example.headers,
    });
    this.#add(
      operation,
      "response",
      `${status} ${name}`,
      at,
      responseFault(operation, { ...example, body, headers }, exchange),
    );
  }

  async #violationsAreRefused(operation: Operation, part: Part, input: Input | undefined): Promise<void> {
    const example =
      part.kind === "response" || part.kind === "body"
        ? this.values.example(operation, part)
        : partValue(input ?? {}, part.kind);
    const base = this.values.fullest(operation, part, example);
    if (base === undefined) return;
    for (const it of violations(this.api, part.schema, base, this.formats)) {
      const what = `${part.suffix} ${it.pointer || "/"}: ${it.what}`;
      this.#add(operation, "violation", what, part.schema.at, this.#unnoticed(operation, part, it));
      if (input !== undefined && part.kind !== "response" && isSendable(this.api, part, it))
        await this.#serverRefuses(operation, part, input, it, what);
    }
  }

  #unnoticed(operation: Operation, part: Part, { pointer, keyword, value }: Violation): string | undefined {
    const found = this.values.issues(operation, part, value);
    if (found.some((it) => pointsAt(it.pointer, pointer) && it.keyword === keyword)) return undefined;
    const got = found.map((it) => `${it.keyword} at ${it.pointer || "/"}`).join(", ") || "nothing";
    return `expected ${keyword} at ${pointer || "/"}, got ${got}`;
  }

  async #serverRefuses(
    operation: Operation,
    part: Part,
    { contentType: _, ...input }: Input,
    { value, pointer, keyword }: Violation,
    what: string,
  ): Promise<void> {
    const isSaid = (name: string): boolean => isJsonObject(value) && !Object.hasOwn(value, name);
    if (keyword === "required" && credentialsIn(this.api, operation, part.kind).some(isSaid)) return;
    const body = part.kind === "body" ? part : partsOf(operation).find((it) => it.kind === "body");
    const broken = { ...input, ...contentTypeFor(operation.body, body?.media), [part.kind]: value };
    const exchange = await this.#ends.exchange(operation, broken, undefined);
    if (exchange.sent === undefined) return; // the client can't even say it
    const isTold = operation.method === "HEAD" || mentions(exchange.answer, pointer); // which has no body to tell it in
    const refused = exchange.status === 400 && exchange.received === undefined && isTold;
    const fault = refused ? undefined : `answered ${exchange.status ?? "nothing"}: ${exchange.answer.slice(0, 300)}`;
    this.#add(operation, "violation", `${what}, on the server`, part.schema.at, fault);
    if (!exchange.isHook) return;
    const held = await this.#ends.exchange(operation, broken, undefined, true);
    const sent = held.sent === undefined ? undefined : `sent all the same: ${held.sent.body.slice(0, 300)}`;
    this.#add(operation, "violation", `${what}, by the sender`, part.schema.at, sent);
  }
}

/** What a schema allows and a URL or a header has no form for, as an empty segment of a path: said of a value that was made, it is no fault. */
const isUnsendable = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === "WireError";
