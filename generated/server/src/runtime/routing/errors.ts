// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Thrown by a handler to answer with an error status; without a body the error hook makes one. */
export class HttpError extends Error {
  override readonly name = "HttpError";

  constructor(
    readonly status: number,
    /** One sentence for the client. */
    message: string,
    readonly answer: { readonly body?: unknown; readonly headers?: { readonly [name: string]: string } } = {},
  ) {
    super(message);
  }
}

/** Thrown by a handler that nobody has written yet: answered with 501. */
export class NotImplemented extends HttpError {
  constructor(operation: string) {
    super(501, `${operation} is not implemented.`);
  }
}
