/** Every place of a document where a text stands, and what it becomes with another text there. */
import { below, escapeKey } from "../../generator/base/pointer.js";
import { isJsonObject, type Json } from "../../generator/base/json.js";
import { data, maps } from "../../generator/load/scan.js";

export interface Position {
  readonly path: readonly (string | number)[];
  /** What is replaced: a string, a name that the author chose, or a keyword. */
  readonly kind: "value" | "name" | "keyword";
}

/** Every string, and every key of an object. */
export function positions(it: Json, path: Position["path"] = [], under = ""): readonly Position[] {
  if (typeof it === "string") return [{ path, kind: "value" }];
  if (Array.isArray(it)) return (it as readonly Json[]).flatMap((one, i) => positions(one, [...path, i]));
  if (!isJsonObject(it)) return [];
  return Object.entries(it).flatMap(([key, one]) => {
    const isName = maps.has(under) || under === "mapping" || under.startsWith("x-");
    const here: Position = { path: [...path, key], kind: isName ? "name" : "keyword" };
    // The callbacks of an operation are maps of maps.
    const inner = isName && under !== "callbacks" ? "" : under === "callbacks" ? "paths" : key;
    return [here, ...positions(one, here.path, inner)];
  });
}

export const pointerOf = ({ path, kind }: Position): string => `${kind} ${below("#", ...path)}`;

/**
 * A document with another text at some positions, each marked with its own number, so that two keys stay two. A component that is
 * renamed takes its references along.
 */
export function changed(document: Json, at: readonly Position[], text: string): Json {
  const values = new Map(
    at.filter((it) => it.kind === "value").map((it, i) => [below("#", ...it.path), text + mark(i)]),
  );
  const keys = new Map(
    at.flatMap((it, i) => {
      // A path starts with a slash, whatever else it says.
      const front = String(it.path.at(-1)).startsWith("/") ? "/" : "";
      return it.kind === "value" ? [] : [[below("#", ...it.path), front + text + mark(i)]];
    }),
  );
  const moved = [...keys].flatMap(([pointer, key]) => {
    const [, kind] = /^#\/components\/([^/]+)\/[^/]+$/.exec(pointer) ?? [];
    return kind === undefined
      ? []
      : [
          [
            pointer,
            `#/components/${kind}/${encodeURIComponent(escapeKey(key.replace(/\p{Surrogate}/gu, "\ufffd")))}`,
          ] as const,
        ];
  });
  const copy = (it: Json, pointer: string): Json => {
    if (typeof it === "string") return values.get(pointer) ?? moved.find(([old]) => old === it)?.[1] ?? it;
    if (Array.isArray(it)) return (it as readonly Json[]).map((one, i) => copy(one, below(pointer, i)));
    if (!isJsonObject(it)) return it;
    const entries = Object.entries(it).map(
      ([key, one]) => [keys.get(below(pointer, key)) ?? key, copy(one, below(pointer, key))] as const,
    );
    return Object.fromEntries(entries);
  };
  return copy(document, "#");
}

const mark = (i: number): string => (i === 0 ? "" : String(i));

/** The document with the fields of every object the other way round; maps, whose keys are names, and data stay as they are. */
export function reversed(it: Json, under = ""): Json {
  if (Array.isArray(it)) return (it as readonly Json[]).map((one) => reversed(one));
  if (!isJsonObject(it)) return it;
  const isMap = maps.has(under) || under === "mapping";
  const entries = Object.entries(it).map(([key, one]) => {
    const isData = !isMap && (key.startsWith("x-") || (data.has(key) && !(key === "examples" && isJsonObject(one))));
    const inner = !isMap ? key : under === "callbacks" ? "paths" : "";
    return [key, isData ? one : reversed(one, inner)] as const;
  });
  return Object.fromEntries(isMap ? entries : entries.reverse());
}
