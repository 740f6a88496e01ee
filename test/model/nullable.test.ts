import { describe, expect, test } from "vitest";
import { rules, schemaOf } from "./support.js";

const isNull = { types: ["null"] };

describe("OpenAPI 3.0: nullable", () => {
  test.each<readonly [unknown, unknown]>([
    [{ type: "string", nullable: true }, { types: ["null", "string"] }],
    [{ type: "string", nullable: false }, { types: ["string"] }],
    [{ nullable: true }, {}],
    [
      { type: "string", enum: ["a"], nullable: true },
      { types: ["null", "string"], enum: ["a", null] },
    ],
    [
      { type: "string", enum: ["a", null], nullable: true },
      { types: ["null", "string"], enum: ["a", null] },
    ],
    [{ enum: ["a"], nullable: true }, { enum: ["a", null] }],
    [{ const: "a", nullable: true }, { anyOf: [{ const: "a" }, isNull] }],
    [{ allOf: [{ type: "string" }], nullable: true }, { anyOf: [{ types: ["string"] }, isNull] }],
    [{ allOf: [{}, {}], nullable: true }, { anyOf: [{ allOf: [{}, {}] }, isNull] }],
    [{ anyOf: [{ type: "string" }, {}], nullable: true }, { anyOf: [{ types: ["string"] }, {}, isNull] }],
    [{ type: "object", anyOf: [{}], nullable: true }, { anyOf: [{ types: ["object"], anyOf: [{}] }, isNull] }],
    [{ oneOf: [{ type: "string" }], nullable: true }, { anyOf: [{ types: ["string"] }, isNull] }],
    [{ oneOf: [{}, {}], nullable: true }, { anyOf: [{ oneOf: [{}, {}] }, isNull] }],
    [{ allOf: [{}], oneOf: [{}], nullable: true }, { anyOf: [{ allOf: [{}], oneOf: [{}] }, isNull] }],
    [{ type: "object", oneOf: [{}], nullable: true }, { anyOf: [{ types: ["object"], oneOf: [{}] }, isNull] }],
    [
      { properties: { a: {} }, nullable: true },
      { anyOf: [{ object: { properties: [{ name: "a", schema: {} }] } }, isNull] },
    ],
    [{ items: {}, nullable: true }, { anyOf: [{ array: { items: {} } }, isNull] }],
  ])("%j", async (it, want) => {
    const { schema, said } = await schemaOf(it, "3.0.3");
    expect(rules(schema)).toEqual(want);
    expect(said).toEqual([]);
  });

  test("what is said about the schema is said about the choice", async () => {
    const { schema } = await schemaOf(
      { allOf: [{}], nullable: true, description: "D", readOnly: true, default: null, example: 1, "x-a": 1 },
      "3.0.0",
    );
    expect(schema).toMatchObject({
      doc: { description: "D" },
      access: "read",
      default: null,
      examples: [1],
      extensions: { "x-a": 1 },
    });
    expect(schema.anyOf?.[0]).toMatchObject({
      doc: { description: "" },
      access: "both",
      default: undefined,
      examples: [],
      extensions: {},
    });
  });
});

describe("OpenAPI 3.0: limits", () => {
  test.each<readonly [unknown, unknown]>([
    [{ minimum: 1, exclusiveMinimum: true }, { number: { minimum: { value: 1, exclusive: true } } }],
    [{ minimum: 1, exclusiveMinimum: false }, { number: { minimum: { value: 1 } } }],
    [{ exclusiveMaximum: true }, {}],
    [{ maximum: 1, exclusiveMaximum: true }, { number: { maximum: { value: 1, exclusive: true } } }],
  ])("%j", async (it, want) => {
    expect(rules((await schemaOf(it, "3.0.3")).schema)).toEqual(want);
  });
});
