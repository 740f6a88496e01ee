/** From paths to resources. */
import { describe, expect, test } from "vitest";
import { Symbols } from "../../generator/emit/symbols.js";
import { ResourceNames } from "../../generator/emit/client/resource-names.js";
import { namedResources, singular, type NamedResource } from "../../generator/emit/client/tree.js";
import { apiOf } from "./generated.js";

type Operations = readonly (string | readonly [line: string, rest: object])[];

/** "GET /pets/{id} fetchPet" for each operation. */
async function tree(operations: Operations): Promise<readonly string[]> {
  const paths: Record<string, Record<string, object>> = {};
  for (const it of operations) {
    const [line, rest] = typeof it === "string" ? [it, {}] : it;
    const [method = "", path = "", operationId] = line.split(" ");
    const names = [...path.matchAll(/\{([^}]*)\}/g)].map((found) => found[1]);
    const parameters = [...new Set(names)].map((name) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string" },
    }));
    (paths[path] ??= {})[method.toLowerCase()] = {
      ...(operationId === undefined ? {} : { operationId }),
      parameters,
      responses: { 200: { description: "" } },
      ...rest,
    };
  }
  const api = await apiOf({ openapi: "3.1.1", info: { title: "t", version: "1" }, paths });
  return shown(namedResources(api, new ResourceNames(new Symbols(api))), "");
}

/** `.pets(id).fetch = fetchPet`, for every method. */
function shown({ methods, children, item, resource }: NamedResource, way: string): readonly string[] {
  const own = methods.map((it) => `${way}.${it.name} = ${it.operation.id}`);
  const below = children.flatMap((it) => shown(it, `${way}.${it.property}`));
  void resource;
  return [
    ...own,
    ...(item === undefined ? [] : shown(item, `${way}(${item.resource.parameters.join(", ")})`)),
    ...below,
  ];
}

const array = {
  responses: { 200: { description: "", content: { "application/json": { schema: { type: "array" } } } } },
};
const as = (extension: object): object => ({ "x-resource": extension });

describe("paths become resources", () => {
  test.each<readonly [string, Operations, readonly string[]]>([
    [
      "a collection and its items",
      ["GET /pets listPets", "POST /pets createPet", "GET /pets/{id} getPet", "DELETE /pets/{id} removePet"],
      [".pets.list = listPets", ".pets.create = createPet", ".pets(id).fetch = getPet", ".pets(id).remove = removePet"],
    ],
    [
      "nested, below items that nothing can be done with",
      ["GET /v1/Policies/{PolicySid}/Targets/{Sid} x"],
      [".v1.policies(PolicySid).targets(Sid).fetch = x"],
    ],
    [
      "nested, by parameters that are called differently",
      ["GET /pets/{petId} a", "GET /pets/{id}/toys/{toyId} b"],
      [".pets(petId).fetch = a", ".pets(petId).toys(toyId).fetch = b"],
    ],
    [
      "ways to change an item",
      ["PUT /a/{id} put", "PATCH /a/{id} change2", "POST /a/{id} post"],
      [".a(id).replace = put", ".a(id).update = change2", ".a(id).update2 = post"].map((it) =>
        it.replace("update2", "post"),
      ),
    ],
    [
      "changes that are called alike",
      ["PUT /a/{id} updateA", "PATCH /a/{id} updateAPartly"],
      [".a(id).replace = updateA", ".a(id).update = updateAPartly"],
    ],
    ["POST, as what items are changed with", ["POST /a/{id} updateA"], [".a(id).update = updateA"]],
    [
      "one of a kind",
      ["GET /me getMe", "PATCH /me patchMe", "DELETE /me deleteMe"],
      [".me.fetch = getMe", ".me.patch = patchMe", ".me.remove = deleteMe"],
    ],
    [
      "a list without items to choose from",
      [["GET /logs readLogs", array], "GET /tags listTags"],
      [".logs.list = readLogs", ".tags.list = listTags"],
    ],
    [
      "what is done to an item",
      ["POST /orders/{id}/cancel cancelOrder", "POST /orders/{id}/notes addNote"],
      [".orders(id).cancel = cancelOrder", ".orders(id).notes.create = addNote"],
    ],
    [
      "what is done to a collection, or to nothing",
      ["GET /pets/findByStatus findPetsByStatus", "POST /login loginUser", "POST /a/b/publish x"],
      [".login = loginUser", ".pets.findByStatus = findPetsByStatus", ".a.b.publish = x"],
    ],
    [
      "verbs behind a colon",
      ["POST /v1/items/{id}:archive x", "POST /v1/items:batchGet y"],
      [".v1.items.batchGet = y", ".v1.items(id).archive = x"],
    ],
    [
      "a verb with more below it",
      ["POST /a/{id}/cancel x", "GET /a/{id}/cancel/{n} y"],
      [".a(id).cancel.create = x", ".a(id).cancel(n).fetch = y"],
    ],
    [
      "parameters in a row",
      ["GET /repos/{owner}/{repo} x", "GET /repos/{owner} y"],
      [".repos(owner).fetch = y", ".repos(owner).repo(repo).fetch = x"],
    ],
    ["a parameter in front", ["GET /{tenant}/users x"], [".tenant(tenant).users.fetch = x"]],
    [
      "several parameters in a segment",
      ["GET /files/{name}.{ext} x", "GET /files/{id} y"],
      [".files(id).fetch = y", ".files.nameExt(name, ext).fetch = x"],
    ],
    [
      "an ending",
      ["GET /Calls.json listCalls", "GET /Calls/{Sid}.json fetchCall"],
      [".calls.list = listCalls", ".calls(Sid).fetch = fetchCall"],
    ],
    ["a version that is no name", ["GET /2010-04-01/x getX"], ["._20100401.x.fetch = getX"]],
    ["the root", ["GET / root"], [".fetch = root"]],
    [
      "methods that no resource has",
      ["OPTIONS /a what", "HEAD /a/{id} there"],
      [".a.what = what", ".a(id).there = there"],
    ],
    [
      "operations without a name",
      ["GET /pets/{id}", "OPTIONS /pets"],
      [".pets.optionsPets = options /pets", ".pets(id).fetch = get /pets/{id}"],
    ],
  ])("%s", async (_, operations, wanted) => {
    expect([...(await tree(operations))].sort()).toEqual([...wanted].sort());
  });

  test.each<readonly [string, Operations, readonly string[]]>([
    [
      "two segments that read alike",
      ["GET /foo-bar a", "GET /fooBar b", "GET /foo_bar c"],
      [".fooBar.fetch = b", ".fooBar2.fetch = a", ".fooBar3.fetch = c"],
    ],
    [
      "a segment that is called like a method",
      ["POST /a x", "GET /a/create y"],
      [".a.create = x", ".a.create2.fetch = y"],
    ],
    ["a segment that would make a promise of its parent", ["GET /then x"], [".then2.fetch = x"]],
    ["two ways to create", ["POST /a makeA", "PUT /a createA"], [".a.create = makeA", ".a.createA = createA"]],
  ])("collisions are resolved: %s", async (_, operations, wanted) => {
    expect([...(await tree(operations))].sort()).toEqual([...wanted].sort());
  });

  test.each<readonly [string, Operations, readonly string[]]>([
    ["method", [["GET /a getA", as({ method: "peek" })]], [".a.peek = getA"]],
    ["name", [["GET /a getA", as({ name: "alpha-beta" })]], [".alphaBeta.fetch = getA"]],
    ["kind: collection", [["GET /a getA", as({ kind: "collection" })]], [".a.list = getA"]],
    ["kind: singleton", [["GET /a/search searchA", as({ kind: "singleton" })]], [".a.search.fetch = searchA"]],
    ["kind: action", [["PUT /a/{id}/state x", as({ kind: "action" })]], [".a(id).state = x"]],
    ["kind: instance", [["POST /a x", as({ kind: "instance" })]], [".a.update = x"]],
    [
      "parent",
      ["GET /Policies/{PolicySid} p", ["GET /all/Targets/{Sid} t", as({ parent: "/Policies/{PolicySid}" })]],
      [".policies(PolicySid).fetch = p", ".policies(PolicySid).targets(Sid).fetch = t"],
    ],
  ])("the document may decide: %s", async (_, operations, wanted) => {
    expect([...(await tree(operations))].sort()).toEqual([...wanted].sort());
  });

  test("no operation is left out, however alike they are", async () => {
    const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];
    const paths = [
      "/",
      "/a",
      "/a/",
      "/{a}",
      "/a/{b}",
      "/a/{b}/",
      "/a/{b}.json",
      "/a.json",
      "/a/{b}/cancel",
      "/a/{b}:cancel",
      "/a/list",
      "/{a}{b}",
      "/{a}-{b}/c",
    ];
    const operations = paths.flatMap((path) => methods.map((method) => `${method} ${path}`));
    const found = await tree(operations);
    expect(found).toHaveLength(operations.length);
    expect(new Set(found.map((it) => it.split(" = ")[0])).size).toBe(operations.length);
  });
});

test.each([
  ["Targets", "Target"],
  ["ConnectionPolicies", "ConnectionPolicy"],
  ["addresses", "address"],
  ["statuses", "status"],
  ["boxes", "box"],
  ["status", "status"],
  ["address", "address"],
  ["analysis", "analysis"],
  ["news", "news"],
  ["IDs", "ID"],
  ["s", "s"],
  ["Keys", "Key"],
])("one of the %s is a %s", (plural, one) => {
  expect(singular(plural)).toBe(one);
});
