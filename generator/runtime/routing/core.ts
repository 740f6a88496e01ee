import type { JsonCheck } from "../wire/index.js";
import { challenges, isAdmitted, requireHooks, type Hooks } from "./authentication.js";
import { withBody } from "./body.js";
import { Call } from "./call.js";
import type { Answer, Description, Route } from "./description.js";
import { HttpError, InvalidResponse, NotImplemented } from "./errors.js";
import { readParameters } from "./input.js";
import { strict, strictJson } from "./json.js";
import { isStreaming, type Incoming, type Outgoing } from "./message.js";
import { isAcceptable, negotiated, producedBy, varying } from "./negotiation.js";
import { answerFor, checkItems, checkOutput, encodeOutput, itemCheck, requireOutput, type Output } from "./output.js";
import { invalid, problemAnswer, problemDetails, problemOf, type Refusal } from "./problems.js";
import { InvalidItem, watched } from "./stream.js";
import { isProduction } from "./production.js";
import { match, ready, type Ready, type ReadyLeaf } from "./tree.js";
import type { Problem, RequestInfo, RequestIssue, RouterOptions } from "./types.js";
import { verified, type Verify } from "./verified.js";

export interface CoreOptions extends RouterOptions {
  /** An object of hooks, typed by the generated package. */
  readonly authenticate?: object | false;
  /** What to take for the URL of a request; undefined for a place that there is not. */
  readonly locate?: (request: RequestInfo, url: string) => string | undefined;
  /** Whether a request is what its sender signed. Asked with the bytes of the body, before anything of them is read. */
  readonly verify?: Verify;
}

/** Where a path has led to. */
interface Asked {
  readonly leaf: ReadyLeaf;
  readonly captured: readonly string[];
  /** The query, without its mark. */
  readonly search: string;
}

type AnyHandler = (call: Call) => unknown;

/** Answers requests: everything but how they come in and go out. */
export class Core {
  readonly #api: Description;
  readonly #tree: Ready;
  readonly #check: JsonCheck;
  readonly #handlers: readonly (AnyHandler | undefined)[];
  /** By route: the media types of its successes. */
  readonly #produced: readonly (readonly string[] | undefined)[];
  readonly #options: CoreOptions;
  readonly #hooks: Hooks | false | undefined;
  readonly #validate: boolean | "log";
  readonly #basePath: string;

  /** Throws where the document asks for authentication and there is no hook for a scheme. */
  constructor(api: Description, handlers: object, options: CoreOptions) {
    this.#hooks = options.authenticate as Hooks | false | undefined;
    requireHooks(api, this.#hooks);
    this.#check = strictJson(options.depthLimit ?? 500);
    this.#api = { ...api, routes: api.routes.map((it) => strict(it, this.#check)) };
    this.#tree = ready(api.tree, api.routes);
    this.#handlers = api.routes.map((it) => handlerOf(handlers, it.name));
    this.#produced = api.routes.map(producedBy);
    this.#options = options;
    this.#validate = options.validateResponses ?? !isProduction();
    this.#basePath = (options.basePath ?? "").replace(/\/+$/, "");
  }

  /** Never rejects. */
  answer(incoming: Incoming): Outgoing | Promise<Outgoing> {
    return this.#answer(incoming, incoming.url) ?? this.#nothing(incoming);
  }

  /**
   * Undefined where the document has no such path. `url` is that of the request, or what remains of it below the place that the router is
   * mounted at. Never rejects.
   */
  async answerKnown(incoming: Incoming, url = incoming.url): Promise<Outgoing | undefined> {
    return this.#answer(incoming, url);
  }

  /** Waits for nothing that is there already: a promise on the way costs more than most of what is done here. */
  #answer(incoming: Incoming, url: string): Outgoing | Promise<Outgoing> | undefined {
    const call = new Call(incoming, this.#options.requestId);
    try {
      const found = this.#find(incoming, url, call);
      return found instanceof Promise ? found.catch((error: unknown) => this.#failed(error, incoming, call)) : found;
    } catch (error) {
      return this.#failed(error, incoming, call);
    }
  }

  #find(incoming: Incoming, given: string, call: Call): Outgoing | Promise<Outgoing> | undefined {
    const { method } = incoming;
    const refusal = tooLong(incoming, this.#options);
    if (refusal !== undefined) return this.#refuse(call, refusal);
    const { locate } = this.#options;
    const url = locate === undefined ? given : locate(incoming, given);
    if (url === undefined) return undefined;
    const mark = url.indexOf("?");
    const path = within(this.#basePath, mark < 0 ? url : url.slice(0, mark));
    const found = path === undefined ? undefined : match(this.#tree, path, method);
    if (found === undefined) return undefined;
    if (found.leaf === undefined) return this.#otherMethod(method, call, found.methods);
    const { leaf, captured } = found;
    call.operation = (this.#api.routes[leaf.route] as Route).id;
    const asked = { leaf, captured, search: mark < 0 ? "" : url.slice(mark + 1) };
    return this.#admit(asked, incoming, call);
  }

  #admit(asked: Asked, incoming: Incoming, call: Call): Outgoing | Promise<Outgoing> {
    const { security } = this.#api.routes[asked.leaf.route] as Route;
    const hooks = this.#hooks ?? false;
    if (security === undefined || hooks === false) return this.#verify(asked, incoming, call);
    return isAdmitted(security, call, this.#api, hooks).then((is) =>
      is ? this.#verify(asked, incoming, call) : this.#refuse(call, unauthenticated(challenges(security, this.#api))),
    );
  }

  #verify(asked: Asked, incoming: Incoming, call: Call): Outgoing | Promise<Outgoing> {
    const { verify } = this.#options;
    if (verify === undefined) return this.#read(asked, incoming, call);
    return verified(verify, incoming, this.#options).then((it) =>
      "kind" in it ? this.#refuse(call, it) : this.#read(asked, it, call),
    );
  }

  #read({ leaf, captured, search }: Asked, incoming: Incoming, call: Call): Outgoing | Promise<Outgoing> {
    const index = leaf.route;
    const route = this.#api.routes[index] as Route;
    call.produces = this.#produced[index];
    if (!isAcceptable(call.produces, incoming.header("accept"))) return this.#refuse(call, unacceptable(call.produces));
    const issues: RequestIssue[] = [];
    readParameters(route, leaf, incoming, call, captured, search, this.#check, this.#options, issues);
    if (route.body === undefined) return this.#handle(index, call, issues);
    return withBody(route.body, incoming, call, this.#options, issues, (refusal) =>
      refusal === undefined ? this.#handle(index, call, issues) : this.#refuse(call, refusal),
    );
  }

  #handle(index: number, call: Call, issues: readonly RequestIssue[]): Outgoing | Promise<Outgoing> {
    if (issues.length > 0) return this.#refuse(call, invalid(issues));
    const route = this.#api.routes[index] as Route;
    const handler = this.#handlers[index];
    if (handler === undefined) throw new NotImplemented(route.id);
    const output = handler(call);
    if (!isThenable(output)) return this.#encode(route, call, output);
    return Promise.resolve(output).then((it) => this.#encode(route, call, it));
  }

  #encode(route: Route, call: Call, output: unknown): Outgoing {
    requireOutput(route, output);
    const answer = answerFor(route, output.status);
    const chosen = negotiated(answer, output, call);
    const checked = this.#validate === false ? chosen : this.#checked(route, answer, chosen, call);
    const encoded = encodeOutput(answer, checked);
    const sent = call.varies ? varying(encoded) : encoded;
    if (!isStreaming(sent.body)) return sent;
    return { ...sent, body: watched(sent.body, (error) => this.#reportFor(call, error)) };
  }

  #checked(route: Route, answer: Answer | undefined, output: Output, call: Call): Output {
    try {
      checkOutput(route, answer, output);
    } catch (fault) {
      this.#unfit(call, fault);
    }
    const check = itemCheck(answer, output);
    return check === undefined ? output : checkItems(route, check, output, (fault) => this.#unfit(call, fault));
  }

  /** Throws what is wrong with an answer, or reports it where it is sent all the same. */
  #unfit(call: Call, fault: unknown): void {
    if (this.#validate === true || !(fault instanceof InvalidResponse)) throw fault;
    this.#reportFor(call, fault);
  }

  #reportFor(call: Call, error: unknown): void {
    this.#report(error, problemOf(call, refusalFor(error)));
  }

  #nothing(incoming: Incoming): Outgoing {
    if (incoming.method === "OPTIONS" && incoming.url === "*") return { status: 204, headers: [], body: undefined };
    return this.#refuse(new Call(incoming, this.#options.requestId), {
      status: 404,
      kind: "not-found",
      detail: "There is nothing here.",
    });
  }

  #otherMethod(method: string, call: Call, names: readonly string[]): Outgoing {
    const allow = [...new Set([...names, ...(names.includes("GET") ? ["HEAD"] : []), "OPTIONS"])].join(", ");
    const headers = [["allow", allow] as const];
    if (method === "OPTIONS") return { status: 204, headers, body: undefined };
    return this.#refuse(call, {
      status: 405,
      kind: "method-not-allowed",
      detail: `Only ${allow} are possible here.`,
      headers,
    });
  }

  /** What was thrown on purpose is answered as it says; all else is a 500 that tells nothing but its id. */
  #failed(error: unknown, incoming: Incoming, call: Call): Outgoing {
    if (error instanceof HttpError) {
      try {
        return this.#thrown(error, call);
      } catch (fault) {
        return this.#failed(fault, incoming, call);
      }
    }
    if (!(incoming.isGone && isAbort(error))) this.#reportFor(call, error);
    return this.#refuse(call, refusalFor(error));
  }

  #thrown(error: HttpError, call: Call): Outgoing {
    const { status, body, headers, message: detail } = error;
    if (error instanceof InvalidItem)
      return this.#refuse(call, { status, kind: "invalid-request", detail, issues: error.issues });
    if (body !== undefined && typeof body !== "string") return problemAnswer(status, { body, headers });
    const kind = status === 501 ? "not-implemented" : "refused";
    return this.#refuse(call, { status, kind, detail }, headers);
  }

  /** The error answer; that of a 500 where the hook for its body does not make one. */
  #refuse(call: Call, refusal: Refusal, headers: { readonly [name: string]: string } = {}): Outgoing {
    const problem = problemOf(call, refusal);
    try {
      const made = (this.#options.errorBody ?? problemDetails)(problem);
      return problemAnswer(problem.status, { ...made, headers: { ...made.headers, ...headers } }, refusal.headers);
    } catch (error) {
      const instead = problemOf(call, unexpected);
      this.#report(error, instead);
      return problemAnswer(500, problemDetails(instead));
    }
  }

  /** Whoever is told can't change the answer, not even by failing. */
  #report(error: unknown, problem: Problem): void {
    const onError = this.#options.onError ?? ((it, { id, operation }) => console.error(operation, id, it));
    try {
      Promise.resolve(onError(error, problem)).catch(() => undefined);
    } catch {
      // There is nobody else to tell.
    }
  }
}

function tooLong(incoming: Incoming, { urlLimit = 16_384, headerLimit }: RouterOptions): Refusal | undefined {
  if (incoming.url.length > urlLimit)
    return { status: 414, kind: "url-too-long", detail: `The URL must have at most ${urlLimit} characters.` };
  if (headerLimit === undefined || incoming.headerSize() <= headerLimit) return undefined;
  const detail = `The headers must have at most ${headerLimit} characters.`;
  return { status: 431, kind: "headers-too-large", detail };
}

function unauthenticated(headers: Refusal["headers"] & object): Refusal {
  return { status: 401, kind: "unauthenticated", detail: "Valid credentials are needed.", headers };
}

const isThenable = (it: unknown): it is PromiseLike<unknown> =>
  typeof it === "object" && it !== null && typeof (it as { readonly then?: unknown }).then === "function";

function unacceptable(types: readonly string[] = []): Refusal {
  const detail = `The answer can only be ${types.join(", ")}.`;
  return { status: 406, kind: "not-acceptable", detail, headers: [["vary", "Accept"]] };
}

const refusalFor = (error: unknown): Refusal => (error instanceof InvalidResponse ? unfitRefusal : unexpected);

const unexpected: Refusal = { status: 500, kind: "internal", detail: "Something went wrong on our side." };
const unfitRefusal: Refusal = { status: 500, kind: "invalid-response", detail: "Something went wrong on our side." };

/** A handler by its name, also where it is a method of a class; but not what every object has. */
function handlerOf(handlers: object, name: string): AnyHandler | undefined {
  const it = (handlers as { readonly [name: string]: unknown })[name];
  if (typeof it !== "function" || it === (Object.prototype as unknown as { readonly [name: string]: unknown })[name])
    return undefined;
  return (call) => Reflect.apply(it, handlers, [call]) as unknown;
}

/** The path behind the base path; undefined where it is not below it. */
function within(basePath: string, path: string): string | undefined {
  if (basePath === "") return path;
  if (path === basePath) return "/";
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : undefined;
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === "AbortError";
