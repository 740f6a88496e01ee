/** Two readers of one document: our types and those of openapi-typescript are assignable to each other, schema by schema. */
import { beforeAll, expect, test } from "vitest";
import { Symbols } from "../generator/emit/symbols.js";
import { understand } from "../generator/generate.js";
import type { Api, Operation } from "../generator/model/api.js";
import { faultsIn } from "./typescript.js";

const head = `
import type * as Ours from "@targets-api/types";
import type { components, operations } from "@targets-api/types/paths";
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : "theirs does not fit ours") : "ours does not fit theirs";
`;

let api: Api;
let symbols: Symbols;

beforeAll(async () => {
  const read = await understand("spec/openapi.yaml");
  if ("refused" in read) throw new Error("The document is refused");
  ({ api } = read);
  symbols = new Symbols(api);
});

/** One line per pair of types, after the head. */
const pairs = (): readonly (readonly [ours: string, theirs: string])[] => [
  ...api.schemas.map(
    ({ name }) => [symbols.type(name).name, `components["schemas"][${JSON.stringify(name)}]`] as const,
  ),
  ...api.operations.flatMap((it) => pairsOf(it)),
];

function pairsOf(operation: Operation): readonly (readonly [string, string])[] {
  const theirs = `operations[${JSON.stringify(operation.id)}]`;
  const input = symbols.input(operation).name;
  const places = new Set(operation.parameters.map((it) => it.in));
  const parameters = [...places].map(
    (it) => [`NonNullable<Ours.${input}["${it}"]>`, `NonNullable<${theirs}["parameters"]["${it}"]>`] as const,
  );
  const body = (operation.body?.content ?? []).map(
    (it) =>
      [
        `NonNullable<Ours.${input}["body"]>`,
        `NonNullable<${theirs}["requestBody"]>["content"][${JSON.stringify(it.type)}]`,
      ] as const,
  );
  const responses = operation.responses.flatMap(({ status, content }) =>
    content.map(
      (it) =>
        [
          `Extract<Ours.${symbols.output(operation).name}, { status: ${String(status)} }>["body"]`,
          `${theirs}["responses"][${JSON.stringify(status)}]["content"][${JSON.stringify(it.type)}]`,
        ] as const,
    ),
  );
  return [...parameters, ...body, ...responses];
}

const module = (list: readonly (readonly [string, string])[]): string =>
  head + list.map(([ours, theirs], i) => `export const it${i}: Same<${ours}, ${theirs}> = true;`).join("\n");

const named = (): readonly (readonly [string, string])[] =>
  pairs().map(([ours, theirs]) => [ours.includes("Ours.") ? ours : `Ours.${ours}`, theirs]);

test("for every schema, and every part of every operation", () => {
  const list = named();
  expect(list.length).toBeGreaterThan(api.schemas.length + api.operations.length * 2);
  expect(faultsIn("agree.ts", module(list))).toEqual([]);
});

test("and not for types that differ", () => {
  const list = named().filter(([ours]) => ours === "Ours.Target" || ours === "Ours.PageMeta");
  const [[target, theirTarget], [meta, theirMeta]] = list as unknown as readonly [
    readonly [string, string],
    readonly [string, string],
  ];
  const faults = faultsIn(
    "agree.ts",
    module([
      [target, theirMeta],
      [meta, theirTarget],
    ]),
  );
  expect(faults).toHaveLength(2);
});
