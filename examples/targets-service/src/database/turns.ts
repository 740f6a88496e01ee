/** Thrown to those who would have to wait for too long. */
export class TookTooLong extends Error {
  override readonly name = "TookTooLong";
}

interface Waiting {
  readonly resolve: () => void;
  readonly timer: NodeJS.Timeout;
}

/** One at a time, in the order of asking; nobody waits for longer than `patience` milliseconds. */
export class Turns {
  readonly #patience: number;
  readonly #waiting = new Set<Waiting>();
  #taken = false;

  constructor(patience: number) {
    this.#patience = patience;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Rejects with {@link TookTooLong}; who was given the turn must give it back. */
  take(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        reject(new TookTooLong(`The database was busy for ${this.#patience} ms.`));
      }, this.#patience);
      const waiting: Waiting = { resolve, timer };
      this.#waiting.add(waiting);
    });
  }

  give(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#taken = false;
      return;
    }
    this.#waiting.delete(next);
    clearTimeout(next.timer);
    next.resolve();
  }
}
