import { PathsThread } from "./paths-thread.js";
import type { Formatted } from "./print/format.js";

/** What a run needs besides its options, and one that follows it in the same process need not make anew. */
export class Warm {
  /** Started with the object, so that the sooner it is made the better. */
  readonly thread: PathsThread | undefined;
  readonly formatted: Formatted = new Map();

  /** `paths`: openapi-typescript will have something to make. */
  constructor(paths: boolean) {
    this.thread = paths ? new PathsThread() : undefined;
  }
}
