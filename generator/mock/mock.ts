/** A server that answers as the document says, without anything behind it: the generated router, whose handlers have only examples. */
import { isJsonObject } from "../base/json.js";
import { answerOf } from "../contract/exchange.js";
import type { ResponseExample } from "../contract/examples.js";
import { Values } from "../contract/values.js";
import { Workspace, type Loaded } from "../contract/workspace.js";
import type { Settings } from "../emit/settings.js";
import { Symbols } from "../emit/symbols.js";
import type { Api, Operation } from "../model/api.js";
import type { SourceText } from "../print/print.js";
import { Answers, Undeclared } from "./answers.js";
import { firstOf, listOf, Memory, merged, type Fields, type Fits } from "./memory.js";
import { wishesIn } from "./prefer.js";

/** A mock that runs. `close` removes what was made for it. */
export interface Mock {
  readonly fetch: (request: Request) => Promise<Response>;
  /** For `http.createServer`. */
  readonly node: (incoming: never, outgoing: never) => unknown;
  readonly close: () => Promise<void>;
}

/** What handlers are given, as far as a mock needs it. */
interface Asked {
  readonly path?: Fields;
  readonly body?: unknown;
  readonly request: { readonly header: (name: string) => string | undefined };
}

interface Problem {
  readonly status: number;
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly operation: string | undefined;
}

/** `tell` hears of what the document contradicts itself in: an example that does not fit its schema. */
export async function createMock(
  api: Api,
  files: readonly SourceText[],
  settings: Settings,
  tell: (fault: string) => void,
): Promise<Mock> {
  const workspace = await Workspace.create(files, settings);
  try {
    const [validators, server] = await Promise.all([workspace.import("validators"), workspace.import("server")]);
    const symbols = new Symbols(api);
    const mocking = new Mocking(api, new Values(api, symbols, validators), server);
    const { fetch, node } = mocking.router(symbols, tell);
    return { fetch, node, close: () => workspace.close() };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

class Mocking {
  readonly #answers: Answers;
  readonly #memory: Memory;

  constructor(
    readonly api: Api,
    readonly values: Values,
    readonly server: Loaded,
  ) {
    this.#answers = new Answers(api, values);
    this.#memory = new Memory(api);
  }

  router(symbols: Symbols, tell: (fault: string) => void): Pick<Mock, "fetch" | "node"> {
    const create = this.server["createRouter"] as (handlers: object, options: object) => Pick<Mock, "fetch" | "node">;
    const handlers = this.api.operations.map((it): readonly [string, (asked: Asked) => unknown] => [
      symbols.operationName(it),
      (asked: Asked) => this.#guarded(() => answerOf(this.#answer(it, asked))),
    ]);
    // Whoever has credentials at all is let in.
    const schemes = [...this.api.schemes, ...this.api.operations.flatMap((it) => it.security.flat())];
    const names = schemes.map((it) => ("scheme" in it ? it.scheme : it.name));
    return create(Object.fromEntries(handlers), {
      authenticate: Object.fromEntries(names.map((it): readonly [string, () => object] => [it, () => ({})])),
      validateResponses: "log",
      errorBody: (problem: Problem) => this.#errorBody(problem),
      onError: (error: unknown, { operation = "" }: Problem) =>
        tell(`${operation}: ${error instanceof Error ? error.message : String(error)}`),
    });
  }

  /** What can't be granted is the asker's mistake. */
  #guarded(answer: () => unknown): unknown {
    try {
      return answer();
    } catch (error) {
      if (error instanceof Undeclared) throw this.#refusal(400, error.message);
      throw error;
    }
  }

  #refusal(status: number, detail: string): Error {
    const HttpError = this.server["HttpError"] as new (status: number, detail: string) => Error;
    return new HttpError(status, detail);
  }

  #answer(operation: Operation, { path = {}, body, request }: Asked): ResponseExample | undefined {
    const wishes = wishesIn(request.header("prefer"));
    const answer = this.#answers.for(operation, wishes, request.header("accept"));
    if (wishes.scenario === undefined || wishes.code !== undefined || answer === undefined) return answer;
    return this.#remembered(wishes.scenario, operation, path, isFields(body) ? body : {}, answer);
  }

  #remembered(
    scenario: string,
    operation: Operation,
    path: Fields,
    body: Fields,
    answer: ResponseExample,
  ): ResponseExample {
    const { part } = answer;
    const fits: Fits = (it) => part === undefined || this.values.issues(operation, part, it).length === 0;
    const known = (): Fields => {
      const item = this.#memory.find(scenario, operation, path);
      const isNew = item === undefined || (item === "removed" && operation.method === "PUT");
      if (isNew && this.#memory.isSingle(operation)) return isJsonObject(answer.body) ? answer.body : {};
      if (item === undefined || item === "removed") throw this.#missing(operation);
      return item;
    };
    /** What is answered may be something else than the item, such as a text. */
    const shown = (item: Fields): ResponseExample => (isJsonObject(answer.body) ? { ...answer, body: item } : answer);
    switch (this.#memory.roleOf(operation)) {
      case "create": {
        if (!isJsonObject(answer.body)) {
          this.#addUnseen(scenario, operation, path, body);
          return answer;
        }
        const item = merged(merged(answer.body, path, fits), body, fits);
        return { ...answer, body: this.#memory.add(scenario, operation, path, item, fits) };
      }
      case "list": {
        const items = this.#memory.list(scenario, operation, path);
        return { ...answer, body: listOf(operation, answer.body ?? null, items, fits) };
      }
      case "fetch":
        return shown(known());
      case "change": {
        const item = merged(known(), body, fits);
        this.#memory.keep(scenario, operation, path, item);
        return shown(item);
      }
      case "remove":
        known();
        this.#memory.remove(scenario, operation, path);
        return answer;
      case undefined:
        return answer;
    }
  }

  /** What was created, where nothing of it is answered: as the list shows such things. */
  #addUnseen(scenario: string, operation: Operation, path: Fields, body: Fields): void {
    const list = this.#memory.listFor(operation);
    const shown = list === undefined ? undefined : this.#answers.for(list, wishesIn(undefined), undefined);
    if (list === undefined || shown?.part === undefined || shown.body === undefined) return;
    const { part, body: page } = shown;
    const fits: Fits = (it) =>
      isJsonObject(it) &&
      this.values.issues(
        list,
        part,
        listOf(list, page, [it], () => true),
      ).length === 0;
    const item = fits(body) ? body : merged(firstOf(list, page), body, fits);
    if (fits(item)) this.#memory.add(scenario, operation, path, item, fits);
  }

  #missing({ id }: Operation): Error {
    return this.#refusal(404, `${id}: nothing of that name was created in this scenario`);
  }

  /** The document's own example for a refusal; where it has none, or a wish could not be granted, what is wrong. */
  #errorBody({ status, kind, title, detail, operation: id }: Problem): object {
    const headers = { "Specwright-Problem": detail.replace(/[^\x20-\x7e]/g, "?") };
    const operation = this.api.operations.find((it) => it.id === id);
    const isWish = kind === "refused" && status === 400;
    const example = operation === undefined || isWish ? undefined : this.#answers.ofStatus(operation, status);
    const media = example?.part?.media;
    return example?.body === undefined || media?.codec !== "json"
      ? { body: { title, status, detail }, contentType: "application/problem+json", headers }
      : { body: JSON.stringify(example.body), contentType: media.type, headers };
  }
}

/** An object of nothing but JSON: files stay out of memory. */
const isFields = (value: unknown): value is Fields =>
  isJsonObject(value) && Object.values(value).every((it) => !((it as unknown) instanceof Blob));
