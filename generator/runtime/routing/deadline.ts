/** Time limits of many that wait equally long, by one timer of the platform: to begin and to end one for each request takes longer than to read it. */

/** A time limit that runs: one of a ring, which begins and ends with its queue. */
interface Link {
  before: Link;
  after: Link;
}

/** Who is told that its time is over. */
export interface Late {
  late(): void;
}

/** A limit that may be ended before its time. */
export class Deadline implements Link {
  before: Link = this;
  after: Link = this;

  constructor(
    /** By the platform's monotonic clock. */
    readonly until: number,
    readonly who: Late,
  ) {}

  /** Nothing happens to one whose time is over. */
  end(): void {
    this.before.after = this.after;
    this.after.before = this.before;
    this.before = this.after = this;
  }
}

/** Those who wait for so many milliseconds, in the order in which their time is over. */
class Queue implements Link {
  before: Link = this;
  after: Link = this;
  readonly #milliseconds: number;
  /** When the timer calls, in the same time; one that is overdue was lost with a clock that a test had faked. */
  #due = -Infinity;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  add(who: Late): Deadline {
    const now = performance.now();
    const it = new Deadline(now + this.#milliseconds, who);
    it.before = this.before;
    it.after = this;
    this.before = this.before.after = it;
    if (this.#due < now) this.#set(now, this.#milliseconds);
    return it;
  }

  #set(now: number, milliseconds: number): void {
    this.#due = now + milliseconds;
    const timer: unknown = setTimeout(() => this.#look(), Math.min(milliseconds, longest));
    // Who waits has a connection, which keeps the process alive; the timer alone must not.
    (timer as { unref?: () => void }).unref?.();
  }

  /** Undefined where nobody waits. */
  get #first(): Deadline | undefined {
    return this.after instanceof Deadline ? this.after : undefined;
  }

  #look(): void {
    const now = performance.now();
    try {
      for (let it = this.#first; it !== undefined && it.until <= now; it = this.#first) {
        it.end();
        it.who.late();
      }
    } finally {
      const next = this.#first;
      this.#due = -Infinity;
      if (next !== undefined) this.#set(now, Math.max(Math.ceil(next.until - now), 1));
    }
  }
}

/** What a timer can hold. */
const longest = 2 ** 31 - 1;

const queues = /* @__PURE__ */ new Map<number, Queue>();

/** Tells `who` after so many milliseconds, unless what it answers is ended before. Only for who has a connection, since it keeps no process alive. */
export function deadline(milliseconds: number, who: Late): Deadline {
  let queue = queues.get(milliseconds);
  if (queue === undefined) queues.set(milliseconds, (queue = new Queue(milliseconds)));
  return queue.add(who);
}
