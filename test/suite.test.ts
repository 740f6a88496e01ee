/**
 * The JSON Schema Test Suite through the real path: each schema becomes a component of an OpenAPI document, which is loaded, built,
 * emitted, printed and run. What fails is listed here by name and reason; a listed case that passes fails the test, too.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { settings, validatorsOf } from "./validators/generated.js";

const home = join(process.env["CORPUS"] ?? "../shared/corpus", "jsonschema");
const suite = join(home, "draft2020-12");
const origin = "http://localhost:1234/draft2020-12/";

/** How many cases the corpus holds. */
const total = 1712;

const foundById = "a document holds no second address of a schema beside its $id";
const deviations: ReadonlyMap<string, string> = new Map([
  ["refRemote.json: remote HTTP ref with different $id: number is invalid", foundById],
  ["refRemote.json: remote HTTP ref with different $id: string is valid", foundById],
  ["refRemote.json: remote HTTP ref with different URN $id: number is invalid", foundById],
  ["refRemote.json: remote HTTP ref with different URN $id: string is valid", foundById],
  [
    "vocabulary.json: schema that uses custom metaschema with with no validation vocabulary: no validation: invalid number, but it still validates",
    "OpenAPI has one vocabulary, and $schema does not switch it off",
  ],
]);

interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

if (!existsSync(suite)) {
  console.warn(
    `\n*** ${suite} is not there: the JSON Schema Test Suite is NOT run. Set CORPUS to the folder that holds it. ***\n`,
  );
}

describe.skipIf(!existsSync(suite))("JSON Schema Test Suite, draft 2020-12", () => {
  const files = jsonIn(suite);

  test("all of it is there, and so is every listed deviation", () => {
    const cases = files.flatMap((file) =>
      groupsOf(file).flatMap((group) => group.tests.map((it) => nameOf(file, group, it))),
    );
    expect(cases.length).toBe(total);
    expect([...deviations.keys()].filter((it) => !cases.includes(it))).toEqual([]);
  });

  test.each(files)("%s", async (file) => {
    const failed: string[] = [];
    for (const group of groupsOf(file)) failed.push(...(await failuresOf(file, group)));
    expect(failed.sort()).toEqual([...deviations.keys()].filter((it) => it.startsWith(`${file}: `)).sort());
  });
});

function jsonIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((it) => it.endsWith(".json"))
    .sort();
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

const groupsOf = (file: string): readonly Group[] => read(join(suite, file)) as readonly Group[];

const nameOf = (file: string, group: Group, it: Group["tests"][number]): string =>
  `${file}: ${group.description}: ${it.description}`;

/** The cases of a group that come out otherwise than the suite says, or of which guard and explanation think differently. */
async function failuresOf(file: string, group: Group): Promise<readonly string[]> {
  const formats = file.startsWith(join("optional", "format"));
  const made = await validatorsOf(schemasFor(group.schema), { ...settings, formats }).catch((error: Error) => error);
  return group.tests
    .filter(({ data, valid }) => {
      if (made instanceof Error) return true;
      const { is, issues } = made["Root"] as NonNullable<(typeof made)[string]>;
      const found = issues(data);
      return (
        is(data) !== valid ||
        (found.length === 0) !== valid ||
        found.some((it) => it.keyword === "schema" || it.keyword === "depth")
      );
    })
    .map((it) => nameOf(file, group, it));
}

/** The schema under test and whatever it refers to, all of them components. */
function schemasFor(schema: unknown): Readonly<Record<string, unknown>> {
  const root = typeof schema === "object" ? { $id: `${origin}suite.json`, ...schema } : schema;
  const found = new Map<string, unknown>([["Root", root]]);
  let text = JSON.stringify(root);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const [id, remote] of remotes) {
      if (found.has(id) || !mentions(text, id)) continue;
      found.set(id, remote);
      text += JSON.stringify(remote);
    }
  }
  return Object.fromEntries([...found.values()].map((it, i) => [i === 0 ? "Root" : `Remote${i}`, it]));
}

/** True for a text with a reference to a file of that name; one schema too many does no harm. */
function mentions(text: string, id: string): boolean {
  return [...text.matchAll(/"\$(?:dynamicR|r)ef":"(?:[^"#]*\/)?([^"#/]+)/g)].some(([, name = ""]) =>
    id.endsWith(`/${name}`),
  );
}

/** What tests refer to, by URI: the suite's own files, and the meta-schema. */
const remotes: ReadonlyMap<string, object> = new Map([
  ...jsonIn(join(home, "remotes/draft2020-12")).map((it) => {
    const schema = read(join(home, "remotes/draft2020-12", it)) as object;
    return [`${origin}${it}`, { $id: `${origin}${it}`, ...schema }] as const;
  }),
  ...jsonIn("node_modules/ajv/dist/refs/json-schema-2020-12").map((it) => {
    const schema = read(join("node_modules/ajv/dist/refs/json-schema-2020-12", it)) as { $id: string };
    return [schema.$id, schema] as const;
  }),
]);
