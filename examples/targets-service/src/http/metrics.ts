import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { OpenDatabase } from "../database/open.js";

/** What Prometheus is told. */
export interface Metrics {
  readonly registry: Registry;
  /** Tells of a request that has ended; `status` is "aborted" where its client went away. */
  ended(method: string, operation: string, status: string, seconds: number): void;
}

export function makeMetrics(inFlight: () => number, usage: OpenDatabase["usage"]): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "How long requests took, by operation of the document and status.",
    labelNames: ["method", "operation", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({ name, help, registers, collect() { this.set(value()); } }); // prettier-ignore
  };
  gauge("http_requests_in_flight", "Requests in work.", inFlight);
  gauge("database_connections", "Connections to the database.", () => usage().connections);
  gauge("database_requests_waiting", "Statements that wait for a connection.", () => usage().waiting);
  return {
    registry,
    ended: (method, operation, status, seconds) => duration.observe({ method, operation, status }, seconds),
  };
}
