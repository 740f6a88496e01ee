/**
 * Which named schemas something was made of: whoever knows that need not make it again while these stay as they are. What is made must be
 * made without waiting.
 */
export type Names = ReadonlySet<string>;

const none: Names = new Set();

/** What is being made, and the names that came up so far. */
let open: { names: Set<string> | undefined } | undefined;

/** Said by whatever finds a schema by its name. */
export function noteName(name: string): void {
  if (open !== undefined) (open.names ??= new Set()).add(name);
}

function noteNames(names: Names): void {
  for (const it of names) noteName(it);
}

export interface Traced<Made> {
  readonly made: Made;
  readonly names: Names;
}

/** Makes something, and says which schemas were looked up for it, or for what it was made of. */
export function traced<Made>(make: () => Made): Traced<Made> {
  const outer = open;
  const own: typeof open = { names: undefined };
  open = own;
  try {
    return { made: make(), names: own.names ?? none };
  } finally {
    open = outer;
    if (own.names !== undefined) noteNames(own.names);
  }
}

/** What was made once for a key. Whoever is given it again depends on the schemas that it was made of. */
export class Memo<Key, Made> {
  readonly #table: Table<Key, Traced<Made>>;

  /** `table`: a new `Map` or `WeakMap`. */
  constructor(table: Table<Key, Traced<Made>>) {
    this.#table = table;
  }

  get(key: Key): Made | undefined {
    const known = this.#table.get(key);
    if (known !== undefined) noteNames(known.names);
    return known?.made;
  }

  keep(key: Key, it: Traced<Made>): void {
    this.#table.set(key, it);
  }

  /** `make` never makes undefined. */
  of(key: Key, make: () => Made): Made {
    const known = this.get(key);
    if (known !== undefined) return known;
    const it = traced(make);
    this.keep(key, it);
    return it.made;
  }
}

interface Table<Key, Entry> {
  get(key: Key): Entry | undefined;
  set(key: Key, entry: Entry): unknown;
}
