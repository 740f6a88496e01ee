import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import { loadText, UnreadableDocument } from "../../generator/load/index.js";
import { buildApi } from "../../generator/model/build/index.js";

const pets = `swagger: "2.0"
info: { title: Pets, version: 1.0.0 }
host: api.example.com
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
securityDefinitions:
  key: { type: apiKey, in: header, name: X-Key }
parameters:
  Limit: { name: limit, in: query, type: integer, maximum: 100 }
  Pet: { name: body, in: body, required: true, schema: { $ref: "#/definitions/Pet" } }
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { $ref: "#/parameters/Limit" }
        - { name: ids, in: query, type: array, items: { type: integer }, collectionFormat: pipes }
      responses:
        "200": { description: ok, schema: { type: array, items: { $ref: "#/definitions/Pet" } } }
    post:
      operationId: createPet
      parameters: [{ $ref: "#/parameters/Pet" }]
      responses: { "201": { description: made, schema: { $ref: "#/definitions/Pet" } } }
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [kind]
    example: { discriminator: dog }
    properties:
      kind: { type: string }
      owner: { type: string, x-nullable: true }
      default: { type: string, x-nullable: true }
`;

async function read(
  text: string,
): Promise<{ readonly api: ReturnType<typeof buildApi>; readonly said: readonly string[] }> {
  const document = await loadText(text, "pets.yaml");
  const report = new Diagnostics();
  const api = buildApi(document, report);
  const said = report.list.map((it) => {
    const { line, column } = document.locate(it.at);
    return `${line}:${column} ${it.severity} ${it.code}`;
  });
  return { api, said };
}

test("Swagger 2.0 is converted, and told of", async () => {
  const { api, said } = await read(pets);
  expect(said).toEqual(["1:1 warning document/converted"]);
  expect(api.servers.map((it) => it.url)).toEqual(["https://api.example.com/v1"]);
  const [list, create] = api.operations;
  expect(list?.parameters.map((it) => `${it.in} ${it.name} ${it.style} ${it.explode}`)).toEqual([
    "query limit form true",
    "query ids pipeDelimited false",
  ]);
  expect(create?.parameters).toEqual([]);
  expect(create?.body).toMatchObject({
    required: true,
    content: [{ type: "application/json", schema: { ref: { name: "Pet" } } }],
  });
  const [pet] = api.schemas;
  expect(pet?.schema.discriminator?.propertyName).toBe("kind");
  expect(pet?.schema.examples).toEqual([{ discriminator: "dog" }]);
  expect(pet?.schema.object.properties.map((it) => it.schema.types)).toEqual([
    ["string"],
    ["null", "string"],
    ["null", "string"],
  ]);
});

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

test("places are those of the original", async () => {
  const wrong = pets
    .replace("type: string, x-nullable", "type: text, x-nullable")
    .replace('$ref: "#/definitions/Pet" } } }', '$ref: "#/definitions/Pat" } } }');
  const { said } = await read(wrong);
  expect(said).toContain(`${lineOf(wrong, "type: text")}:22 error schema/unknown-type`);
  expect(
    said.some((it) => it.startsWith(`${lineOf(wrong, "definitions/Pat")}:`) && it.endsWith("error ref/unresolved")),
  ).toBe(true);
});

test("another version of Swagger is refused", async () => {
  const { said } = await read('swagger: "1.2"\ninfo: { title: Pets, version: 1.0.0 }\n');
  expect(said).toEqual(["1:10 error document/unknown-version"]);
});

test("what the converter can't take is told with its place", async () => {
  const wrong = pets.replace('parameters: [{ $ref: "#/parameters/Pet" }]', "parameters: [null]");
  const error: unknown = await loadText(wrong, "api.yaml").catch((it: unknown) => it);
  expect(error).toBeInstanceOf(UnreadableDocument);
  const { line, message } = error as UnreadableDocument;
  expect(line).toBe(lineOf(wrong, "    post:"));
  expect(message).toMatch(/no valid Swagger 2\.0.*Mend it/);
});
