/** What messages never show. */
import { describe, expect, test } from "vitest";
import { validatorsOf } from "./generated.js";

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

  test("but elsewhere it is said", async () => {
    const { Root } = await validatorsOf({
      Root: { properties: { card: { pattern: "^x", "x-pii": false }, other: { "x-pii": true } } },
    });
    expect(Root?.issues({ card: secret })[0]?.message).toContain(secret);
  });
});
