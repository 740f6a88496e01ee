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
}
