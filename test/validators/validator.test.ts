/** The public face of a validator: errors, Standard Schema, JSON Schema. */
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  everything,
  ValidationError,
  validator,
  type Issue,
  type Validator,
} from "../../generator/runtime/validation/index.js";
import { anySchema, data, shared } from "./arbitrary.js";
import { documentOf, generated, validatorsOf } from "./generated.js";

interface Target {
  readonly weight: number;
}

const isTarget = (value: unknown): value is Target => typeof (value as Target | undefined)?.weight === "number";
const schema = { type: "object", required: ["weight"], properties: { weight: { type: "number" } } } as const;
const Target: Validator<Target> = validator("Target", isTarget, schema, everything);

describe("a validator", () => {
  test("answers, types and refuses", () => {
    const value: unknown = { weight: 1 };
    expect(Target.is(value)).toBe(true);
    expect(Target.parse(value)).toBe(value);
    expect(Target.issues(value)).toEqual([]);
    const refused = (): Target => Target.parse({ weight: "heavy", name: 1 });
    expect(refused).toThrow(ValidationError);
    expect(refused).toThrow("Target/weight must be a number, got a string");
  });

  test("throws an error with every issue", () => {
    const error = new ValidationError("Target", [issue("/a", "must be 1"), issue("/b", "must be 2")]);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("ValidationError");
    expect(error.issues).toHaveLength(2);
    expect(error.message).toBe("Target/a must be 1 (and 1 more)");
    expect(new ValidationError("Target", []).message).toBe("Target does not fit");
  });

  test("always has something to say", () => {
    const fickle = validator("Fickle", (value): value is never => value === undefined, true, everything);
    expect(fickle.issues(1)).toEqual([
      { path: [], pointer: "", keyword: "schema", message: "does not fit its schema" },
    ]);
  });

  test("passes on errors that are not its own", () => {
    const broken = {
      get weight(): number {
        throw new TypeError("mine");
      },
    };
    expect(() => Target.is(broken)).toThrow("mine");
  });
});

function issue(pointer: string, message: string): Issue {
  return { path: pointer.split("/").slice(1), pointer, keyword: "const", message };
}

describe("Standard Schema", () => {
  // These two lines are the test: they compile.
  const standard: StandardSchemaV1<Target, Target> = Target;
  const standardJson: StandardJSONSchemaV1<Target, Target> = Target;
  type Output = StandardSchemaV1.InferOutput<typeof Target>;

  test("version 1", async () => {
    expect(standard["~standard"].version).toBe(1);
    expect(standard["~standard"].vendor).toBe("specwright");
    const value: Output = { weight: 1 };
    const good = await standard["~standard"].validate(value);
    expect(good).toEqual({ value });
    expect(good.issues === undefined && good.value).toBe(value);
    const bad = await standard["~standard"].validate({ weight: "1" });
    expect(bad.issues).toMatchObject([{ message: "must be a number, got a string", path: ["weight"] }]);
  });

  test("JSON Schema in its one dialect", () => {
    const { input, output } = standardJson["~standard"].jsonSchema;
    expect(input({ target: "draft-2020-12" })).toEqual(Target.schema);
    expect(output({ target: "draft-2020-12" })).toMatchObject({ type: "object" });
    expect(() => input({ target: "draft-07" })).toThrow("draft-07");
    const nothing = validator("Nothing", (value): value is never => value === nothing, false, everything);
    expect(nothing["~standard"].jsonSchema.input({ target: "draft-2020-12" })).toEqual({ not: {} });
  });
});

describe("JSON Schema", () => {
  test("is complete in itself", async () => {
    const { Tree, Pair } = await validatorsOf(shared);
    expect(Tree?.schema).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Tree",
      type: ["array", "string"],
      items: { $ref: "#" },
      uniqueItems: true,
    });
    expect(Pair?.schema).toMatchObject({
      properties: { a: { $ref: "#/$defs/Scalar" } },
      $defs: { Scalar: { minLength: 1 } },
    });
  });

  test("of names that objects inherit, and of formats and discriminators", async () => {
    const { Root } = await validatorsOf({
      Root: {
        properties: JSON.parse('{"__proto__": {"format": "date"}, "toString": {"const": {"__proto__": 1}}}') as object,
        oneOf: [{ $ref: "#/components/schemas/Cat" }],
        discriminator: { propertyName: "kind" },
      },
      Cat: true,
    });
    expect(JSON.parse(JSON.stringify(Root?.schema))).toEqual(
      JSON.parse(`{
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Root",
        "properties": {"__proto__": {"format": "date"}, "toString": {"const": {"__proto__": 1}}},
        "oneOf": [{"$ref": "#/$defs/Cat"}], "discriminator": {"propertyName": "kind"}, "$defs": {"Cat": true}
      }`),
    );
  });

  test("means to Ajv what the document means to the guard", { timeout: 60_000 }, async () => {
    const schemas = fc
      .sample(anySchema, { numRuns: 80, seed: 7 })
      .filter((it) => !/unevaluated|contains|toString|isPrototypeOf/.test(JSON.stringify(it)));
    const values = fc
      .sample(data, { numRuns: 60, seed: 7 })
      .filter((it) => !/toString|isPrototypeOf/.test(JSON.stringify(it)));
    const made = await validatorsOf({ ...shared, ...Object.fromEntries(schemas.map((it, i) => [`S${i}`, it])) });
    schemas.forEach((schema, i) => {
      const { is, schema: exported } = made[`S${i}`] as Validator<unknown>;
      const check = new Ajv2020({
        strict: false,
        validateFormats: false,
        validateSchema: false,
        ownProperties: true,
      }).compile(exported);
      const unlike = values.filter((it) => is(it) !== check(it) && !/"format"/.test(JSON.stringify(exported)));
      expect(unlike, JSON.stringify(schema)).toEqual([]);
    });
    expect(schemas.length).toBeGreaterThan(30);
  });
});

describe("operations", () => {
  const content = (schema: unknown): object => ({ content: { "application/json": { schema } } });
  const parameters = [
    { name: "id", in: "path", required: true, schema: { type: "string", minLength: 2 } },
    { name: "size", in: "query", schema: { type: "integer", maximum: 9 } },
    { name: "X-Trace", in: "header", required: true, schema: { type: "string" } },
  ];
  const responses = { "200": { description: "", ...content({ $ref: "#/components/schemas/Pair" }) } };
  const put = {
    operationId: "putIt",
    parameters,
    requestBody: content({ $ref: "#/components/schemas/Pair" }),
    responses,
  };
  const marked = {
    operationId: "mark",
    requestBody: content({ $ref: "#/components/schemas/Scalar", "x-pii": true }),
    responses: {},
  };
  const made = generated(
    documentOf(shared, { paths: { "/x/{id}": { put, post: { ...marked, parameters: parameters.slice(0, 1) } } } }),
  );

  test("have a validator for each of their parts", async () => {
    const operations = (await made).operations as Readonly<Record<string, Validator<unknown>>>;
    expect(operations["PutItPath"]?.is({ id: "ab" })).toBe(true);
    expect(operations["PutItPath"]?.issues({ id: "a" })).toMatchObject([{ pointer: "/id", keyword: "minLength" }]);
    expect(operations["PutItQuery"]?.is({})).toBe(true);
    expect(operations["PutItQuery"]?.issues({ size: 10 })).toMatchObject([{ pointer: "/size", keyword: "maximum" }]);
    expect(operations["PutItHeaders"]?.issues({})).toMatchObject([{ keyword: "required", limit: "X-Trace" }]);
    expect(operations["PutItBody"]?.is({ a: "x" })).toBe(true);
    expect(operations["PutItResponse200"]?.is({})).toBe(false);
  });

  test("share what they refer to, but keep secrets of their own", async () => {
    const { operations, schemas } = await made;
    expect(operations["PutItBody"]).toBe(schemas["Pair"]);
    const body = operations["MarkBody"] as Validator<unknown>;
    expect(body).not.toBe(schemas["Scalar"]);
    expect(body.issues(-5).map((it) => it.message)).toEqual(["must be at least 0"]);
  });
});
