import { createRequire } from "node:module";
import type * as openapiTypescript from "openapi-typescript";
import { cutCircles, type JsonFields } from "./paths-circles.js";

/**
 * The parts of openapi-typescript that make text of a document, each by `require`: its own door loads a linter as well, and to import
 * TypeScript as a module takes three times as long, since all of it is searched for what it exports.
 */
const require = createRequire(import.meta.url);
type Part = typeof openapiTypescript;
const transformSchema = require("openapi-typescript/dist/transform/index.cjs") as Part["transformSchema"];
const { astToString } = require("openapi-typescript/dist/lib/ts.cjs") as Part;
const { resolveRef, scanDiscriminators } = require("openapi-typescript/dist/lib/utils.cjs") as Part;

type Source = Parameters<typeof transformSchema>[0];
type Context = Parameters<typeof transformSchema>[1];

/**
 * The `paths`, `operations` and `components` surface that openapi-fetch and its relatives are written against, made by
 * openapi-typescript: a second reader of the same document. `source`: a document as one JSON value that refers to itself only (it is
 * changed). Its own loading is passed by, since it opens whatever a document names. Throws where it can't read the document.
 */
export function pathsText(source: JsonFields): string {
  cutCircles(source);
  const document = source as unknown as Source;
  return astToString(transformSchema(document, contextFor(document)));
}

/** The defaults of its command line, but for one: a property with a default may still be left out, as everywhere else here. */
function contextFor(document: Source): Context {
  const silent = { silent: true };
  return {
    ...switches,
    defaultNonNullable: false,
    silent: true,
    discriminators: scanDiscriminators(document, silent),
    injectFooter: [],
    postTransform: undefined,
    transform: undefined,
    transformProperty: undefined,
    redoc: undefined as unknown as Context["redoc"],
    resolve: <Target>(ref: string) => resolveRef<Target>(document, ref, silent),
  };
}

const switches = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  conditionalEnums: false,
  dedupeEnums: false,
  excludeDeprecated: false,
  exportType: false,
  immutable: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  rootTypes: false,
  rootTypesNoSchemaPrefix: false,
  rootTypesKeepCasing: false,
  makePathsEnum: false,
  generatePathParams: false,
  readWriteMarkers: false,
} as const satisfies Partial<Context>;
