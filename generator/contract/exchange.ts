/** Contract, parts 3 to 5: the generated client talks to the generated server, in one process. */
import { isDeepStrictEqual } from "node:util";
import { own, type Json } from "../base/json.js";
import type { Api, Operation } from "../model/api.js";
import { headerPart, partsOf, type Part } from "../emit/parts.js";
import type { Symbols } from "../emit/symbols.js";
import { contentTypeFor, type Input, type ResponseExample } from "./examples.js";
import type { NativeForms } from "./natives.js";
import type { Loaded } from "./workspace.js";

/** One request and what came of it, seen from both ends. */
export interface Exchange {
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
}

/** The origin that requests are sent to; nothing listens there, since `fetch` is the router itself. */
const origin = "http://contract.test";

const credentials = { username: "user", password: "secret", token: "token" };

/** Both ends of an API, ready to talk. */
export class Ends {
  readonly #api: Api;
  readonly #symbols: Symbols;
  readonly #client: Loaded;
  readonly #server: Loaded;
  readonly #forms: NativeForms;

  constructor(api: Api, symbols: Symbols, client: Loaded, server: Loaded, forms: NativeForms) {
    this.#api = api;
    this.#forms = forms;
    this.#symbols = symbols;
    this.#client = client;
    this.#server = server;
  }

  /** Calls an operation with an input, and has the server answer with an example. */
  async exchange(operation: Operation, input: Input, answer: ResponseExample | undefined): Promise<Exchange> {
    const seen: { -readonly [field in keyof Exchange]?: Exchange[field] } = { answer: "" };
    const name = this.#symbols.operationName(operation);
    const router = this.#router(name, async (request) => {
      seen.received = this.#forms.back(await taken(request));
      return this.#forms.ofAll(answerParts(answer), answerOf(answer));
    });
    const client = this.#connect(async (request) => {
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
    });
    try {
      const call = exported<(client: unknown, input: Input) => Promise<Result>>(
        this.#client,
        this.#symbols.operationWithResponse(operation).name,
      );
      const result = await call(client, this.#forms.ofAll(requestParts(operation, input), input));
      seen.result = this.#forms.back({ ...result, body: await read(result.body) });
    } catch (error) {
      seen.thrown = error;
    }
    return {
      sent: undefined,
      received: undefined,
      status: undefined,
      result: undefined,
      thrown: undefined,
      answer: "",
      ...seen,
    };
  }

  #router(name: string, handler: (request: Input) => unknown): Router {
    const authenticate = Object.fromEntries(this.#schemes().map((it) => [it, () => ({ scheme: it })]));
    const errorBody = (problem: object): object => ({ body: problem, contentType: "application/json" });
    const create = exported<(handlers: object, options: object) => Router>(this.#server, "createRouter");
    return create({ [name]: handler }, { authenticate, errorBody, validateResponses: true, onError: () => undefined });
  }

  /** Those that operations ask for, too: a document may forget to declare one. */
  #schemes(): readonly string[] {
    const asked = this.#api.operations.flatMap((it) => it.security.flat().map((use) => use.scheme));
    return [...new Set([...this.#api.schemes.map((it) => it.name), ...asked])];
  }

  #connect(send: (request: Request) => Promise<Response>): unknown {
    const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> =>
      send(new Request(input, init));
    const apiKeys = Object.fromEntries(
      this.#api.schemes.filter((it) => it.kind.type === "apiKey").map((it) => [it.name, "key"]),
    );
    return exported<(options: object) => unknown>(
      this.#client,
      "createClient",
    )({ baseUrl: origin, fetch, ...credentials, apiKeys });
  }
}

/** What a handler was given, with everything of its body there. */
async function taken(request: Input): Promise<Input> {
  const { path, query, headers, cookies, querystring, body } = request;
  return Object.fromEntries(
    Object.entries({ path, query, headers, cookies, querystring, body: await read(body) }).filter(
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
  for await (const it of items) found.push(it);
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
  const { response, status, headers, body, part } = example;
  const shown = Object.keys(headers).length === 0 ? {} : { headers };
  return { status, ...contentTypeFor(response, part?.media), ...shown, ...(body === undefined ? {} : { body }) };
}

/** The parts that an input has; of a body, that of its media type. */
export const requestParts = (operation: Operation, { contentType }: Input): readonly Part[] =>
  partsOf(operation).filter(
    (it) =>
      it.kind !== "response" &&
      (it.kind !== "body" || contentTypeFor(operation.body, it.media).contentType === contentType),
  );

/** The parts that an answer has. */
export const answerParts = (answer: ResponseExample | undefined): readonly Part[] =>
  answer === undefined ? [] : [answer.part, headerPart(answer.response)].filter((it) => it !== undefined);

/** What the wire must show of a request, told without the code that makes it: undefined when all is as the example describes. */
export function wireFault(operation: Operation, input: Input, sent: NonNullable<Exchange["sent"]>): string | undefined {
  if (sent.method !== operation.method) return `sent as ${sent.method}, not ${operation.method}`;
  return (
    pathFault(operation, input, sent.url) ?? queryFault(operation, input, sent.url) ?? bodyFault(operation, input, sent)
  );
}

/** Only for the plain styles; the others have golden vectors of their own. */
function pathFault({ path, parameters }: Operation, input: Input, url: URL): string | undefined {
  const plain = parameters.every(
    (it) => it.in !== "path" || (it.style === "simple" && it.content === undefined && !it.allowReserved),
  );
  const values = path.map((it) => ("text" in it ? it.text : own(input.path ?? {}, it.parameter)));
  if (!plain || values.some((it) => typeof it === "object")) return undefined;
  const expected = path.map((it, i) => ("text" in it ? it.text : encodeURIComponent(String(values[i])))).join("");
  const same = decodeURIComponent(url.pathname) === decodeURIComponent(new URL(expected, url).pathname);
  return same ? undefined : `sent to ${url.pathname}, not ${expected}`;
}

function queryFault({ parameters }: Operation, input: Input, url: URL): string | undefined {
  for (const it of parameters) {
    const value = it.in === "query" ? own(input.query ?? {}, it.name) : undefined;
    if (value === undefined || typeof value === "object" || it.content !== undefined) continue;
    const found = url.searchParams.getAll(it.name);
    if (found.length !== 1 || found[0] !== String(value))
      return `sent ${it.name}=${found.join()}, not ${String(value)}`;
  }
  return undefined;
}

function bodyFault({ body }: Operation, input: Input, sent: NonNullable<Exchange["sent"]>): string | undefined {
  if (input.body === undefined || body === undefined) return undefined;
  const media =
    body.content.find((it) => contentTypeFor(body, it).contentType === input.contentType) ?? body.content[0];
  const type = input.contentType ?? media?.type ?? "";
  if (sent.contentType?.split(";")[0]?.trim() !== type.split(";")[0]?.trim())
    return `sent as ${sent.contentType ?? "nothing"}, not ${type}`;
  if (media?.codec === "json")
    return isDeepStrictEqual(JSON.parse(sent.body), input.body) ? undefined : `sent the body ${sent.body}`;
  if (media?.codec === "form") return formFault(input.body, new URLSearchParams(sent.body));
  return media?.codec === "text" && sent.body !== String(input.body) ? `sent the body ${sent.body}` : undefined;
}

function formFault(value: Json, sent: URLSearchParams): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  for (const [name, it] of Object.entries(value as { readonly [name: string]: Json })) {
    if (typeof it === "object") continue;
    if (sent.get(name) !== String(it)) return `sent ${name}=${sent.get(name) ?? ""}, not ${String(it)}`;
  }
  return undefined;
}
