import { CORE_SCHEMA, binaryTag, loadAll, mergeTag, omapTag, pairsTag, setTag, YAMLException } from "js-yaml";
import type { Json } from "../base/json.js";

/** YAML 1.2's core schema, and the tags that documents use besides; a date stays text. */
const schema = CORE_SCHEMA.withTags(mergeTag, binaryTag, omapTag, pairsTag, setTag);

/** The value of a text with one document in it; null where there is nothing. Throws a `YAMLException` for what is not YAML. */
export function parseYaml(text: string, filename: string): Json {
  const documents = loadAll(text, { schema, filename });
  if (documents.length > 1) throw new YAMLException("expected a single document in the stream, but found more");
  return (documents[0] ?? null) as Json;
}
