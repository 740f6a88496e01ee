/**
 * Gives names out, each once. Two names that differ in case only are one, since names become file names and disks fold case;
 * reserved words are compared as they are, so that a schema may be called `Import`.
 */
export class Names {
  readonly #reserved: ReadonlySet<string>;
  readonly #taken = new Set<string>();

  constructor(reserved: Iterable<string> = []) {
    this.#reserved = new Set(reserved);
  }

  /** The wish, or the wish with 2, 3, … behind it when it is taken. */
  take(ideal: string): string {
    let name = ideal;
    for (let n = 2; this.#reserved.has(name) || this.#taken.has(name.toLowerCase()); n += 1) name = `${ideal}${n}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
