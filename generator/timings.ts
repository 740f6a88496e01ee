/** Where the time of a run goes: one stage after the other, as long as each holds up what comes after it. */
export class Timings {
  readonly #stages = new Map<string, number>();
  #last = performance.now();

  /** The time since the last lap was that of a stage. */
  lap(stage: string): void {
    const now = performance.now();
    this.#stages.set(stage, (this.#stages.get(stage) ?? 0) + now - this.#last);
    this.#last = now;
  }

  /** Milliseconds by stage, in their order. */
  get stages(): ReadonlyMap<string, number> {
    return this.#stages;
  }
}
