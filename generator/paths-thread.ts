import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { home } from "./base/home.js";
import type { PathsMade } from "./emit/paths.js";
import type { JsonFields } from "./emit/paths-circles.js";

/** What a run is to its process: a call in somebody else's, all that the process is for, or one run of many. */
export type Span = "call" | "process" | "runs";

/**
 * openapi-typescript in a thread of its own: it takes about as long as all the rest, and shares nothing with it. It starts with the object,
 * so that what it needs is loaded by the time there is a document.
 */
export class PathsThread {
  /** Undefined where the sources run as they are written, which a thread can't load. */
  readonly #worker: Worker | undefined;

  /** Unless runs follow each other, the thread ends with its first document. */
  constructor(readonly span: Span) {
    const isBuilt = !import.meta.url.endsWith(".ts");
    this.#worker = isBuilt ? new Worker(join(home, "dist/paths-worker.js"), { workerData: { span } }) : undefined;
    this.#worker?.unref();
  }

  /** `source`: a document as one JSON value that refers to itself only. Rejects where the thread itself fails. */
  async make(source: JsonFields): Promise<PathsMade> {
    const worker = this.#worker;
    if (worker === undefined) return (await import("./emit/paths.js")).pathsMade(source, this.span === "runs");
    return new Promise((resolve, reject) => {
      worker.ref();
      worker.once("error", reject);
      worker.once("message", (made: PathsMade) => {
        worker.off("error", reject);
        resolve(made);
      });
      worker.postMessage(source);
    });
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }
}
