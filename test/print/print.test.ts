import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { code, foreign } from "../../generator/code/code.js";
import type { Sheet, View } from "../../generator/emit/sheet.js";
import { banner } from "../../generator/base/banner.js";
import { BrokenOutput, print } from "../../generator/print/print.js";
import { TemplateError, Templates } from "../../generator/print/templates.js";

const folder = (texts: Readonly<Record<string, string>>): string => {
  const made = mkdtempSync(join(tmpdir(), "specwright-print-"));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(made, `${name}.hbs`), text);
  return made;
};

const sheet = (view: View, template = "a"): Sheet => ({ path: "types/src/a.ts", template, view, owner: "generator" });

const printed = async (view: View, text: string): Promise<string> =>
  (await print(sheet(view), new Templates([folder({ a: text })]), {})).text;

test("what a template says is its text; what the view says is code, with nothing escaped", async () => {
  expect(await printed({ it: code`a < b && ${'"&'}` }, "export const it = {{it}};")).toBe(
    `// ${banner}\n\nexport const it = a < b && '"&';\n`,
  );
});

test("a list, a condition, and what is not there", async () => {
  const view = { list: [{ name: code`a` }, { name: code`b` }], none: undefined, no: false };
  expect(
    await printed(
      view,
      "{{#each list}}\nexport const {{name}} = {{@index}};\n{{/each}}\n{{#if none}}x{{/if}}{{#if no}}x{{/if}}",
    ),
  ).toContain("export const a = 0;\nexport const b = 1;\n");
});

test("text that parses as no template, and a field that is not there, are told with file and line", async () => {
  await expect(printed({ it: code`1` }, "\n{{#each it}}")).rejects.toThrow(/a\.hbs:\d+: /);
  await expect(printed({ it: code`1` }, "\n\n{{them}}")).rejects.toThrow(/a\.hbs:3: .*them/);
  await expect(printed({ it: code`1` }, "{{constructor}}")).rejects.toThrow(TemplateError);
});

test("our own template that makes no TypeScript is our fault, and its text is kept", async () => {
  const broken = await printed({ it: foreign("= =") }, "const a {{it}}").catch((it: unknown) => it);
  expect(broken).toBeInstanceOf(BrokenOutput);
  expect((broken as BrokenOutput).text).toContain("const a = =");
});

test("a user's template that makes no TypeScript is the user's to mend", async () => {
  const mine = folder({ a: "const a = ;" });
  const wrong = print(sheet({}), new Templates([mine, folder({ a: "const a = 1;" })]), {});
  await expect(wrong).rejects.toThrow(TemplateError);
  await expect(wrong).rejects.toThrow(
    `${join(mine, "a.hbs")}:1: what this template makes of types/src/a.ts does not parse`,
  );
});
