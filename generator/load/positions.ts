import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type Event } from "js-yaml";
import { keysOf } from "../base/pointer.js";

/** Offsets in a text: from the first character to the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

type Scalar = Extract<Event, { readonly type: typeof EVENT_ID.SCALAR }>;

/** Of JSON, more levels are let pass than of YAML. */
const deepest = 1000;

/** Where in the text of a YAML or JSON file its values stand. */
export class Positions {
  readonly #events: readonly Event[];
  /** For each event that opens something, the index of that which closes it; for others their own. */
  readonly #ends: Int32Array;
  readonly #anchors = new Map<string, number>();

  /** Throws for what is neither. */
  constructor(readonly body: string) {
    this.#events = parseEvents(body, { maxDepth: deepest });
    this.#ends = new Int32Array(this.#events.length);
    const open: number[] = [];
    for (const [index, event] of this.#events.entries()) {
      this.#ends[index] = index;
      if (event.type === EVENT_ID.POP) this.#ends[open.pop() ?? index] = index;
      else if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS) open.push(index);
      if ("anchorStart" in event && event.type !== EVENT_ID.ALIAS && event.anchorStart >= 0)
        this.#anchors.set(body.slice(event.anchorStart, event.anchorEnd), index);
    }
  }

  /**
   * The place of a fragment such as `#/paths/~1pets`; where it leads too far, the last thing on the way. `onKey`: of what stands under a
   * key, that key. Undefined where there is nothing at all.
   */
  find(fragment: string, onKey: boolean): Span | undefined {
    let key: number | undefined;
    let here = 1; // the first is the document
    for (const step of keysOf(fragment)) {
      const next = this.#below(here, step);
      if (next === undefined) break;
      [key, here] = next;
    }
    const own = onKey && key !== undefined ? undefined : this.#span(here);
    return own ?? (key === undefined ? undefined : this.#span(key));
  }

  /** The events of a key, where there is one, and of what stands under it. */
  #below(at: number, step: string): readonly [key: number | undefined, value: number] | undefined {
    const event = this.#events[this.#meant(at)];
    const from = this.#meant(at) + 1;
    if (event?.type === EVENT_ID.SEQUENCE) {
      const item = this.#skip(from, Number(step));
      return item === undefined ? undefined : [undefined, item];
    }
    if (event?.type !== EVENT_ID.MAPPING) return undefined;
    for (let key: number | undefined = from; key !== undefined; key = this.#skip(key, 2)) {
      const name = this.#events[key];
      if (name?.type === EVENT_ID.POP) return undefined;
      if (name?.type === EVENT_ID.SCALAR && getScalarValue(this.body, name) === step) return [key, this.#next(key)];
    }
    return undefined;
  }

  /** What an alias stands for; of everything else, itself. */
  #meant(at: number): number {
    const event = this.#events[at];
    if (event?.type !== EVENT_ID.ALIAS) return at;
    return this.#anchors.get(this.body.slice(event.anchorStart, event.anchorEnd)) ?? at;
  }

  #next(at: number): number {
    return (this.#ends[at] ?? at) + 1;
  }

  /** So many nodes on from the one at `from`; undefined where there are not as many. */
  #skip(from: number, count: number): number | undefined {
    let at = from;
    for (let left = count; left > 0; left -= 1) {
      if (this.#events[at]?.type === EVENT_ID.POP) return undefined;
      at = this.#next(at);
    }
    const event = this.#events[at];
    return event === undefined || event.type === EVENT_ID.POP ? undefined : at;
  }

  #span(at: number): Span | undefined {
    const event = this.#events[at];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event);
      case EVENT_ID.ALIAS:
        return { start: event.anchorStart - 1, end: event.anchorEnd };
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        return { start: event.start, end: Math.max(event.start, this.#end(at)) };
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.POP:
      case undefined:
        return undefined;
    }
  }

  /** Where something ends that has others in it: after the last of them, and the brackets that close. */
  #end(at: number): number {
    const close = this.#ends[at] ?? at;
    for (let last = close; last > at; last -= 1) {
      const event = this.#events[last];
      const end = event?.type === EVENT_ID.SCALAR || event?.type === EVENT_ID.ALIAS ? this.#span(last)?.end : undefined;
      if (end === undefined) continue;
      const closing = new RegExp(`(?:[\\s,]*[}\\]]){1,${close - last}}`, "y");
      closing.lastIndex = end;
      return closing.test(this.body) ? closing.lastIndex : end;
    }
    return -1;
  }

  #scalar({ valueStart, valueEnd, style }: Scalar): Span | undefined {
    if (valueStart < 0) return undefined;
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED)
      return { start: valueStart - 1, end: valueEnd + 1 };
    if (style === SCALAR_STYLE.PLAIN) return { start: valueStart, end: valueEnd };
    const before = this.body.slice(0, valueStart).lastIndexOf("\n", valueStart - 2) + 1;
    const sign = /[|>][-+\d]*\s*(?:#.*)?$/.exec(this.body.slice(before, valueStart - 1));
    return { start: sign === null ? valueStart : before + sign.index, end: valueEnd };
  }
}
