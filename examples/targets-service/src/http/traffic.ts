import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorBody } from "./errors.js";
import type { Metrics } from "./metrics.js";
import type { Notes } from "./notes.js";

/** How many requests are in work; whether new ones are let in. */
export class Traffic {
  readonly #most: number;
  inFlight = 0;
  isClosing = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** Why a request is refused; undefined for one that may pass. */
  refusal(): string | undefined {
    if (this.isClosing) return "The service is about to stop";
    return this.inFlight > this.#most ? "The service is too busy" : undefined;
  }
}

/** Counts requests, gives each its id, refuses those that are too many, and tells the log and the metrics of each that has ended. */
export function watchTraffic(app: FastifyInstance, traffic: Traffic, notes: Notes, metrics: Metrics): void {
  app.addHook("onRequest", async (request, reply) => {
    traffic.inFlight += 1;
    reply.raw.once("close", () => {
      traffic.inFlight -= 1;
      tell(request, reply, notes, metrics);
    });
    reply.header("x-request-id", request.id);
    notes.of(request.raw).id = request.id;
    const refusal = traffic.refusal();
    if (refusal === undefined || request.url.startsWith("/health/")) return;
    await reply.code(503).headers({ "retry-after": "1", connection: "close" }).send(errorBody(503, refusal));
  });
}

function tell(request: FastifyRequest, reply: FastifyReply, notes: Notes, metrics: Metrics): void {
  const { operation, account } = notes.of(request.raw);
  const status = reply.raw.writableFinished ? String(reply.statusCode) : "aborted";
  const seconds = reply.elapsedTime / 1000;
  metrics.ended(request.method, operation ?? "none", status, seconds);
  const path = request.url.replace(/\?.*/s, "");
  request.log.info(
    { method: request.method, path, operation, account, status, ms: Math.round(seconds * 1e6) / 1e3 },
    "request",
  );
}
