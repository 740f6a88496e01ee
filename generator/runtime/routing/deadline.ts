/** Time limits of many that wait equally long, by one timer of the platform: to begin and to end one for each request takes longer than to read it. */

interface Waiting {
  /** By the platform's monotonic clock. */
  readonly until: number;
  readonly act: () => void;
}

/** Those who wait for so many milliseconds, in the order in which their time is over. */
class Queue {
  readonly #milliseconds: number;
  readonly #waiting = new Set<Waiting>();
  /** When the timer calls, in the same time; one that is overdue was lost with a clock that a test had faked. */
  #due = -Infinity;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  add(act: () => void): () => void {
    const now = performance.now();
    const it = { until: now + this.#milliseconds, act };
    this.#waiting.add(it);
    if (this.#due < now) this.#set(now, this.#milliseconds);
    return () => this.#waiting.delete(it);
  }

  #set(now: number, milliseconds: number): void {
    this.#due = now + milliseconds;
    const timer: unknown = setTimeout(() => this.#look(), Math.min(milliseconds, longest));
    // Who waits has a connection, which keeps the process alive; the timer alone must not.
    (timer as { unref?: () => void }).unref?.();
  }

  #look(): void {
    const now = performance.now();
    try {
      for (const it of this.#waiting) {
        if (it.until > now) return;
        this.#waiting.delete(it);
        it.act();
      }
    } finally {
      const [next] = this.#waiting;
      this.#due = -Infinity;
      if (next !== undefined) this.#set(now, Math.max(Math.ceil(next.until - now), 1));
    }
  }
}

/** What a timer can hold. */
const longest = 2 ** 31 - 1;

const queues = /* @__PURE__ */ new Map<number, Queue>();

/** Calls `act` after so many milliseconds, unless what it answers is called before. Only for who has a connection, since it keeps no process alive. */
export function deadline(milliseconds: number, act: () => void): () => void {
  let queue = queues.get(milliseconds);
  if (queue === undefined) queues.set(milliseconds, (queue = new Queue(milliseconds)));
  return queue.add(act);
}
