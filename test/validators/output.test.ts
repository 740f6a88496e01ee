/** What is printed: it compiles under every strict flag, names nothing it should not, and says the same in every run. */
import fc from "fast-check";
import ts from "typescript";
import { expect, test } from "vitest";
import { loadText } from "../../generator/load/index.js";
import { patternFlags } from "../../generator/base/pattern.js";
import { patternLengths } from "../../generator/emit/validators/pattern.js";
import type { SourceText } from "../../generator/print/print.js";
import { runtimeFiles } from "../../generator/write/runtime.js";
import { anySchema, shared } from "./arbitrary.js";
import { documentOf, sourcesOf } from "./generated.js";

const flags: ts.CompilerOptions = {
  ...{
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  },
  ...{
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
    types: [],
    noEmit: true,
    strict: true,
  },
  ...{
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
  },
  ...{
    noUnusedLocals: true,
    noUnusedParameters: true,
    noFallthroughCasesInSwitch: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
  },
};

/** What TypeScript has against the validators of a document, with compiled guards and without. */
async function faultsOf(text: string): Promise<readonly string[]> {
  const document = await loadText(text, "test/document.json");
  return [...faultsIn(await sourcesOf(document)), ...faultsIn(await sourcesOf(document, { guards: false }))];
}

function faultsIn(sources: readonly SourceText[]): readonly string[] {
  const root = `${process.cwd()}/virtual`;
  const files = new Map(sources.map((it) => [`${root}/${it.path}`, it.text]));
  const options = { ...flags, paths: { "@x/types": [`${root}/types/src/index.ts`] } };
  const host = ts.createCompilerHost(options);
  for (const it of runtimeFiles(["validators"])) files.set(`${root}/${it.path}`, it.text);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.directoryExists = () => true;
  host.getSourceFile = (path, version, ...rest) => {
    const own = files.get(path);
    return own === undefined ? getSourceFile(path, version, ...rest) : ts.createSourceFile(path, own, version, true);
  };
  const program = ts.createProgram([`${root}/validators/src/index.ts`], options, host);
  return ts.getPreEmitDiagnostics(program).map((it) => {
    const line =
      it.file === undefined || it.start === undefined ? "" : it.file.text.slice(it.start - 80, it.start + 120);
    return `${it.file?.fileName ?? ""} ${ts.flattenDiagnosticMessageText(it.messageText, "\n")} ${line}`;
  });
}

const hostile = [
  "*/",
  "`${1}`",
  '"',
  "'",
  "\\",
  "\n",
  "\u2028",
  "</script>",
  "__proto__",
  "constructor",
  "a b",
  "0",
  "",
  "class",
  "ä",
  "😀",
];

test("compiles, whatever the schema", { timeout: 120_000 }, async () => {
  const schemas = fc.sample(anySchema, { numRuns: 250, seed: 20_261_123 });
  const fixed = [
    {},
    {
      type: ["string", "object", "null", "array"],
      minLength: 1,
      required: ["a"],
      items: { type: "string" },
      maxItems: 3,
    },
    {
      type: ["object", "null"],
      properties: { a: { enum: ["x", 1, null, { b: [1] }] } },
      additionalProperties: { type: "integer" },
    },
    { enum: [1, "a", null, true, { a: 1 }], minLength: 2, minimum: 3 },
    { const: "a", enum: ["b"] },
    { oneOf: [true, false, { const: 1 }] },
    { anyOf: [{ const: "a" }, { const: "b" }], type: "number" },
    {
      properties: Object.fromEntries(hostile.map((it) => [it, { const: it, description: it, title: it, default: it }])),
      required: hostile,
    },
    {
      patternProperties: { "*/": { pattern: "`${1}`\\/" } },
      dependentRequired: Object.fromEntries(hostile.map((it) => [it, hostile])),
    },
    { contains: true, minContains: 2, unevaluatedItems: false, prefixItems: [false, { type: "null" }] },
    {
      properties: {
        deep: { items: { anyOf: [{ $ref: "#/components/schemas/Tree" }, true] } },
        flat: { items: { anyOf: [{ type: "string" }, true] } },
      },
    },
  ];
  const all = { ...shared, ...Object.fromEntries([...schemas, ...fixed].map((it, i) => [`S${i}`, it])) };
  expect(await faultsOf(documentOf(all))).toEqual([]);
});

test("compiles for every part of an operation", { timeout: 60_000 }, async () => {
  const content = (schema: unknown): object => ({ content: { "application/json": { schema } } });
  const parameters = hostile
    .slice(0, 4)
    .map((name) => ({ name, in: "query", schema: { type: "array", items: { $ref: "#/components/schemas/Tree" } } }));
  const operation = {
    operationId: "send*/it",
    parameters: [
      ...parameters,
      { name: "X-A", in: "header", required: true, schema: { type: "integer" } },
      { name: "id", in: "path", required: true, schema: { type: "string" } },
    ],
    requestBody: content({ not: { $ref: "#/components/schemas/Tree" } }),
    responses: {
      "200": { description: "", ...content({ $ref: "#/components/schemas/Pair" }) },
      default: { description: "", ...content({ oneOf: [{ $ref: "#/components/schemas/Tree" }, { type: "null" }] }) },
    },
  };
  expect(await faultsOf(documentOf(shared, { paths: { "/x/{id}": { post: operation } } }))).toEqual([]);
});

test("names of the runtime give way to those of the document", async () => {
  const names = ["ValidationError", "Issue", "Validator", "JsonSchema", "IssueOptions", "Validation"];
  const text = documentOf(Object.fromEntries(names.map((name) => [name, { type: "string" }])));
  expect(await faultsOf(text)).toEqual([]);
  const sources = await sourcesOf(await loadText(text, "test/document.json"));
  const index = sources.find((it) => it.path === "validators/src/index.ts")?.text;
  expect(index).toContain("ValidationError as ValidationError2");
});

test("guards and data that are alike are written once, and a single test stays where it is", async () => {
  const pair = { type: "object", properties: { a: { type: "string" }, b: { type: "integer" } }, required: ["a"] };
  const text = documentOf({ One: pair, Other: pair, Low: { type: "integer" }, High: { type: "integer" } });
  const sources = await sourcesOf(await loadText(text, "test/document.json"));
  const printed = sources.map((it) => it.text).find((it) => it.includes("function isOther")) ?? "";
  expect(printed).toMatch(/function isOther\([^{]*\{\s*return isOne\(value\);\s*\}/);
  expect(printed.match(/required: \["a"\]/g)).toHaveLength(1);
  expect(printed).toMatch(/function isHigh\([^{]*\{\s*return validation\.isInteger\(value\);\s*\}/);
});

test("is the same in every run", async () => {
  const text = documentOf(shared);
  const [first, second] = await Promise.all(
    [0, 1].map(async () => sourcesOf(await loadText(text, "test/document.json"))),
  );
  expect(first).toEqual(second);
});

test.each([
  ["^a$", "u"],
  ["\\p{L}", "u"],
  ["[\\w-.]", ""],
  ["\\_", ""],
  ["(", undefined],
  ["[z-a]", undefined],
] as const)("the flags of %s", (pattern, wanted) => expect(patternFlags(pattern)).toBe(wanted));

test.each([
  ["^AC[0-9a-f]{32}$", { min: 34, max: 34 }],
  ["^a?b*$", { min: 0, max: Infinity }],
  ["^\\d{2,4}-.+$", { min: 4, max: Infinity }],
  ["^[\\]a]{2,}?$", { min: 2, max: Infinity }],
  ["^$", { min: 0, max: 0 }],
  ["^(ab)$", undefined],
  ["^a|b$", undefined],
  ["a$", undefined],
  ["^a", undefined],
  ["^a\\$", undefined],
  ["^\\u{61}$", undefined],
  ["^\\bx$", undefined],
] as const)("the lengths that %s matches", (pattern, wanted) => expect(patternLengths(pattern)).toEqual(wanted));

test("the lengths of a pattern are those of its matches", () => {
  const piece = fc.tuple(
    fc.constantFrom("a", "[ab]", ".", "\\d", "\\.", "[^x]"),
    fc.constantFrom("", "?", "*", "+", "{2}", "{1,3}", "{2,}"),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 3 }),
      fc.string({ unit: fc.constantFrom("a", "b", "1", ".", "😀"), maxLength: 8 }),
      (pieces, text) => {
        const pattern = `^${pieces.map((it) => it.join("")).join("")}$`;
        const lengths = patternLengths(pattern);
        const length = [...text].length;
        if (new RegExp(pattern, "u").test(text))
          expect(length >= (lengths?.min ?? 0) && length <= (lengths?.max ?? Infinity)).toBe(true);
        expect(lengths).toBeDefined();
      },
    ),
    { numRuns: 2000 },
  );
});
