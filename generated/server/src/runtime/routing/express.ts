// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The adapter for Express 4 and 5, and for whatever else takes middleware of that form. What is used of it is described here. */
import { NodeIncoming, originForm } from "./node-incoming.js";
import { sendNode } from "./node-send.js";
import type { NodeRequest, NodeResponse } from "./node.js";
import type { Router } from "./router.js";

/** What is used of an Express request. */
export interface ExpressRequest extends NodeRequest {
  /** The whole URL; `url` is what is left of it below the place of the middleware. */
  readonly originalUrl?: string;
  /** What a body parser made of the body. */
  readonly body?: unknown;
  /** Where a platform has read the body already and kept its bytes. */
  readonly rawBody?: unknown;
}

export type ExpressMiddleware = (
  request: ExpressRequest,
  response: NodeResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * The router as middleware: `app.use("/api", expressMiddleware(router))`. The document's paths are those below the place that it is used at;
 * of others, the next middleware is asked. Use it before body parsers: it reads bodies itself, and can't hold what a parser has made of
 * one against the document. Bytes that were read already, as by `express.raw()`, will do.
 */
export function expressMiddleware(router: Pick<Router, "answer">): ExpressMiddleware {
  return (request, response, next) => {
    const incoming = new NodeIncoming(request, response, { url: request.originalUrl, bytes: bytesOf(request) });
    const send = async (): Promise<boolean> => {
      const answer = await router.answer(incoming, originForm(request.url ?? "/"));
      if (answer === undefined) return false;
      await sendNode(answer, incoming, response);
      return true;
    };
    send().then(
      (isSent) => (isSent ? undefined : next()),
      () => response.destroy(),
    );
  };
}

function bytesOf({ rawBody, body, readableEnded }: ExpressRequest): Uint8Array | undefined {
  if (readableEnded !== true) return undefined;
  return [rawBody, body].find((it) => it instanceof Uint8Array);
}
