interface Bucket {
  tokens: number;
  /** When that was so, in milliseconds. */
  at: number;
}

/** So many requests a second over time, and so many at once, for each key. `now` is in milliseconds. */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();
  readonly #rate: number;
  readonly #burst: number;
  readonly #now: () => number;
  #nextSweep = 0;

  /** A `rate` of 0 limits nothing. */
  constructor(rate: number, burst: number, now: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#burst = burst;
    this.#now = now;
  }

  /** 0 for a request that may pass, which then counts; otherwise the whole seconds until one may. */
  take(key: string): number {
    if (this.#rate === 0) return 0;
    const now = this.#now();
    this.#sweep(now);
    const bucket = this.#buckets.get(key) ?? { tokens: this.#burst, at: now };
    bucket.tokens = this.#filled(bucket, now);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / this.#rate));
    bucket.tokens -= 1;
    return 0;
  }

  /** How many keys are kept. */
  get size(): number {
    return this.#buckets.size;
  }

  #filled({ tokens, at }: Bucket, now: number): number {
    return Math.min(this.#burst, tokens + ((now - at) / 1000) * this.#rate);
  }

  /** A full bucket says no more than none. */
  #sweep(now: number): void {
    if (now < this.#nextSweep) return;
    this.#nextSweep = now + 10_000;
    for (const [key, bucket] of this.#buckets) if (this.#filled(bucket, now) >= this.#burst) this.#buckets.delete(key);
  }
}
