/** The adapter for Hono. What is used of it is described here. */
import { FetchIncoming } from "./fetch-incoming.js";
import { grouped, type Outgoing } from "./message.js";
import { below } from "./mount.js";
import type { Router } from "./router.js";

/** What is used of Hono's context. */
export interface HonoContext {
  readonly req: {
    readonly raw: Request;
    /** The pattern that this middleware is used at: "/api/*". */
    readonly routePath: string;
    /** What was made of the body already. */
    readonly bodyCache: object;
  };
  newResponse(
    body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null,
    status: 200, // stands for all that Hono has a type for
    headers: Record<string, string | string[]>,
  ): Response;
}

export type HonoMiddleware = (context: HonoContext, next: () => Promise<void>) => Promise<Response | undefined>;

/**
 * The router as middleware: `app.use("/api/*", honoMiddleware(router))`. The document's paths are those below the place that it is used at,
 * unless `prefix` says another; of others, the next middleware is asked.
 */
export function honoMiddleware(
  router: Pick<Router, "answer">,
  { prefix }: { readonly prefix?: string } = {},
): HonoMiddleware {
  return async (context, next) => {
    const { req } = context;
    const incoming = new FetchIncoming(req.raw, req.raw.bodyUsed ? await cachedBytes(req.bodyCache) : undefined);
    const answer = await router.answer(incoming, below(incoming.url, prefix ?? placeOf(req.routePath)));
    if (answer !== undefined) return responseFor(context, answer);
    await next();
    return undefined;
  };
}

/** Made by Hono, which adds the headers that others have set. */
async function responseFor(context: HonoContext, { status, headers, body }: Outgoing): Promise<Response> {
  const isHead = context.req.raw.method === "HEAD";
  if (isHead && body instanceof ReadableStream) await body.cancel().catch(() => undefined);
  const content = body instanceof Blob ? body.stream() : body;
  return context.newResponse(isHead ? null : (content ?? null), status as 200, Object.fromEntries(grouped(headers)));
}

/** What stands before the asterisk. */
const placeOf = (pattern: string): string => (pattern.endsWith("/*") ? pattern.slice(0, -2) : "");

/** The body where somebody has read it as a whole, which Hono keeps. Forms are not what they were. */
async function cachedBytes(cache: object): Promise<Uint8Array | undefined> {
  const { arrayBuffer, blob, text } = cache as { readonly [kind: string]: BodyInit | Promise<BodyInit> | undefined };
  const kept = arrayBuffer ?? blob ?? text;
  return kept === undefined ? undefined : new Uint8Array(await new Response(await kept).arrayBuffer());
}
