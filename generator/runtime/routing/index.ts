/** Answers requests from the description of a generated server. */
export { AlreadyRead, HttpError, InvalidResponse, NotImplemented } from "./errors.js";
export { expressMiddleware, type ExpressMiddleware, type ExpressRequest } from "./express.js";
export { fastifyPlugin, type FastifyApp, type FastifyReply, type FastifyRequest } from "./fastify.js";
export { honoMiddleware, type HonoContext, type HonoMiddleware } from "./hono.js";
export { router, type Router } from "./router.js";
export { receiver, type ReceiverDescription, type ReceiverOptions } from "./receiver.js";
export { equalSecrets } from "./secrets.js";
export type * from "./description.js";
export type { BodyFault, Incoming, Outgoing, OutgoingBody } from "./message.js";
export type { NodeReadable, NodeRequest, NodeResponse } from "./node.js";
export type * from "./types.js";
export type { Verify } from "./verified.js";
