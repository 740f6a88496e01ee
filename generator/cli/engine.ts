/** What the JavaScript engine is told about a process that does one thing and ends. */
import { setFlagsFromString } from "node:v8";

/**
 * How V8 is told, by the major version of Node.js, to run a function ten times as often as usual before it compiles it for the second time.
 * A flag that it does not know is complained about, so that a version without an entry is left as it is.
 */
const later: Readonly<Record<string, string>> = {
  20: "--interrupt-budget=675840",
  22: "--invocation-count-for-turbofan=30000",
  24: "--invocation-count-for-turbofan=30000",
  26: "--invocation-count-for-turbofan=30000",
};

/**
 * Optimizes only what is really used much. A run takes a few seconds, in which the optimizing compiler never earns what it takes; and it
 * takes it from the core on which openapi-typescript and the formatter work. To be called when all is loaded: what Node.js has compiled of itself
 * is for the flags that it began with.
 */
export function optimizeLater(): void {
  const flag = later[process.versions.node.split(".")[0] ?? ""];
  if (flag !== undefined) setFlagsFromString(flag);
}
