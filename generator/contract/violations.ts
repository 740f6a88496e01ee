import type { Json } from "../base/json.js";
import { expressionOf } from "../base/pattern.js";
import { below } from "../base/pointer.js";
import type { Api } from "../model/api.js";
import { allows, isUntyped, type JsonType, type Schema } from "../model/schema.js";
import { lookupOf } from "../model/visit.js";
import { fromEntries } from "./synthesise.js";

/** A valid value with one rule broken. */
export interface Violation {
  /** JSON Pointer of what must be complained about, from the root of the value: "/FriendlyName", "". */
  readonly pointer: string;
  readonly keyword: string;
  readonly value: Json;
  /** The part of the value that was changed, as it is now; undefined where it was taken away. */
  readonly broken: Json | undefined;
  /** The types that its schema allows. */
  readonly types: readonly JsonType[];
  /** "one above the maximum", for people. */
  readonly what: string;
}

interface Break {
  readonly keyword: string;
  readonly value: Json | undefined;
  readonly what: string;
  /** Behind the pointer, where the complaint is about something below. */
  readonly below?: string;
}

/**
 * Every way to break one rule of a schema in a value that fits it: a missing required property, one below and above each limit, a broken
 * pattern or format, a wrong type, an unknown enum value, one property too many. What stands inside `anyOf`, `oneOf`, `not` and `if` is
 * left out, since another branch may let it pass; so are formats where these are annotations only.
 */
export function violations(api: Api, schema: Schema, value: Json, formats = true): readonly Violation[] {
  const found: Violation[] = [];
  walk(lookupOf(api), schema, value, "", (changed) => changed, found, 0);
  return formats ? found : found.filter((it) => it.keyword !== "format");
}

type Rebuild = (changed: Json | undefined) => Json | undefined;

function walk(
  lookup: (name: string) => Schema,
  schema: Schema,
  value: Json,
  pointer: string,
  rebuild: Rebuild,
  found: Violation[],
  depth: number,
): void {
  if (depth > 12) return;
  for (const it of breaks(schema, value)) {
    const whole = rebuild(it.value);
    if (whole === undefined) continue;
    const at = it.below === undefined ? pointer : below(pointer, it.below);
    found.push({
      pointer: at,
      keyword: it.keyword,
      value: whole,
      broken: it.value,
      types: schema.types,
      what: it.what,
    });
  }
  const target = schema.ref === undefined ? [] : [lookup(schema.ref.name)];
  for (const it of [...target, ...schema.allOf]) walk(lookup, it, value, pointer, rebuild, found, depth + 1);
  for (const it of children(schema, value)) {
    const inside: Rebuild = (changed) => rebuild(replaced(value, it.key, changed));
    walk(lookup, it.schema, it.value, below(pointer, it.key), inside, found, depth + 1);
  }
}

interface Child {
  readonly key: string | number;
  readonly schema: Schema;
  readonly value: Json;
}

function children({ object, array }: Schema, value: Json): readonly Child[] {
  if (Array.isArray(value)) {
    const first = value.findIndex((_: Json, i) => i >= array.prefixItems.length);
    const tuple = array.prefixItems.flatMap((schema, key) =>
      key < value.length ? [{ key, schema, value: value[key] as Json }] : [],
    );
    return array.items === undefined || first < 0
      ? tuple
      : [...tuple, { key: first, schema: array.items, value: value[first] as Json }];
  }
  if (typeof value !== "object" || value === null) return [];
  const entries = new Map(Object.entries(value as { readonly [key: string]: Json }));
  return object.properties.flatMap(({ name, schema }) =>
    entries.has(name) ? [{ key: name, schema, value: entries.get(name) as Json }] : [],
  );
}

function replaced(value: Json, key: string | number, changed: Json | undefined): Json {
  if (Array.isArray(value)) return value.map((it: Json, i) => (i === key ? (changed ?? null) : it));
  const entries = Object.entries(value as { readonly [key: string]: Json });
  return fromEntries(
    entries.flatMap(([name, it]) =>
      name !== key ? [[name, it] as const] : changed === undefined ? [] : [[name, changed] as const],
    ),
  );
}

function breaks(schema: Schema, value: Json): readonly Break[] {
  if (schema.enum !== undefined) return [...wrongType(schema), ...unknownValue(schema.enum, value, "enum")];
  if (schema.const !== undefined) return unknownValue([schema.const], value, "const");
  const rules =
    typeof value === "string"
      ? stringBreaks
      : typeof value === "number"
        ? numberBreaks
        : Array.isArray(value)
          ? arrayBreaks
          : objectBreaks;
  return [...wrongType(schema), ...(rules as (schema: Schema, value: Json) => readonly Break[])(schema, value)];
}

function wrongType(schema: Schema): readonly Break[] {
  if (isUntyped(schema)) return [];
  const others = [12.5, "text", true, null, [], {}] as const;
  const wrong = others.find(
    (it) => !allows(schema, typeName(it)) && !(typeName(it) === "number" && allows(schema, "integer")),
  );
  return wrong === undefined ? [] : [{ keyword: "type", value: wrong, what: "a wrong type" }];
}

function typeName(value: Json): JsonType {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : (typeof value as JsonType);
}

function unknownValue(values: readonly Json[], value: Json, keyword: string): readonly Break[] {
  const candidates: readonly Json[] =
    typeof value === "string"
      ? [`${value}?`, "?"]
      : typeof value === "number"
        ? [value + 1, value - 1, value + 1000]
        : [];
  const wrong = candidates.find((it) => !values.includes(it));
  return wrong === undefined ? [] : [{ keyword, value: wrong, what: "a value that is not listed" }];
}

function stringBreaks({ string: { minLength, maxLength, pattern }, format }: Schema, value: string): readonly Break[] {
  const found: Break[] = [];
  if (minLength !== undefined && minLength > 0)
    found.push({
      keyword: "minLength",
      value: [...value].slice(0, minLength - 1).join(""),
      what: "one character less than minLength",
    });
  if (maxLength !== undefined)
    found.push({
      keyword: "maxLength",
      value: value.padEnd(maxLength + 1, value.slice(-1) || "x"),
      what: "one character more than maxLength",
    });
  const odd = pattern === undefined ? undefined : notMatching(pattern, value, maxLength);
  if (odd !== undefined) found.push({ keyword: "pattern", value: odd, what: "a text that the pattern does not match" });
  const misfit = format === undefined ? undefined : misfits[format];
  if (misfit !== undefined) found.push({ keyword: "format", value: misfit, what: `no ${format as string}` });
  return found;
}

const misfits: Readonly<Record<string, string>> = {
  "date-time": "2020-03-18 at noon",
  date: "2020-02-30",
  time: "noon",
  email: "nobody",
  ipv4: "300.0.0.1",
  ipv6: "::g",
  uri: "no uri",
  uuid: "no uuid",
  hostname: "-host-",
};

/** A text of the same length as `value`, if that will do, that does not match; one that is too long is told as no more than that. */
function notMatching(pattern: string, value: string, maxLength = Infinity): string | undefined {
  const expression = expressionOf(pattern);
  const candidates = [
    `!${value.slice(1)}`,
    `${value.slice(0, -1)}!`,
    "!".repeat(value.length),
    `x${value}`,
    `${value}x`,
    "☃",
    "",
  ];
  return expression === undefined ? undefined : candidates.find((it) => it.length <= maxLength && !expression.test(it));
}

function numberBreaks({ number: { minimum, maximum, multipleOf }, types }: Schema, value: number): readonly Break[] {
  const found: Break[] = [];
  if (minimum !== undefined) {
    const keyword = minimum.exclusive ? "exclusiveMinimum" : "minimum";
    found.push({
      keyword,
      value: minimum.exclusive ? minimum.value : minimum.value - unitOf(minimum.value),
      what: "just below the lowest",
    });
  }
  if (maximum !== undefined) {
    const keyword = maximum.exclusive ? "exclusiveMaximum" : "maximum";
    found.push({
      keyword,
      value: maximum.exclusive ? maximum.value : maximum.value + unitOf(maximum.value),
      what: "just above the highest",
    });
  }
  if (multipleOf !== undefined && types.includes("number"))
    found.push({ keyword: "multipleOf", value: value + multipleOf / 2, what: "between two multiples" });
  if (multipleOf !== undefined && !types.includes("number") && multipleOf > 1)
    found.push({ keyword: "multipleOf", value: value + 1, what: "one beside a multiple" });
  return found;
}

/** The least that makes a difference, from 1 on: beyond 2^53 a double has not room for every integer. */
function unitOf(value: number): number {
  let unit = 1;
  while (value + unit === value || value - unit === value) unit *= 2;
  return unit;
}

function arrayBreaks({ array }: Schema, value: readonly Json[]): readonly Break[] {
  const found: Break[] = [];
  const [first] = value;
  if (array.minItems !== undefined && array.minItems > 0)
    found.push({ keyword: "minItems", value: value.slice(0, array.minItems - 1), what: "one item less than minItems" });
  if (array.maxItems !== undefined && array.maxItems < 1000 && first !== undefined) {
    found.push({
      keyword: "maxItems",
      value: Array.from({ length: array.maxItems + 1 }, (_, i) => value[i] ?? first),
      what: "one item more than maxItems",
    });
  }
  if (array.uniqueItems && first !== undefined && array.prefixItems.length === 0)
    found.push({ keyword: "uniqueItems", value: [...value, first], what: "an item twice" });
  return found;
}

function objectBreaks({ object, types }: Schema, value: Json): readonly Break[] {
  if (typeof value !== "object" || value === null || !(types as readonly string[]).includes("object")) return [];
  const entries = Object.entries(value as { readonly [key: string]: Json });
  const found: Break[] = object.required
    .filter((name) => entries.some(([it]) => it === name))
    .map((name) => ({
      keyword: "required",
      value: fromEntries(entries.filter(([it]) => it !== name)),
      what: `without ${name}`,
    }));
  if (object.additionalProperties?.types.length === 0 && object.patternProperties.length === 0) {
    found.push({
      keyword: "additionalProperties",
      value: fromEntries([...entries, ["notDeclared", 1]]),
      below: "notDeclared",
      what: "a property too many",
    });
  }
  return found;
}
