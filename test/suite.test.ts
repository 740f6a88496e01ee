/**
 * The JSON Schema Test Suite through the real path: each schema is a file of its own, unchanged, to which a component of an OpenAPI
 * document refers; it is loaded with whatever it refers to, built, emitted, printed and run. What fails is listed here by name and
 * reason; a listed case that passes fails the test, too.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { loadText, nothingElse } from "../generator/load/index.js";
import type { Validator } from "../generator/runtime/validation/index.js";
import { documentOf, run, sourcesOf } from "./validators/generated.js";

const home = join(process.env["CORPUS"] ?? "../shared/corpus", "jsonschema");
const origin = "http://localhost:1234";

interface Suite {
  readonly folder: string;
  /** Of the document that refers to the schemas. */
  readonly openapi: string;
  /** How many cases the corpus holds. */
  readonly cases: number;
}

const suites: readonly Suite[] = [
  { folder: "draft2020-12", openapi: "3.1.1", cases: 1712 },
  { folder: "draft4", openapi: "3.0.4", cases: 31 },
];

/** None. */
const deviations: ReadonlyMap<string, string> = new Map([]);

interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

if (!existsSync(home)) {
  console.warn(
    `\n*** ${home} is not there: the JSON Schema Test Suite is NOT run. Set CORPUS to the folder that holds it. ***\n`,
  );
}

describe.skipIf(!existsSync(home))("JSON Schema Test Suite", () => {
  beforeAll(() => void vi.stubGlobal("fetch", answer));
  afterAll(() => void vi.unstubAllGlobals());

  describe.each(suites)("$folder", ({ folder, openapi, cases }) => {
    const files = jsonIn(join(home, folder)).map((it) => `${folder}/${it}`);

    test("all of it is there, and so is every listed deviation", () => {
      const names = files.flatMap((file) =>
        groupsOf(file).flatMap((group) => group.tests.map((it) => nameOf(file, group, it))),
      );
      expect(names.length).toBe(cases);
      expect(deviationsOf(`${folder}/`).filter((it) => !names.includes(it))).toEqual([]);
    });

    test.each(files)("%s", async (file) => {
      const failed: string[] = [];
      for (const group of groupsOf(file)) failed.push(...(await failuresOf(file, group, openapi)));
      expect(failed.sort()).toEqual([...deviationsOf(`${file}: `)].sort());
    });
  });
});

const deviationsOf = (start: string): readonly string[] => [...deviations.keys()].filter((it) => it.startsWith(start));

function jsonIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((it) => it.split("\\").join("/"))
    .filter((it) => it.endsWith(".json"))
    .sort();
}

const textOf = (path: string): string => readFileSync(path, "utf8");

const groupsOf = (file: string): readonly Group[] => JSON.parse(textOf(join(home, file))) as readonly Group[];

const nameOf = (file: string, group: Group, it: Group["tests"][number]): string =>
  `${file}: ${group.description}: ${it.description}`;

/** The cases of a group that come out otherwise than the suite says, or of which guard, explanation, and what has no guard think differently. */
async function failuresOf(file: string, group: Group, openapi: string): Promise<readonly string[]> {
  const formats = file.includes("/optional/format/");
  const made = await validatorsFor(group.schema, openapi, formats).catch((error: Error) => error);
  return group.tests
    .filter(({ data, valid }) => {
      if (made instanceof Error) return true;
      return made.some(({ is, issues }) => {
        const found = issues(data);
        return (
          is(data) !== valid ||
          (found.length === 0) !== valid ||
          found.some((it) => it.keyword === "schema" || it.keyword === "depth")
        );
      });
    })
    .map((it) => nameOf(file, group, it));
}

const subject = `${origin}/subject.json`;

/** The validators of a schema, with a compiled guard and without. */
async function validatorsFor(
  schema: unknown,
  openapi: string,
  formats: boolean,
): Promise<readonly Validator<unknown>[]> {
  web.set(subject, JSON.stringify(schema));
  const text = documentOf({ Root: { $ref: subject }, ...dialectOf(schema) }, { openapi });
  const allow = { ...nothingElse, origins: [origin, "https://json-schema.org"] };
  const document = await loadText(text, "test/document.json", { allow });
  const made = async (guards: boolean): Promise<Validator<unknown>> =>
    (await run(await sourcesOf(document, { formats, guards }))).schemas["Root"] as Validator<unknown>;
  return [await made(true), await made(false)];
}

/** A dialect is known when its meta-schema is part of the document. */
function dialectOf(schema: unknown): object {
  const { $schema } = Object(schema) as { readonly $schema?: string };
  return $schema?.startsWith(origin) === true ? { Dialect: { $ref: $schema } } : {};
}

/** What stands on the web as far as the cases know, by URI: the suite's own files, the meta-schema, and the schema under test. */
const web: Map<string, string> = new Map([
  ...jsonIn(join(home, "remotes")).map((it) => [`${origin}/${it}`, textOf(join(home, "remotes", it))] as const),
  ...jsonIn("node_modules/ajv/dist/refs/json-schema-2020-12").map((it) => {
    const text = textOf(join("node_modules/ajv/dist/refs/json-schema-2020-12", it));
    return [(JSON.parse(text) as { readonly $id: string }).$id, text] as const;
  }),
]);

function answer(uri: string): Promise<Response> {
  const text = web.get(uri);
  return Promise.resolve(text === undefined ? new Response(null, { status: 404 }) : new Response(text));
}
