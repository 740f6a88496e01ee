/**
 * What the documents of the corpus say by example, judged twice: every example and every default of every document gets the same verdict
 * from the generated validator of its schema as from Ajv, and so does what is made of it by changing one of its parts.
 */
import { statSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import type { Json } from "../../generator/base/json.js";

import { corpus, documentsOf } from "../corpus.js";
import { facesOf, filesOf, oracleOf, type Face } from "./judges.js";
import { Reader } from "./sites.js";

/** `WHOLE=yes`: large documents, too, which take their time. */
const isWanted = (path: string): boolean =>
  process.env["WHOLE"] === "yes" || statSync(join(corpus, path)).size < 300_000;

const count = { documents: 0, valid: 0, invalid: 0 };

const paths = [...documentsOf("real/"), ...documentsOf("edge/")].filter(isWanted);

describe.runIf(paths.length > 0)("examples and defaults, and the same with a part that is another", () => {
  test.each(paths)("%s", { timeout: 300_000 }, async (path) => {
    const { root, files } = await filesOf(join(corpus, path));
    const reader = new Reader(files, root);
    const sites = reader.sites();
    if (sites.length === 0) return;
    count.documents += 1;
    const document = files.get(root) ?? null;
    const faceOf = await facesOf(join(corpus, path), document, sites);
    const { judge } = oracleOf(reader, document, sites);
    const differences = sites.flatMap((site, i) =>
      site.values.flatMap(({ at, value }) =>
        [value, ...bent(value)].flatMap((it) => compared(at, it, faceOf(i), (given) => judge(i, given)) ?? []),
      ),
    );
    expect(differences).toEqual([]);
  });

  test("there were many", () => {
    expect(count.documents).toBeGreaterThan(80);
    expect(count.valid).toBeGreaterThan(20_000);
    expect(count.invalid).toBeGreaterThan(40_000);
  });
});

/** Undefined where guard, explanation and Ajv agree, and what is made without a guard says the same. */
function compared(
  at: string,
  value: Json,
  { validator: { is, issues }, interpreted }: Face,
  judge: (value: Json) => boolean | undefined,
): object | undefined {
  const guard = is(value);
  const told = issues(value);
  const ajv = judge(value) ?? guard;
  count[guard ? "valid" : "invalid"] += 1;
  const isSame =
    guard === ajv &&
    guard === (told.length === 0) &&
    guard === interpreted.is(value) &&
    isDeepStrictEqual(interpreted.issues(value), told);
  return isSame ? undefined : { at, value, guard, ajv, told: told.slice(0, 3) };
}

const others: readonly Json[] = [null, "text", -1, {}, []];

/** A value with one of its parts left out, or another: the parts of an object or array, and of those in it. */
function bent(value: Json, depth = 2): readonly Json[] {
  if (typeof value !== "object" || value === null || depth === 0) return others;
  const keys = Object.keys(value).slice(0, 12);
  return keys.flatMap((key) => [
    ...(Array.isArray(value) ? [] : [Object.fromEntries(Object.entries(value).filter(([it]) => it !== key))]),
    ...bent((value as { readonly [key: string]: Json })[key] as Json, depth - 1).map((it) => replaced(value, key, it)),
  ]);
}

const replaced = (value: object, key: string, part: Json): Json =>
  Array.isArray(value)
    ? (value as readonly Json[]).map((it, i) => (String(i) === key ? part : it))
    : Object.fromEntries(Object.entries(value).map(([name, it]) => [name, name === key ? part : (it as Json)]));
