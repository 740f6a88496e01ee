// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.

export * from "./errors.js";
export * from "./operations.js";
export { resources } from "./resources.js";
export type { Resources } from "./resources.js";
export {
  DateError,
  ForeignOriginError,
  RequestError,
  ResponseError,
  UnexpectedResponseError,
} from "./runtime/transport/index.js";
export type { CallInfo, CallOptions, Client, ClientOptions, ListOptions, Page } from "./runtime/transport/index.js";
import { createClient as connect } from "./connect.js";
import { resources, type Resources } from "./resources.js";
import { share, type Client, type ClientOptions } from "./runtime/transport/index.js";

/** A client for the flat functions, with the resource tree on it. */
export interface ResourceClient extends Client {
  readonly voice: Resources;
}

/** A client. Throws a TypeError where it is told no absolute URL, and the document tells none either. */
export function createClient(options: ClientOptions = {}): ResourceClient {
  const client = connect(options);
  let tree: Resources | undefined;
  const whole: ResourceClient = {
    baseUrl: client.baseUrl,
    get voice() {
      return (tree ??= resources(client));
    },
  };
  share(client, whole);
  return whole;
}
