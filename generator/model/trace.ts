import type { Schema } from "./schema.js";

/**
 * Which named schemas something was made of: whoever knows that need not make it again while these stay as they are. What is made must be
 * made without waiting.
 */
export type Names = ReadonlySet<string>;

/** Something asked of schemas by their names; only the answer matters to what was made. */
export interface Question {
  /** Who were looked up for the answer. */
  readonly names: Names;
  readonly ask: (lookup: Lookup) => unknown;
  readonly answer: unknown;
}

type Lookup = (name: string) => Schema;

export interface Sources {
  readonly names: Names;
  readonly questions: readonly Question[];
}

/** Of what is being made, as far as it came up. */
interface Open {
  names: Set<string> | undefined;
  questions: Question[] | undefined;
}

let open: Open | undefined;

const [noNames, noQuestions]: [Names, readonly Question[]] = [new Set(), []];

/** Said by whatever finds a schema by its name. */
export function noteName(name: string): void {
  if (open !== undefined) (open.names ??= new Set()).add(name);
}

function note({ names, questions }: Sources): void {
  if (open === undefined) return;
  for (const it of names) noteName(it);
  if (questions.length > 0) (open.questions ??= []).push(...questions);
}

export interface Traced<Made> extends Sources {
  readonly made: Made;
}

/** Makes something, and says what was looked up and asked for it, or for what it was made of. */
export function traced<Made>(make: () => Made): Traced<Made> {
  const it = alone(make);
  note(it);
  return it;
}

function alone<Made>(make: () => Made): Traced<Made> {
  const outer = open;
  const own: Open = { names: undefined, questions: undefined };
  open = own;
  try {
    return { made: make(), names: own.names ?? noNames, questions: own.questions ?? noQuestions };
  } finally {
    open = outer;
  }
}

/**
 * The answer to a question that `ask` answers by looking schemas up, and by nothing else that changes: it may be asked again of schemas that
 * have changed, to see whether they answer the same. It is kept until then, with all that it refers to.
 */
export function answerTo<Answer>(lookup: Lookup, ask: (lookup: Lookup) => Answer): Answer {
  if (open === undefined) return ask(lookup);
  const { made: answer, names: own, questions } = alone(() => ask(lookup));
  const names = questions.length === 0 ? own : new Set([...own, ...questions.flatMap((it) => [...it.names])]);
  if (names.size > 0) note({ names: noNames, questions: [{ names, ask, answer }] });
  return answer;
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
    if (known !== undefined) note(known);
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
