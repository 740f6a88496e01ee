import { wantsPaths, type Options } from "./options.js";
import { PathsThread, type Span } from "./paths-thread.js";
import type { Kept } from "./emit/kept.js";
import type { Document } from "./load/index.js";
import { Remembered } from "./model/build/remembered.js";
import type { Formatted } from "./print/format.js";
import type { RenderedBefore } from "./print/print.js";

/** What a run needs besides its options, and one that follows it in the same process need not make anew. */
export class Warm {
  readonly formatted: Formatted = new Map();
  readonly rendered: RenderedBefore = new WeakMap();
  /** What the run before has made; undefined where none follows another. */
  kept: Kept | undefined;
  /** The document of the run before. */
  document: Document | undefined;
  /** What was built of it; undefined where no run follows another. */
  readonly remembered: Remembered | undefined;
  #thread: PathsThread | undefined;

  constructor(readonly span: Span = "call") {
    this.remembered = this.isLasting ? new Remembered() : undefined;
  }

  /** True where runs follow each other. */
  get isLasting(): boolean {
    return this.span === "runs";
  }

  /** The thread of openapi-typescript, where it has something to make; started with the first call, so that the sooner that is the better. */
  threadFor(options: Options): PathsThread | undefined {
    return wantsPaths(options) ? (this.#thread ??= new PathsThread(this.span)) : undefined;
  }

  async stop(): Promise<void> {
    await this.#thread?.stop();
  }
}
