// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Text taken for what it says: forms, queries and paths have nothing else. */
import type { Rules, TypeName } from "./schema.js";

/** The value that a text stands for where these schemas ask for something else than text; otherwise the value itself. */
export function coerced(value: unknown, applied: readonly Rules[]): unknown {
  const made = nativeOf(value, applied);
  return typeof made === "string" && made === value ? ofText(made, applied) : made;
}

/** In the form that JSON has not, where the schemas ask for that. */
export function nativeOf(value: unknown, applied: readonly Rules[]): unknown {
  const format = applied.map((it) => it.format).find((it) => typeof it === "object" && it.native !== undefined);
  return typeof format === "object" && format.native !== undefined ? format.native.from(value) : value;
}

function ofText(text: string, applied: readonly Rules[]): unknown {
  const types = typesOf(applied);
  if (types === undefined || types.includes("string")) return text;
  if (text === "") return types.includes("null") ? null : text;
  const word = text.toLowerCase();
  if (types.includes("boolean") && (word === "true" || word === "false")) return word === "true";
  if (types.includes("null") && word === "null") return null;
  const number = types.includes("number") || types.includes("integer") ? numberOf(text) : undefined;
  return number ?? (types.includes("array") ? [text] : text);
}

/** What all of them allow; undefined where none of them says. */
function typesOf(applied: readonly Rules[]): readonly TypeName[] | undefined {
  const asked = applied.flatMap(({ type }) => (type === undefined ? [] : [typeof type === "string" ? [type] : type]));
  return asked[0]?.filter((it) =>
    asked.every((types) => types.includes(it) || (it === "integer" && types.includes("number"))),
  );
}

/** More digits than any double needs. */
const longest = 400;

/** A number by JSON's grammar, if a double holds it: an integer whose digits would be rounded stays text. */
function numberOf(text: string): number | undefined {
  if (text.length > longest || !/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return undefined;
  const number = Number(text);
  const digits = text.replace(/e.*|\D/gi, "").replace(/^0+|0+$/g, "").length;
  const isExact = Number.isSafeInteger(number) || !Number.isInteger(number) || digits <= 15 || String(number) === text;
  return Number.isFinite(number) && isExact ? number : undefined;
}
