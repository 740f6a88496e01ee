import { describe, expect, test } from "vitest";
import { named, rules, schemaOf, schemasOf } from "./support.js";

type Row = readonly [it: unknown, want: unknown];

describe("JSON Schema, by keyword", () => {
  test.each<Row>([
    [true, {}],
    [{}, {}],
    [false, { types: [] }],
    [{ type: "string" }, { types: ["string"] }],
    [{ type: ["string", "null"] }, { types: ["null", "string"] }],
    [{ type: ["integer", "number"] }, { types: ["number"] }],
    [{ type: "integer" }, { types: ["integer"] }],
    [{ enum: [1, "a", null] }, { enum: [1, "a", null] }],
    [{ enum: [] }, { enum: [] }],
    [{ const: null }, { const: null }],
    [{ format: "date" }, { format: "date" }],
    [{ minLength: 1, maxLength: 2.0, pattern: "^a" }, { string: { minLength: 1, maxLength: 2, pattern: "^a" } }],
    [
      { contentEncoding: "base64", contentMediaType: "application/json", contentSchema: { type: "null" } },
      {
        string: { contentEncoding: "base64", contentMediaType: "application/json", contentSchema: { types: ["null"] } },
      },
    ],
    [{ minimum: 1 }, { number: { minimum: { value: 1 } } }],
    [{ exclusiveMinimum: 1 }, { number: { minimum: { value: 1, exclusive: true } } }],
    [{ minimum: 2, exclusiveMinimum: 1 }, { number: { minimum: { value: 2 } } }],
    [{ minimum: 1, exclusiveMinimum: 1 }, { number: { minimum: { value: 1, exclusive: true } } }],
    [{ maximum: 1, exclusiveMaximum: 2 }, { number: { maximum: { value: 1 } } }],
    [{ maximum: 3, exclusiveMaximum: 2 }, { number: { maximum: { value: 2, exclusive: true } } }],
    [{ multipleOf: 0.1 }, { number: { multipleOf: 0.1 } }],
    [{ items: { type: "null" } }, { array: { items: { types: ["null"] } } }],
    [{ prefixItems: [true], items: false }, { array: { prefixItems: [{}], items: { types: [] } } }],
    [{ items: [true, {}], additionalItems: false }, { array: { prefixItems: [{}, {}], items: { types: [] } } }],
    [
      {
        contains: {},
        minContains: 0,
        maxContains: 2,
        minItems: 1,
        maxItems: 2,
        uniqueItems: true,
        unevaluatedItems: false,
      },
      {
        array: {
          contains: {},
          minContains: 0,
          maxContains: 2,
          minItems: 1,
          maxItems: 2,
          uniqueItems: true,
          unevaluatedItems: { types: [] },
        },
      },
    ],
    [
      { properties: { a: {}, toString: true }, required: ["b", "a", "b"] },
      {
        object: {
          properties: [
            { name: "a", schema: {} },
            { name: "toString", schema: {} },
          ],
          required: ["b", "a"],
        },
      },
    ],
    [{ required: true }, {}],
    [
      { patternProperties: { "^x": false } },
      { object: { patternProperties: [{ pattern: "^x", schema: { types: [] } }] } },
    ],
    [{ additionalProperties: true }, { object: { additionalProperties: {} } }],
    [
      { propertyNames: { maxLength: 1 }, minProperties: 1, maxProperties: 2, unevaluatedProperties: false },
      {
        object: {
          propertyNames: { string: { maxLength: 1 } },
          minProperties: 1,
          maxProperties: 2,
          unevaluatedProperties: { types: [] },
        },
      },
    ],
    [{ dependentRequired: { a: ["b"] } }, { object: { dependentRequired: [{ name: "a", requires: ["b"] }] } }],
    [{ dependentSchemas: { a: false } }, { object: { dependentSchemas: [{ name: "a", schema: { types: [] } }] } }],
    [
      { dependencies: { a: ["b"], c: false } },
      {
        object: {
          dependentRequired: [{ name: "a", requires: ["b"] }],
          dependentSchemas: [{ name: "c", schema: { types: [] } }],
        },
      },
    ],
    [
      { allOf: [{}], anyOf: [false], oneOf: [{}], not: true },
      { allOf: [{}], anyOf: [{ types: [] }], oneOf: [{}], not: {} },
    ],
    [{ if: {}, then: false }, { conditional: { if: {}, then: { types: [] } } }],
    [{ then: false, else: false }, {}],
    [{ readOnly: true }, { access: "read" }],
    [{ writeOnly: true }, { access: "write" }],
    [{ default: null }, { default: null }],
    [{ examples: [1, 2] }, { examples: [1, 2] }],
    [{ example: { $ref: "#/data", $id: "data" } }, { examples: [{ $ref: "#/data", $id: "data" }] }],
  ])("%j", async (it, want) => {
    const { schema, said } = await schemaOf(it);
    expect(rules(schema)).toEqual(want);
    expect(said).toEqual([]);
  });

  test("words, and where they stand", async () => {
    const { schema } = await schemaOf({ title: "T", description: "D", deprecated: true, "x-a": [1] });
    expect(schema).toMatchObject({
      at: "#/components/schemas/It",
      doc: { summary: "T", description: "D", deprecated: true },
      extensions: { "x-a": [1] },
    });
  });
});

describe("mistakes", () => {
  test.each<readonly [unknown, string]>([
    [null, "error document/wrong-type It"],
    [[], "error document/wrong-type It"],
    [{ type: "text" }, "error schema/unknown-type It/type"],
    [{ type: ["string", 1] }, "error schema/unknown-type It/type/1"],
    [{ enum: "a" }, "error document/wrong-type It/enum"],
    [{ minLength: -1 }, "error document/wrong-type It/minLength"],
    [{ maxItems: 1.5 }, "error document/wrong-type It/maxItems"],
    [{ minimum: "1" }, "error document/wrong-type It/minimum"],
    [{ multipleOf: 0 }, "error schema/bad-multiple It/multipleOf"],
    [{ properties: { a: null } }, "error document/wrong-type It/properties/a"],
    [{ properties: [] }, "error document/wrong-type It/properties"],
    [{ items: 1 }, "error document/wrong-type It/items"],
    [{ allOf: {} }, "error document/wrong-type It/allOf"],
    [{ required: "a" }, "error document/wrong-type It/required"],
    [{ required: [1] }, "error document/wrong-type It/required"],
    [{ type: [] }, "error document/wrong-type It/type"],
    [{ anyOf: [] }, "error document/wrong-type It/anyOf"],
    [{ oneOf: [] }, "error document/wrong-type It/oneOf"],
    [{ dependentRequired: { a: "b" } }, "error document/wrong-type It/dependentRequired/a"],
    [{ dependencies: { a: [1] } }, "error document/wrong-type It/dependencies/a"],
    [{ items: { $ref: "#" } }, "warning ref/wrong-kind It/items/$ref"],
    [{ pattern: 1 }, "error document/wrong-type It/pattern"],
    [{ uniqueItems: "yes" }, "error document/wrong-type It/uniqueItems"],
    [{ $ref: 1 }, "error document/wrong-type It/$ref"],
    [{ $ref: "#/nowhere" }, "error ref/unresolved It/$ref"],
    [{ description: 1 }, "warning document/not-text It/description"],
    [{ title: null }, "warning document/not-text It/title"],
    [{ nullable: true }, "warning schema/nullable It/nullable"],
    [{ discriminator: "kind" }, "error document/wrong-type It/discriminator"],
    [{ discriminator: {} }, "error schema/discriminator It/discriminator"],
    [
      { discriminator: { propertyName: "kind", mapping: { a: 1 } } },
      "error document/wrong-type It/discriminator/mapping/a",
    ],
    [
      { discriminator: { propertyName: "kind", mapping: { a: "Nobody" } } },
      "error ref/unresolved It/discriminator/mapping/a",
    ],
  ])("%j", async (it, want) => {
    expect((await schemaOf(it)).said).toEqual([want]);
  });

  test.each([
    { not: null },
    { if: 1, then: false },
    { contains: "x" },
    { anyOf: [] },
    { oneOf: [null] },
    { allOf: [5] },
    { dependentRequired: { a: [1] } },
  ])("what is no schema is left out: %j", async (it) => {
    expect(rules((await schemaOf(it)).schema)).toEqual({});
  });

  test("all are found in one run", async () => {
    const { said } = await schemaOf({ type: "text", items: 1, properties: { a: { $ref: "#/x" }, b: null } });
    expect(said).toHaveLength(4);
  });

  test("a reference that is nearly right", async () => {
    const { hints } = await schemasOf({
      Pet: {},
      A: { $ref: "#/components/schemas/pets" },
      B: { $ref: "Pet" },
      C: { $ref: "#/components/schemas/Zebra" },
    });
    expect(hints).toEqual([
      "Did you mean #/components/schemas/Pet?",
      "Did you mean #/components/schemas/Pet?",
      "Define it, or correct the reference.",
    ]);
  });
});

describe("references", () => {
  test("siblings stay in force", async () => {
    const it = await schemasOf({ Name: { type: "string" }, It: { $ref: "#/components/schemas/Name", maxLength: 3 } });
    expect(rules(named(it, "It"))).toEqual({ ref: { name: "Name" }, string: { maxLength: 3 } });
  });

  test("in OpenAPI 3.0 they have none", async () => {
    const schemas = {
      Name: { type: "string" },
      It: { $ref: "#/components/schemas/Name", maxLength: 3, nullable: true, type: "string", description: "kept" },
    };
    const it = await schemasOf(schemas, "3.0.3");
    expect(rules(named(it, "It"))).toEqual({ ref: { name: "Name" } });
    expect(named(it, "It").doc.description).toBe("kept");
    expect(it.messages).toEqual(["In OpenAPI 3.0, what stands beside $ref has no force: maxLength, nullable."]);
  });

  test("below an $id that leads nowhere there, but somewhere in the file", async () => {
    const it = await schemasOf({ Name: {}, It: { $id: "Name", items: { $ref: "#/components/schemas/Name" } } });
    expect(rules(named(it, "It"))).toMatchObject({ array: { items: { ref: { name: "Name" } } } });
    expect(it.said).toEqual(["warning ref/outside-id #/components/schemas/It/items/$ref"]);
  });

  test("to a component of another kind", async () => {
    const it = await schemasOf({ It: { $ref: "#/components/responses/Ok" } });
    expect(it.said).toEqual(["error ref/unresolved #/components/schemas/It/$ref"]);
  });
});

describe("dynamic references", () => {
  const tree = { $id: "tree", $dynamicAnchor: "node", items: { $dynamicRef: "#node" } };
  test("start from the anchor, and say so", async () => {
    const it = await schemasOf({ Tree: tree });
    expect(rules(named(it, "Tree"))).toEqual({
      dynamicAnchor: "node",
      scope: [{ anchor: "node", schema: "Tree" }],
      array: { items: { ref: { name: "Tree", dynamic: "node" } } },
    });
  });

  test.each([
    ["a pointer", { $defs: { x: { $dynamicAnchor: "x" } }, $dynamicRef: "#/$defs/x" }],
    ["a plain anchor", { $defs: { x: { $anchor: "x" } }, $dynamicRef: "#x" }],
  ])("%s is no dynamic one", async (_, it) => {
    expect((await schemaOf(it)).schema.ref?.dynamic).toBeUndefined();
  });

  test("beside a static one, both count", async () => {
    const it = await schemasOf({
      A: {},
      Tree: { ...tree, items: { $ref: "#/components/schemas/A", $dynamicRef: "#node" } },
    });
    expect(rules(named(it, "Tree"))).toMatchObject({
      array: { items: { allOf: [{ ref: { name: "Tree", dynamic: "node" } }] } },
    });
  });

  test("without a default, they take anything", async () => {
    const list = { $id: "list", items: { $dynamicRef: "#item" } };
    const it = await schemasOf({
      List: list,
      Names: { $id: "names", $ref: "list", $defs: { item: { $dynamicAnchor: "item", type: "string" } } },
    });
    expect(rules(named(it, "List"))).toEqual({ array: { items: { ref: { name: "Item", dynamic: "item" } } } });
    expect(rules(named(it, "Item"))).toEqual({ dynamicAnchor: "item" });
    expect(named(it, "Names").scope).toEqual([{ anchor: "item", schema: "NamesItem" }]);
    expect(it.said).toEqual(["warning ref/unbound #/components/schemas/List/items/$dynamicRef"]);
  });
});
