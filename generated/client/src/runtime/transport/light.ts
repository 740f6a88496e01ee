// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { authenticate } from "./auth.js";
import { lost } from "./errors.js";
import { addressOf, baseOf, put } from "./request.js";
import { read } from "./response.js";
import type { Client, ClientOptions, ServerWire } from "./types.js";

/** What {@link createLightClient} takes: all but what takes code of its own. */
export type LightOptions<
  Scheme extends string = string,
  Variables extends object = Readonly<Record<string, string>>,
> = Omit<
  ClientOptions<Scheme, Variables>,
  "auth" | "timeout" | "retries" | "maxRetryDelay" | "before" | "after" | "validate" | "origins"
>;

/**
 * Connects to an API, for where each kilobyte counts: without time limits, repeated attempts, hooks, validation, and origins besides that of
 * `baseUrl`. Of a call's options it knows `signal`, which ends it with a {@link NetworkError}, `headers`, `accept` and `baseUrl`. Credentials
 * are got once for each call. Throws the platform's TypeError for an address that can't be used.
 */
export function createLightClient(server: ServerWire, options: LightOptions = {}): Client {
  const { href: baseUrl, origin } = baseOf(server, options.baseUrl, options.variables);
  const { fetch = globalThis.fetch } = options;
  return {
    baseUrl,
    request: async (call) => {
      const { operation, options: own = {}, address } = call;
      const { name, method } = operation;
      const input = { path: {}, ...call.input };
      const base = baseOf(operation.server ?? server, own.baseUrl ?? options.baseUrl, options.variables);
      const { href, origin: its } = address?.(name, base, new Set([origin])) ?? addressOf(operation, base, input);
      const encoded = operation.encode?.(input, operation.body);
      const headers = new Headers({ Accept: own.accept ?? operation.accept });
      if (its === origin) put(headers, options.headers);
      put(headers, operation.headers?.(input));
      if (encoded) headers.set("Content-Type", encoded.contentType);
      put(headers, own.headers);
      const request = { url: href, headers: new Headers(headers) };
      if (its === origin) await authenticate(operation, options, request, { operation: name, baseUrl });
      const { url, headers: sent } = request;
      const { signal } = own;
      const init = { method, headers: sent, body: encoded?.body, signal, redirect: "manual", duplex: "half" };
      const response = await fetch(url, init as RequestInit).catch(lost(name, "there was no answer"));
      return read(call, response, { method, url: href, headers });
    },
  };
}
