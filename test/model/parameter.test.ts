import { describe, expect, test } from "vitest";
import type { Parameter } from "../../generator/model/api.js";
import { operationOf, rules } from "./support.js";

const q = (it: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  name: "q",
  in: "query",
  schema: {},
  ...it,
});

async function parameterOf(
  it: unknown,
  fields = {},
  template = "/it",
): Promise<{ readonly parameter: Parameter; readonly said: readonly string[] }> {
  const { operation, said } = await operationOf({ parameters: [it] }, fields, template);
  return { parameter: operation.parameters[0] as Parameter, said };
}

describe("a parameter", () => {
  test.each<readonly [unknown, string, Partial<Parameter>]>([
    [
      q({}),
      "/it",
      {
        in: "query",
        name: "q",
        required: false,
        style: "form",
        explode: true,
        allowReserved: false,
        allowEmptyValue: false,
        content: undefined,
      },
    ],
    [
      q({ required: true, allowReserved: true, allowEmptyValue: true, explode: false }),
      "/it",
      { required: true, allowReserved: true, allowEmptyValue: true, explode: false },
    ],
    [q({ style: "deepObject" }), "/it", { style: "deepObject", explode: false }],
    [q({ style: "pipeDelimited" }), "/it", { style: "pipeDelimited", explode: false }],
    [{ name: "h", in: "header", schema: {} }, "/it", { style: "simple", explode: false }],
    [{ name: "c", in: "cookie", schema: {} }, "/it", { style: "form", explode: true }],
    [{ name: "c", in: "cookie", style: "cookie", schema: {} }, "/it", { style: "cookie", explode: true }],
    [{ name: "id", in: "path", schema: {} }, "/it/{id}", { style: "simple", explode: false, required: true }],
    [
      { name: "id", in: "path", required: false, style: "matrix", explode: true, schema: {} },
      "/it/{id}",
      { style: "matrix", explode: true, required: true },
    ],
    [
      { name: "f", in: "querystring", content: { "application/x-www-form-urlencoded": { schema: {} } } },
      "/it",
      { in: "querystring", style: "form" },
    ],
  ])("%j in %s", async (it, template, want) => {
    const { parameter, said } = await parameterOf(it, {}, template);
    expect(parameter).toMatchObject(want);
    expect(said).toEqual([]);
  });

  test("without a schema it is anything; with content it is what that says", async () => {
    expect(rules((await parameterOf({ name: "q", in: "query" })).parameter.schema)).toEqual({});
    const { parameter } = await parameterOf({
      name: "q",
      in: "query",
      content: { "application/json": { schema: { type: "object" }, examples: { e: { value: 1 } } } },
    });
    expect(rules(parameter.schema)).toEqual({ types: ["object"] });
    expect(parameter.content).toMatchObject({ type: "application/json", codec: "json" });
    expect(parameter.examples.map((it) => [it.name, it.value])).toEqual([["e", 1]]);
  });

  test("a reference may say more, from OpenAPI 3.1 on", async () => {
    const components = { components: { parameters: { Q: q({ description: "there" }) } } };
    const it = { $ref: "#/components/parameters/Q", description: "here" };
    expect((await parameterOf(it, components)).parameter.doc.description).toBe("here");
    expect((await parameterOf(it, { ...components, openapi: "3.0.3" })).parameter.doc.description).toBe("there");
  });

  test.each<readonly [unknown, readonly string[]]>([
    [null, ["error document/wrong-type it/parameters/0"]],
    [{ in: "query" }, ["error parameter/no-place it/parameters/0"]],
    [{ name: "q" }, ["error parameter/no-place it/parameters/0"]],
    [{ name: "q", in: "body" }, ["error parameter/no-place it/parameters/0"]],
    [{ name: "", in: "header", schema: {} }, ["warning header/bad-name it/parameters/0"]],
    [{ name: "X Key", in: "header", schema: {} }, ["warning header/bad-name it/parameters/0"]],
    [{ $ref: "#/x" }, ["error ref/unresolved it/parameters/0/$ref"]],
    [
      { $ref: "#/components/headers/H" },
      ["warning ref/wrong-kind it/parameters/0/$ref", "error parameter/no-place #/components/headers/H"],
    ],
    [q({ style: "simple" }), ["warning parameter/unknown-style it/parameters/0/style"]],
    [{ name: "h", in: "header", style: "form", schema: {} }, ["warning parameter/unknown-style it/parameters/0/style"]],
    [q({ content: { "text/plain": {} } }), ["warning parameter/two-descriptions it/parameters/0"]],
    [
      { name: "q", in: "query", content: { "text/plain": {}, "application/json": {} } },
      ["warning parameter/several-contents it/parameters/0"],
    ],
    [{ name: "id", in: "path" }, ["warning parameter/not-in-path it/parameters/0"]],
  ])("%j is reported", async (it, want) => {
    const { said } = await parameterOf(it, { components: { headers: { H: { schema: {} } } } });
    expect(said).toEqual(want);
  });
});

describe("the parameters of an operation", () => {
  const names = async (item: unknown, own: unknown): Promise<readonly string[]> => {
    const { operation } = await operationOf(
      {},
      { paths: { "/it": { parameters: item, get: { operationId: "it", parameters: own, responses: {} } } } },
    );
    return operation.parameters.map((it) => `${it.in} ${it.name} ${it.doc.description}`.trim());
  };

  test("those of the path come first, and are replaced by name and place", async () => {
    expect(
      await names([q({ name: "a" }), q({ name: "b" })], [q({ name: "c" }), q({ name: "a", description: "own" })]),
    ).toEqual(["query b", "query c", "query a own"]);
    expect(await names([q({ name: "a" })], [q({ name: "a", in: "header" })])).toEqual(["query a", "header a"]);
    expect(await names([q({ name: "A", in: "header" })], [q({ name: "a", in: "header" })])).toEqual(["header a"]);
  });

  test("three headers are described elsewhere", async () => {
    expect(
      await names(
        [],
        ["Accept", "content-type", "AUTHORIZATION", "X"].map((name) => q({ name, in: "header" })),
      ),
    ).toEqual(["header X"]);
  });

  test.each([
    [[q({}), q({})], "query"],
    [[q({ in: "header", name: "X-A" }), q({ in: "header", name: "x-a" })], "header"],
  ])("two of one name are one too many", async (parameters, place) => {
    const { said, messages } = await operationOf({ parameters });
    expect(said).toEqual(["error parameter/duplicate it/parameters/1"]);
    expect(messages[0]).toContain(`two ${place} parameters`);
  });
});

describe("path templates", () => {
  const id = { name: "id", in: "path", required: true, schema: {} };
  test.each<readonly [string, unknown]>([
    ["/", [{ text: "/" }]],
    ["/a/{id}/b", [{ text: "/a/" }, { parameter: "id" }, { text: "/b" }]],
    ["/a/{id}.{id}", [{ text: "/a/" }, { parameter: "id" }, { text: "." }, { parameter: "id" }]],
    ["/a{id}", [{ text: "/a" }, { parameter: "id" }]],
    ["/a/{}", [{ text: "/a/{}" }]],
    ["/a#b", [{ text: "/a" }]],
  ])("%s", async (template, want) => {
    expect(
      (await operationOf({ parameters: template.includes("{id}") ? [id] : [] }, {}, template)).operation.path,
    ).toEqual(want);
  });

  test("a name that nobody declared is a string", async () => {
    const { operation, said } = await operationOf({}, {}, "/a/{id}");
    expect(operation.parameters.map((it) => [it.in, it.name, it.required, rules(it.schema)])).toEqual([
      ["path", "id", true, { types: ["string"] }],
    ]);
    expect(said).toEqual(["warning parameter/undeclared it"]);
  });

  test.each(["{.id}", "{;id}", "{id*}", "{;id*}", "{ id }"])("%s is taken for {id}", async (written) => {
    const { operation, said } = await operationOf({ parameters: [id] }, {}, `/a/${written}`);
    expect(operation.path).toEqual([{ text: "/a/" }, { parameter: "id" }]);
    expect(said).toEqual(["warning path/not-a-template it"]);
  });

  test("a name that comes twice is told", async () => {
    const { operation, said } = await operationOf({ parameters: [id] }, {}, "/a/{id}/{id}");
    expect(operation.path).toEqual([{ text: "/a/" }, { parameter: "id" }, { text: "/" }, { parameter: "id" }]);
    expect(operation.parameters).toHaveLength(1);
    expect(said).toEqual(["warning path/repeated-name it"]);
  });

  test("unless that is its name", async () => {
    const { operation, said } = await operationOf({ parameters: [{ ...id, name: "id*" }] }, {}, "/a/{id*}");
    expect(operation.path).toEqual([{ text: "/a/" }, { parameter: "id*" }]);
    expect(said).toEqual([]);
  });
});
