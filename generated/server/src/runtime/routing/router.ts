// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { Core, type CoreOptions } from "./core.js";
import type { Description } from "./description.js";
import { answerFetch } from "./fetch.js";
import { answerNode, type NodeRequest, type NodeResponse } from "./node.js";

/** A server without a port. Both functions may be passed around by themselves. */
export interface Router {
  /** For everything that speaks `Request` and `Response`. Never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** For `http.createServer`. */
  readonly node: (request: NodeRequest, response: NodeResponse) => void;
}

/** The router of an API. Throws where the document asks for authentication and there is no hook for a scheme. */
export function router(api: Description, handlers: object, options: CoreOptions): Router {
  const core = new Core(api, handlers, options);
  return {
    fetch: (request) => answerFetch(core, request),
    node: (request, response) => {
      answerNode(core, request, response).catch(() => response.destroy());
    },
  };
}
