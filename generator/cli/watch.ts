/** `specwright generate --watch`: again after each save of anything that the output is made from. */
import { watch, type FSWatcher } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Options } from "../options.js";
import type { Outcome } from "../outcome.js";

/** Editors save in several steps; so many milliseconds after the last one it is done. */
const settling = 30;

export interface Watching {
  /** Reads the options anew: the config may be what was saved. */
  readonly options: () => Promise<Options>;
  /** One run, told to whoever watches. It may reject for a user's mistake. */
  readonly run: (options: Options) => Promise<Outcome>;
  readonly fail: (error: unknown) => void;
  /** Files besides those of the document: the config. */
  readonly besides: readonly string[];
  /** Ends the watching. */
  readonly signal: AbortSignal;
}

/**
 * Runs, waits until something that was read is saved, and runs again, until it is told to stop. A run that fails leaves everything as
 * it was and is no reason to stop. Folders are watched, since many editors save by renaming.
 */
export async function watching({ options, run, fail, besides, signal }: Watching): Promise<void> {
  const folders = new Folders(signal);
  let files: readonly string[] = besides;
  while (!signal.aborted) {
    try {
      const now = await options();
      folders.follow([...besides, now.spec, ...files], now.templates);
      const { read, failed } = await run(now);
      const found = [...read.texts.keys()].filter((it) => it.startsWith("file:")).map((it) => fileURLToPath(it));
      // What is broken need not lead to all that it is made of.
      files = failed ? [...new Set([...files, ...found])] : found;
      folders.follow([...besides, now.spec, ...files], now.templates);
    } catch (error) {
      fail(error);
    }
    await folders.changed();
  }
  folders.close();
}

/** The folders of some files, watched for these files. */
class Folders {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #signal: AbortSignal;
  #names = new Map<string, ReadonlySet<string>>();
  #whole: ReadonlySet<string> = new Set();
  #isChanged = false;
  #wake: () => void = () => undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#wake());
  }

  /** Watches these files, and whatever is in the `whole` folders; no others any more. */
  follow(files: readonly string[], whole: readonly string[]): void {
    const folders = new Set([...files.map(dirname), ...whole]);
    this.#names = new Map(
      [...folders].map((it) => [
        it,
        new Set(files.filter((file) => dirname(file) === it).map((file) => basename(file))),
      ]),
    );
    this.#whole = new Set(whole);
    for (const [folder, watcher] of this.#watchers) if (!folders.has(folder)) this.#stop(folder, watcher);
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#start(folder);
  }

  #start(folder: string): void {
    try {
      const watcher = watch(folder, { recursive: this.#whole.has(folder) }, (_, name) => {
        const isOurs = name === null || this.#whole.has(folder) || this.#names.get(folder)?.has(name) === true;
        if (!isOurs) return;
        this.#isChanged = true;
        this.#wake();
      });
      watcher.on("error", () => this.#stop(folder, watcher)); // the folder is gone
      this.#watchers.set(folder, watcher);
    } catch {
      // There is no such folder; whoever reads from it will say so.
    }
  }

  #stop(folder: string, watcher: FSWatcher): void {
    watcher.close();
    this.#watchers.delete(folder);
  }

  /** Resolves when something was saved since the last time, and has been at rest for a moment; or when it is time to stop. */
  async changed(): Promise<void> {
    while (!this.#isChanged && !this.#signal.aborted) await new Promise<void>((resolve) => (this.#wake = resolve));
    while (this.#isChanged && !this.#signal.aborted) {
      this.#isChanged = false;
      await new Promise((resolve) => setTimeout(resolve, settling));
    }
  }

  close(): void {
    for (const [folder, watcher] of this.#watchers) this.#stop(folder, watcher);
  }
}
