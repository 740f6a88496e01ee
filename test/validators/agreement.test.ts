/** Readers of one schema that must agree on every value: the guard, the explanation, what is made without a guard, and Ajv. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { isDeepStrictEqual } from "node:util";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchema, data, plainData, schemaForAjv, shared, taggedData, taggedSchema } from "./arbitrary.js";
import { validatorsOf } from "./generated.js";

type Schemas = Readonly<Record<string, unknown>>;

/** Ajv's opinion of component schemas, by name. */
function ajvOf(schemas: Schemas): Judge {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, validateSchema: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addFormat("made-up", true);
  ajv.addSchema({ $id: "http://test/", components: { schemas } });
  const compiled = new Map(
    Object.keys(schemas).map((name) => [name, ajv.compile({ $ref: `http://test/#/components/schemas/${name}` })]),
  );
  return (name, value) => {
    try {
      return compiled.get(name)?.(value);
    } catch {
      return undefined; // its own code does not run
    }
  };
}

/** Undefined: no opinion. */
type Judge = (name: string, value: unknown) => boolean | undefined;

/** Every disagreement, told so that it can be tried again. */
async function disagreements(
  schemas: Schemas,
  values: readonly unknown[],
  judgeOf: (schemas: Schemas) => Judge | undefined,
): Promise<readonly unknown[]> {
  const all = { ...shared, ...schemas };
  const [validators, interpreted] = [await validatorsOf(all), await validatorsOf(all, { guards: false })];
  const judge = judgeOf(all);
  return Object.keys(schemas).flatMap((name) =>
    values.flatMap((value) => {
      const { is, issues } = validators[name] as NonNullable<(typeof validators)[string]>;
      const found = issues(value);
      const told = { guard: is(value), explanation: found.length === 0, judge: judge?.(name, value) ?? is(value) };
      const isSame =
        interpreted[name]?.is(value) === told.guard && isDeepStrictEqual(interpreted[name].issues(value), found);
      const isVague = found.some((it) => it.keyword === "schema" || it.keyword === "depth" || it.message === "");
      return told.guard === told.explanation && told.guard === told.judge && isSame && !isVague
        ? []
        : [{ schema: schemas[name], value, ...told, isSame, found }];
    }),
  );
}

/** Ajv, too, has faults that only chance finds; a run of ours should not depend on them. */
const seed = Number(process.env["AGREEMENT_SEED"] ?? 20_261_123);
const runs = Number(process.env["AGREEMENT_RUNS"] ?? 6);

test.each([
  ["guard and explanation, every keyword", anySchema, data, () => undefined],
  ["guard, explanation and Ajv", schemaForAjv("unevaluatedItems", "unevaluatedProperties"), plainData, ajvOf],
  ["guard, explanation and Ajv on unions of tagged objects", taggedSchema, taggedData, ajvOf],
  ["guard, explanation and Ajv on what is unevaluated", schemaForAjv("if"), plainData, ajvOf],
] as const)("%s", { timeout: 600_000 }, async (_, schema, value, judgeOf) => {
  const schemas = fc
    .array(schema, { minLength: 1, maxLength: 60 })
    .map((list) => Object.fromEntries(list.map((it, i) => [`S${i}`, it])));
  await fc.assert(
    fc.asyncProperty(schemas, fc.array(value, { minLength: 40, maxLength: 80 }), async (made, values) => {
      expect(await disagreements(made, values, judgeOf)).toEqual([]);
    }),
    { numRuns: runs, ...(judgeOf === ajvOf ? { seed } : {}) },
  );
});
