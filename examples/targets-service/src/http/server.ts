import { randomBytes } from "node:crypto";
import { fastifyPlugin } from "@targets-api/server";
import { fastify, LogController, type FastifyInstance, type FastifyReply } from "fastify";
import type { Config } from "../config.js";
import type { OpenDatabase } from "../database/open.js";
import { addAdditions } from "./additions.js";
import { makeApi } from "./api.js";
import { onClientError } from "./client-errors.js";
import { errorBody, notFound } from "./errors.js";
import { logging } from "./logging.js";
import { makeMetrics } from "./metrics.js";
import { Notes } from "./notes.js";
import { lowered } from "./page-size.js";
import { PageTokens } from "./page-token.js";
import { Traffic, watchTraffic } from "./traffic.js";

export interface ServerParts {
  readonly config: Config;
  readonly database: OpenDatabase;
  /** Signs page tokens. */
  readonly secret: Buffer;
  /** Where the log goes, if not to standard output. */
  readonly log?: { write(line: string): void } | undefined;
}

/** The service, not yet listening. */
export interface Server {
  readonly app: FastifyInstance;
  readonly traffic: Traffic;
}

/** The generated router within Fastify, and what a service has besides: limits, log, metrics, health and documentation. */
export async function buildServer({ config, database, secret, log }: ServerParts): Promise<Server> {
  const app = makeApp(config, log);
  const notes = new Notes();
  const traffic = new Traffic(config.maxInFlight);
  const metrics = makeMetrics(() => traffic.inFlight, database.usage);
  watchTraffic(app, traffic, notes, metrics);
  addAdditions(app, { database, metrics, traffic, docsFile: config.docsFile });
  const baseUrl = (): string => config.publicBaseUrl ?? addressOf(app, config);
  const api = makeApi({ config, database, tokens: new PageTokens(secret), notes, log: app.log, baseUrl });
  await app.register(fastifyPlugin(api));
  return { app, traffic };
}

function makeApp(config: Config, log: ServerParts["log"]): FastifyInstance {
  const app = fastify({
    logger: logging(config.logLevel, log),
    logController: new LogController({ disableRequestLogging: true }), // there is one line for each, in traffic.ts
    genReqId: () => `RQ${randomBytes(16).toString("hex")}`,
    rewriteUrl: ({ url = "/" }) => lowered(url),
    http: {
      headersTimeout: config.requestTimeout,
      connectionsCheckingInterval: Math.min(config.requestTimeout, 1000), // Node's 30 s would make of every timeout one of 30 s
    },
    requestTimeout: config.requestTimeout * 2,
    connectionTimeout: config.requestTimeout * 6,
    forceCloseConnections: "idle",
    return503OnClosing: false, // refused in traffic.ts, in the shape of all errors
    clientErrorHandler: onClientError,
    frameworkErrors: (_, __, reply: FastifyReply) =>
      void reply.code(400).send(errorBody(400, "The address can't be read")),
  });
  app.setNotFoundHandler((request, reply) => reply.code(404).send(errorBody(404, notFound(request.url))));
  app.setErrorHandler((err: Error & { readonly statusCode?: number }, request, reply) => {
    const { statusCode: status = 500 } = err;
    if (status >= 500) request.log.error({ err }, "failed");
    return reply.code(status).send(errorBody(status, status >= 500 ? "Internal server error" : "Bad request"));
  });
  return app;
}

/** Where it listens, as its own machine sees it. */
export function addressOf(app: FastifyInstance, { host, port }: Config): string {
  const bound = app.server.address();
  const there = typeof bound === "object" && bound !== null ? bound.port : port;
  const name = ["0.0.0.0", "::", ""].includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${there}`;
}
