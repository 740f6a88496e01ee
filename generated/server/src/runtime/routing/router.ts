// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { Core, type CoreOptions } from "./core.js";
import type { Description } from "./description.js";
import { answerFetch } from "./fetch.js";
import type { Incoming, Outgoing } from "./message.js";
import { answerNode, type NodeRequest, type NodeResponse } from "./node.js";

/** A server without a port. Its functions may be passed around by themselves. */
export interface Router {
  /**
   * For everything that speaks `Request` and `Response`: given a request alone, never rejects. Given a URL or options, it is `fetch` without a
   * network: `createClient({ fetch: router.fetch })` asks this server. Then an aborted signal rejects; redirects are not followed.
   */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** For `http.createServer`. */
  readonly node: (request: NodeRequest, response: NodeResponse) => void;
  /**
   * For adapters, such as those for Express, Fastify and Hono: the answer to a request; undefined where the document has no such path. `url` is
   * what remains of the request's below the place that the router is mounted at. Never rejects.
   */
  readonly answer: (incoming: Incoming, url?: string) => Promise<Outgoing | undefined>;
}

/** The router of an API. Throws where the document asks for authentication and there is no hook for a scheme. */
export function router(api: Description, handlers: object, options: CoreOptions): Router {
  const core = new Core(api, handlers, options);
  return {
    fetch: (input, init) => answerFetch(core, input, init),
    node: (request, response) => answerNode(core, request, response),
    answer: (incoming, url) => core.answerKnown(incoming, url),
  };
}
