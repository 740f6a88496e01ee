/** What the JavaScript engine is told about a process that does one thing and ends, and what is kept of its work for the next one. */
import { readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { replace } from "./cache-folder.js";

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
 * takes it from the core on which openapi-typescript and the formatter work. For all threads of the process; to be called when all is loaded:
 * what Node.js has compiled of itself, and what {@link preload} has kept, is for the flags that a process begins with.
 */
export function optimizeLater(): void {
  const flag = later[process.versions.node.split(".")[0] ?? ""];
  if (flag !== undefined) setFlagsFromString(flag);
}

/**
 * Loads a CommonJS module ahead of whoever requires it, out of what V8 made of its text in an earlier process; where there is nothing of that
 * in `folder`, or it is of another text or engine, it is compiled, and kept there.
 */
export function preload(file: string, folder: string): void {
  const text = readFileSync(file);
  const kept = join(folder, `${basename(file)}-${process.versions.v8}.bin`);
  const cachedData = intact(kept, text);
  const script = new Script(module.wrap(text.toString()), { filename: file, ...(cachedData && { cachedData }) });
  const loaded = new module(file);
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  const require = createRequire(file);
  run.call(loaded.exports, loaded.exports, require, loaded, file, dirname(file));
  loaded.loaded = true;
  require.cache[file] = loaded;
  if (cachedData !== undefined && script.cachedDataRejected !== true) return;
  const data = script.createCachedData();
  replace(kept, Buffer.concat([sums(text, data), data]));
}

/** Before what is kept stand the checksums of the text and of itself, since V8 looks at neither. */
const sums = (text: Buffer, data: Buffer): Buffer => {
  const both = Buffer.alloc(8);
  both.writeUInt32LE(crc32(text));
  both.writeUInt32LE(crc32(data), 4);
  return both;
};

function intact(file: string, text: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(file);
    const data = kept.subarray(8);
    return sums(text, data).equals(kept.subarray(0, 8)) ? data : undefined;
  } catch {
    return undefined; // there is none
  }
}
