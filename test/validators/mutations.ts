/** JSON values with a part that is another: dropped, added, renamed, of another type, at the edge of something, or nested. */
import { isJsonObject, type Json } from "../../generator/base/json.js";
import type { Choices } from "./choices.js";

type Path = readonly (string | number)[];
type Change = (value: Json, choices: Choices, whole: Json) => Json;

/** A value after a few changes, as the choices have it; with none it is as it was. */
export function mutated(value: Json, choices: Choices): Json {
  let made = value;
  for (let left = choices.below(4); left > 0; left -= 1) {
    const whole = made;
    const path = choices.of(pathsOf(made)) ?? [];
    made = replaced(made, path, (part) => (choices.of(changesOf(part)) ?? nothing)(part, choices, whole));
  }
  return made;
}

/** Where there is something in a value, from the outside in. */
function pathsOf(value: Json): readonly Path[] {
  const paths: Path[] = [];
  const work: (readonly [Path, Json])[] = [[[], value]];
  for (let i = 0; i < work.length && i < 500; i += 1) {
    const [path, it] = work[i] as readonly [Path, Json];
    paths.push(path);
    if (Array.isArray(it)) it.forEach((item: Json, key) => work.push([[...path, key], item]));
    else if (isJsonObject(it)) for (const [key, part] of Object.entries(it)) work.push([[...path, key], part]);
  }
  return paths;
}

function replaced(value: Json, [key, ...rest]: Path, change: (part: Json) => Json): Json {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((it: Json, i) => (i === key ? replaced(it, rest, change) : it));
  const entries = Object.entries(value as { readonly [name: string]: Json });
  return Object.fromEntries(entries.map(([name, it]) => [name, name === key ? replaced(it, rest, change) : it]));
}

function changesOf(value: Json): readonly Change[] {
  const own = Array.isArray(value)
    ? ofArrays
    : isJsonObject(value)
      ? ofObjects
      : typeof value === "string"
        ? ofTexts
        : typeof value === "number"
          ? ofNumbers
          : [];
  return [...own, ...own, ...retyping];
}

const nothing: Change = (value) => value;

const junk: readonly Json[] = [null, true, false, 0, -1, 1.5, "", "text", [], {}, [null], { a: 1 }, "null", "1"];
const some: Change = (_, choices) => choices.of(junk) ?? null;

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

const retyping: readonly Change[] = [
  () => null,
  some,
  (value) => [value],
  (value) => ({ value }),
  (value) => JSON.stringify(value),
  (_, __, whole) => whole,
  (value) => (Array.isArray(value) ? { ...value } : isJsonObject(value) ? Object.values(value) : !value),
  (value) => finite(Number(value)),
];

const without = <Item>(list: readonly Item[], index: number): readonly Item[] => list.filter((_, i) => i !== index);

const names = ["more", "", "a/b~", "x-1", "0", "ID", "type"];

const ofObjects: readonly Change[] = onEntries([
  (entries, choices) => without(entries, choices.below(entries.length)),
  (entries, choices) => [...entries, [choices.of(names) ?? "", choices.of(junk) ?? null]],
  (entries, choices) => [[choices.of(names) ?? "", choices.of(junk) ?? null], ...entries],
  (entries, choices) => {
    const renamed = choices.below(entries.length);
    return entries.map(([name, it], i) => [
      i === renamed ? (choices.of([`${name}s`, name.toUpperCase()]) ?? "") : name,
      it,
    ]);
  },
  (entries, choices) => {
    const [from, to] = [choices.of(entries)?.[1] ?? null, choices.below(entries.length)];
    return entries.map(([name, it], i) => [name, i === to ? from : it]);
  },
  (entries) => [...entries].reverse(),
]);

type Entries = readonly (readonly [string, Json])[];

function onEntries(changes: readonly ((entries: Entries, choices: Choices) => Entries)[]): readonly Change[] {
  return changes.map(
    (change) => (value, choices) =>
      Object.fromEntries(change(Object.entries(value as { readonly [name: string]: Json }), choices)),
  );
}

const ofArrays: readonly Change[] = onItems([
  (items, choices) => without(items, choices.below(items.length)),
  (items, choices) => [...items, choices.of(items) ?? null],
  (items, choices) => [choices.of(junk) ?? null, ...items],
  (items) => [...items].reverse(),
  () => [],
  (items) => [...items, ...items, ...items],
]);

function onItems(
  changes: readonly ((items: readonly Json[], choices: Choices) => readonly Json[])[],
): readonly Change[] {
  return changes.map((change) => (value, choices) => change(value as readonly Json[], choices));
}

const ofTexts: readonly Change[] = onTexts([
  () => "",
  (text) => `${text}x`,
  (text) => `${text}\n`,
  (text) => text.slice(1),
  (text) => `😀${text.slice(1)}`,
  (text) => `${text}\ud800`,
  (text) => text.toUpperCase(),
  (text) => ` ${text}`,
  (text) => text.repeat(3).slice(0, 100_000),
]);

function onTexts(changes: readonly ((text: string) => string)[]): readonly Change[] {
  return changes.map((change) => (value) => change(value as string));
}

const edges = [0, -0, 0.1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, -(2 ** 64), 1e308, 5e-324, 3.5e38];

const ofNumbers: readonly Change[] = [
  (value) => Number(value) + 1,
  (value) => Number(value) - 1,
  (value) => Number(value) + 0.5,
  (value) => finite(Number(value) * 1e3),
  (value) => -Number(value),
  (_, choices) => choices.of(edges) ?? 0,
];
