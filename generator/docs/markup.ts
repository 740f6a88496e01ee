import { isJsonObject, type Json } from "../base/json.js";

/** Takes no room, is not seen, and is not a letter: behind it, `<` begins no tag and `!` no image. */
const joiner = "\u2060";

/**
 * A copy of a value of the document in which no text that is read as Markdown holds HTML or images. Redocly's prerenderer can't sanitise, and
 * whoever writes an API's descriptions should not be able to change the page around them. The texts look as they were written.
 */
export function withoutMarkup(value: Json, prose = false): Json {
  if (typeof value === "string")
    return prose ? value.replace(/<(?=[a-z/!?])|!(?=\[)|\{(?=[{%])/gi, `$&${joiner}`) : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((it) => withoutMarkup(it, prose));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, it]) => [key, withoutMarkup(it, prose || isProse(key, it))]),
  );
}

const isProse = (key: string, value: Json): boolean =>
  key.startsWith("x-") || (typeof value === "string" && (key === "description" || key === "summary"));
