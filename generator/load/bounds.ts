import type { Json } from "../base/json.js";
import { below, type Pointer } from "../base/pointer.js";

/** Why a parsed file can't be worked with, and where. */
export interface Excess {
  readonly at: Pointer;
  readonly kind: "not JSON" | "bounds";
  readonly message: string;
}

/**
 * How deep a file may nest; how long the files of a document may be together, and how many values they may hold, when every YAML alias
 * stands for a copy of what it names.
 */
export const limits = { depth: 100, characters: 25_000_000, values: 1_500_000 } as const;

/** What is left of these limits for the files of one document that are still to be read. */
export class Room {
  characters: number = limits.characters;
  values: number = limits.values;
}

export const tooDeep = `This is nested deeper than ${limits.depth} levels`;

interface Measure {
  readonly height: number;
  readonly values: number;
}

class Found extends Error {
  constructor(readonly excess: Excess) {
    super(excess.message);
  }
}

/**
 * What makes a parsed file unfit: a YAML alias inside of what it names, aliases that multiply without measure, nesting without end, and
 * values that JSON does not have. Each shared object is looked at once, so this ends quickly whatever the file holds. `known`: of files that
 * were fit.
 */
export function excessIn(
  root: unknown,
  at: Pointer,
  room = new Room(),
  known: Measures = new WeakMap(),
): Excess | undefined {
  const path: string[] = [];
  try {
    room.values -= measure(root, { at: () => below(at, ...path), path, known, most: room.values }).values;
    return undefined;
  } catch (error) {
    if (error instanceof Found) return error.excess;
    throw error;
  }
}

/** What is known of the objects of files. */
export type Measures = WeakMap<object, Measure | "open">;

interface Count {
  /** The keys that lead to what is looked at, which few are ever asked for. */
  readonly path: string[];
  readonly at: () => Pointer;
  readonly known: Measures;
  readonly most: number;
}

const one: Measure = { height: 0, values: 1 };

function measure(value: unknown, count: Count): Measure {
  const { path, at, known, most } = count;
  if (typeof value !== "object" || value === null) {
    if (typeof value !== "number" || Number.isFinite(value)) return one;
    throw new Found({ at: at(), kind: "not JSON", message: `${value} is a number that JSON does not have` });
  }
  const before = known.get(value);
  if (before === "open") throw bounds(at(), "This alias stands inside of what it names, without end");
  if (path.length + (before?.height ?? 0) > limits.depth) throw bounds(at(), tooDeep);
  if (before !== undefined) return before;
  if (!isPlain(value)) {
    const message = "A value with a YAML tag of its own has no counterpart in JSON";
    throw new Found({ at: at(), kind: "not JSON", message });
  }
  known.set(value, "open");
  const whole = { height: 1, values: 1 };
  for (const [key, it] of Object.entries(value as { [key: string]: Json })) {
    path.push(key);
    const part = measure(it, count);
    path.pop();
    whole.height = Math.max(whole.height, part.height + 1);
    whole.values += part.values;
    if (whole.values > most)
      throw bounds(at(), `The document holds more than ${limits.values} values, its aliases written out`);
  }
  known.set(value, whole);
  return whole;
}

const bounds = (at: Pointer, message: string): Found => new Found({ at, kind: "bounds", message });

function isPlain(value: object): boolean {
  return (
    Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null
  );
}
