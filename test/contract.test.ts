/** The generated packages against the document's own examples and rules; driven by the document alone. */
import { describe, expect, test } from "vitest";
import { loadOptions } from "../generator/options.js";
import { prove, type LocatedCheck } from "../generator/prove.js";

const { checks, omissions, diagnostics } = await prove(await loadOptions({ cwd: process.cwd(), flags: {} }));
const byOperation = grouped(checks);

test("the document is accepted, and nothing of it is left out", () => {
  expect(diagnostics).toEqual([]);
  expect(omissions).toEqual([]);
});

for (const [operation, list] of byOperation) {
  describe(operation, () => {
    test.each(list.map((it) => [`${it.kind}: ${it.what}`, it] as const))("%s", (_, { fault, file, line, column }) => {
      expect(fault, `${file}:${line}:${column}`).toBeUndefined();
    });
  });
}

function grouped(list: readonly LocatedCheck[]): Map<string, LocatedCheck[]> {
  const found = new Map<string, LocatedCheck[]>();
  for (const it of list) found.set(it.operation, [...(found.get(it.operation) ?? []), it]);
  return found;
}
