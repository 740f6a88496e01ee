import { describe, expect, test } from "vitest";
import { withAccess } from "../../generator/model/access.js";
import type { Api } from "../../generator/model/api.js";
import type { Schema } from "../../generator/model/schema.js";
import { understood } from "./support.js";

const text = { type: "string" };
const id = { type: "string", readOnly: true };
const secret = { type: "string", writeOnly: true };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** An operation that takes and answers `It`, with the schemas that come out. */
async function around(it: unknown, schemas: Readonly<Record<string, unknown>> = {}): Promise<Api> {
  const content = { "application/json": { schema: ref("It") } };
  const responses = { "200": { description: "ok", content } };
  const paths = { "/it": { put: { operationId: "put", requestBody: { content }, responses } } };
  const { api, said } = await understood({ paths, components: { schemas: { It: it, ...schemas } } });
  expect(said).toEqual([]);
  return withAccess(api);
}

const named = (api: Api, name: string): Schema => {
  const found = api.schemas.find((it) => it.name === name);
  if (found === undefined) throw new Error(`No ${name}, but ${api.schemas.map((it) => it.name).join(", ")}`);
  return found.schema;
};

const shape = ({ object }: Schema): readonly string[] =>
  object.properties.map((it) => (object.required.includes(it.name) ? it.name : `${it.name}?`));

const bodies = ({ operations: [it] }: Api): readonly (string | undefined)[] => [
  it?.body?.content[0]?.schema.ref?.name,
  it?.responses[0]?.content[0]?.schema.ref?.name,
];

describe("a request and a response of one schema", () => {
  test("differ by what is read only and write only; the schema itself stays as it is written", async () => {
    const api = await around({ required: ["id", "name", "secret"], properties: { id, name: text, secret } });
    expect(bodies(api)).toEqual(["It writable", "It readable"]);
    expect(shape(named(api, "It"))).toEqual(["id", "name", "secret"]);
    expect(shape(named(api, "It writable"))).toEqual(["name", "secret"]);
    expect(shape(named(api, "It readable"))).toEqual(["id", "name"]);
    expect(api.schemas.map((it) => it.name)).toEqual(["It", "It writable", "It readable"]);
  });

  test("are one where nothing is", async () => {
    const api = await around({ properties: { name: text } });
    expect(bodies(api)).toEqual(["It", "It"]);
    expect(api.schemas).toHaveLength(1);
  });

  test("a variant is made only for the direction that needs it", async () => {
    const api = await around({ properties: { id } });
    expect(bodies(api)).toEqual(["It writable", "It"]);
  });

  test("what leads to such a schema has variants too; what does not, has none", async () => {
    const api = await around(
      { properties: { part: ref("Part"), other: ref("Other"), list: { type: "array", items: ref("It") } } },
      { Part: { required: ["id"], properties: { id } }, Other: { properties: { name: text } } },
    );
    const [part, other, list] = named(api, "It writable").object.properties.map((it) => it.schema);
    expect([part?.ref?.name, other?.ref?.name, list?.array.items?.ref?.name]).toEqual([
      "Part writable",
      "Other",
      "It writable",
    ]);
    expect(shape(named(api, "Part writable"))).toEqual([]);
    expect(named(api, "Part writable").object.required).toEqual([]);
  });

  test("`required` of one part does not ask for what another part drops", async () => {
    const api = await around(
      { allOf: [ref("Base"), { required: ["id", "name"], properties: { name: text } }], required: ["id"] },
      { Base: { properties: { id } } },
    );
    const { allOf, object } = named(api, "It writable");
    expect([object.required, allOf[1]?.object.required]).toEqual([[], ["name"]]);
  });

  test("a property may be read only by what it refers to", async () => {
    const api = await around(
      {
        properties: {
          a: ref("Id"),
          b: { allOf: [ref("Id")] },
          c: { $ref: "#/components/schemas/Name", readOnly: true },
        },
      },
      { Id: id, Name: text },
    );
    expect(shape(named(api, "It writable"))).toEqual([]);
  });

  test("a discriminator's choices are the variants", async () => {
    const api = await around(
      { oneOf: [ref("Cat")], discriminator: { propertyName: "kind" } },
      { Cat: { required: ["kind", "id"], properties: { kind: text, id } } },
    );
    expect(named(api, "It writable").discriminator?.mapping).toEqual([{ value: "Cat", schema: "Cat writable" }]);
  });

  test("an inline schema changes in place", async () => {
    const content = { "application/json": { schema: { required: ["id"], properties: { id, secret } } } };
    const { api } = await understood({
      paths: { "/it": { put: { requestBody: { content }, responses: { "200": { description: "", content } } } } },
    });
    const [it] = withAccess(api).operations;
    expect(shape(it?.body?.content[0]?.schema as Schema)).toEqual(["secret?"]);
    expect(shape(it?.responses[0]?.content[0]?.schema as Schema)).toEqual(["id"]);
  });

  test("a webhook keeps the schema as it is written", async () => {
    const content = { "application/json": { schema: ref("It") } };
    const { api } = await understood({
      webhooks: { it: { post: { requestBody: { content }, responses: { "200": { description: "" } } } } },
      components: { schemas: { It: { properties: { id, secret } } } },
    });
    expect(withAccess(api)).toEqual(api);
  });

  test("ten thousand schemas within one another are no depth", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`S${i}`, { properties: { next: ref(`S${i + 1}`) } }] as const),
    );
    const api = await around(ref("S0"), { ...many, S10000: { required: ["id"], properties: { id } } });
    expect(named(api, "S10000 writable").object.required).toEqual([]);
  });
});
