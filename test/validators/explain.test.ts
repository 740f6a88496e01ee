/** What is said about values that do not fit, keyword by keyword. */
import { explains } from "./explanations.js";

await explains({
  type: { schema: { type: "string" }, value: 1, said: [["", "type", "must be a string, got 1", "string"]] },
  "several types": {
    schema: { type: ["string", "integer", "null"] },
    value: [],
    said: [["", "type", "must be null, an integer or a string, got an array", ["null", "integer", "string"]]],
  },
  "a fraction": {
    schema: { type: "integer" },
    value: 1.5,
    said: [["", "type", "must be an integer, got 1.5", "integer"]],
  },
  NaN: { schema: { type: "number" }, value: NaN, said: [["", "type", "must be a number, got NaN", "number"]] },
  "an undefined value": {
    schema: { type: "number" },
    value: undefined,
    said: [["", "type", "must be a number, got undefined", "number"]],
  },
  enum: {
    schema: { enum: ["a", 1, null] },
    value: "b",
    said: [["", "enum", 'must be "a", 1 or null, got "b"', ["a", 1, null]]],
  },
  "a long enum": {
    schema: { enum: Array.from({ length: 30 }, (_, i) => i) },
    value: 31,
    said: [
      [
        "",
        "enum",
        `must be ${Array.from({ length: 20 }, (_, i) => i).join(", ")} or another of 30 values, got 31`,
        Array.from({ length: 30 }, (_, i) => i),
      ],
    ],
  },
  const: {
    schema: { const: { a: [1] } },
    value: { a: [2] },
    said: [["", "const", 'must be {"a":[1]}, got an object', { a: [1] }]],
  },
  minLength: {
    schema: { minLength: 2 },
    value: "😀",
    said: [["", "minLength", "must have at least 2 characters, has 1", 2]],
  },
  maxLength: {
    schema: { maxLength: 1 },
    value: "ab",
    said: [["", "maxLength", "must have at most 1 character, has 2", 1]],
  },
  pattern: { schema: { pattern: "^a" }, value: "b", said: [["", "pattern", 'must match ^a, got "b"', "^a"]] },
  format: {
    schema: { format: "date" },
    value: "yesterday",
    said: [["", "format", 'must be of the format date, got "yesterday"', "date"]],
  },
  "a long text": {
    schema: { format: "date" },
    value: "x".repeat(100),
    said: [["", "format", `must be of the format date, got "${"x".repeat(57)}"…`, "date"]],
  },
  "every rule of a string": {
    schema: { minLength: 5, pattern: "^a", format: "date" },
    value: "b",
    said: [
      ["", "minLength", "must have at least 5 characters, has 1", 5],
      ["", "pattern", 'must match ^a, got "b"', "^a"],
      ["", "format", 'must be of the format date, got "b"', "date"],
    ],
  },
  "a text that is too long is not held against the pattern, which might take long": {
    schema: { maxLength: 30, pattern: "^(a+)+$" },
    value: `${"a".repeat(30)}!`,
    said: [["", "maxLength", "must have at most 30 characters, has 31", 30]],
  },
  "lengths that the pattern implies": {
    schema: { type: "string", pattern: "^[a-f]{4}$", minLength: 4, maxLength: 4 },
    value: "abc",
    said: [
      ["", "minLength", "must have at least 4 characters, has 3", 4],
      ["", "pattern", 'must match ^[a-f]{4}$, got "abc"', "^[a-f]{4}$"],
    ],
  },
  minimum: { schema: { minimum: 1 }, value: 0, said: [["", "minimum", "must be at least 1, got 0", 1]] },
  maximum: {
    schema: { maximum: 65535 },
    value: 70000,
    said: [["", "maximum", "must be at most 65535, got 70000", 65535]],
  },
  exclusiveMinimum: {
    schema: { exclusiveMinimum: 1 },
    value: 1,
    said: [["", "exclusiveMinimum", "must be more than 1, got 1", 1]],
  },
  exclusiveMaximum: {
    schema: { exclusiveMaximum: 1 },
    value: 1,
    said: [["", "exclusiveMaximum", "must be less than 1, got 1", 1]],
  },
  multipleOf: {
    schema: { multipleOf: 0.1 },
    value: 0.15,
    said: [["", "multipleOf", "must be a multiple of 0.1, got 0.15", 0.1]],
  },
  "a number's format": {
    schema: { format: "int32" },
    value: 2 ** 31,
    said: [["", "format", "must be of the format int32, got 2147483648", "int32"]],
  },
  minItems: { schema: { minItems: 1 }, value: [], said: [["", "minItems", "must have at least 1 item, has 0", 1]] },
  maxItems: { schema: { maxItems: 1 }, value: [1, 2], said: [["", "maxItems", "must have at most 1 item, has 2", 1]] },
  uniqueItems: {
    schema: { uniqueItems: true },
    value: [{ a: 1, b: 2 }, 0, { b: 2, a: 1 }],
    said: [["", "uniqueItems", "must not hold an item twice, as 0 and 2 do", true]],
  },
  items: {
    schema: { items: { type: "null" } },
    value: [null, 1, 2],
    said: [
      ["/1", "type", "must be null, got 1", "null"],
      ["/2", "type", "must be null, got 2", "null"],
    ],
  },
  prefixItems: {
    schema: { prefixItems: [{ type: "null" }], items: false },
    value: [1, 2],
    said: [
      ["/0", "type", "must be null, got 1", "null"],
      ["/1", "items", "must not be there"],
    ],
  },
  contains: {
    schema: { contains: { type: "null" } },
    value: [1],
    said: [["", "contains", "must have at least 1 item that fits `contains`, has 0", 1]],
  },
  minContains: {
    schema: { contains: { type: "null" }, minContains: 2 },
    value: [null],
    said: [["", "minContains", "must have at least 2 items that fit `contains`, has 1", 2]],
  },
  maxContains: {
    schema: { contains: { type: "null" }, maxContains: 1 },
    value: [null, null],
    said: [["", "maxContains", "must have at most 1 item that fits `contains`, has 2", 1]],
  },
  unevaluatedItems: {
    schema: { prefixItems: [true], unevaluatedItems: false },
    value: [1, 2],
    said: [["/1", "unevaluatedItems", "must not be there"]],
  },
  required: {
    schema: { required: ["a", "b"] },
    value: {},
    said: [
      ["", "required", 'must have the property "a"', "a"],
      ["", "required", 'must have the property "b"', "b"],
    ],
  },
  properties: {
    schema: { properties: { "a/b~": { type: "null" } } },
    value: { "a/b~": 1 },
    said: [["/a~1b~0", "type", "must be null, got 1", "null"]],
  },
  additionalProperties: {
    schema: { properties: { a: true }, additionalProperties: false },
    value: { a: 1, b: 2 },
    said: [["/b", "additionalProperties", "must not be there"]],
  },
  "additionalProperties with a schema": {
    schema: { additionalProperties: { type: "null" } },
    value: { b: 2 },
    said: [["/b", "type", "must be null, got 2", "null"]],
  },
  patternProperties: {
    schema: { patternProperties: { "^x": false } },
    value: { x1: 2, y: 1 },
    said: [["/x1", "patternProperties", "must not be there"]],
  },
  unevaluatedProperties: {
    schema: { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
    value: { a: 1, b: 2 },
    said: [["/b", "unevaluatedProperties", "must not be there"]],
  },
  propertyNames: {
    schema: { propertyNames: { maxLength: 1 } },
    value: { a: 1, bc: 2 },
    said: [["/bc", "propertyNames", "must not have this name, which must have at most 1 character", 1]],
  },
  minProperties: {
    schema: { minProperties: 2 },
    value: { a: 1 },
    said: [["", "minProperties", "must have at least 2 properties, has 1", 2]],
  },
  maxProperties: {
    schema: { maxProperties: 1 },
    value: { a: 1, b: 2 },
    said: [["", "maxProperties", "must have at most 1 property, has 2", 1]],
  },
  dependentRequired: {
    schema: { dependentRequired: { a: ["b"] } },
    value: { a: 1 },
    said: [["", "dependentRequired", 'must have the property "b" beside "a"', "b"]],
  },
  dependentSchemas: {
    schema: { dependentSchemas: { a: { minProperties: 2 } } },
    value: { a: 1 },
    said: [["", "minProperties", "must have at least 2 properties, has 1", 2]],
  },
});
