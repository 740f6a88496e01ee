/** Who lays out what is printed, and what becomes of a machine that one of them does not run on. */
import { afterEach, expect, test, vi } from "vitest";
import { formatter } from "../../generator/print/format.js";
import { print } from "../../generator/print/print.js";
import { Templates } from "../../generator/print/templates.js";
import ts from "typescript";
import { code } from "../../generator/code/code.js";
import { keyText } from "../../generator/code/literal.js";

const manifest =
  '{ "name": "x", "//": "y", "files": ["dist", "src"], "engines": { "node": ">=20" }, "dependencies": {} }';
const expanded = `{
  "name": "x",
  "//": "y",
  "files": [
    "dist",
    "src"
  ],
  "engines": {
    "node": ">=20"
  },
  "dependencies": {}
}
`;

afterEach(() => {
  vi.doUnmock("oxfmt");
  vi.resetModules();
});

test.each(["prettier", "oxfmt"] as const)(
  "a package.json is laid out by %s as by npm, in its own order",
  async (name) => {
    expect(await (await formatter(name))("types/package.json", manifest)).toBe(expanded);
  },
);

test.each([
  ["prettier", 97],
  ["oxfmt", 3],
] as const)("keys of all letters stay keys when %s has laid them out", async (name, step) => {
  const letters = Array.from({ length: 0x110000 / step }, (_, i) => String.fromCodePoint(i * step));
  const keys = letters.filter((it) => /\p{ID_Continue}/u.test(it)).map((it) => keyText(`a${it}`));
  const text = await (await formatter(name))("it.ts", `const it = { ${keys.join(": 1, ")}: 1 };`);
  const { diagnostics } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  expect(diagnostics).toEqual([]);
});

test("without a binary, oxfmt says what to write instead; that is no fault of ours", async () => {
  vi.doMock("oxfmt", () => ({ format: () => Promise.reject(new Error("Cannot find native binding.")) }));
  vi.resetModules();
  const { oxfmt } = await import("../../generator/print/oxfmt.js");
  const sheet = {
    path: "types/src/index.ts",
    template: "types/paths",
    view: { declarations: code`x` },
    owner: "generator",
  } as const;
  await expect(print(sheet, new Templates(["templates"]), {}, oxfmt)).rejects.toMatchObject({
    name: "FormatterError",
    message: expect.stringContaining('format: "prettier"') as string,
  });
});
