/** Random schemas with marks, and random data whose every text and number is one of a kind: what is marked is in no issue. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isJsonObject, type Json } from "../../generator/base/json.js";
import { anySchema, data, shared } from "./arbitrary.js";
import { Choices, choices } from "./choices.js";
import type { Fields } from "./following.js";
import { validatorsOf } from "./generated.js";
import { secretsOf } from "./marks.js";

/** A schema with marks in some of its schemas. */
function marked(schema: Json, made: Choices): Json {
  if (Array.isArray(schema)) return schema.map((it: Json) => marked(it, made));
  if (!isJsonObject(schema)) return schema;
  const parts = Object.entries(schema).map(([key, it]) => [key, literal.has(key) ? it : marked(it, made)] as const);
  const isSchema = parts.length > 0 && parts.every(([key]) => keywords.has(key));
  const mark = isSchema ? made.of(marks) : undefined;
  return Object.fromEntries(mark === undefined ? parts : [...parts, mark]);
}

const none = undefined;
const marks: readonly (readonly [string, Json] | undefined)[] = [
  ...[none, none, none, none],
  ["x-pii", true],
  ["x-pii", { handling: "standard" }],
  ["format", "password"],
];

/** Keywords whose values are no schemas. */
const literal = new Set(["enum", "const", "required", "dependentRequired", "type"]);
const keywords = new Set(
  (
    "type enum const minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf prefixItems items " +
    "contains minContains maxContains minItems maxItems uniqueItems unevaluatedItems properties patternProperties additionalProperties " +
    "propertyNames required unevaluatedProperties minProperties maxProperties dependentRequired dependentSchemas allOf anyOf oneOf not if " +
    "then else $ref"
  ).split(" "),
);

/** A value whose texts, numbers and some of whose names are found nowhere else. */
function distinct(value: Json, made: Choices, next = { count: 0 }): Json {
  next.count += 1;
  if (typeof value === "string") return made.may(3) ? `secret-${next.count}-` : value;
  if (typeof value === "number") return made.may(3) ? 987_000_000 + next.count : value;
  if (Array.isArray(value)) return value.map((it: Json) => distinct(it, made, next));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, it]) => {
      const own = made.may(5) ? name : `hidden-${(next.count += 1)}-`;
      return [own, distinct(it, made, next)] as const;
    }),
  );
}

const numRuns = Number(process.env["PRIVACY_RUNS"] ?? 6);
const count = { issues: 0, secrets: 0 };

test("what is marked is nowhere in an issue", { timeout: 600_000 }, async () => {
  const schema = fc.tuple(anySchema, choices(20)).map(([it, made]) => marked(it as Json, new Choices(made)));
  const value = fc.tuple(data, choices(40)).map(([it, made]) => distinct(it as Json, new Choices(made)));
  const schemas = fc.array(schema, { minLength: 1, maxLength: 50, size: "max" });
  await fc.assert(
    fc.asyncProperty(schemas, fc.array(value, { minLength: 1, maxLength: 80, size: "max" }), async (list, values) => {
      const named = { ...shared, ...Object.fromEntries(list.map((it, i) => [`S${i}`, it])) } as Fields;
      const validators = await validatorsOf(named);
      const told = list.flatMap((it, i) =>
        values.flatMap((one) => leaks(it, one, named, validators[`S${i}`]?.issues(one) ?? [])),
      );
      expect(told).toEqual([]);
    }),
    { numRuns },
  );
  expect(count.secrets).toBeGreaterThan(100);
  expect(count.issues).toBeGreaterThan(100);
});

/** What issues say that they should not: marked values and names, anywhere. */
function leaks(schema: Json, value: Json, named: Fields, issues: readonly unknown[]): readonly unknown[] {
  const { values, names } = secretsOf(schema, value, named);
  const secrets = [...values, ...names].filter((it) => /^(secret-|987|hidden-)/.test(it));
  count.issues += issues.length;
  count.secrets += secrets.length;
  return issues.flatMap((it) => {
    const said = JSON.stringify(it);
    const leaked = secrets.filter((one) => said.includes(one));
    return leaked.length === 0 ? [] : [{ schema, value, issue: it, leaked }];
  });
}
