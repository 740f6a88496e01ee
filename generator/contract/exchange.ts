/**
 * Contract, parts 3 to 5: the generated client talks to the generated server, in one process; and the functions that send webhooks and callbacks
 * to the routers that receive them.
 */
import type { Api, Operation } from "../model/api.js";
import { allOperations, hooksOf } from "../model/hooks.js";
import { headerPart, partHeadersPart, partsOf, type Part } from "../emit/parts.js";
import type { Symbols } from "../emit/symbols.js";
import { withoutCredentials } from "./credentials.js";
import { contentTypeFor, type Input, type ResponseExample } from "./examples.js";
import type { NativeForms } from "./natives.js";
import type { Loaded } from "./workspace.js";

/** One request and what came of it, seen from both ends. */
export interface Exchange {
  /** True for a webhook or a callback. */
  readonly isHook: boolean;
  /** As it went over the wire. */
  readonly sent:
    | { readonly method: string; readonly url: URL; readonly contentType: string | null; readonly body: string }
    | undefined;
  /** What the handler was given; undefined when it was not called. */
  readonly received: Input | undefined;
  readonly status: number | undefined;
  /** What the server answered, as text. */
  readonly answer: string;
  /** What the client made of the answer; undefined when it threw. */
  readonly result: Result | undefined;
  readonly thrown: unknown;
}

interface Result {
  readonly status: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly partHeaders?: object;
}

/** The origin that requests are sent to; nothing listens there, since `fetch` is the router itself. */
const origin = "http://contract.test";

/** The path that a webhook or a callback is received at. */
const hookPath = "/hook";

const credentials = { username: "user", password: "secret", token: "token" };

/** Both ends of an API, ready to talk. */
export class Ends {
  readonly #api: Api;
  readonly #symbols: Symbols;
  readonly #client: Loaded;
  readonly #server: Loaded;
  readonly #forms: NativeForms;
  readonly #hooks: ReadonlySet<Operation>;

  constructor(api: Api, symbols: Symbols, client: Loaded, server: Loaded, forms: NativeForms) {
    this.#api = api;
    this.#hooks = new Set(hooksOf(api));
    this.#forms = forms;
    this.#symbols = symbols;
    this.#client = client;
    this.#server = server;
  }

  /**
   * Calls an operation with an input, and has the server answer with an example; a webhook or a callback is sent and received instead.
   * `isChecked`: its sender holds it against the document first.
   */
  async exchange(
    operation: Operation,
    input: Input,
    answer: ResponseExample | undefined,
    isChecked = false,
  ): Promise<Exchange> {
    const isHook = this.#hooks.has(operation);
    const seen: { -readonly [field in keyof Exchange]?: Exchange[field] } = {};
    const router = this.#router(operation, async (request) => {
      seen.received = withoutCredentials(this.#api, operation, input, this.#forms.back(await taken(request)));
      return this.#forms.ofAll(answerParts(answer), answerOf(answer));
    });
    const send = async (request: Request): Promise<Response> => {
      seen.sent = {
        method: request.method,
        url: new URL(request.url),
        contentType: request.headers.get("content-type"),
        body: await request.clone().text(),
      };
      const response = await router.fetch(request);
      seen.status = response.status;
      seen.answer = await response.clone().text();
      return response;
    };
    const given = this.#forms.ofAll(requestParts(operation, input), input);
    try {
      const result = await (isHook
        ? this.#sent(operation, given, send, isChecked)
        : this.#called(operation, given, send));
      seen.result = this.#forms.back({ ...result, body: await read(result.body) });
    } catch (error) {
      seen.thrown = error;
    }
    return {
      isHook,
      sent: undefined,
      received: undefined,
      status: undefined,
      result: undefined,
      thrown: undefined,
      answer: "",
      ...seen,
    };
  }

  #called(operation: Operation, input: Input, send: Send): Promise<Result> {
    const connect = exported<(options: object) => unknown>(this.#client, "createClient");
    const { name } = this.#symbols.operationWithResponse(operation);
    const call = exported<(client: unknown, input: Input) => Promise<Result>>(this.#client, name);
    return call(connect({ baseUrl: origin, ...this.#sending(send) }), input);
  }

  #sent(operation: Operation, input: Input, send: Send, validateRequests: boolean): Promise<Result> {
    const { name } = this.#symbols.sender(operation);
    const deliver = exported<(url: string, input: Input, options: object) => Promise<Result>>(this.#server, name);
    return deliver(origin + hookPath, input, { ...this.#sending(send), validateRequests });
  }

  #router(operation: Operation, handler: (request: Input) => unknown): Router {
    const name = this.#symbols.operationName(operation);
    const authenticate = Object.fromEntries(this.#schemes().map((it) => [it, () => ({ scheme: it })]));
    const errorBody = (problem: object): object => ({ body: problem, contentType: "application/json" });
    const create = exported<(handlers: object, options: object) => Router>(this.#server, this.#routerOf(operation));
    return create(
      { [name]: handler },
      {
        authenticate,
        errorBody,
        validateResponses: true,
        onError: () => undefined,
        urlLimit: Infinity, // all parameters of an operation at once are more than anybody sends
        ...(this.#hooks.has(operation) ? { paths: { [name]: hookPath } } : {}),
      },
    );
  }

  #routerOf(operation: Operation): string {
    if (!this.#hooks.has(operation)) return "createRouter";
    return this.#api.webhooks.includes(operation) ? "createWebhookRouter" : "createCallbackRouter";
  }

  /** Those that operations ask for, too: a document may forget to declare one. */
  #schemes(): readonly string[] {
    const asked = allOperations(this.#api).flatMap((it) => it.security.flat().map((use) => use.scheme));
    return [...new Set([...this.#api.schemes.map((it) => it.name), ...asked])];
  }

  #sending(send: Send): object {
    const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> =>
      send(new Request(input, init));
    const apiKeys = Object.fromEntries(
      this.#api.schemes.filter((it) => it.kind.type === "apiKey").map((it) => [it.name, "key"]),
    );
    return { fetch, ...credentials, apiKeys };
  }
}

type Send = (request: Request) => Promise<Response>;

/** What a handler was given, with everything of its body there. */
async function taken(request: Input): Promise<Input> {
  const { path, query, headers, cookies, querystring, body, partHeaders } = request;
  return Object.fromEntries(
    Object.entries({ path, query, headers, cookies, querystring, body: await read(body), partHeaders }).filter(
      ([, it]) => it !== undefined,
    ),
  );
}

/** Bytes as text, also where they are parts of an object; what comes item by item as an array. */
async function read(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return value.text();
  if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Uint8Array) return value;
  if (Symbol.asyncIterator in value) return collected(value as AsyncIterable<unknown>);
  if (Array.isArray(value)) return Promise.all(value.map(read));
  const entries = Object.entries(value).map(async ([name, it]) => [name, await read(it)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function collected(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const it of items) found.push(await read(it));
  return found;
}

interface Router {
  readonly fetch: (request: Request) => Promise<Response>;
}

/** A function that a generated package exports, under the type that its kind of function has in every package. */
function exported<Function>(module: Loaded, name: string): Function {
  const it = module[name];
  if (typeof it !== "function") throw new Error(`The generated package does not export ${name}.`);
  return it as Function;
}

/** The handler's answer: the example, with every header that must be there. */
export function answerOf(example: ResponseExample | undefined): object {
  if (example === undefined) return { status: 204 };
  const { response, status, headers, body, part, partHeaders } = example;
  const shown = Object.keys(headers).length === 0 ? {} : { headers };
  return {
    status,
    ...contentTypeFor(response, part?.media),
    ...shown,
    ...(body === undefined ? {} : { body }),
    ...(partHeaders === undefined ? {} : { partHeaders }),
  };
}

/** The parts that an input has; of a body, that of its media type. */
export const requestParts = (operation: Operation, { contentType }: Input): readonly Part[] =>
  partsOf(operation)
    .filter(
      (it) =>
        it.kind !== "response" &&
        (it.kind !== "body" || contentTypeFor(operation.body, it.media).contentType === contentType),
    )
    .flatMap((it) => [it, partHeadersPart(it) ?? []].flat());

/** The parts that an answer has. */
export const answerParts = (answer: ResponseExample | undefined): readonly Part[] =>
  answer === undefined
    ? []
    : [answer.part, answer.part && partHeadersPart(answer.part), headerPart(answer.response)].filter(
        (it) => it !== undefined,
      );
