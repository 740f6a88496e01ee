import { describe, expect, test } from "vitest";
import { named, rules, schemasOf } from "./support.js";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const at = "#/components/schemas";

describe("schemas that consist of themselves", () => {
  test.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ["by a reference", { A: ref("A") }, ["The schema A consists of itself: A → A."]],
    ["by one of its parts alone", { A: { allOf: [ref("A")] } }, ["The schema A consists of itself: A → A."]],
    [
      "by one of its choices",
      { A: { oneOf: [ref("A"), { type: "string" }] } },
      ["The schema A consists of itself: A → A."],
    ],
    ["by what it is not", { A: { not: ref("A") } }, ["The schema A consists of itself: A → A."]],
    ["by a condition", { A: { if: ref("A") } }, ["The schema A consists of itself: A → A."]],
    [
      "by what depends on a property",
      { A: { dependentSchemas: { x: ref("A") } } },
      ["The schema A consists of itself: A → A."],
    ],
    [
      "by way of others",
      { A: { allOf: [ref("B")] }, B: { allOf: [{}, ref("C")] }, C: ref("A"), D: ref("A") },
      ["The schema A consists of itself: A → B → C → A."],
    ],
    [
      "twice",
      { A: ref("A"), B: ref("C"), C: ref("B") },
      ["The schema A consists of itself: A → A.", "The schema B consists of itself: B → C → B."],
    ],
  ])("%s", async (_, schemas, want) => {
    const { messages, said } = await schemasOf(schemas);
    expect(messages).toEqual(want);
    expect(said.every((it) => it.startsWith("error schema/endless"))).toBe(true);
  });

  test.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ["a property", { A: { properties: { a: ref("A") } } }],
    ["an item", { A: { oneOf: [{ type: "string" }, { items: ref("A") }] } }],
    ["what else an object has", { A: { additionalProperties: ref("B") }, B: { allOf: [ref("A")] } }],
  ])("but not by %s", async (_, schemas) => {
    expect((await schemasOf(schemas)).said).toEqual([]);
  });

  test("a long chain is no circle, and takes no stack", async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, i) => [`S${i}`, i === 4_999 ? {} : ref(`S${i + 1}`)]),
    );
    expect((await schemasOf(chain)).said).toEqual(["error schema/too-deep #/components/schemas/S0"]);
    const { messages } = await schemasOf({ ...chain, S4999: ref("S0") });
    expect(messages).toHaveLength(1);
  });
});

describe("a schema among its own parts", () => {
  test("asks nothing", async () => {
    const it = await schemasOf({ A: { allOf: [ref("B"), ref("A"), { type: "object" }] }, B: {} });
    expect(rules(named(it, "A"))).toEqual({ allOf: [{ ref: { name: "B" } }, { types: ["object"] }] });
    expect(it.said).toEqual([`warning schema/part-of-itself ${at}/A`]);
  });
});

describe("a family: a choice among schemas that extend it", () => {
  const pet = {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" } },
    discriminator: { propertyName: "kind" },
  };
  const child = (name: string): object => ({ allOf: [ref("Pet"), { properties: { [name]: {} } }] });

  test("children extend what the parent says of itself", async () => {
    const it = await schemasOf({
      Pet: { ...pet, oneOf: [ref("Dog"), ref("Cat")] },
      Dog: child("bark"),
      Cat: child("purr"),
      Home: { properties: { pet: ref("Pet") } },
    });
    expect(it.said).toEqual([`warning schema/family ${at}/Pet`]);
    expect(it.api.schemas.map(({ name }) => name)).toEqual(["Pet", "PetBase", "Dog", "Cat", "Home"]);
    expect(rules(named(it, "Dog"))).toMatchObject({ allOf: [{ ref: { name: "PetBase" } }, {}] });
    expect(rules(named(it, "Pet"))).toMatchObject({
      oneOf: [{ ref: { name: "Dog" } }, { ref: { name: "Cat" } }],
      discriminator: { propertyName: "kind" },
    });
    expect(rules(named(it, "PetBase"))).toEqual({
      types: ["object"],
      object: { required: ["kind"], properties: [{ name: "kind", schema: { types: ["string"] } }] },
    });
    expect(rules(named(it, "Home"))).toMatchObject({ object: { properties: [{ schema: { ref: { name: "Pet" } } }] } });
  });

  test.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ["by anyOf", { Pet: { ...pet, anyOf: [ref("Dog")] }, Dog: child("bark") }],
    [
      "by a reference with siblings",
      { Pet: { ...pet, oneOf: [ref("Dog")] }, Dog: { ...ref("Pet"), required: ["bark"] } },
    ],
    [
      "over two generations",
      { Pet: { ...pet, oneOf: [ref("Puppy")] }, Puppy: { allOf: [ref("Dog")] }, Dog: child("bark") },
    ],
    ["with the choice among its parts", { Pet: { allOf: [pet, { oneOf: [ref("Dog")] }] }, Dog: child("bark") }],
    ["with branches without a name", { Pet: { ...pet, oneOf: [child("bark"), { type: "object" }] } }],
    ["in a child that adds nothing", { Pet: { ...pet, oneOf: [ref("Dog")] }, Dog: { allOf: [ref("Pet")] } }],
  ])("%s", async (_, schemas) => {
    const it = await schemasOf(schemas);
    expect(it.said).toEqual([`warning schema/family ${at}/Pet`]);
    expect(JSON.stringify(rules(named(it, "PetBase")))).not.toMatch(/oneOf|anyOf|Dog/);
  });

  test("with null among the choices, in OpenAPI 3.0", async () => {
    const it = await schemasOf({ Pet: { ...pet, nullable: true, oneOf: [ref("Dog")] }, Dog: child("bark") }, "3.0.3");
    expect(it.said).toEqual([`warning schema/family ${at}/Pet`]);
    expect(rules(named(it, "PetBase"))).toMatchObject({
      anyOf: [{ types: ["object"], object: { required: ["kind"] } }, { types: ["null"] }],
    });
  });

  test("a name that is taken stays with who has it", async () => {
    const it = await schemasOf({
      PetBase: { type: "string" },
      Pet: { ...pet, oneOf: [ref("Dog")] },
      Dog: child("bark"),
    });
    expect(it.api.schemas.map(({ name }) => name)).toEqual(["PetBase", "Pet", "PetBase2", "Dog"]);
  });

  test("a child that is its parent and no more, is an endless one", async () => {
    expect((await schemasOf({ Pet: { oneOf: [ref("Dog")] }, Dog: ref("Pet") })).said).toEqual([
      `error schema/endless ${at}/Pet`,
    ]);
  });
});
