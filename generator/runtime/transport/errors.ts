import type { Answer, Answered, Asked } from "./types.js";

/**
 * Whatever goes wrong between a call and its answer. Messages name the operation and never a value of the request: those may be
 * secret or personal.
 */
export abstract class TransportError extends Error {
  /** The operation's name: "createTarget". */
  declare readonly operation: string;

  constructor(operation: string, problem: string, options?: ErrorOptions) {
    super(`${operation}: ${problem}`, options);
    this.operation = operation;
  }
}

/** There was no answer, or it broke off. `cause` says why, as far as `fetch` does. */
export class NetworkError extends TransportError {
  override readonly name = "NetworkError";
}

/** Throws a {@link NetworkError} for what `fetch` fails with. */
export const lost =
  (operation: string, problem: string) =>
  (cause: unknown): never => {
    throw new NetworkError(operation, problem, { cause });
  };

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
  declare readonly status: Status;
  /** The answer as it came, whose body is read already. */
  declare readonly response: Response;
  /** What was asked, without the client's credentials. */
  declare readonly request: Asked;

  constructor(operation: string, status: number, problem: string, hidden: object) {
    super(operation, `answered ${status || "a redirect"}${problem}`);
    this.status = status as Status;
    hide(this, hidden);
  }
}

/** Adds properties that nothing prints: they are not enumerable, and have to be asked for their values. */
export function hide<It extends object, Hidden extends object>(it: It, hidden: Hidden): It & Hidden {
  for (const [name, value] of Object.entries(hidden)) Object.defineProperty(it, name, { get: (): unknown => value });
  return it as It & Hidden;
}

/** The server answered something that the document does not declare, or that is not what it declares. */
export class UnexpectedResponseError extends AnswerError<number> {
  override readonly name = "UnexpectedResponseError";
  declare readonly headers: Headers;
  /** The body as it came; "" when there was none. */
  declare readonly text: string;

  constructor(operation: string, answered: Answered, problem: string, text: string) {
    const { response } = answered;
    super(operation, response.status, `, ${problem}`, { ...answered, headers: response.headers, text });
  }
}

/** The server refused, in a way that the document declares. Each operation has a class of its own for each such status. */
export class ResponseError<
  Status extends number = number,
  Body = unknown,
  HeaderValues = Readonly<Record<string, unknown>> | undefined,
> extends AnswerError<Status> {
  override readonly name: string = "ResponseError";
  declare readonly body: Body;
  /** The headers that the document declares. */
  declare readonly headers: HeaderValues;
  /** The media type of the body, where the document declares several. */
  declare readonly contentType: string | undefined;
  /** The headers of the parts of a multipart body, where the document describes some: a list for each part's name. */
  declare readonly partHeaders: Readonly<Record<string, readonly object[]>> | undefined;

  constructor(operation: string, answer: Answer & Answered) {
    const { status, body, ...hidden } = answer;
    super(operation, status, "", hidden);
    this.body = body as Body;
  }
}
