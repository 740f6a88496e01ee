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
  return {
    baseUrl,
    request: async (operation, input = {}, own = {}) => {
      const base = baseOf(operation.server ?? server, own.baseUrl ?? options.baseUrl, options.variables);
      const url = addressOf(operation, base, input);
      const isOurs = url.origin === origin;
      const headers = new Headers({ Accept: own.accept ?? operation.accept });
      if (isOurs) put(headers, options.headers);
      put(headers, operation.headers?.(input));
      const content = operation.encode?.(input, headers, operation.body);
      put(headers, own.headers);
      const asked = { method: operation.method, url: url.href, headers };
      const request = { ...asked, headers: new Headers(headers), signal: own.signal, redirect: "manual", ...content };
      if (isOurs) await operation.authenticate?.(options, request, { operation, baseUrl });
      const response = await (options.fetch ?? fetch)(request.url, request as RequestInit).catch(
        lost(operation.name, "no answer"),
      );
      return read(operation, response, asked, own);
    },
  };
}
