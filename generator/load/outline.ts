/** Which lines of a YAML file are of which entry: what is written between two of them is read without the rest. */
import { COLLECTION_STYLE, EVENT_ID, getScalarValue, type Event } from "js-yaml";
import { isJsonObject, own, type Json } from "../base/json.js";

/** An entry of a block mapping, with whole lines of its own. */
export interface Entry {
  readonly key: string;
  /** Where the line of its key begins. */
  readonly start: number;
  /** Where the line of what follows it begins. */
  readonly end: number;
  readonly indent: number;
  readonly entries: readonly Entry[];
}

export type Outline = readonly Entry[];

/** As deep as `components.schemas.Pet` and `paths["/pets"].get`. */
const deepest = 3;

/**
 * Undefined for a text in which a line may mean another thing for what stands in others: with anchors, tags or directives. `depth`: how
 * deep its own keys are.
 */
export function outlineOf(text: string, events: readonly Event[], value: Json, depth = 1): Outline | undefined {
  const [first] = events;
  if (first?.type !== EVENT_ID.DOCUMENT || first.directives.length > 0 || !events.every(isAlone)) return undefined;
  return new Reader(text, events).entries(1, value, text.length, depth);
}

const isAlone = (it: Event): boolean =>
  it.type !== EVENT_ID.ALIAS && !("anchorStart" in it && (it.anchorStart >= 0 || it.tagStart >= 0));

class Reader {
  constructor(
    readonly text: string,
    readonly events: readonly Event[],
  ) {}

  /** Those of the mapping whose event is at an index; none where it is none, or not written line by line. `end`: where its lines do. */
  entries(at: number, value: Json, end: number, depth: number): readonly Entry[] {
    const event = this.events[at];
    if (event?.type !== EVENT_ID.MAPPING || event.style !== COLLECTION_STYLE.BLOCK || !isJsonObject(value)) return [];
    const keys = this.#keys(at + 1);
    const lines = keys.map((it) => this.#lineOf(it));
    const indent = lines[0]?.indent;
    if (indent === undefined || lines.some((it) => it?.indent !== indent)) return [];
    return keys.flatMap((it, i): readonly Entry[] => {
      const key = this.#name(it);
      const below = key === undefined || key === "<<" ? undefined : own(value, key);
      if (key === undefined || below === undefined) return [];
      const its = { start: lines[i]?.start ?? 0, end: lines[i + 1]?.start ?? end };
      return [{ key, indent, ...its, entries: depth < deepest ? this.entries(it + 1, below, its.end, depth + 1) : [] }];
    });
  }

  /** The indices of a mapping's keys; none where some key is no scalar. */
  #keys(from: number): readonly number[] {
    const keys: number[] = [];
    for (let at = from; this.events[at]?.type !== EVENT_ID.POP; at = this.#next(at + 1)) {
      if (this.events[at]?.type !== EVENT_ID.SCALAR) return [];
      keys.push(at);
    }
    return keys;
  }

  /** The index behind the node at an index. */
  #next(from: number): number {
    let open = 0;
    for (let at = from; ; at += 1) {
      const type = this.events[at]?.type;
      if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) open += 1;
      if (type === EVENT_ID.POP) open -= 1;
      if (open === 0 || type === undefined) return at + 1;
    }
  }

  #name(at: number): string | undefined {
    const event = this.events[at];
    return event?.type === EVENT_ID.SCALAR ? getScalarValue(this.text, event) : undefined;
  }

  /** Where the line of a key begins, and how far it is indented; undefined where anything but spaces is in front of it. */
  #lineOf(at: number): { readonly start: number; readonly indent: number } | undefined {
    const event = this.events[at];
    if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
    const start = this.text.lastIndexOf("\n", event.valueStart - 1) + 1;
    const before = /^( *)["']?$/.exec(this.text.slice(start, event.valueStart));
    return before === null ? undefined : { start, indent: before[1]?.length ?? 0 };
  }
}
