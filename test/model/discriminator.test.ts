import { describe, expect, test } from "vitest";
import { mentioned } from "../../generator/model/visit.js";
import { named, schemasOf, type Understood } from "./support.js";

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
    ["names a branch once that stands there twice", { oneOf: [ref("Dog"), ref("Dog")] }, ["Dog → Dog"]],
    [
      "says what is written where that is implied otherwise",
      { oneOf: [ref("Dog"), ref("Cat")], mapping: { Dog: "Cat" } },
      ["Dog → Cat"],
    ],
    ["leaves out branches without a name", { oneOf: [{ type: "object" }] }, []],
  ])("%s", async (_, it, want) => {
    const { mapping, ...branches } = it as { readonly mapping?: unknown };
    const discriminator = { propertyName: "kind", ...(mapping === undefined ? {} : { mapping }) };
    expect(await mappingOf({ Pet: { ...branches, discriminator } })).toEqual(want);
  });
});

describe("a discriminator's defaultMapping", () => {
  const pet = async (defaultMapping: unknown): Promise<Understood> =>
    schemasOf(
      {
        Dog: { type: "object" },
        Other: { type: "object" },
        Pet: { oneOf: [ref("Dog"), ref("Other")], discriminator: { propertyName: "kind", defaultMapping } },
      },
      "3.2.0",
    );

  test.each([
    ["a name", "Other"],
    ["a reference", "#/components/schemas/Other"],
  ])("is %s", async (_, written) => {
    const found = await pet(written);
    expect(found.said).toEqual([]);
    const discriminator = named(found, "Pet").discriminator;
    expect(discriminator?.defaultMapping).toBe("Other");
    expect(discriminator?.mapping.map(({ value }) => value)).toEqual(["Dog", "Other"]);
    expect(mentioned(named(found, "Pet"))).toContain("Other");
  });

  test.each([
    ["leads nowhere", "Othr", "error ref/unresolved"],
    ["is no text", 1, "error document/wrong-type"],
  ])("is reported where it %s", async (_, written, want) => {
    const found = await pet(written);
    expect(found.said).toEqual([`${want} #/components/schemas/Pet/discriminator/defaultMapping`]);
    expect(named(found, "Pet").discriminator?.defaultMapping).toBeUndefined();
  });
});
