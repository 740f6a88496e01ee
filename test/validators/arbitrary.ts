/** Random schemas and random data that have a chance to meet. */
import fc from "fast-check";

/** Two of them are names that every object inherits. */
const name = fc.constantFrom("a", "b", "c", "x-1", "toString", "isPrototypeOf");
const plainName = fc.constantFrom("a", "b", "c", "x-1");
const text = fc.oneof(
  fc.constantFrom("", "a", "b", "ab", "abc", "1", "😀", "2020-02-29", "127.0.0.1"),
  fc.string({ maxLength: 4, unit: "binary" }),
);
const number = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.constantFrom(0.5, 1.1, -0, 2 ** 53));
const scalar = fc.oneof(fc.constant(null), fc.boolean(), number, text);

const dataOf = (key: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: "small", withCrossShrink: true }, scalar, tie("array"), tie("object")),
    array: fc.array(tie("value"), { maxLength: 4 }),
    object: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  })).value;

/** JSON data with few names, so that schemas speak of them. */
export const data = dataOf(name);
/** The same without names that Ajv can't tell from inherited ones. */
export const plainData = dataOf(plainName);

const type = fc.constantFrom("null", "boolean", "object", "array", "number", "integer", "string");
const count = fc.integer({ min: 0, max: 3 });
const pattern = fc.constantFrom("^a", "b$", "^[ab]{1,2}$", "^\\p{L}*$", "^.{2}$", "[^a]", "^x-");
const format = fc.constantFrom("date", "ipv4", "made-up");

/** Schemas with any few keywords. */
export const anySchema = schemaOf(name, data, []);

/**
 * The same without what Ajv gets wrong: names that objects inherit; `contains`, which it lets pass for some empty arrays, and which
 * evaluates nothing there; and, together, `if` and what is unevaluated, since it looks at an `if` only for a `then` or an `else`.
 */
export const schemaForAjv = (...leftOut: readonly string[]): fc.Arbitrary<unknown> =>
  schemaOf(plainName, plainData, [...leftOut, "contains"]);

function schemaOf(
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<unknown>,
  leftOut: readonly string[],
): fc.Arbitrary<unknown> {
  return fc.letrec((tie) => {
    const inner = tie("schema");
    const list = fc.array(inner, { minLength: 1, maxLength: 3 });
    const table = fc.dictionary(key, inner, { maxKeys: 3, noNullPrototype: true });
    const keys = fc.uniqueArray(key, { maxLength: 2 });
    const keywords: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
      ...{ type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })) },
      ...{
        enum: fc.uniqueArray(value, { minLength: 1, maxLength: 10, selector: (it) => JSON.stringify(it) }),
        const: value,
      },
      ...{ minLength: count, maxLength: count, pattern, format },
      ...{
        minimum: number,
        maximum: number,
        exclusiveMinimum: number,
        exclusiveMaximum: number,
        multipleOf: fc.constantFrom(1, 2, 3),
      },
      ...{ prefixItems: list, items: inner, contains: inner, minContains: count, maxContains: count },
      ...{ minItems: count, maxItems: count, uniqueItems: fc.boolean(), unevaluatedItems: inner },
      ...{
        properties: table,
        patternProperties: fc.dictionary(pattern, inner, { maxKeys: 2, noNullPrototype: true }),
        additionalProperties: inner,
      },
      ...{
        propertyNames: inner,
        required: keys,
        unevaluatedProperties: inner,
        minProperties: count,
        maxProperties: count,
      },
      ...{
        dependentRequired: fc.dictionary(key, keys, { maxKeys: 2, noNullPrototype: true }),
        dependentSchemas: table,
      },
      ...{ allOf: list, anyOf: list, oneOf: list, not: inner, if: inner, then: inner, else: inner },
      ...{ $ref: fc.constantFrom("Scalar", "Pair", "Tree").map((it) => `#/components/schemas/${it}`) },
    };
    const few = fc.subarray(
      Object.keys(keywords).filter((it) => !leftOut.includes(it)),
      { minLength: 1, maxLength: 4 },
    );
    const object = few.chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((it) => [it, keywords[it] as fc.Arbitrary<unknown>])), {
        noNullPrototype: true,
      }),
    );
    return {
      schema: fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.constantFrom(true, true, false), object),
    };
  }).schema;
}

const tag = fc.constantFrom<unknown>("a", "b", "ab", 1, null, true);
const tagSchema = fc.oneof(
  tag.map((it) => ({ const: it })),
  fc.uniqueArray(tag, { minLength: 1, maxLength: 3 }).map((it) => ({ enum: it })),
  fc.constant({ $ref: "#/components/schemas/Tag" }),
);

const untagged = fc.constantFrom<unknown>(
  { type: "null" },
  { type: ["string", "array"] },
  { $ref: "#/components/schemas/Pair" },
);

/** Unions of objects that one property may tell apart: with the same tag twice, with a tag that is optional, among other schemas. */
export const taggedSchema: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.constantFrom("oneOf", "anyOf"),
    fc.array(fc.oneof({ arbitrary: taggedBranch(), weight: 5 }, { arbitrary: untagged, weight: 1 }), {
      minLength: 2,
      maxLength: 6,
    }),
  )
  .map(([keyword, branches]) => ({ [keyword]: branches }));

function taggedBranch(): fc.Arbitrary<unknown> {
  const rest = fc.record(
    { b: fc.constantFrom<unknown>({ type: "integer" }, { minimum: 1 }, true) },
    { requiredKeys: [] },
  );
  const own = fc
    .record({
      tag: tagSchema,
      rest,
      required: fc.constantFrom(["a"], ["a", "b"], ["a"], []),
      type: fc.constantFrom("object", "object", "object", undefined),
    })
    .map(({ tag: a, rest: others, required, type }) => ({
      ...(type === undefined ? {} : { type }),
      properties: { a, ...others },
      required,
    }));
  return fc.oneof(
    own,
    fc.tuple(own, own).map(([one, other]) => ({ allOf: [one, other] })),
  );
}

/** Objects that such unions speak of, and others. */
export const taggedData: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ a: fc.oneof(tag, number), b: fc.oneof(number, text) }, { requiredKeys: [], noNullPrototype: true }),
  plainData,
);

/** What random schemas refer to. */
export const shared: Readonly<Record<string, unknown>> = {
  Tag: { type: "string", enum: ["a", "b"] },
  Scalar: { type: ["string", "integer", "null"], minLength: 1, minimum: 0 },
  Pair: {
    type: "object",
    required: ["a"],
    properties: { a: { $ref: "#/components/schemas/Scalar" }, b: { type: "boolean" } },
  },
  Tree: { type: ["array", "string"], items: { $ref: "#/components/schemas/Tree" }, uniqueItems: true },
};
