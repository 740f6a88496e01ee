// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { challenges, principalsOf } from "./authentication.js";
import { hasBody, isReadable, readBody } from "./body.js";
import { HttpError } from "./errors.js";
import { contentFor, readContent, readParameters, type Input } from "./input.js";
import { checkOutput, encodeOutput, InvalidResponse, type Output } from "./output.js";
import { problemAnswer, problemDetails, problemOf } from "./problems.js";
import { match } from "./tree.js";
import type { AnyHandler, Context, Description, Incoming, Leaf, Outgoing, Problem, RequestIssue, Route, RouterOptions } from "./types.js";

export type Handlers = { readonly [name: string]: AnyHandler | undefined };

const mebibyte = 1024 * 1024;

/** Answers requests: everything but how they come in and go out. Never rejects. */
export class Core {
  readonly #api: Description;
  readonly #handlers: Handlers;
  readonly #options: RouterOptions;
  readonly #validate: boolean | "log";

  /** Throws where the document asks for authentication and there is no hook for a scheme. */
  constructor(api: Description, handlers: Handlers, options: RouterOptions) {
    this.#api = api;
    this.#handlers = handlers;
    this.#options = options;
    this.#validate = options.validateResponses ?? !isProduction();
    requireHooks(api, options);
  }

  async answer(request: Incoming): Promise<Outgoing> {
    const id = crypto.randomUUID();
    let operation: string | undefined;
    try {
      const { path, search } = split(request.target, this.#options.basePath ?? "");
      const found = path === undefined ? undefined : match(this.#api.tree, path);
      if (found === undefined) return this.#refuse(problemOf(request, id, undefined, 404, "not-found", "There is nothing here."));
      const leaf = leafFor(found.methods, request.method);
      if (leaf === undefined) return this.#otherMethod(request, id, found.methods);
      const route = this.#api.routes[leaf.route] as Route;
      operation = route.id;
      const answer = await this.#run(route, request, id, named(leaf, found.captured), search);
      return request.method === "HEAD" ? { ...answer, body: undefined } : answer;
    } catch (error) {
      return this.#failed(error, request, id, operation);
    }
  }

  async #run(route: Route, request: Incoming, id: string, captured: { readonly [name: string]: string }, search: string): Promise<Outgoing> {
    const { method, target, header, signal } = request;
    const frame = { operation: route.id, id, method, target, header, signal };
    const principals = await principalsOf(route, request, this.#api, this.#options.authenticate ?? false, frame);
    if (principals === undefined) {
      return this.#refuse(problemOf(request, id, route.id, 401, "unauthenticated", "Valid credentials are needed."), challenges(route, this.#api));
    }
    const issues: RequestIssue[] = [];
    const input = readParameters(route, request, captured, search, issues);
    const fault = await this.#readBody(route, request, id, input, issues);
    if (fault !== undefined) return this.#refuse(fault, fault.status === 413 || fault.status === 408 ? [["connection", "close"]] : []);
    if (issues.length > 0) return this.#refuse(problemOf(request, id, route.id, 400, "invalid-request", sentence(issues), issues));
    const handler = Object.hasOwn(this.#handlers, route.name) ? this.#handlers[route.name] : undefined;
    if (handler === undefined) return this.#refuse(problemOf(request, id, route.id, 501, "not-implemented", `${route.id} is not implemented.`));
    const context: Context = { ...frame, principals };
    return this.#encode(route, request, id, (await handler({ ...input, ...context } as never)) as Output);
  }

  /** Reads the body into the input; answers the problem where there is one that issues can't tell. */
  async #readBody(route: Route, request: Incoming, id: string, input: Input, issues: RequestIssue[]): Promise<Problem | undefined> {
    const { body } = route;
    if (body === undefined) return undefined;
    const problem = (status: number, kind: Problem["kind"], detail: string): Problem => problemOf(request, id, route.id, status, kind, detail);
    const type = request.header("content-type");
    if (!hasBody(request) && (!body.required || type === undefined)) {
      if (body.required) issues.push({ in: "body", pointer: "", keyword: "required", message: "must be there" });
      return undefined;
    }
    const content = type === undefined ? undefined : contentFor(body.content, type);
    const wanted = body.content.map((it) => it.wire.type).join(", ");
    if (content === undefined || !isReadable(type ?? "")) return problem(415, "unsupported-media-type", `The body must be ${wanted}, in UTF-8.`);
    const { bodyLimit = mebibyte, bodyTimeout = 30_000 } = this.#options;
    const bytes = await readBody(request, bodyLimit, bodyTimeout);
    if (bytes === "too-large") return problem(413, "content-too-large", `The body must have at most ${bodyLimit} bytes.`);
    if (bytes === "timeout") return problem(408, "timeout", "The body took too long.");
    if (bytes === "encoding") return problem(415, "unsupported-media-type", "The body must not be in a content coding.");
    input.contentType = content.wire.type.includes("*") ? (type as string) : content.wire.type;
    input.body = readContent(content, bytes, type as string, issues);
    return undefined;
  }

  #encode(route: Route, request: Incoming, id: string, output: Output): Outgoing {
    if (this.#validate !== false) {
      try {
        checkOutput(route, output);
      } catch (error) {
        if (this.#validate === true || !(error instanceof InvalidResponse)) throw error;
        this.#options.onError?.(error, problemOf(request, id, route.id, 500, "invalid-response", "The answer does not fit the document."));
      }
    }
    return encodeOutput(route, output);
  }

  #refuse(problem: Problem, headers: readonly (readonly [string, string])[] = []): Outgoing {
    return problemAnswer(problem, this.#options.errorBody ?? problemDetails, headers);
  }

  #otherMethod(request: Incoming, id: string, methods: { readonly [method: string]: Leaf }): Outgoing {
    const known = Object.keys(methods);
    const allow = [...known, ...(known.includes("GET") && !known.includes("HEAD") ? ["HEAD"] : []), ...(known.includes("OPTIONS") ? [] : ["OPTIONS"])].join(", ");
    if (request.method === "OPTIONS") return { status: 204, headers: [["allow", allow]], body: undefined };
    return this.#refuse(problemOf(request, id, undefined, 405, "method-not-allowed", `Allowed here: ${allow}.`), [["allow", allow]]);
  }

  /** What was thrown on purpose is answered as it says; all else is a 500 that tells nothing but its id. */
  #failed(error: unknown, request: Incoming, id: string, operation: string | undefined): Outgoing {
    if (error instanceof HttpError) {
      const { body, headers = {} } = error.answer;
      const kind = error.status === 501 ? "not-implemented" : "refused";
      const problem = problemOf(request, id, operation, error.status, kind, error.message);
      const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
      if (body === undefined) return this.#refuse(problem, entries);
      return problemAnswer(problem, () => ({ body }), entries);
    }
    const kind = error instanceof InvalidResponse ? "invalid-response" : "internal";
    const problem = problemOf(request, id, operation, 500, kind, "Something went wrong here.");
    this.#options.onError?.(error, problem);
    return this.#refuse(problem);
  }
}

function requireHooks(api: Description, { authenticate }: RouterOptions): void {
  if (authenticate === false) return;
  const wanted = new Set(api.routes.flatMap((it) => (it.security ?? []).flat()));
  for (const name of wanted) {
    if (authenticate !== undefined && Object.hasOwn(authenticate, name)) continue;
    throw new TypeError(`The document asks for ${name}: give createRouter an authenticate hook of that name, or authenticate: false.`);
  }
}

/** HEAD is answered by GET where it has no operation of its own (RFC 9110, section 9.3.2). */
function leafFor(methods: { readonly [method: string]: Leaf }, method: string): Leaf | undefined {
  if (Object.hasOwn(methods, method)) return methods[method];
  return method === "HEAD" && Object.hasOwn(methods, "GET") ? methods["GET"] : undefined;
}

function named({ names }: Leaf, captured: readonly string[]): { readonly [name: string]: string } {
  return Object.fromEntries(names.map((name, i) => [name, captured[i] ?? ""]));
}

function split(target: string, basePath: string): { readonly path: string | undefined; readonly search: string } {
  const query = target.indexOf("?");
  const whole = query < 0 ? target : target.slice(0, query);
  const search = query < 0 ? "" : target.slice(query + 1);
  if (basePath !== "" && !whole.startsWith(`${basePath}/`)) return { path: undefined, search };
  return { path: whole.slice(basePath.length), search };
}

const sentence = (issues: readonly RequestIssue[]): string => issues.map((it) => `${it.in}${it.pointer} ${it.message}`).join("; ");

function isProduction(): boolean {
  const { process } = globalThis as { process?: { env?: { NODE_ENV?: string } } };
  return process?.env?.NODE_ENV === "production";
}
