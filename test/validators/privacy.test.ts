/** What messages never show. */
import { describe, expect, test } from "vitest";
import type { Validator } from "../../generator/runtime/validation/index.js";
import { documentOf, generated, validatorsOf } from "./generated.js";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

describe("what is never said", () => {
  const secret = "4111-1111";
  const cases: Readonly<Record<string, unknown>> = {
    "the value itself": { properties: { card: { type: "string", pattern: "^x", "x-pii": true } } },
    "beside a reference": {
      properties: { card: { $ref: "#/components/schemas/Text", "x-pii": { handling: "standard" } } },
    },
    "behind a reference": { properties: { card: ref("Marked") } },
    "in another branch": {
      allOf: [{ properties: { card: { "x-pii": true } } }, { properties: { card: { pattern: "^x" } } }],
    },
    "of everything below": { "x-pii": true, properties: { card: { pattern: "^x" } } },
    "by a pattern": {
      patternProperties: { "^ca": { "x-pii": true } },
      additionalProperties: { pattern: "^x" },
      properties: { card: { pattern: "^x" } },
    },
    "a password": { properties: { card: { type: "string", format: "password", pattern: "^x" } } },
    "in a union": {
      properties: { card: { anyOf: [{ type: "string", pattern: "^x", "x-pii": true }, { type: "null" }] } },
    },
    "of a constant": { properties: { card: { const: "x", "x-pii": "yes" } } },
  };
  test.each(Object.entries(cases))("%s", async (_, schema) => {
    const { Root } = await validatorsOf({
      Root: schema,
      Text: { type: "string", pattern: "^x" },
      Marked: { type: "string", pattern: "^x", "x-pii": true },
    });
    const found = Root?.issues({ card: secret }) ?? [];
    expect(found.map((it) => it.pointer)).toEqual(["/card"]);
    expect(JSON.stringify(found)).not.toContain("4111");
  });

  /** Schemas, what does not fit them, and the keywords that say so. */
  const places: Readonly<Record<string, readonly [schema: unknown, value: unknown, ...keywords: string[]]>> = {
    "a number where there is no alternative for it": [
      { "x-pii": true, anyOf: [{ type: "string" }, { type: "null" }] },
      41111111,
      "anyOf",
    ],
    "by what must not be": [{ pattern: "^x", not: { "x-pii": true, minLength: 99 } }, secret, "pattern"],
    "by a condition": [{ pattern: "^x", if: { "x-pii": true }, then: false }, secret, "pattern", "then"],
    "by what an array contains": [
      { items: { pattern: "^x" }, contains: { "x-pii": true, const: 1 }, minContains: 0 },
      [secret],
      "pattern",
    ],
    "by what is unevaluated": [
      { unevaluatedProperties: { type: "integer", "x-pii": true }, allOf: [{ properties: { known: true } }] },
      { card: secret },
      "type",
    ],
    "of items that are alike": [{ "x-pii": true, uniqueItems: true }, [secret, secret], "uniqueItems"],
    "of a whole that is no constant": [{ "x-pii": true, const: { card: "x" } }, { card: secret }, "const"],
    "of many alternatives": [
      { "x-pii": true, oneOf: [{ properties: { card: { const: "x" } } }, { properties: { card: { enum: ["y"] } } }] },
      { card: secret },
      "const",
    ],
    "of the values of a map": [{ "x-pii": true, additionalProperties: { maxLength: 2 } }, { a: secret }, "maxLength"],
    "of how long it is": [{ "x-pii": true, minLength: 99 }, secret, "minLength"],
    "of a limit of a number": [{ "x-pii": true, maximum: 5 }, 41111111, "maximum"],
  };
  test.each(Object.entries(places))("%s", async (_, [schema, value, ...keywords]) => {
    const { Root } = await validatorsOf({ Root: schema });
    const found = Root?.issues(value) ?? [];
    expect(found.map((it) => it.keyword)).toEqual(keywords);
    expect(JSON.stringify(found)).not.toMatch(/4111|has \d/);
    expect(() => Root?.parse(value)).toThrow(/^(?![^]*(4111|has \d))/);
  });

  test("names that the data gives where values are personal: they are struck out of the place", async () => {
    const { Root } = await validatorsOf({
      Root: {
        "x-pii": true,
        properties: { known: { type: "null" } },
        propertyNames: { maxLength: 5 },
        additionalProperties: { type: "null" },
        patternProperties: { "^4111-2": { items: { type: "null" } } },
      },
    });
    const found = Root?.issues({ [secret]: 1, known: 1, "4111-2": [1] }) ?? [];
    expect(found.map((it) => [it.pointer, it.path, it.keyword])).toEqual([
      ["/[redacted]", ["[redacted]"], "propertyNames"],
      ["/[redacted]", ["[redacted]"], "type"],
      ["/known", ["known"], "type"],
      ["/[redacted]", ["[redacted]"], "propertyNames"],
      ["/[redacted]/0", ["[redacted]", 0], "type"],
    ]);
    expect(JSON.stringify(found)).not.toContain("4111");
    expect(() => Root?.parse({ [secret]: 1 })).toThrow("Root/[redacted] must not have this name");
  });

  test("names that `propertyNames` marks, also where values may be shown", async () => {
    const { Root } = await validatorsOf({
      Root: { properties: { known: { type: "null" } }, propertyNames: { "x-pii": true }, additionalProperties: false },
    });
    expect(Root?.issues({ known: 7, [secret]: 1 })).toMatchObject([
      { pointer: "/known", received: "7" },
      { pointer: "/[redacted]", message: "must not be there" },
    ]);
  });

  test("beside a reference, also where that has no other force: OpenAPI 3.0", async () => {
    const { schemas } = await generated(
      documentOf(
        {
          Root: { properties: { card: { $ref: "#/components/schemas/Text", "x-pii": true } } },
          Text: { type: "string", pattern: "^x" },
        },
        { openapi: "3.0.3" },
      ),
    );
    const found = (schemas["Root"] as Validator<unknown>).issues({ card: secret });
    expect(found).toMatchObject([{ pointer: "/card", message: "must match ^x" }]);
  });

  test("but elsewhere it is said", async () => {
    const { Root } = await validatorsOf({
      Root: { properties: { card: { pattern: "^x", "x-pii": false }, other: { "x-pii": true } } },
    });
    expect(Root?.issues({ card: secret })[0]?.message).toContain(secret);
  });
});
