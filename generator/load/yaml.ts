import {
  CORE_SCHEMA,
  binaryTag,
  constructFromEvents,
  mergeTag,
  omapTag,
  pairsTag,
  parseEvents,
  setTag,
  YAMLException,
} from "js-yaml";
import { isJsonObject, type Json } from "../base/json.js";
import { outlineOf, type Entry, type Outline } from "./outline.js";
import { edited, editBetween, entriesAround, moved, withValueAt } from "./reread.js";

/** YAML 1.2's core schema, and the tags that documents use besides; a date stays text. */
const schema = CORE_SCHEMA.withTags(mergeTag, binaryTag, omapTag, pairsTag, setTag);

/** Levels of a text; and of a part of one, so that the whole has no more whatever is around it. */
const [deepest, deepestPart] = [100, 50];

export interface Yaml {
  readonly value: Json;
  /** Undefined where parts of it can't be read by themselves. */
  readonly outline: Outline | undefined;
}

/** The value of a text with one document in it; null where there is nothing. Throws a `YAMLException` for what is not YAML. */
export function parseYaml(text: string, filename: string): Yaml {
  return yamlOf(text, filename, 1, deepest);
}

function yamlOf(text: string, filename: string, depth: number, maxDepth: number): Yaml {
  const events = parseEvents(text, { filename, maxDepth });
  const documents = constructFromEvents(events, { schema, filename, source: text });
  if (documents.length > 1) throw new YAMLException("expected a single document in the stream, but found more");
  const value = (documents[0] ?? null) as Json;
  return { value, outline: outlineOf(text, events, value, depth) };
}

/** A text that was read before, and what it was. */
export interface YamlBefore extends Yaml {
  readonly text: string;
}

/** The same as {@link parseYaml}, where no more has changed than what is in one entry of one of its mappings; otherwise undefined. */
export function parseYamlAgain(text: string, before: YamlBefore): Yaml | undefined {
  if (before.outline === undefined) return undefined;
  const edit = editBetween(before.text, text);
  const around = entriesAround(before.outline, before.text, edit);
  // What has no indentation may be the end of a document.
  for (let depth = around.length; depth > 1; depth -= 1) {
    const way = around.slice(0, depth);
    const entry = way.at(-1) as Entry;
    const part = parseEntry(text.slice(entry.start, entry.end + edit.growth), entry, depth);
    if (part === undefined) continue;
    const keys = way.map((it) => it.key);
    const entries = part.entries.map((it) => moved(it, entry.start));
    return {
      value: withValueAt(before.value, keys, part.value),
      outline: edited(before.outline, way, edit.growth, entries),
    };
  }
  return undefined;
}

/** Stands behind an entry that is read by itself, as what follows it does in the whole. */
const next = "next";

/** An entry of a mapping from its own lines; undefined where they are anything else. */
function parseEntry(
  lines: string,
  { key, indent }: Entry,
  depth: number,
): { readonly value: Json; readonly entries: Outline } | undefined {
  // Tabs and byte order marks count for what was before them.
  if (!lines.endsWith("\n") || /[\t\r\0\ufeff]/.test(lines)) return undefined;
  try {
    const { value, outline } = yamlOf(`${lines}${" ".repeat(indent)}${next}: 0\n`, "", depth, deepestPart);
    const [first, ...others] = outline ?? [];
    const isAlone = isJsonObject(value) && Object.keys(value).join("\n") === `${key}\n${next}` && key !== next;
    if (first === undefined || others.length !== 1 || !isAlone) return undefined;
    return { value: value[key] as Json, entries: first.entries };
  } catch {
    return undefined; // The whole says what is wrong, and where.
  }
}
