import { readFile } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import type { OpenDatabase } from "../database/open.js";
import type { Metrics } from "./metrics.js";
import type { Traffic } from "./traffic.js";

export interface AdditionParts {
  readonly database: OpenDatabase;
  readonly metrics: Metrics;
  readonly traffic: Traffic;
  readonly docsFile: string;
}

/** What is there besides the API: health, metrics and documentation. */
export function addAdditions(app: FastifyInstance, { database, metrics, traffic, docsFile }: AdditionParts): void {
  /** The process works. Whether its database does is not asked, so that nobody restarts it over that. */
  app.get("/health/live", () => ({ status: "ok" }));

  app.get("/health/ready", async (_, reply) => {
    const reason = traffic.isClosing ? "about to stop" : await database.ping().then(noReason, () => "no database");
    if (reason === undefined) return { status: "ok" };
    return reply.code(503).header("retry-after", "1").send({ status: "unavailable", reason });
  });

  app.get("/metrics", async (_, reply) => {
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  app.get("/docs", async (_, reply) => {
    const page = await readFile(docsFile, "utf8").catch(() => undefined);
    if (page !== undefined) return reply.type("text/html; charset=utf-8").send(page);
    const told = "The documentation is not built: npm ci && npm run docs, in the root of the repository.\n";
    return reply.code(404).type("text/plain; charset=utf-8").send(told);
  });
}

const noReason = (): undefined => undefined;
