// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { Details } from "./types.js";
export class ResponseError<Status extends number = number, Body = unknown> extends Error {
  override readonly name: string = "ResponseError";
  readonly operation: string; readonly status: Status; readonly body: Body; readonly headers!: Headers; readonly response!: Response;
  constructor({ operation, status, headers, body, response }: Details<number, unknown>) {
    super(`${operation} was answered with ${status}.`);
    this.operation = operation; this.status = status as Status; this.body = body as Body;
    Object.defineProperties(this, { headers: { value: headers }, response: { value: response } });
  }
}
export class UnexpectedResponseError extends Error {
  override readonly name = "UnexpectedResponseError";
  constructor(readonly operation: string, readonly status: number, readonly headers: Headers, readonly text: string, problem: string) { super(`${operation} was answered with ${status}: ${problem}.`); }
}
export class RequestError extends Error {
  override readonly name = "RequestError";
  constructor(readonly operation: string, readonly reason: "network" | "timeout" | "aborted", cause: unknown) { super(`${operation} got no answer: ${reason}`, { cause }); }
}
export class ForeignOriginError extends TypeError {
  override readonly name = "ForeignOriginError";
  constructor(readonly url: string, readonly origin: string) { super(`${url} is not on ${origin}`); }
}
