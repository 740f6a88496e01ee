/** What is spread over files is what stands in one otherwise. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Workspace } from "../../generator/contract/workspace.js";
import { render, understand } from "../../generator/generate.js";
import { loadOptions, settingsFor, type Options } from "../../generator/options.js";
import type { Validator } from "../../generator/runtime/validation/index.js";

const folder = await mkdtemp(join(tmpdir(), "specwright-chapters-"));
const workspaces: Workspace[] = [];
afterAll(async () => {
  for (const it of workspaces) await it.close();
  await rm(folder, { recursive: true, force: true });
});

async function filesOf(spec: string, split: boolean | undefined): Promise<readonly [Options, Map<string, string>]> {
  const given = await loadOptions({ cwd: folder, flags: { spec: resolve(spec) } });
  const options: Options = { ...given, paths: false, format: "none", scope: "@x", split };
  const read = await understand(options.spec, options);
  if ("refused" in read) throw new Error(JSON.stringify(read.refused.diagnostics));
  const files = await render(read.document, read.api, options, { report: read.report });
  return [options, new Map(files.map((it) => [it.path, it.text]))];
}

async function workspaceOf(spec: string, split: boolean): Promise<Workspace> {
  const [options, files] = await filesOf(spec, split);
  const sources = [...files].map(([path, text]) => ({ path, text, owner: "generator" as const }));
  const workspace = await Workspace.create(sources, settingsFor(options, ""));
  workspaces.push(workspace);
  return workspace;
}

async function document(name: string, paths: object, schemas: object = {}): Promise<string> {
  const file = join(folder, name);
  const info = { title: "Chapters", version: "1.0.0" };
  await writeFile(file, JSON.stringify({ openapi: "3.1.1", info, paths, components: { schemas } }));
  return file;
}

const pathsOf = (files: ReadonlyMap<string, string>, start: string): readonly string[] =>
  [...files.keys()].filter((it) => it.startsWith(start)).map((it) => it.slice(start.length));

const answers = { responses: { "204": { description: "" } } };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

describe("the files", () => {
  test("operations are by tag, else by what their path begins with; schemas by their first letter", async () => {
    const paths = {
      "/a": { get: { ...answers, tags: ["Big Pets", "other"] }, put: { ...answers, tags: ["con"] } },
      "/api/v2.1/store/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        get: answers,
      },
      "/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        get: answers,
      },
    };
    const spec = await document("names.json", paths, { Pet: {}, pony: {}, zoo: {}, "1a": {} });
    const [, files] = await filesOf(spec, true);
    const operations = ["big-pets.ts", "others.ts", "store.ts", "tag-con.ts"];
    for (const kind of ["types/src/operations/", "validators/src/operations/", "client/src/calls/"])
      expect(pathsOf(files, kind), kind).toEqual(operations);
    for (const kind of ["client/src/operations/", "client/src/errors/", "server/src/routes/"])
      expect(pathsOf(files, kind), kind).toEqual(operations);
    for (const kind of ["types/src/schemas/", "validators/src/schemas/"])
      expect(pathsOf(files, kind), kind).toEqual(["others.ts", "p.ts", "z.ts"]);
    expect(pathsOf(files, "client/src/resources/")).toEqual(["a.ts", "id.ts", "store.ts"]);
  });

  test("unless the config says so, 300 operations and schemas are too many for one", async () => {
    const schemas = Object.fromEntries(Array.from({ length: 299 }, (_, i) => [`S${i}`, { type: "string" }]));
    const few = await filesOf(await document("few.json", {}, schemas), undefined);
    expect(pathsOf(few[1], "types/src/schemas/")).toEqual([]);
    const spec = await document("many.json", { "/a": { get: answers } }, schemas);
    expect(pathsOf((await filesOf(spec, undefined))[1], "types/src/schemas/")).toEqual(["s.ts"]);
    expect(pathsOf((await filesOf(spec, false))[1], "types/src/schemas/")).toEqual([]);
  });

  test("a document without any operation or schema has files all the same", async () => {
    const workspace = await workspaceOf(await document("empty.json", {}), true);
    expect(Object.keys(await workspace.import("server"))).toContain("createRouter");
    expect(
      await workspace.typeCheck("use.mts", 'import type * as types from "@x/types";\nexport type T = typeof types;'),
    ).toEqual([]);
  });
});

describe("the packages", () => {
  test("export the same names", async () => {
    const [whole, split] = await Promise.all([false, true].map((it) => workspaceOf("spec/openapi.yaml", it)));
    for (const key of ["validators", "client", "server"] as const) {
      const names = Object.keys(await split!.import(key)).sort();
      expect(names.length).toBeGreaterThan(5);
      expect(names).toEqual(Object.keys(await whole!.import(key)).sort());
    }
    const use = `
      import { createClient, createTarget, CreateTargetError400 } from "@x/client";
      import type { CreateTargetBody, CreateTargetInput, Target } from "@x/types";
      import { createRouter, type Handlers } from "@x/server";
      export const make = (body: CreateTargetBody, target: Target): CreateTargetInput => ({ path: { ConnectionPolicySid: target.connection_policy_sid ?? "" }, body });
      export const used = [createClient, createTarget, CreateTargetError400, createRouter];
      export type H = Handlers["createTarget"];
    `;
    expect(await split!.typeCheck("use.mts", use)).toEqual([]);
  });

  test("resources of chapters are reached as those in a file are, under the same names", async () => {
    const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
    const page = { name: "page", in: "query", schema: { type: "integer" } };
    const answer = (schema: object): object => ({
      responses: { "200": { description: "", content: { "application/json": { schema } } } },
    });
    const stores = { type: "object", properties: { name: { type: "string" } } };
    const paths = {
      "/v1/pets": {
        get: { operationId: "listPets", parameters: [page], ...answer({ type: "array", items: ref("Pet") }) },
      },
      "/v1/pets/{id}": { parameters: [id], get: { operationId: "getPet", ...answer(ref("Pet")) } },
      "/v1/pets/{id}/toys": { parameters: [id], get: { operationId: "listToys", ...answer({ type: "array" }) } },
      "/v1/stores/{id}": { parameters: [id], get: { operationId: "getStore", ...answer(stores) } },
    };
    const Pet = { type: "object", properties: { id: { type: "string" } }, required: ["id"] };
    const spec = await document("resources.json", paths, { Pet });
    const [, files] = await filesOf(spec, true);
    expect(pathsOf(files, "client/src/resources/")).toEqual(["pets.ts", "stores.ts"]);
    for (const split of [false, true]) {
      const workspace = await workspaceOf(spec, split);
      const use = `
        import { createClient, resources, type ListPetsParams, type PetContext, type PetInstance, type PetsResource, type ToysResource } from "@x/client";
        const api = resources(createClient());
        export const pets: PetsResource = api.v1.pets;
        export const pet: PetContext = api.v1.pets("1");
        export const toys: ToysResource = pet.toys;
        export const params: ListPetsParams = { page: 1 };
        export const instance = async (): Promise<PetInstance> => pet.fetch();
        export const name = async (): Promise<string | undefined> => (await api.v1.stores("1").fetch()).name;
      `;
      expect(await workspace.typeCheck("use.mts", use), String(split)).toEqual([]);
      const { createClient, resources } = (await workspace.import("client")) as {
        createClient: (options: object) => object;
        resources: (client: object) => {
          v1: { pets: (id: string) => { fetch: () => Promise<{ toys: { list: () => Promise<unknown> } }> } };
        };
      };
      const asked: string[] = [];
      const api = resources(
        createClient({
          fetch: (url: string | URL) => {
            asked.push(new URL(url).pathname);
            return Promise.resolve(Response.json(asked.length === 1 ? { id: "7" } : []));
          },
          baseUrl: "http://x",
        }),
      );
      const pet = await api.v1.pets("7").fetch();
      expect(await pet.toys.list()).toEqual([]);
      expect(asked).toEqual(["/v1/pets/7", "/v1/pets/7/toys"]);
    }
  });

  test("a router of chapters answers as one in a file does", async () => {
    const paths = {
      "/a": { get: { ...answers, operationId: "getA", tags: ["z"] } },
      "/b": { get: { ...answers, operationId: "getB", tags: ["a"] } },
    };
    const workspace = await workspaceOf(await document("router.json", paths), true);
    const { createRouter } = (await workspace.import("server")) as {
      createRouter: (handlers: object) => { fetch: typeof fetch };
    };
    const called: string[] = [];
    const handler = (name: string) => () => {
      called.push(name);
      return { status: 204 };
    };
    const router = createRouter({ getA: handler("getA"), getB: handler("getB") });
    for (const path of ["a", "b"]) expect((await router.fetch(`http://x/${path}`)).status).toBe(204);
    expect(called).toEqual(["getA", "getB"]);
  });

  test("schemas that lead to each other from file to file count how deep they are", async () => {
    const next = (name: string): object => ({
      type: "object",
      properties: { next: ref(name), value: { type: "integer" } },
      required: ["value"],
    });
    const spec = await document("deep.json", {}, { Alpha: next("Beta"), Beta: next("Gamma"), Gamma: next("Alpha") });
    const exported = await (await workspaceOf(spec, true)).import("validators");
    const Alpha = exported["Alpha"] as Validator<unknown>;
    const chain = (levels: number, last: unknown): unknown => {
      let it: unknown = { value: last };
      for (let i = 0; i < levels; i += 1) it = { value: i, next: it };
      return it;
    };
    expect(Alpha.is(chain(30, 1))).toBe(true);
    expect(Alpha.issues(chain(30, "1")).map((it) => it.pointer)).toEqual([`${"/next".repeat(30)}/value`]);
    expect(Alpha.is(chain(100_000, 1))).toBe(false);
    expect(Alpha.issues(chain(100_000, 1))).toHaveLength(1);
    expect(Object.keys(exported).filter((it) => it.startsWith("check"))).toEqual([]);
  });
});
