/** Formats of one's own. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { Validator } from "../../generator/runtime/validation/index.js";
import { documentOf, generated } from "./generated.js";

const schemas = {
  Sku: { type: "string", format: "sku" },
  Even: { type: "integer", format: "even" },
  Any: { format: "sku" },
};

const made = async (formats: boolean): Promise<Awaited<ReturnType<typeof generated>>> =>
  generated(documentOf(schemas), { formats });

/** What guard and explanation say, which must be the same. */
function fits(validators: Readonly<Record<string, unknown>>, name: string, value: unknown): boolean {
  const { is, issues } = validators[name] as Validator<unknown>;
  const found = issues(value);
  expect(found.map((it) => it.keyword)).toEqual(is(value) ? [] : ["format"]);
  return is(value);
}

test("a format is an annotation until it is registered", async () => {
  const [on, off] = [await made(true), await made(false)];
  expect(fits(on.schemas, "Sku", "no")).toBe(true);
  on.runtime.registerFormat("sku", { text: (value) => /^[A-Z]{3}$/.test(value) });
  on.runtime.registerFormat("even", { number: (value) => value % 2 === 0 });
  expect([fits(on.schemas, "Sku", "no"), fits(on.schemas, "Sku", "ABC")]).toEqual([false, true]);
  expect([fits(on.schemas, "Even", 3), fits(on.schemas, "Even", 4)]).toEqual([false, true]);
  expect([fits(on.schemas, "Any", "no"), fits(on.schemas, "Any", 3)]).toEqual([false, true]);
  expect((on.schemas["Sku"] as Validator<unknown>).issues("no")[0]).toMatchObject({
    message: 'must be of the format sku, got "no"',
    limit: "sku",
    received: '"no"',
  });
  expect(fits(off.schemas, "Sku", "no")).toBe(true);
});

test("a format that is built in stays what it is", async () => {
  const { runtime } = await made(true);
  expect(() => runtime.registerFormat("email", { text: () => true })).toThrow('The format "email" is built in');
});

test("every format that is checked is known to be built in", async () => {
  const text = await readFile("generator/emit/validators/format.ts", "utf8");
  const names = [...text.matchAll(/^ {4}"?([a-z0-9-]+)"?: \{ of:/gm)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(20);
  const { runtime } = await made(true);
  for (const name of [...names, "binary", "password"]) {
    expect(() => runtime.registerFormat(name, {})).toThrow("is built in");
  }
});
