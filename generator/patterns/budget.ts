/** Why a pattern can't be judged: it is larger than is looked through, or beyond what is understood. */
export class NotJudged extends Error {
  override readonly name = "NotJudged";
}

/** How many steps may still be taken. Steps are counted, not timed, so that a verdict is the same on every machine. */
export class Budget {
  #left: number;

  constructor(
    steps: number,
    readonly whole?: Budget,
  ) {
    this.#left = steps;
  }

  /** Takes some steps; throws {@link NotJudged} where they are not left, here or in the whole of which this is a part. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new NotJudged("it is too large to be judged");
    this.whole?.spend(steps);
  }
}
