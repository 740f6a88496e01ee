/** Who judges values of a document's schemas: the generated validators, and Ajv, which knows the document by its translation. */
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import type { Json } from "../../generator/base/json.js";
import { expressionOf } from "../../generator/base/pattern.js";
import { Symbols } from "../../generator/emit/symbols.js";
import { validators } from "../../generator/emit/validators/index.js";
import { load, loadText, Node } from "../../generator/load/index.js";
import { buildApi } from "../../generator/model/build/index.js";
import { print } from "../../generator/print/print.js";
import { Templates } from "../../generator/print/templates.js";
import { isDateTime, isTime } from "../../generator/runtime/validation/format-dates.js";
import { isByte, isFloat, isInt64 } from "../../generator/runtime/validation/format-numbers.js";
import { isIdnEmail, isIdnHostname } from "../../generator/runtime/validation/format-hosts.js";
import { isIri, isIriReference } from "../../generator/runtime/validation/format-uris.js";
import type { Validator } from "../../generator/runtime/validation/index.js";
import { Translation } from "./dialect.js";
import { run, settings } from "./generated.js";
import type { Reader } from "./sites.js";

/** Formats that Ajv is lent from us: `ajv-formats` does not have them, or lets pass what the OpenAPI Format Registry does not. */
const lent = {
  ...{ "idn-email": isIdnEmail, "idn-hostname": isIdnHostname, iri: isIri, "iri-reference": isIriReference },
  int64: { type: "number", validate: isInt64 }, // every whole number, however large
  float: { type: "number", validate: isFloat }, // every number
  byte: isByte, // what has a line break behind it
  "date-time": isDateTime, // offsets without a colon, which RFC 3339 (5.6) does not know
  time: isTime, // the same
} as const;

/** Formats that only `ajv-formats` has. */
const annotations = ["iso-time", "iso-date-time", "url", "json-pointer-uri-fragment"];

/** A schema of a document: what a `$ref` to it says, and its name if it is one of the document's components. */
export interface Judged {
  readonly ref: string;
  readonly schema: Json;
  readonly component?: string | undefined;
}

/** What the validators package has of one schema. */
export interface Face {
  readonly validator: Validator<unknown>;
  readonly guard: (value: unknown) => boolean;
  readonly parse: (value: unknown) => unknown;
  /** The same without a compiled guard. */
  readonly interpreted: Validator<unknown>;
}

/** Every file of a document, by URI, as it is read. */
export async function filesOf(
  path: string,
): Promise<{ readonly root: string; readonly files: ReadonlyMap<string, Json> }> {
  const document = await load(path);
  const files = document.files.flatMap((uri) => {
    const node = document.resolve(uri, document.root);
    return node instanceof Node ? [[uri, node.value] as const] : [];
  });
  return { root: document.files[0] ?? "", files: new Map(files) };
}

/** The generated validators of schemas, by number; what is no component of the document is made one. */
export async function facesOf(path: string, root: Json, judged: readonly Judged[]): Promise<(i: number) => Face> {
  const names = judged.map(({ component }, i) => component ?? `TriedSite${i}`);
  const added = judged.flatMap(({ ref, component }, i) => (component === undefined ? [[names[i], { $ref: ref }]] : []));
  const report = new Diagnostics();
  const api = buildApi(await loadText(withSchemas(root, Object.fromEntries(added) as Fields), path), report);
  expect(report.list.filter((it) => it.severity === "error")).toEqual([]);
  const symbols = new Symbols(api, report);
  const templates = new Templates(["templates"]);
  const made = async (guards: boolean): Promise<Readonly<Record<string, unknown>>> => {
    const sheets = validators(api, symbols, { ...settings, guards });
    return (await run(await Promise.all(sheets.map((it) => print(it, templates, settings.packages))))).schemas;
  };
  const [schemas, withoutGuards] = [await made(true), await made(false)];
  return (i) => {
    const name = names[i] as string;
    return {
      validator: schemas[symbols.validator(name).name] as Face["validator"],
      guard: schemas[symbols.guard(name).name] as Face["guard"],
      parse: schemas[symbols.parse(name).name] as Face["parse"],
      interpreted: withoutGuards[symbols.validator(name).name] as Face["interpreted"],
    };
  };
}

type Fields = { readonly [key: string]: Json };

function withSchemas(root: Json, added: Fields): string {
  const { components, ...rest } = root as { readonly components?: { readonly schemas?: Fields } };
  return JSON.stringify({ ...rest, components: { ...components, schemas: { ...components?.schemas, ...added } } });
}

/**
 * The schemas of a document as JSON Schema, where each of those judged is, and Ajv's verdict on a value. It has none where its own code
 * runs out of stack, since schemas lead back to themselves without leaving the value: what that means is not defined (Core, 9.4.1).
 */
export interface Oracle {
  readonly definitions: readonly Json[];
  readonly refs: readonly string[];
  readonly judge: (i: number, value: Json) => boolean | undefined;
}

/** Ajv, knowing a document by its translation. */
export function oracleOf(reader: Reader, root: Json, judged: readonly Judged[]): Oracle {
  const translation = new Translation(reader, String((root as { openapi?: string }).openapi).startsWith("3.0"));
  const refs = judged.map((it) => translation.refTo(it.schema, it.ref.split("#")[0] ?? ""));
  const definitions = translation.finished();
  const ajv = ajvWith();
  ajv.addSchema({ $id: "http://test/", $defs: definitions });
  const compiled = new Map<string, (value: unknown) => boolean>();
  const judge = (i: number, value: Json): boolean | undefined => {
    const ref = `http://test/${refs[i]}`;
    const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, validate);
    return verdictOf(validate, value);
  };
  return { definitions, refs, judge };
}

function verdictOf(validate: (value: unknown) => boolean, value: Json): boolean | undefined {
  try {
    return validate(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
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
