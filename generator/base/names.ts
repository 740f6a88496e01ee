/** A wish, and the name that was given for it. */
export type Taken = readonly [ideal: string, name: string];

/**
 * Gives names out, each once. Two names that differ in case only are one, since names become file names and disks fold case;
 * reserved words are compared as they are, so that a schema may be called `Import`.
 */
export class Names {
  readonly #reserved: ReadonlySet<string>;
  readonly #taken = new Set<string>();
  /** Where to go on counting, so that a thousand equal wishes don't try a thousand names each. */
  readonly #next = new Map<string, number>();

  constructor(reserved: Iterable<string> = []) {
    this.#reserved = new Set(reserved);
  }

  /** The wish, or the wish with 2, 3, … behind it when it is taken. */
  take(ideal: string): string {
    const folded = ideal.toLowerCase();
    let name = ideal;
    let n = this.#next.get(folded) ?? 2;
    while (this.#reserved.has(name) || this.#taken.has(name.toLowerCase())) {
      name = `${ideal}${n}`;
      n += 1;
    }
    this.#next.set(folded, n);
    this.#taken.add(name.toLowerCase());
    return name;
  }

  /** Takes names for some wishes once more, where all of them come out as they did; otherwise none. */
  takeAgain(wishes: readonly Taken[]): boolean {
    const undo: (() => void)[] = [];
    for (const [ideal, name] of wishes) {
      const folded = ideal.toLowerCase();
      const next = this.#next.get(folded);
      const given = this.take(ideal);
      undo.push(() => {
        this.#taken.delete(given.toLowerCase());
        if (next === undefined) this.#next.delete(folded);
        else this.#next.set(folded, next);
      });
      if (given === name) continue;
      for (const it of undo.reverse()) it();
      return false;
    }
    return true;
  }
}
