import type { Answer, Answered, Asked } from "./types.js";

/**
 * Whatever goes wrong between a call and its answer. Messages name the operation and never a value of the request: those may be
 * secret or personal.
 */
export abstract class TransportError extends Error {
  constructor(
    /** The operation's name: "createTarget". */
    readonly operation: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`${operation}: ${problem}`, options);
  }
}

/** There was no answer, or it broke off. `cause` says why, as far as `fetch` does. */
export class NetworkError extends TransportError {
  override readonly name = "NetworkError";
}

/** The answer, with its body, did not arrive in time. */
export class TimeoutError extends TransportError {
  override readonly name = "TimeoutError";
}

/** The caller's signal was aborted; `cause` is its reason. */
export class AbortError extends TransportError {
  override readonly name = "AbortError";
}

/** An address of another origin was to be asked, such as a next page's. Nothing was sent there. */
export class ForeignOriginError extends TransportError {
  override readonly name = "ForeignOriginError";

  constructor(
    operation: string,
    readonly origin: string,
  ) {
    super(
      operation,
      `${origin} is not an origin that this client may ask; if it is right, name it in the option origins`,
    );
  }
}

/** The server answered something that is no success. */
abstract class AnswerError<Status extends number> extends TransportError {
  readonly status: Status;
  readonly #answered: Answered;

  constructor(operation: string, answered: Answered, problem = "") {
    const { status } = answered.response;
    super(operation, `answered ${status || "a redirect"}${problem}`);
    this.status = status as Status;
    this.#answered = answered;
  }

  /** The answer as it came, whose body is read already. */
  get response(): Response {
    return this.#answered.response;
  }

  /** What was asked, without the client's credentials. */
  get request(): Asked {
    return this.#answered.request;
  }
}

/** The server answered something that the document does not declare, or that is not what it declares. */
export class UnexpectedResponseError extends AnswerError<number> {
  override readonly name = "UnexpectedResponseError";
  readonly #text: string;

  constructor(operation: string, answered: Answered, problem: string, text: string) {
    super(operation, answered, `, ${problem}`);
    this.#text = text;
  }

  get headers(): Headers {
    return this.response.headers;
  }

  /** The body as it came; "" when there was none. */
  get text(): string {
    return this.#text;
  }
}

/** The server refused, in a way that the document declares. Each operation has a class of its own for each such status. */
export class ResponseError<
  Status extends number = number,
  Body = unknown,
  HeaderValues = Readonly<Record<string, unknown>> | undefined,
> extends AnswerError<Status> {
  override readonly name: string = "ResponseError";
  readonly body: Body;
  readonly #answer: Answer;

  constructor(operation: string, answer: Answer & Answered) {
    super(operation, answer);
    this.body = answer.body as Body;
    this.#answer = answer;
  }

  /** The headers that the document declares. */
  get headers(): HeaderValues {
    return this.#answer.headers as HeaderValues;
  }

  /** The media type of the body, where the document declares several. */
  get contentType(): string | undefined {
    return this.#answer.contentType;
  }
}
