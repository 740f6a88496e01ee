/**
 * Every named schema of every document of the corpus, and random data that follows it, whole or with changes: everything that its
 * validator says is coherent, and its verdict is Ajv's. `VERDICT_SEED` and `VERDICT_RUNS` (values for each schema) set the run; `WHOLE=yes`
 * (`npm run corpus:verdicts`) takes every document.
 */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../generator/base/json.js";
import { corpus, documentsOf } from "../corpus.js";
import { Choices, choices } from "./choices.js";
import { frozen, told } from "./coherence.js";
import { following } from "./following.js";
import { facesOf, filesOf, oracleOf, type Face } from "./judges.js";
import { mutated } from "./mutations.js";
import { Reader } from "./sites.js";

const isWhole = process.env["WHOLE"] === "yes";
const seed = Number(process.env["VERDICT_SEED"] ?? 20_261_201);
const numRuns = Number(process.env["VERDICT_RUNS"] ?? (isWhole ? 100 : 15));

/** Small, and each with something that the others have not. */
const spread: readonly string[] = [
  "edge/OpenAPI.NET/documentWithReusablePaths.yaml",
  "edge/hey-api/faker.yaml",
  "edge/hey-api/full/full.yaml",
  "edge/kin-openapi/schema31refs.yml",
  "edge/kiota/mixed-anchor-binding.yaml",
  "edge/oapi-codegen/recursive__spec.yaml",
  "edge/ogen/sample.json",
  "edge/openapi-to-postman/test-title-description.json",
  "edge/orval/circular.yaml",
  "edge/orval/petstore.yaml",
  "edge/orval/recursive-discriminator-allof.yaml",
  "edge/specmatic/openapi31.yaml",
  "edge/typespec/openapi.yaml",
  "real/cafe/cafe.yaml",
  "real/twilio/twilio_messaging_v3.json",
  "real/xero/xero-webhooks.yaml",
];

const paths = [...documentsOf("real/"), ...documentsOf("edge/")].filter((it) => isWhole || spread.includes(it));

const count = { documents: 0, schemas: 0, values: 0, valid: 0, disagreements: 0 };

describe.runIf(paths.length > 0)(`random data, seed ${seed}, ${numRuns} values for each schema`, () => {
  test.each(paths)("%s", { timeout: 3_600_000 }, async (path) => {
    const { root, files } = await filesOf(join(corpus, path));
    const document = files.get(root) ?? null;
    const reader = new Reader(files, root);
    const named = reader.named();
    if (named.length === 0) return;
    count.documents += 1;
    const faceOf = await facesOf(join(corpus, path), document, named);
    const { definitions, refs, judge } = oracleOf(reader, document, named);
    const reports = named.flatMap(({ ref }, i) => {
      const details = tried(faceOf(i), (it) => judge(i, it), { $ref: refs[i] as string }, definitions);
      return details.failed ? [reported(ref, details)] : [];
    });
    count.schemas += named.length;
    count.disagreements += reports.length;
    expect(reports.join("\n\n")).toBe("");
  });

  test("there were many, fitting and unfit", () => {
    if (isWhole) console.info(JSON.stringify(count));
    expect(count.values).toBeGreaterThan(count.schemas * numRuns * 0.9);
    expect(count.valid).toBeGreaterThan(count.values / 5);
    expect(count.values - count.valid).toBeGreaterThan(count.values / 5);
  });
});

function tried(
  face: Face,
  judge: (value: Json) => boolean | undefined,
  schema: Json,
  definitions: readonly Json[],
): Details {
  const values = fc
    .tuple(choices(200), choices(12))
    .map(([made, changed]) => frozen(mutated(following(schema, definitions, new Choices(made)), new Choices(changed))));
  const property = fc.property(values, (value) => {
    const { fits, faults } = told(face, value);
    const verdict = judge(value) ?? fits;
    count.values += 1;
    count.valid += fits ? 1 : 0;
    const differences = fits === verdict ? faults : [...faults, `guard: ${fits}, Ajv: ${verdict}`];
    if (differences.length > 0)
      throw new Error(`${differences.join("; ")}; told: ${JSON.stringify(face.validator.issues(value))}`);
  });
  return fc.check(property, { seed, numRuns });
}

type Details = fc.RunDetails<[Json]>;

/** The smallest value that was found. */
function reported(ref: string, { counterexample, errorInstance }: Details): string {
  const message = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `${ref} (seed ${seed})\n${JSON.stringify(counterexample?.[0])}\n${message}`;
}
