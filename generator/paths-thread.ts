/**
 * openapi-typescript in a thread of its own: it takes about as long as all the rest, and shares nothing with it. This module is both ends:
 * imported, it has the class; run as the thread, it answers documents with texts.
 */
import module from "node:module";
import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { cacheFolder } from "./cache-folder.js";
import type { PathsPieces } from "./emit/paths.js";
import type { JsonFields } from "./emit/paths-circles.js";

/** What the surface of a document is, or why it has none. */
export type PathsText = { readonly text: string } | { readonly reason: string };

/** Of the documents before, in a process that reads one after the other. */
let pieces: PathsPieces | undefined;

async function textOf(source: JsonFields, isLasting: boolean): Promise<PathsText> {
  const { pathsText, PathsPieces } = await import("./emit/paths.js");
  try {
    return { text: isLasting ? (pieces ??= new PathsPieces()).textOf(source) : pathsText(source) };
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n");
    return { reason };
  }
}

/** The thread starts with the object, so that what it needs is loaded by the time there is a document. */
export class PathsThread {
  /** Undefined where the sources run as they are written, which a thread can't load. */
  readonly #worker: Worker | undefined;

  /** `isLasting`: one document follows another; otherwise the thread ends with the first. */
  constructor(readonly isLasting = false) {
    const here = new URL(import.meta.url);
    this.#worker = here.pathname.endsWith(".ts") ? undefined : new Worker(here, { workerData: { isLasting } });
    this.#worker?.unref();
  }

  /** `source`: a document as one JSON value that refers to itself only. Rejects where the thread itself fails. */
  make(source: JsonFields): Promise<PathsText> {
    const worker = this.#worker;
    if (worker === undefined) return textOf(source, this.isLasting);
    return new Promise((resolve, reject) => {
      worker.ref();
      worker.once("error", reject);
      worker.once("message", (made: PathsText) => {
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

if (!isMainThread && parentPort !== null) {
  const port = parentPort;
  const { isLasting } = workerData as { readonly isLasting: boolean };
  const answer = async (source: JsonFields): Promise<void> => {
    port.postMessage(await textOf(source, isLasting));
    if (!isLasting) port.close(); // so that the thread, and its memory, is gone while the rest is made
  };
  port.on("message", (source: JsonFields) => void answer(source));
  keepCompiled();
  void import("./emit/paths.js");
}

/** To compile TypeScript takes a fifth of the run of a small document; Node.js 22 and newer can keep what comes of it. */
function keepCompiled(): void {
  const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown };
  const folder = cacheFolder();
  if (folder !== undefined) enableCompileCache?.(join(folder, "compiled"));
}
