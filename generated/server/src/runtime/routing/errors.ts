// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** What handlers throw on purpose. */

/**
 * Answers with an error status. A text is the sentence that the error body tells; any other body is sent as it is, as JSON. Not held
 * against the document, so it is also the way to answer what the document does not declare.
 */
export class HttpError extends Error {
  override readonly name: string = "HttpError";

  /** Throws a RangeError for a status that is none of 300 to 599. */
  constructor(
    readonly status: number,
    readonly body?: unknown,
    readonly headers: { readonly [name: string]: string } = {},
  ) {
    super(typeof body === "string" ? body : `Answered with ${status}`);
    if (!Number.isInteger(status) || status < 300 || status > 599) throw new RangeError(`${status} is no error status`);
  }
}

/** A handler that nobody has written yet: answered with 501. */
export class NotImplemented extends HttpError {
  override readonly name = "NotImplemented";

  constructor(readonly operation: string) {
    super(501, `${operation} is not implemented.`);
  }
}

/** A mistake in how the router is mounted: the body was read before the request came to it. */
export class AlreadyRead extends TypeError {
  override readonly name = "AlreadyRead";

  constructor() {
    super(
      "The body of the request was read before it came to this router, by a body parser or other middleware, so it can't be held against " +
        "the document. Mount the router in front of what reads bodies, such as express.json().",
    );
  }
}

/** A handler's answer that does not fit the document. */
export class InvalidResponse extends TypeError {
  override readonly name = "InvalidResponse";

  constructor(
    /** The operation's id. */
    readonly operation: string,
    readonly status: unknown,
    /** Where, in the answer: "/headers/Retry-After", "/body/weight", "/status". */
    readonly pointer: string,
    problem: string,
  ) {
    super(`${operation} answered ${String(status)}: ${pointer} ${problem}`);
  }
}
