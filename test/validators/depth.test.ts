/** Data that is nested 100,000 levels deep, or that holds itself, against schemas of every shape: an answer, whatever the stack. */
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Workspace } from "../../generator/contract/workspace.js";
import { cleanUp, packagesOf } from "./packages.js";
import type { Answer, Answers } from "./stack.js";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** Schemas that lead back into themselves, each in its own way. */
const recursive = {
  Properties: { type: "object", properties: { next: ref("Properties") }, additionalProperties: false },
  Items: { type: "array", items: ref("Items") },
  Tuple: { type: "array", prefixItems: [ref("Tuple")], items: false },
  Contains: { type: "array", anyOf: [{ maxItems: 0 }, { contains: ref("Contains") }] },
  Map: { type: "object", additionalProperties: ref("Map") },
  Pattern: { type: "object", patternProperties: { "^n": ref("Pattern") } },
  AllOf: { allOf: [{ type: "object" }, { properties: { next: ref("AllOf") } }] },
  AnyOf: { anyOf: [{ type: "null" }, { type: "object", properties: { next: ref("AnyOf") } }] },
  OneOf: { oneOf: [{ type: "null" }, { type: "object", properties: { next: ref("OneOf") } }] },
  Not: { not: { required: ["next"], properties: { next: { not: ref("Not") } } } },
  If: { if: { type: "object" }, then: { properties: { next: ref("If") } } },
  Dependent: { dependentSchemas: { next: { properties: { next: ref("Dependent") } } } },
  Unevaluated: { type: "object", allOf: [{ properties: { known: true } }], unevaluatedProperties: ref("Unevaluated") },
  UnevaluatedItems: { type: "array", allOf: [{ maxItems: 3 }], unevaluatedItems: ref("UnevaluatedItems") },
  Mutual: { properties: { next: ref("Other") } },
  Other: { properties: { next: { anyOf: [ref("Mutual"), { type: "null" }] } } },
  Discriminated: {
    oneOf: [ref("Leaf"), ref("Branch")],
    discriminator: { propertyName: "kind", mapping: { leaf: "Leaf", branch: "Branch" } },
  },
  Branch: {
    type: "object",
    required: ["kind", "next"],
    properties: { kind: { const: "branch" }, next: ref("Discriminated") },
  },
  RecursiveUnique: { type: "array", uniqueItems: true, items: ref("RecursiveUnique") },
};

const others = {
  Leaf: { type: "object", required: ["kind"], properties: { kind: { const: "leaf" } } },
  Any: {},
  Flat: { type: "object", additionalProperties: { type: "object" } },
  Unique: { uniqueItems: true },
  UniqueBelow: { properties: { next: { uniqueItems: true } } },
  Const: { const: { next: { next: 1 } } },
  Enum: { enum: [{ next: 1 }, { next: { next: 1 } }, [1], [2], [[3]], 6, 7, 8, 9, 10] },
};

/** The packages, with compiled guards and without. */
const workspaces = new Map<boolean, Workspace>();
beforeAll(async () => {
  for (const guards of [true, false]) workspaces.set(guards, await made(guards));
});
afterAll(cleanUp);

async function made(guards: boolean): Promise<Workspace> {
  const workspace = await packagesOf({ ...recursive, ...others }, guards);
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const text = await readFile("test/validators/stack.ts", "utf8");
  await writeFile(
    join(workspace.folder, "stack.mjs"),
    ts.transpileModule(text, { compilerOptions: options }).outputText,
  );
  return workspace;
}

async function answersOf(guards: boolean, flags: readonly string[]): Promise<Answers> {
  const { folder, settings } = workspaces.get(guards) as Workspace;
  const index = join(folder, "node_modules", settings.packages.validators, "dist", "index.js");
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, join(folder, "stack.mjs"), index], {
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout) as Answers;
}

/** True when guard, explanation, parser and Standard Schema say the same, and nothing was thrown but a refusal. */
function isCoherent({ is, issues, parse, standard }: Answer): boolean {
  const [told, same] = [JSON.stringify(issues), JSON.stringify(standard)];
  if (is === "true") return told === "[]" && same === "[]" && parse === "the value";
  return is === "false" && told.startsWith('["') && same.startsWith('["') && parse === "ValidationError";
}

const ofArrays = ["Items", "Tuple", "Contains", "UnevaluatedItems", "RecursiveUnique"];
const ofBranches = ["Discriminated", "Branch"];

/** The deep and the cyclic values that lead down into a recursive schema. */
const leading = (schema: string): readonly string[] =>
  ofArrays.includes(schema)
    ? ["arrays", "a cyclic array"]
    : ofBranches.includes(schema)
      ? ["branches", "two objects that hold each other"]
      : ["objects", "a cyclic object"];

describe.each([
  ["the usual stack", true, []],
  ["a small stack", true, ["--stack-size=200"]],
  ["the usual stack, without guards", false, []],
  ["a small stack, without guards", false, ["--stack-size=200"]],
] as const)("with %s", (_, guards, flags) => {
  let told: Answers;
  const answer = (schema: string, value: string): Answer | undefined =>
    told.answers.find((it) => it.schema === schema && it.value === value);
  beforeAll(async () => {
    told = await answersOf(guards, flags);
  });

  test("every answer is one, and all functions give the same", () => {
    expect(told.answers).toHaveLength(Object.keys({ ...recursive, ...others }).length * 13);
    expect(told.answers.filter((it) => !isCoherent(it))).toEqual([]);
  });

  test.each(Object.keys(recursive))("%s: too deep, not endless", (schema) => {
    for (const value of leading(schema))
      expect(answer(schema, value), value).toMatchObject({ is: "false", issues: ["depth"] });
  });

  test.each(["Unique", "UniqueBelow"])("%s: what can't be compared to its end is refused", (schema) => {
    const below = schema === "UniqueBelow" ? ["two cycles below a property"] : [];
    const beside = ["two deep objects", "two deep arrays", "two cyclic objects", "two cyclic arrays"];
    const many = ["many deep objects", "many cyclic arrays"];
    for (const value of schema === "Unique" ? [...beside, ...many] : below)
      expect(answer(schema, value), value).toMatchObject({ is: "false", issues: ["depth"] });
  });

  test("what is not looked into does not matter", () => {
    const ofAny = told.answers.filter((it) => it.schema === "Any");
    expect(ofAny.filter((it) => it.is !== "true")).toEqual([]);
    expect(answer("Flat", "objects")).toMatchObject({ is: "true" });
    expect(answer("Flat", "a cyclic object")).toMatchObject({ is: "true" });
    const compared = told.answers.filter((it) => it.schema === "Const" || it.schema === "Enum");
    expect(compared.filter((it) => it.is !== "false")).toEqual([]);
    expect(new Set(compared.flatMap((it) => it.issues))).toEqual(new Set(["const", "enum"]));
  });

  test("called where the caller has used up its stack, there is still an answer, and it is never a wrong yes", () => {
    const isAnswer = ({ is, issues, parse, standard }: Answer): boolean =>
      /^(true|false)$/.test(is) &&
      Array.isArray(issues) &&
      Array.isArray(standard) &&
      /^(the value|ValidationError)$/.test(parse);
    expect(told.near.length).toBeGreaterThan(50);
    expect(told.near.filter((it) => !isAnswer(it))).toEqual([]);
    const unfit = told.near.filter((it) => it.value !== "what fits" && it.value !== "what is 400 deep");
    const wrong = unfit.filter((it) => it.value !== "what is wrong 300 deep" || it.schema === "Properties");
    expect(wrong.filter((it) => it.is !== "false" || it.issues.length === 0 || it.parse === "the value")).toEqual([]);
    const fit = told.near.filter((it) => it.value === "what fits");
    expect(fit.filter((it) => it.is !== "true" || it.issues.length > 0 || it.parse !== "the value")).toEqual([]);
  });
});
