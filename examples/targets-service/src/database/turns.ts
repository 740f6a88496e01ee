/** Thrown to those who would have to wait for too long. */
export class TookTooLong extends Error {
  override readonly name = "TookTooLong";
}

interface Waiting {
  readonly resolve: () => void;
  readonly timer: NodeJS.Timeout;
}

/** So many at once, in the order of asking; nobody waits for longer than `patience` milliseconds. */
export class Turns {
  readonly #patience: number;
  readonly #most: number;
  readonly #waiting = new Set<Waiting>();
  #taken = 0;
  #isAlone = false;

  constructor(patience: number, most: number) {
    this.#patience = patience;
    this.#most = most;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Rejects with {@link TookTooLong}; who was given a turn must give it back. */
  take(): Promise<void> {
    if (this.#isFree() && this.#waiting.size === 0) {
      this.#taken += 1;
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
    this.#taken -= 1;
    this.#next();
  }

  /** The only one who has a turn keeps all others away. Throws where there are others. */
  beAlone(): void {
    if (this.#taken !== 1) throw new Error("A transaction can't begin while other statements are carried out.");
    this.#isAlone = true;
  }

  letOthersIn(): void {
    this.#isAlone = false;
    this.#next();
  }

  #isFree(): boolean {
    return !this.#isAlone && this.#taken < this.#most;
  }

  #next(): void {
    for (const it of this.#waiting) {
      if (!this.#isFree()) return;
      this.#waiting.delete(it);
      this.#taken += 1;
      clearTimeout(it.timer);
      it.resolve();
    }
  }
}
