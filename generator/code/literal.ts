import { hasUnknown, plainIdentifier } from "../base/identifier.js";
import type { Json } from "../base/json.js";

/**
 * A JSON value as a TypeScript expression. What could end a string, a line, a comment or a `<script>` early is escaped, and so are
 * lone surrogates, which UTF-8 cannot hold. `__proto__` becomes a computed key, which makes it a property like any other.
 */
export function literal(value: Json): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  const fields = Object.entries(value).map(([name, it]) => `${keyText(name)}: ${literal(it)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

/** A string literal in double quotes; also a lawful JSON string. */
export function quoted(text: string): string {
  const json = JSON.stringify(text);
  if (!unsafe.test(json)) return json;
  return json.replaceAll(new RegExp(unsafe, "g"), (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const unsafe = /[\u007f-\u009f\u2028\u2029\ufeff]|<(?=[!/])/;

/**
 * A property's key in an object literal. Formatters that know a newer Unicode than TypeScript take the quotes from letters that it does not
 * know, so a name that has some is computed.
 */
export function keyText(name: string): string {
  if (plainIdentifier.test(name) && name !== "__proto__") return name;
  return name === "__proto__" || hasUnknown(name) ? `[${quoted(name)}]` : quoted(name);
}
