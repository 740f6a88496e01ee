/** What is found out about a request on its way, for its line in the log and its place in the metrics. */
export interface Note {
  /** The id that the framework gave it. */
  id?: string;
  /** The operation of the document; undefined where the request meets none. */
  operation?: string | undefined;
  /** The SID of the account that asks. */
  account?: string;
}

/** By the request of `node:http`, which both the framework and the generated router know. */
export class Notes {
  readonly #notes = new WeakMap<object, Note>();

  of(native: unknown): Note {
    const key = native as object;
    const note = this.#notes.get(key) ?? {};
    this.#notes.set(key, note);
    return note;
  }
}
