import { authenticatedBySchemes, connectionOf, reaching, requestOf, sent } from "./connection.js";
import { read } from "./response.js";
import type { Client, ClientOptions, ServerWire } from "./types.js";

/** What {@link createLightClient} takes: all but what takes code of its own. */
export type LightOptions<
  Scheme extends string = string,
  Variables extends object = Readonly<Record<string, string>>,
> = Omit<
  ClientOptions<Scheme, Variables>,
  "auth" | "timeout" | "retries" | "maxRetryDelay" | "before" | "after" | "validate"
>;

/**
 * Connects to an API, and does without time limits, repeated attempts, hooks and validation: for where each kilobyte counts. Of a call's
 * options it knows `signal`, which ends it with a {@link NetworkError}, `headers`, `accept`, `baseUrl` and `variables`. Credentials are got
 * once for each call. Throws a TypeError for an address that can't be used.
 */
export function createLightClient(server: ServerWire, options: LightOptions = {}): Client {
  const connection = connectionOf(server, options);
  return {
    baseUrl: connection.base.href,
    request: async (call) => {
      const { operation, options: own } = call;
      const { url, headers, body } = requestOf(connection, call, { path: {}, ...call.input });
      const draft = { operation: operation.name, method: operation.method, url, headers, attempt: 0 };
      const memory = { again: false, given: new Map<string, string>() };
      const authenticated = authenticatedBySchemes(connection, call);
      const fetch = reaching(operation.name, options.fetch);
      return read(call, await sent(connection, authenticated, draft, body, memory, fetch, own?.signal), draft);
    },
  };
}
