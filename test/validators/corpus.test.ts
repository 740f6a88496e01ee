/**
 * What the documents of the corpus say by example, judged twice: every example and every default of every document gets the same verdict
 * from the generated validator of its schema as from Ajv, and so does what is made of it by changing one of its parts.
 */
import { statSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import type { Json } from "../../generator/base/json.js";
import { expressionOf } from "../../generator/base/pattern.js";
import { Symbols } from "../../generator/emit/symbols.js";
import { validators } from "../../generator/emit/validators/index.js";
import { load, loadText, Node } from "../../generator/load/index.js";
import { buildApi } from "../../generator/model/build/index.js";
import { print } from "../../generator/print/print.js";
import { Templates } from "../../generator/print/templates.js";
import { isIdnEmail, isIdnHostname } from "../../generator/runtime/validation/format-hosts.js";
import { isIri, isIriReference } from "../../generator/runtime/validation/format-uris.js";
import type { Validator } from "../../generator/runtime/validation/index.js";
import { corpus, documentsOf } from "../corpus.js";
import { Translation } from "./dialect.js";
import { run, settings } from "./generated.js";
import { Reader, type Site } from "./sites.js";

/** Formats that `ajv-formats` does not have; it is lent ours. */
const lent = { "idn-email": isIdnEmail, "idn-hostname": isIdnHostname, iri: isIri, "iri-reference": isIriReference };

/** Formats that only `ajv-formats` has. */
const annotations = ["iso-time", "iso-date-time", "url", "json-pointer-uri-fragment"];

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
    const ours = await validatorsFor(join(corpus, path), files.get(root) as object, sites);
    const theirs = ajvFor(reader, files.get(root) as object, sites);
    const differences = sites.flatMap((site, i) =>
      site.values.flatMap(({ at, value }) =>
        [value, ...bent(value)].flatMap((it) => compared(at, it, ours(i), (given) => theirs(i, given)) ?? []),
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

/** Undefined where guard, explanation and Ajv agree. */
function compared(
  at: string,
  value: Json,
  { is, issues }: Validator<unknown>,
  judge: (value: Json) => unknown,
): object | undefined {
  const guard = is(value);
  const told = issues(value);
  const ajv = judge(value);
  count[guard ? "valid" : "invalid"] += 1;
  const isSame = guard === ajv && guard === (told.length === 0);
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

async function filesOf(path: string): Promise<{ readonly root: string; readonly files: ReadonlyMap<string, Json> }> {
  const document = await load(path);
  const files = document.files.flatMap((uri) => {
    const node = document.resolve(uri, document.root);
    return node instanceof Node ? [[uri, node.value] as const] : [];
  });
  return { root: document.files[0] ?? "", files: new Map(files) };
}

/** The generated validators of sites, by number: each is made a component of the document. */
async function validatorsFor(
  path: string,
  root: object,
  sites: readonly Site[],
): Promise<(i: number) => Validator<unknown>> {
  const { components = {} } = root as { components?: { schemas?: object } };
  const added = Object.fromEntries(sites.map(({ ref }, i) => [`TriedSite${i}`, { $ref: ref }]));
  const text = JSON.stringify({ ...root, components: { ...components, schemas: { ...components.schemas, ...added } } });
  const report = new Diagnostics();
  const api = buildApi(await loadText(text, path), report);
  expect(report.list.filter((it) => it.severity === "error")).toEqual([]);
  const symbols = new Symbols(api, report);
  const sheets = validators(api, symbols, settings);
  const templates = new Templates(["templates"]);
  const { schemas } = await run(await Promise.all(sheets.map((it) => print(it, templates, settings.packages))));
  return (i) => schemas[symbols.validator(`TriedSite${i}`).name] as Validator<unknown>;
}

/** Ajv's verdict on a value of a site. */
function ajvFor(reader: Reader, root: object, sites: readonly Site[]): (i: number, value: Json) => unknown {
  const translation = new Translation(reader, String((root as { openapi?: string }).openapi).startsWith("3.0"));
  const refs = sites.map((it) => translation.refTo(it.schema, it.ref.split("#")[0] ?? ""));
  const ajv = ajvWith();
  ajv.addSchema({ $id: "http://test/", $defs: translation.finished() });
  const compiled = new Map<string, (value: unknown) => unknown>();
  return (i, value) => {
    const ref = `http://test/${refs[i]}`;
    const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, validate);
    return validate(value);
  };
}

function ajvWith(): Ajv2020 {
  const regExp = Object.assign((pattern: string) => expressionOf(pattern) ?? /(?:)/, { code: "pattern" });
  const ajv = new Ajv2020({
    strict: false,
    ownProperties: true,
    validateSchema: false,
    logger: false,
    code: { regExp },
  });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  for (const name of annotations) ajv.addFormat(name, true);
  for (const [name, check] of Object.entries(lent)) ajv.addFormat(name, check);
  return ajv;
}
