import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { merge } from "../../generator/write/merge.js";

const home = new URL("../merges/", import.meta.url);
const file = (name: string, part: string): string => readFileSync(new URL(`${name}/${part}.ts`, home), "utf8");
const cases = readdirSync(home).filter((it) => !it.includes("."));

/** True when every character of `text` is in `longer`, in its order. */
function survives(text: string, longer: string): boolean {
  let at = 0;
  for (const character of longer) if (text.startsWith(character, at)) at += character.length;
  return at === text.length;
}

describe("test/merges", () => {
  test.each(cases)("%s", (name) => {
    const before = file(name, "before");
    const { text, left } = merge(before, file(name, "skeleton"));
    expect(left).toBeUndefined();
    expect(text).toBe(file(name, "after"));
    expect(survives(before, text)).toBe(true);
    expect(merge(text, file(name, "skeleton"))).toEqual({ text, added: [], left: undefined });
  });
});

const skeleton = file("consts", "skeleton");

test("a file that does not parse is left alone and told of", () => {
  const broken = "export const createTarget = async ( => {";
  expect(merge(broken, skeleton)).toEqual({
    text: broken,
    added: [],
    left: expect.stringMatching(/^it does not parse, line 1: /),
  });
});

test("a file that may export anything is left alone, unless that can be looked into", () => {
  const star = 'export * from "./all.js";\n';
  expect(merge(star, skeleton).left).toMatch(/\.\/all\.js/);
  expect(merge(star, skeleton, () => "export const createTarget = 1, deleteTarget = 2;")).toEqual({
    text: star,
    added: [],
    left: undefined,
  });
  expect(merge(star, skeleton, () => "export const createTarget = 1;").added).toEqual(["deleteTarget"]);
});

const statements = fc.constantFrom(
  "export const createTarget = 1;",
  "export async function helper() { return `${1}`; }",
  "const local = { a: 1 };",
  "/* a comment */",
  "// a line",
  "export { local as deleteTarget };",
  'import { x } from "./x.js";',
  'import { NotImplemented } from "@targets-api/server";',
  "export default { createTarget() {} };",
  "type T = `a${string}`;",
  "\t",
  "",
);

test("every byte of the user's text survives, the result parses, and merging twice is merging once", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(statements),
      fc.constantFrom("\n", "\r\n"),
      fc.constantFrom("", "\ufeff"),
      fc.boolean(),
      (lines, newline, mark, ends) => {
        const before = mark + lines.join(newline) + (ends ? newline : "");
        const { text, left } = merge(before, skeleton);
        expect(survives(before, text)).toBe(true);
        if (left !== undefined) return;
        const parsed = ts.transpileModule(text, {
          reportDiagnostics: true,
          compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
        });
        expect((parsed.diagnostics ?? []).map((it) => it.messageText)).toEqual([]);
        expect(text).not.toMatch(/import type \{[^}]*\btype /);
        expect(merge(text, skeleton).text).toBe(text);
      },
    ),
    { numRuns: 150 },
  );
});
