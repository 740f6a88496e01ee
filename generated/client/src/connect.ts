// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport.js";

/** What transport.createClient takes for this API. */
type Options = transport.ClientOptions<never, { readonly [name: string]: never }>;

export type { Options as ClientOptions };

/** A client for the flat functions. Throws a TypeError for an address that can't be used. */
export function createClient(options: Options = {}): transport.Client {
  return transport.createClient(() => "https://voice.twilio.com", options);
}

/**
 * A client for where each kilobyte counts: without time limits, repeated attempts, hooks, validation, and origins besides that of `baseUrl`. A
 * call's `timeout`, `retries`, `validate` and `variables` have no effect; an aborted call rejects with a NetworkError. Throws the platform's
 * TypeError for an address that can't be used.
 */
export function createLightClient(
  options: transport.LightOptions<never, { readonly [name: string]: never }> = {},
): transport.Client {
  return transport.createLightClient(() => "https://voice.twilio.com", options);
}
