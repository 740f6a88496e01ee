/** What runs as the thread of `paths-thread.ts`: it answers documents with what openapi-typescript makes of them. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { cacheFolder } from "./cache-folder.js";
import { optimizeLater, preload } from "./engine.js";
import type { JsonFields } from "./emit/paths-circles.js";
import type { Span } from "./paths-thread.js";

/** Deno's can't be closed. */
const port = parentPort as Omit<MessagePort, "close"> & Partial<Pick<MessagePort, "close">>;
const { span } = workerData as { readonly span: Span };
preloadTypeScript();
const { pathsMade } = await import("./emit/paths.js");
if (span === "process") optimizeLater();
port.on("message", (source: JsonFields) => {
  port.postMessage(pathsMade(source, span === "runs"));
  if (span !== "runs") port.close?.(); // so that the thread, and its memory, is gone while the rest is made
});

/** To compile it takes a fifth of the run of a small document. */
function preloadTypeScript(): void {
  const folder = cacheFolder();
  if (folder === undefined) return;
  const { resolve } = createRequire(createRequire(import.meta.url).resolve("openapi-typescript"));
  preload(resolve("typescript"), join(folder, "compiled"));
}
