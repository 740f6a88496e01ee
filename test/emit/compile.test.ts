/** That all that is generated compiles under the strictest flags, whatever names and shapes a document has. */
import { afterAll, describe, expect, test } from "vitest";
import { loadOptions } from "../../generator/options.js";
import { prove } from "../../generator/prove.js";
import { packageFaults } from "../server/compile.js";
import { cleanUp, configured } from "../server/support.js";

afterAll(cleanUp);

const names = [...Object.getOwnPropertyNames(Object.prototype), "then", "length", "name"];
const each = (value: unknown): object => Object.fromEntries(names.map((it) => [it, value]));
const date = { type: "string", format: "date-time" };
const object = { type: "object", properties: { ...each({ type: ["string", "null"] }), ...each(date) } };
/** Letters and signs that are newer than TypeScript's Unicode, or beyond the basic plane. */
const newer = Object.fromEntries(["𲎰", "𠮷", "\u{1c8a}x", "😀"].map((it) => [it, date]));
const properties = {
  ...each(date),
  ...newer,
  nested: { type: "object", properties: each({ type: "integer", format: "int64" }) },
  secret: { type: "object", properties: each({ type: "string", "x-pii": true }) },
  patterns: { type: "object", patternProperties: each({ enum: ["a", "b"] }) },
  dependent: { type: "object", dependentRequired: each(["a"]), dependentSchemas: each({ properties: each(date) }) },
};
const form = {
  schema: { type: "object", properties: { ...each({ type: "array", items: { type: "integer" } }), ...newer } },
  encoding: each({ style: "form", explode: false }),
};
const parts = {
  schema: { type: "object", properties: each({ type: "string" }) },
  encoding: each({ contentType: "text/plain", headers: each({ schema: { type: "integer" } }) }),
};
const parameter = (place: string, schema: unknown, rest: object = {}): readonly object[] =>
  names.map((name) => ({ name: place === "query" ? `q.${name}` : name, in: place, schema, ...rest }));
const answers = {
  "200": {
    description: "",
    headers: each({ schema: { type: "integer" } }),
    content: { "application/json": { schema: { $ref: "#/components/schemas/Any" } } },
  },
  default: { description: "", content: { "multipart/form-data": parts } },
};
const branch = (kind: string): object => ({ type: "object", properties: { ...properties, kind: { const: kind } } });
const document = {
  openapi: "3.2.0",
  info: { title: "Names", version: "1" },
  security: names.map((it) => ({ [it]: [] })),
  paths: {
    ...Object.fromEntries(
      names.map((it) => [
        `/${it}/{${it}}`,
        {
          get: {
            operationId: it,
            tags: [it],
            parameters: [{ name: it, in: "path", required: true, schema: date }, ...parameter("header", date)],
            responses: answers,
          },
        },
      ]),
    ),
    "/all": {
      post: {
        operationId: "all",
        parameters: [
          ...parameter("query", object, { style: "deepObject", explode: true }),
          ...parameter("cookie", { type: "boolean" }),
        ],
        requestBody: {
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/Any" } },
            "application/x-www-form-urlencoded": form,
            "multipart/form-data": parts,
          },
        },
        responses: answers,
      },
    },
  },
  components: {
    schemas: {
      ...Object.fromEntries(names.map((it) => [it.replace(/^__.*/, "X$&"), branch(it)])),
      Any: {
        oneOf: names.map((it) => ({ $ref: `#/components/schemas/${it.replace(/^__.*/, "X$&")}` })),
        discriminator: {
          propertyName: "kind",
          mapping: Object.fromEntries(names.map((it) => [it, it.replace(/^__.*/, "X$&")])),
        },
      },
    },
    securitySchemes: each({ type: "http", scheme: "bearer" }),
  },
};

describe("names that every object has, in every table", () => {
  test.each<readonly [string, object]>([
    ["as they travel", {}],
    [
      "in the resource style, with values of their own",
      { client: { names: "camel" }, values: { "date-time": "Date", int64: "bigint" } },
    ],
  ])(
    "%s",
    async (_, config) => {
      const made = await configured(document, config);
      expect(packageFaults(made)).toEqual([]);
      const { checks } = await prove(await loadOptions({ cwd: made.folder, flags: {} }));
      expect(checks.filter((it) => it.fault !== undefined && it.kind !== "request").map((it) => it.fault)).toEqual([]);
    },
    120_000,
  );
});

test("odd shapes", async () => {
  const some = { type: "object", properties: { kind: { type: "string" } } };
  const schemas = {
    Some: some,
    Twice: {
      oneOf: [{ $ref: "#/components/schemas/Some" }, { $ref: "#/components/schemas/Some" }],
      discriminator: { propertyName: "kind" },
    },
    Left: {
      ...some,
      oneOf: [{ const: "a" }, { type: "number" }, { type: "string", minLength: 1 }],
      unevaluatedProperties: { type: "string" },
    },
    Items: { anyOf: [{ minItems: 1 }, { type: "string" }], unevaluatedItems: { type: "string" } },
    // What has another name in TypeScript stands in what is an object and a boolean.
    Never: {
      type: "object",
      properties: { part: { allOf: [{ type: "object", properties: { "a-b": {} } }, { type: "boolean" }] } },
    },
    // TypeScript does not take the type of what is named for one of those that the rest may have.
    Rest: {
      ...some,
      additionalProperties: { type: "string" },
      properties: {
        one: { properties: { a: { type: "string" }, b: {} }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
      },
    },
    Choice: {
      oneOf: [{ $ref: "#/components/schemas/Never" }, { $ref: "#/components/schemas/Some" }],
      discriminator: { propertyName: "kind", mapping: { never: "Never" } },
    },
  };
  const any = { anyOf: ["Left", "Never", "Rest", "Choice"].map((it) => ({ $ref: `#/components/schemas/${it}` })) };
  const content = { "application/json": { schema: any } };
  const shapes = {
    openapi: "3.2.0",
    info: { title: "Shapes", version: "1" },
    paths: { "/a": { get: { operationId: "getA", responses: { "200": { description: "", content } } } } },
    components: { schemas },
  };
  expect(packageFaults(await configured(shapes, {}))).toEqual([]);
  expect(packageFaults(await configured(shapes, { client: { names: "camel" } }))).toEqual([]);
}, 60_000);
