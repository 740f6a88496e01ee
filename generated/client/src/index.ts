// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { Resources } from "./resources.js";

import { createClient as connect, type ClientOptions } from "./connect.js";
import { resources } from "./resources.js";
import type { Client } from "./runtime/transport.js";

export type * as types from "@targets-api/types";
export * from "./errors.js";
export * from "./operations.js";
export * from "./resources.js";
export type * from "./models.js";
export * as transport from "./runtime/transport.js";

/** A client for the flat functions, with the resources on it. Throws a TypeError for an address that can't be used. */
export function createClient(options: ClientOptions = {}): Client & { readonly voice: Resources } {
  const client = connect(options);
  return { ...client, voice: resources(client) };
}
