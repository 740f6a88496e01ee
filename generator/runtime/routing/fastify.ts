/** The adapter for Fastify 5. What is used of it is described here. */
import { grouped, type Outgoing, type OutgoingBody } from "./message.js";
import { below } from "./mount.js";
import { NodeIncoming } from "./node-incoming.js";
import { closes, isUnfinished, lengthFor, letGo } from "./node-send.js";
import type { NodeReadable, NodeRequest, NodeResponse } from "./node.js";
import type { Router } from "./router.js";

/** What is used of a Fastify instance. */
export interface FastifyApp {
  readonly prefix: string;
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: string,
    parser: (request: unknown, payload: NodeReadable) => Promise<NodeReadable>,
  ): unknown;
  all(path: string, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>): unknown;
}

/** What is used of a Fastify request. */
export interface FastifyRequest {
  readonly raw: NodeRequest;
  readonly body?: unknown;
}

/** What is used of a Fastify reply. */
export interface FastifyReply {
  readonly raw: NodeResponse;
  code(status: number): unknown;
  header(name: string, value: string | string[] | undefined): unknown;
  send(body?: Uint8Array | ReadableStream<Uint8Array>): unknown;
  callNotFound(): unknown;
}

/**
 * The router as a plugin: `app.register(fastifyPlugin(router), { prefix: "/api" })`. The document's paths are those below the prefix; of
 * others, and for methods that Fastify does not know, its own handler for what is not found answers. Hooks and the log see every
 * request; routes of your own win where they say more than a wildcard. Bodies are read by the router alone: neither content type
 * parsers nor `bodyLimit` of Fastify are asked, within this plugin.
 */
export function fastifyPlugin(router: Pick<Router, "answer">): (app: FastifyApp) => Promise<void> {
  return async (app) => {
    const handler = async ({ raw, body }: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const source = body !== raw && isNodeReadable(body) ? body : undefined;
      const incoming = new NodeIncoming(raw, reply.raw, { source });
      const answer = await router.answer(incoming, below(incoming.url, app.prefix));
      if (answer === undefined) return reply.callNotFound();
      return send(answer, incoming, reply);
    };
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", async (_, payload) => Promise.resolve(payload));
    app.all("/*", handler);
    if (app.prefix !== "") app.all("", handler);
    return Promise.resolve();
  };
}

/** A hook before parsing may have put another stream in the request's place. */
const isNodeReadable = (it: unknown): it is NodeReadable =>
  typeof it === "object" && it !== null && "pause" in it && "resume" in it && "readableEnded" in it;

async function send(
  { status, headers, body }: Outgoing,
  incoming: NodeIncoming,
  reply: FastifyReply,
): Promise<unknown> {
  const { native: request } = incoming;
  const isHead = request.method === "HEAD";
  const isStream = !isHead && body instanceof ReadableStream;
  if (isHead && body instanceof ReadableStream) await body.cancel().catch(() => undefined);
  reply.code(status);
  for (const [name, values] of grouped(headers)) reply.header(name, values);
  const length = isHead || body instanceof Blob ? lengthFor(status, body, isHead) : undefined; // of others, Fastify tells it
  if (length !== undefined) reply.header("content-length", String(length));
  if (isStream) reply.raw.on("close", () => letGo(incoming));
  else {
    if (closes(request, status, isUnfinished(incoming))) reply.header("connection", "close");
    letGo(incoming);
  }
  reply.send(isHead ? undefined : payloadOf(body));
  return reply;
}

/** Text as bytes, so that Fastify adds nothing to its media type. */
function payloadOf(body: OutgoingBody): Uint8Array | ReadableStream<Uint8Array> | undefined {
  if (typeof body === "string") return new TextEncoder().encode(body);
  return body instanceof Blob ? body.stream() : body;
}
