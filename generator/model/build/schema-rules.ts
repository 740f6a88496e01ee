/** The keywords of a schema that concern one type each, spelt alike whatever the dialect. */
import { patternFlags } from "../../base/pattern.js";
import { below, type Pointer } from "../../base/pointer.js";
import type { Node } from "../../load/index.js";
import type { ArrayRules, Limit, NumberRules, ObjectRules, StringRules } from "../schema.js";
import type { Context } from "./context.js";
import { buildSchema, childSchema } from "./schema.js";

/** @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3 */
export function stringRules(context: Context, node: Node): StringRules {
  return {
    minLength: context.count(node, "minLength"),
    maxLength: context.count(node, "maxLength"),
    pattern: patternOf(context, node),
    contentEncoding: context.text(node, "contentEncoding"),
    contentMediaType: context.text(node, "contentMediaType"),
    contentSchema: childSchema(context, node, "contentSchema"),
  };
}

function patternProperties(context: Context, node: Node): ObjectRules["patternProperties"] {
  return named(context, node, "patternProperties").map(({ name, schema }) => {
    checkPattern(context, name, below(node.at, "patternProperties", name));
    return { pattern: name, schema };
  });
}

function patternOf(context: Context, node: Node): string | undefined {
  const pattern = context.text(node, "pattern");
  if (pattern !== undefined) checkPattern(context, pattern, below(node.at, "pattern"));
  return pattern;
}

/** Reports a regular expression that does not run as JSON Schema has it: ECMA-262, with the `u` flag. */
function checkPattern({ report }: Context, pattern: string, at: Pointer): void {
  const flags = patternFlags(pattern);
  if (flags === undefined)
    report.add(
      "pattern/not-javascript",
      at,
      `${JSON.stringify(pattern)} is no regular expression of JavaScript, and is not checked.`,
      "Write it as ECMA-262 has it.",
    );
  if (flags === "")
    report.add(
      "pattern/without-unicode",
      at,
      `${JSON.stringify(pattern)} is not valid with the u flag, and runs without.`,
      "Escape only what has a meaning: \\- within brackets is one, \\_ is not.",
    );
}

/** @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2 */
export function numberRules(context: Context, node: Node): NumberRules {
  return {
    minimum: limit(context, node, "minimum", "exclusiveMinimum", (a, b) => a > b),
    maximum: limit(context, node, "maximum", "exclusiveMaximum", (a, b) => a < b),
    multipleOf: multipleOf(context, node),
  };
}

function multipleOf(context: Context, node: Node): number | undefined {
  const it = context.number(node, "multipleOf");
  if (it === undefined || it > 0) return it;
  context.report.add(
    "schema/bad-multiple",
    `${node.at}/multipleOf`,
    `multipleOf must be greater than 0, and is ${it}.`,
  );
  return undefined;
}

/** The tighter of an inclusive and an exclusive limit. A boolean (3.0) says how the plain one is meant. */
function limit(
  context: Context,
  node: Node,
  plain: string,
  exclusive: string,
  tighter: (a: number, b: number) => boolean,
): Limit | undefined {
  const value = context.number(node, plain);
  const flag = node.get(exclusive)?.value;
  if (typeof flag === "boolean") return value === undefined ? undefined : { value, exclusive: flag };
  const strict = context.number(node, exclusive);
  if (strict === undefined) return value === undefined ? undefined : { value, exclusive: false };
  if (value === undefined || strict === value || tighter(strict, value)) return { value: strict, exclusive: true };
  return { value, exclusive: false };
}

/** @see https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.1 */
export function arrayRules(context: Context, node: Node): ArrayRules {
  const { prefix, items } = itemsOf(context, node);
  return {
    prefixItems: prefix.map((it) => buildSchema(context, it)),
    items: items === undefined ? undefined : buildSchema(context, items),
    contains: childSchema(context, node, "contains"),
    minContains: context.count(node, "minContains"),
    maxContains: context.count(node, "maxContains"),
    minItems: context.count(node, "minItems"),
    maxItems: context.count(node, "maxItems"),
    uniqueItems: context.flag(node, "uniqueItems"),
    unevaluatedItems: childSchema(context, node, "unevaluatedItems"),
  };
}

/** Before 2020-12 a tuple was an array under `items`, and its rest `additionalItems`; many documents still say so. */
function itemsOf(context: Context, node: Node): { readonly prefix: readonly Node[]; readonly items: Node | undefined } {
  const items = node.get("items");
  if (items?.isArray === true) return { prefix: items.items(), items: node.get("additionalItems") };
  return { prefix: context.items(node, "prefixItems"), items };
}

/** @see https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2 */
export function objectRules(context: Context, node: Node): ObjectRules {
  return {
    properties: named(context, node, "properties"),
    patternProperties: patternProperties(context, node),
    additionalProperties: childSchema(context, node, "additionalProperties"),
    propertyNames: childSchema(context, node, "propertyNames"),
    required: requiredOf(context, node),
    dependentRequired: dependentRequired(context, node),
    dependentSchemas: dependentSchemas(context, node),
    minProperties: context.count(node, "minProperties"),
    maxProperties: context.count(node, "maxProperties"),
    unevaluatedProperties: childSchema(context, node, "unevaluatedProperties"),
  };
}

function named(context: Context, node: Node, key: string): ObjectRules["properties"] {
  return context.members(node, key).map(([name, it]) => ({ name, schema: buildSchema(context, it) }));
}

/** `required: true` on a property itself is a remnant of draft 3, without force and without harm. */
function requiredOf(context: Context, node: Node): readonly string[] {
  if (typeof node.get("required")?.value === "boolean") return [];
  return [...new Set(context.texts(node, "required") ?? [])];
}

/** `dependencies` is the older spelling of both `dependentRequired` and `dependentSchemas`. */
function dependentRequired(context: Context, node: Node): ObjectRules["dependentRequired"] {
  const lists = [
    ...context.members(node, "dependentRequired"),
    ...context.members(node, "dependencies").filter(([, it]) => it.isArray),
  ];
  return lists.flatMap(([name, it]) => {
    const names = it.items().map((one) => one.value);
    if (it.isArray && names.every((one) => typeof one === "string")) return [{ name, requires: names }];
    context.wrongType(it, "What a property requires", "an array of strings");
    return [];
  });
}

function dependentSchemas(context: Context, node: Node): ObjectRules["dependentSchemas"] {
  const older = context.members(node, "dependencies").filter(([, it]) => !it.isArray);
  return [
    ...named(context, node, "dependentSchemas"),
    ...older.map(([name, it]) => ({ name, schema: buildSchema(context, it) })),
  ];
}
