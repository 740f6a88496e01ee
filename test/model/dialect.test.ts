/** Dialects: `$schema` and `jsonSchemaDialect`. */
import { describe, expect, test } from "vitest";
import { named, rules, understood, type Understood } from "./support.js";

const home = "https://json-schema.org/draft/2020-12/";
const own = "https://example.com/dialect";

/** A meta-schema of these vocabularies, as a component. */
const dialectOf = (...vocabularies: readonly string[]): object => ({
  Dialect: {
    $id: own,
    $vocabulary: Object.fromEntries(
      ["core", ...vocabularies].map((it) => [it.includes(":") ? it : `${home}vocab/${it}`, true]),
    ),
  },
});

const everything = {
  type: "object",
  properties: { a: { minimum: 1, format: "date" } },
  required: ["a"],
  unevaluatedProperties: false,
  not: { const: 1 },
};

/** The rules of the component `It`. */
async function read(
  schemas: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Understood & { readonly it: unknown }> {
  const found = await understood({ ...fields, components: { schemas } });
  return { ...found, it: rules(named(found, "It")) };
}

describe("a dialect whose meta-schema is in the document", () => {
  const a = { minimum: { value: 1 } };
  test.each<readonly [string, readonly string[], object]>([
    [
      "all vocabularies",
      ["applicator", "unevaluated", "validation", "format-annotation"],
      {
        types: ["object"],
        object: {
          properties: [{ name: "a", schema: { number: a, format: "date" } }],
          required: ["a"],
          unevaluatedProperties: { types: [] },
        },
        not: { const: 1 },
      },
    ],
    [
      "none for validation",
      ["applicator", "unevaluated", "format-assertion"],
      {
        object: { properties: [{ name: "a", schema: { format: "date" } }], unevaluatedProperties: { types: [] } },
        not: {},
      },
    ],
    [
      "none for formats and for what is unevaluated",
      ["applicator", "validation"],
      {
        types: ["object"],
        object: { properties: [{ name: "a", schema: { number: a } }], required: ["a"] },
        not: { const: 1 },
      },
    ],
    ["none for parts", ["validation"], { types: ["object"], object: { required: ["a"] } }],
  ])("with %s", async (_, vocabularies, want) => {
    const { it, said } = await read({ ...dialectOf(...vocabularies), It: { $schema: own, ...everything } });
    expect(it).toEqual(want);
    expect(said).toEqual([]);
  });

  test("counts for the whole document, unless a schema says otherwise", async () => {
    const schemas = {
      ...dialectOf("applicator"),
      It: { minimum: 1, items: { $schema: `${home}schema#`, minimum: 2, items: { minimum: 3 } } },
    };
    const { it, said } = await read(schemas, { jsonSchemaDialect: own });
    expect(it).toEqual({
      array: { items: { number: { minimum: { value: 2 } }, array: { items: { number: { minimum: { value: 3 } } } } } },
    });
    expect(said).toEqual([]);
  });

  test("counts within a schema, wherever it is entered", async () => {
    const schemas = {
      ...dialectOf("applicator"),
      Other: { $schema: own, $id: "other", $defs: { small: { $anchor: "small", maximum: 1 } } },
      It: { maximum: 2, anyOf: [{ $ref: "#/components/schemas/Other/$defs/small" }, { $ref: "other#small" }] },
    };
    const found = await read(schemas);
    expect(found.it).toMatchObject({ number: { maximum: { value: 2 } }, anyOf: [{ ref: { name: "OtherSmall" } }, {}] });
    expect(rules(named(found, "OtherSmall"))).toEqual({});
  });

  test("is one without vocabularies: the usual", async () => {
    const { it, said } = await read({ Dialect: { $id: own }, It: { $schema: own, minimum: 1 } });
    expect(it).toEqual({ number: { minimum: { value: 1 } } });
    expect(said).toEqual([]);
  });
});

describe("what is not known is told, once, and read as JSON Schema 2020-12", () => {
  const draft7 = "http://json-schema.org/draft-07/schema#";
  test.each<readonly [string, Record<string, unknown>, Record<string, unknown>, readonly string[]]>([
    [
      "an older draft",
      { It: { items: { $schema: draft7, minimum: 1, not: { minimum: 2 } } }, B: { $schema: draft7 } },
      {},
      ["#/components/schemas/It/items/$schema"],
    ],
    ["for the document", { It: { minimum: 1 }, B: {} }, { jsonSchemaDialect: draft7 }, ["#/jsonSchemaDialect"]],
    [
      "a vocabulary that is needed",
      { ...dialectOf("applicator", "validation", "urn:example:money"), It: { $schema: own, minimum: 1 } },
      {},
      ["#/components/schemas/It/$schema"],
    ],
    [
      "vocabularies of another draft",
      {
        Dialect: { $id: own, $vocabulary: { "https://json-schema.org/draft/2019-09/vocab/core": true } },
        It: { $schema: own, minimum: 1 },
      },
      {},
      ["#/components/schemas/It/$schema"],
    ],
  ])("%s", async (_, schemas, fields, places) => {
    const { it, said } = await read(schemas, fields);
    expect(JSON.stringify(it)).toContain('{"minimum":{"value":1}}');
    expect(said).toEqual(places.map((at) => `warning schema/unknown-dialect ${at}`));
  });
});

test.each<readonly [string, Record<string, unknown>, Record<string, unknown>]>([
  ["the usual one", { It: { $schema: `${home}schema` } }, {}],
  ["OpenAPI's own", { It: {} }, { jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/2024-11-10" }],
  ["a property of that name", { It: { properties: { $schema: { type: "string" } } } }, {}],
  ["in data", { It: { default: { $schema: "urn:x" } } }, {}],
  ["for an editor", { It: {} }, { $schema: "https://spec.openapis.org/oas/3.1/schema/2022-10-07" }],
  ["in OpenAPI 3.0", { It: { $schema: "urn:x", minimum: 1 } }, { openapi: "3.0.3", jsonSchemaDialect: "urn:x" }],
])("nothing is said of %s", async (_, schemas, fields) => {
  expect((await read(schemas, fields)).said).toEqual([]);
});
