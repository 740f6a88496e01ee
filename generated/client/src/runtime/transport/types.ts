// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { Encoded, MediaWire, ParameterWire } from "../wire/index.js";
export interface ClientOptions {
  readonly baseUrl?: string;
  readonly username?: string;
  readonly password?: string;
  readonly token?: string | (() => string | Promise<string>);
  readonly apiKey?: string;
  readonly apiKeys?: { readonly [scheme: string]: string };
  readonly fetch?: typeof fetch;
  readonly headers?: { readonly [name: string]: string };
  readonly timeout?: number;
  readonly retries?: number;
  readonly maxRetryDelay?: number;
  readonly onRequest?: (request: Request, call: CallInfo) => Request | void | Promise<Request | void>;
  readonly onResponse?: (response: Response, call: CallInfo) => void | Promise<void>;
}
export interface CallInfo { readonly operation: string; readonly attempt: number }
export interface CallOptions { readonly signal?: AbortSignal; readonly headers?: { readonly [name: string]: string }; readonly timeout?: number; readonly retries?: number }
export interface Client { readonly baseUrl: string }
export interface Input { readonly path?: object; readonly query?: object; readonly headers?: object; readonly cookies?: object; readonly querystring?: unknown; readonly contentType?: string; readonly body?: unknown }
export interface Call {
  readonly operation: string; readonly method: string; readonly path: (values: object) => string; readonly query?: (values: object) => string;
  readonly querystring?: (value: unknown) => string; readonly headers?: (values: object) => [string, string][]; readonly cookies?: (values: object) => string;
  readonly encode?: (media: MediaWire, value: unknown) => Encoded; readonly bodies?: readonly MediaWire[];
  readonly answers: { readonly [status: string]: Answer }; readonly security?: readonly (readonly Requirement[])[];
}
export interface Answer { readonly content: readonly MediaWire[]; readonly headers?: readonly ParameterWire[]; readonly error?: ErrorClass }
export type ErrorClass = new (details: Details<number, unknown>) => Error;
export interface Details<Status, Body> { readonly operation: string; readonly status: Status; readonly headers: Headers; readonly body: Body; readonly response: Response }
export interface Requirement { readonly scheme: string; readonly apply: Authenticate }
export type Authenticate = (scheme: string, options: ClientOptions, request: Draft) => boolean | Promise<boolean>;
export interface Draft { readonly headers: Headers; readonly query: string[]; readonly cookies: string[] }
