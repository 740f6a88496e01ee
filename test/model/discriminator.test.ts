import { describe, expect, test } from "vitest";
import { named, schemasOf } from "./support.js";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

async function mappingOf(schemas: Readonly<Record<string, unknown>>): Promise<readonly string[] | undefined> {
  const found = await schemasOf({ Dog: { type: "object" }, Cat: { type: "object" }, "Big/Dog": {}, ...schemas });
  expect(found.said).toEqual([]);
  return named(found, "Pet").discriminator?.mapping.map(({ value, schema }) => `${value} → ${schema}`);
}

describe("a discriminator's mapping", () => {
  test.each<readonly [string, unknown, readonly string[]]>([
    ["is implied by names", { oneOf: [ref("Dog"), ref("Big~1Dog")] }, ["Dog → Dog", "Big/Dog → Big/Dog"]],
    ["is implied for anyOf, too", { anyOf: [ref("Dog")] }, ["Dog → Dog"]],
    ["may be written as references", { oneOf: [ref("Dog")], mapping: { d: "#/components/schemas/Dog" } }, ["d → Dog"]],
    [
      "may be written as names",
      { oneOf: [ref("Dog"), ref("Cat")], mapping: { d: "Dog", dd: "Dog" } },
      ["d → Dog", "dd → Dog", "Cat → Cat"],
    ],
    ["may stand without branches", { mapping: { d: "Dog" } }, ["d → Dog"]],
    [
      "knows names like those of Object's own",
      { mapping: { toString: "Dog", $ref: "Cat" } },
      ["toString → Dog", "$ref → Cat"],
    ],
    ["leaves out branches without a name", { oneOf: [{ type: "object" }] }, []],
  ])("%s", async (_, it, want) => {
    const { mapping, ...branches } = it as { readonly mapping?: unknown };
    const discriminator = { propertyName: "kind", ...(mapping === undefined ? {} : { mapping }) };
    expect(await mappingOf({ Pet: { ...branches, discriminator } })).toEqual(want);
  });
});
