/** A file that was read before in this process: what it has in common with what it was is not read again, or at least is the same object. */
import type { Json } from "../base/json.js";
import type { Entry, Outline } from "./outline.js";

/** A part of a text that is another one than before, and all around it is the same. */
interface Edit {
  readonly start: number;
  /** Where it ended before. */
  readonly end: number;
  /** How much longer it is now. */
  readonly growth: number;
}

export function editBetween(before: string, now: string): Edit {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === now.charCodeAt(start)) start += 1;
  let kept = 0;
  while (kept < most - start && before.charCodeAt(before.length - 1 - kept) === now.charCodeAt(now.length - 1 - kept))
    kept += 1;
  return { start, end: before.length - kept, growth: now.length - before.length };
}

/**
 * The entries around an edit, from the outermost to the innermost, of those whose key is on a line that is the same: what comes before and
 * behind them is then read as it was.
 */
export function entriesAround(outline: Outline, before: string, edit: Edit): readonly Entry[] {
  const { start, end } = edit;
  const found = outline.find((it) => it.start <= start && end <= it.end);
  if (found === undefined) return [];
  const line = before.indexOf("\n", found.start) + 1;
  const isWithin = line > 0 && line <= start && line < found.end;
  return isWithin ? [found, ...entriesAround(found.entries, before, edit)] : [];
}

/** The same outline after an entry, the last of `way`, has grown; `entries`: those of that one now. */
export function edited(outline: Outline, way: readonly Entry[], growth: number, entries: Outline): Outline {
  const [here, ...further] = way;
  if (here === undefined) return entries;
  return outline.map((it) => {
    if (it === here) return { ...it, end: it.end + growth, entries: edited(it.entries, further, growth, entries) };
    return it.start < here.end ? it : moved(it, growth);
  });
}

export const moved = (it: Entry, by: number): Entry =>
  by === 0 ? it : { ...it, start: it.start + by, end: it.end + by, entries: it.entries.map((one) => moved(one, by)) };

/**
 * The same value as `now`, with all that is in `before` at the same place taken from there. `now` is changed; in neither is an object in
 * two places.
 */
export function shared(before: Json | undefined, now: Json): Json {
  if (typeof before !== "object" || typeof now !== "object" || before === null || now === null) return now;
  if (Array.isArray(before) !== Array.isArray(now) || Object.getPrototypeOf(before) !== Object.getPrototypeOf(now))
    return now;
  const [old, its] = [before, now] as readonly { [key: string]: Json }[] as [Fields, Fields];
  const names = Object.keys(its);
  const others = Object.keys(old);
  let isSame = names.length === others.length;
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] as string;
    const was = Object.hasOwn(old, name) ? old[name] : undefined;
    const is = its[name] as Json;
    const made = shared(was, is);
    if (made !== is && name !== "__proto__") its[name] = made;
    isSame &&= name === others[i] && Object.is(was, made);
  }
  return isSame ? before : now;
}

interface Fields {
  [key: string]: Json;
}

/** The same value with another one at a place. */
export function withValueAt(value: Json, [key, ...further]: readonly string[], made: Json): Json {
  if (key === undefined) return made;
  return Object.fromEntries(
    Object.entries(value as Fields).map(([name, it]) => [name, name === key ? withValueAt(it, further, made) : it]),
  );
}
