// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { Core, type Handlers } from "./core.js";
import { answerFetch } from "./fetch.js";
import { answerNode, type NodeRequest, type NodeResponse } from "./node.js";
import type { Description, RouterOptions } from "./types.js";

/** A server without a port. Both functions may be passed around by themselves. */
export interface Router {
  /** For everything that speaks `Request` and `Response`; is a `fetch` to clients of the same process. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** For `http.createServer`. */
  readonly node: (request: NodeRequest, response: NodeResponse) => void;
}

/** The router of an API. Throws where the document asks for authentication and there is no hook for it. */
export function router(api: Description, handlers: object, options: RouterOptions): Router {
  const core = new Core(api, handlers as Handlers, options);
  return {
    fetch: (request) => answerFetch(core, request),
    node: (request, response) => {
      answerNode(core, request, response).catch(() => response.destroy());
    },
  };
}
