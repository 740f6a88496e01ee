import { describe, expect, test } from "vitest";
import { asPrinted, declaration, typesOf } from "./support.js";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

async function typeOf(it: unknown, others: Readonly<Record<string, unknown>> = {}, openapi = "3.1.0"): Promise<string> {
  return declaration((await typesOf({ openapi, components: { schemas: { It: it, ...others } } })).schemas, "It");
}

const known = {
  A: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
  B: { type: "object", properties: { b: { type: "number" } } },
  Any: {},
};

describe("the type of a schema", () => {
  test.each<readonly [unknown, string]>([
    [true, "unknown"],
    [{}, "unknown"],
    [false, "never"],
    [{ not: {} }, "never"],
    [{ not: { type: "string" } }, "unknown"],
    [{ type: "string" }, "string"],
    [{ type: "integer" }, "number"],
    [{ type: ["number", "integer"] }, "number"],
    [{ type: "boolean" }, "boolean"],
    [{ type: "null" }, "null"],
    [{ type: ["null", "string"] }, "string | null"],
    [{ type: "string", format: "binary" }, "globalThis.Blob | globalThis.Uint8Array | string"],
    [{ minLength: 3 }, "unknown"],
  ])("%j", async (it, want) => {
    expect(await typeOf(it)).toBe(want);
  });

  test.each<readonly [unknown, string]>([
    [{ enum: ["a", "b"] }, '"a" | "b"'],
    [{ enum: [1, "1", null, true] }, '1 | "1" | true | null'],
    [{ type: "string", enum: ["a", 1, null] }, '"a"'],
    [{ type: "integer", enum: [1, 1.5] }, "1"],
    [{ enum: [] }, "never"],
    [{ enum: ["a", "a"] }, '"a"'],
    [{ const: "a" }, '"a"'],
    [{ const: "b", enum: ["a"] }, "never"],
    [{ const: { b: [1], a: null }, enum: [{ a: null, b: [1] }] }, "{ a: null; b: [1] }"],
    [{ const: [] }, "[]"],
    [{ const: {} }, "{ [key: string]: never }"],
    [{ const: -0 }, "0"],
    [{ const: 'a"`${x}*/\n' }, "'a\"`${x}*/\\n'"],
    [{ const: { "a-b": 1, __proto: 2 } }, '{ "a-b": 1; __proto: 2 }'],
  ])("values: %j", async (it, want) => {
    expect(await typeOf(it)).toBe(await asPrinted(want));
  });

  test.each<readonly [unknown, string]>([
    [{ type: "array" }, "unknown[]"],
    [{ type: "array", items: { type: "string" } }, "string[]"],
    [{ items: { type: ["string", "null"] } }, "(string | null)[]"],
    [{ type: "array", items: false }, "[]"],
    [{ type: "array", prefixItems: [{ type: "string" }, {}] }, "[string?, unknown?, ...unknown[]]"],
    [{ type: "array", prefixItems: [{ type: "string" }, {}], minItems: 1, items: false }, "[string, unknown?]"],
    [
      { type: "array", prefixItems: [{ type: "string" }], minItems: 5, items: { type: "number" } },
      "[string, ...number[]]",
    ],
  ])("arrays: %j", async (it, want) => {
    expect(await typeOf(it)).toBe(await asPrinted(want));
  });

  test.each<readonly [unknown, string]>([
    [{ type: "object" }, "{ [key: string]: unknown }"],
    [{ type: "object", additionalProperties: false }, "{ [key: string]: never }"],
    [{ type: "object", additionalProperties: { type: "string" } }, "{ [key: string]: string }"],
    [{ properties: { a: { type: "string" }, "b-c": {} }, required: ["a"] }, '{ a: string; "b-c"?: unknown }'],
    [{ properties: { a: { type: "string" } }, additionalProperties: false }, "{ a?: string }"],
    [{ properties: { a: { type: "string" } }, additionalProperties: true }, "{ a?: string; [key: string]: unknown }"],
    [
      { properties: { a: { type: "string" } }, additionalProperties: { type: "number" } },
      "{ a?: string; [key: string]: number | string | undefined }",
    ],
    [
      { properties: { a: { type: "string" } }, required: ["a"], additionalProperties: { type: "number" } },
      "{ a: string; [key: string]: number | string }",
    ],
    [{ required: ["a"] }, "{ a: unknown }"],
    [
      {
        properties: { a: { properties: { p: { type: "string" } }, anyOf: [{ required: ["p"] }, { required: ["h"] }] } },
        additionalProperties: { type: "string" },
      },
      "{ a?: {\n p?: string } & ({\n p: unknown } | {\n h: unknown }); [key: string]: unknown }",
    ],
    [
      {
        properties: { a: { type: "object", properties: { p: { type: "string" } }, not: { required: ["h"] } } },
        additionalProperties: { type: "string" },
      },
      "{ a?: {\n p?: string }; [key: string]: string | {\n p?: string } | undefined }",
    ],
    [{ patternProperties: { "^x": { type: "string" } } }, "{ [key: string]: unknown }"],
    [{ patternProperties: { "^x": { type: "string" } }, additionalProperties: false }, "{ [key: string]: string }"],
    [
      { patternProperties: { "^x": { type: "string" } }, additionalProperties: { type: "number" } },
      "{ [key: string]: string | number }",
    ],
    [
      { properties: { constructor: { type: "string" }, "": {}, "1": {} } },
      '{ "1"?: unknown; constructor?: string; ""?: unknown }',
    ],
    [
      { type: ["object", "array", "null"], properties: { a: {} }, items: { type: "string" } },
      "{ a?: unknown } | string[] | null",
    ],
  ])("objects: %j", async (it, want) => {
    expect(await typeOf(it)).toBe(await asPrinted(want));
  });

  test("a property called __proto__ is one like any other", async () => {
    const { schemas } = await typesOf(
      JSON.parse('{"components":{"schemas":{"It":{"properties":{"__proto__":{"type":"string"}}}}}}') as Record<
        string,
        unknown
      >,
    );
    expect(declaration(schemas, "It")).toBe('{ ["__proto__"]?: string }');
  });

  test.each<readonly [unknown, string]>([
    [ref("A"), "A"],
    [{ ...ref("A"), description: "here" }, "A"],
    [{ ...ref("A"), type: "object" }, "A"],
    [{ ...ref("A"), properties: { c: {} } }, "A & { c?: unknown }"],
    [{ ...ref("A"), required: ["c"] }, "A & { c: unknown }"],
    [{ allOf: [ref("A"), ref("B")] }, "A & B"],
    [{ allOf: [ref("A"), ref("A"), {}] }, "A"],
    [{ allOf: [ref("A"), { type: ["object", "null"] }] }, "A & ({ [key: string]: unknown } | null)"],
    [{ type: "object", allOf: [{ description: "nothing" }] }, "{ [key: string]: unknown }"],
    [{ type: "object", anyOf: [{}] }, "{ [key: string]: unknown }"],
    [{ oneOf: [ref("A"), { type: "null" }] }, "A | null"],
    [{ anyOf: [ref("A"), {}] }, "unknown"],
    [{ anyOf: [ref("A"), ref("B")], oneOf: [{ type: "string" }, { type: "number" }] }, "(A | B) & (string | number)"],
    [{ properties: { c: {} }, oneOf: [ref("A"), ref("B")] }, "{ c?: unknown } & (A | B)"],
    [{ type: "array", items: { oneOf: [ref("A"), ref("B")] } }, "(A | B)[]"],
    [{ anyOf: [{ type: "null" }, { oneOf: [ref("A"), { type: "string" }] }] }, "A | string | null"],
    [{ type: "string", oneOf: [{ const: "a" }, { const: "b", title: "B" }] }, '"a" | "b"'],
    [{ type: "string", anyOf: [{ minLength: 1 }, { pattern: "a" }] }, "string"],
    [{ type: ["string", "number"], oneOf: [{ const: "a" }, { type: "integer" }] }, '"a" | number'],
    [{ type: "string", oneOf: [{ const: "a" }, { type: "number" }] }, 'string & ("a" | number)'],
    [{ anyOf: [{ type: "string" }, { enum: ["", null] }] }, "string | null"],
    [{ enum: ["a"], allOf: [{ enum: ["a", "b"] }] }, '"a"'],
    [{ const: "a", oneOf: [{ const: "a" }, { const: "b" }] }, '"a"'],
    [{ enum: ["a", "c"], allOf: [{ enum: ["a", "b"] }] }, '("a" | "c") & ("a" | "b")'],
  ])("compositions: %j", async (it, want) => {
    expect(await typeOf(it, known)).toBe(await asPrinted(want));
  });

  test.each<readonly [unknown, string]>([
    [{ type: "string", nullable: true }, "string | null"],
    [{ enum: ["a"], nullable: true }, '"a" | null'],
    [{ allOf: [ref("A")], nullable: true }, "A | null"],
    [{ ...ref("A"), nullable: true }, "A"],
    [{ properties: { a: {} }, nullable: true }, "{ a?: unknown } | null"],
  ])("OpenAPI 3.0: %j", async (it, want) => {
    expect(await typeOf(it, known, "3.0.3")).toBe(await asPrinted(want));
  });
});

test("values of many schemas that each lead on twice are followed once", async () => {
  const steps = Array.from({ length: 40 }, (_, i): [string, unknown] => [
    `S${i}`,
    { oneOf: [ref(`S${i + 1}`), ref(`S${i + 1}`)] },
  ]);
  const others: Record<string, unknown> = { ...Object.fromEntries(steps), S40: { enum: ["a", "b"] } };
  expect(await typeOf({ const: "a", ...ref("S0") }, others)).toBe('"a"');
});

describe("discriminators", () => {
  const kind = (it: unknown): object => ({ type: "object", properties: { kind: it }, required: ["kind"] });
  const discriminator = { propertyName: "kind", mapping: { dog: "Dog", hound: "Dog" } };
  test.each<readonly [string, unknown, string]>([
    ["say which branch it is", { type: "string" }, '(Dog & { kind: "dog" | "hound" }) | (Cat & { kind: "Cat" })'],
    [
      "narrow what a family shares",
      { enum: ["dog", "hound", "Cat"] },
      '(Dog & { kind: "dog" | "hound" }) | (Cat & { kind: "Cat" })',
    ],
    ["leave alone what says so itself", { const: "dog" }, 'Dog | (Cat & { kind: "Cat" })'],
  ])("%s", async (_, it, want) => {
    const others = { Dog: kind(it), Cat: kind({ type: "string" }) };
    expect(await typeOf({ oneOf: [ref("Dog"), ref("Cat")], discriminator }, others)).toBe(await asPrinted(want));
  });

  test("say nothing of the branch for all other values", async () => {
    const others = { Dog: kind({ type: "string" }), Cat: kind({ type: "string" }) };
    const open = { ...discriminator, defaultMapping: "Cat" };
    expect(await typeOf({ oneOf: [ref("Dog"), ref("Cat")], discriminator: open }, others)).toBe(
      await asPrinted('(Dog & { kind: "dog" | "hound" }) | Cat'),
    );
  });

  test("look through what a branch extends", async () => {
    const others = {
      Base: kind({ type: "string" }),
      Dog: { allOf: [ref("Base"), { properties: { kind: { const: "dog" } } }] },
    };
    expect(await typeOf({ oneOf: [ref("Dog")], discriminator }, others)).toBe("Dog");
  });

  test("of a family", async () => {
    const pet = {
      type: "object",
      properties: { kind: { enum: ["dog", "cat"] } },
      required: ["kind"],
      oneOf: [ref("Dog"), ref("Cat")],
      discriminator: { propertyName: "kind", mapping: { dog: "Dog", cat: "Cat" } },
    };
    const child = { allOf: [ref("It"), { properties: { name: { type: "string" } } }] };
    const { schemas } = await typesOf({ components: { schemas: { It: pet, Dog: child, Cat: child } } });
    expect(declaration(schemas, "Dog")).toBe("ItBase & { name?: string }");
    expect(declaration(schemas, "ItBase")).toBe(await asPrinted('{ kind: "dog" | "cat" }'));
    expect(declaration(schemas, "It")).toBe(
      await asPrinted('{ kind: "dog" | "cat" } & ((Dog & { kind: "dog" }) | (Cat & { kind: "cat" }))'),
    );
  });
});

describe("dynamic references", () => {
  test("have the type of any schema with the anchor", async () => {
    const others = { Strict: { $id: "s", $dynamicAnchor: "node", $ref: "i", unevaluatedProperties: false } };
    const it = { $id: "i", $dynamicAnchor: "node", type: "object", properties: { next: { $dynamicRef: "#node" } } };
    expect(await typeOf(it, others)).toBe(await asPrinted("{ next?: It | Strict }"));
  });

  test("of a template take what fills it", async () => {
    const others = { Names: { $id: "n", $ref: "i", $defs: { x: { $dynamicAnchor: "item", type: "string" } } } };
    const it = {
      $id: "i",
      type: "array",
      items: { $dynamicRef: "#item" },
      $defs: { x: { $dynamicAnchor: "item", not: {} } },
    };
    const { schemas } = await typesOf({ components: { schemas: { It: it, ...others } } });
    expect(declaration(schemas, "It")).toBe("(ItX | NamesX)[]");
    expect(declaration(schemas, "ItX")).toBe("never");
  });

  test("that could lead back in place have no type", async () => {
    const others = { Leaf: { $id: "l", $dynamicAnchor: "x", anyOf: [{ type: "string" }, { $ref: "i" }] } };
    const it = { $id: "i", $dynamicRef: "#x", $defs: { x: { $dynamicAnchor: "x", type: "number" } } };
    expect(await typeOf(it, others)).toBe("unknown");
  });
});

describe("comments", () => {
  test("say what the document says, and the default", async () => {
    const it = {
      title: "T",
      description: "D */ x\n@deprecated really",
      deprecated: true,
      properties: { a: { description: "P", default: "*/" }, b: { title: "T2" } },
    };
    const { schemas } = await typesOf({ components: { schemas: { It: it } } });
    expect(schemas).toContain(
      '/**\n * T\n *\n * D *\\/ x\n * \\@deprecated really\n *\n * @deprecated\n */\nexport type It = {\n  /**\n   * P\n   *\n   * @default "*\\/"\n   */\n  a?: unknown;\n  /** T2 */\n  b?: unknown;\n};\n',
    );
  });

  test("don't repeat the name", async () => {
    const { schemas } = await typesOf({ components: { schemas: { "the-it": { title: "The It", type: "string" } } } });
    expect(schemas).not.toContain("/**");
    const signed = { properties: { a: { title: "\u{1f44d}" } } };
    expect((await typesOf({ components: { schemas: { It: signed } } })).schemas).toContain("/** \u{1f44d} */");
  });

  test("say what each of several values means", async () => {
    const oneOf = [
      { const: 1, title: "BLOCK", description: "Blocks\nit" },
      { const: 2, description: "Flags" },
      { const: 3 },
    ];
    const { schemas } = await typesOf({ components: { schemas: { It: { description: "What.", oneOf } } } });
    expect(schemas).toContain(
      "/**\n * What.\n *\n * - `1`: BLOCK. Blocks it\n * - `2`: Flags\n */\nexport type It = 1 | 2 | 3;\n",
    );
  });
});
