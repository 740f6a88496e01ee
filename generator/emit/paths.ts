import { createRequire } from "node:module";
import type * as openapiTypescript from "openapi-typescript";
import { isJsonObject, own, type Json } from "../base/json.js";
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

/** What the surface of a document is, or why it has none. */
export type PathsMade = { readonly text: string } | { readonly reason: string };

/** Of the documents before, in a process that reads one after the other. */
let pieces: PathsPieces | undefined;

/** As {@link pathsText}. `isLasting`: one document follows another. */
export function pathsMade(source: JsonFields, isLasting: boolean): PathsMade {
  try {
    return { text: isLasting ? (pieces ??= new PathsPieces()).textOf(source) : pathsText(source) };
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n");
    return { reason };
  }
}

/** The text of one entry of paths, webhooks or components, and what it adds behind all of them. */
interface Piece {
  /** The entry as JSON, and what its references are resolved to. */
  readonly json: string;
  readonly resolved: ReadonlyMap<string, string>;
  readonly text: string;
  readonly footer: readonly { readonly name: string; readonly text: string }[];
}

/** The kinds of components, in their order. */
const kinds = ["schemas", "responses", "parameters", "requestBodies", "headers", "pathItems"] as const;

/** Makes the same text as {@link pathsText}, of one document after the other: an entry that has not changed is not made again. */
export class PathsPieces {
  #discriminators = "";
  #before: ReadonlyMap<string, Piece> = new Map();

  textOf(source: JsonFields): string {
    if (!hasEntries(source)) return pathsText(source);
    cutCircles(source);
    const context = contextFor(source as unknown as Source);
    const discriminators = JSON.stringify(context.discriminators);
    const before = discriminators === this.#discriminators ? this.#before : new Map<string, Piece>();
    const making = new Making(source, context, before);
    const text = making.text();
    this.#discriminators = discriminators;
    this.#before = making.pieces;
    return text;
  }
}

/** False where something else stands in the place of entries, of which openapi-typescript makes what it can. */
function hasEntries(source: JsonFields): boolean {
  const components = own(source, "components");
  const maps = isJsonObject(components) ? kinds.map((it) => own(components, it)) : [];
  return [own(source, "paths"), own(source, "webhooks"), components, ...maps].every(
    (it) => it === undefined || isJsonObject(it),
  );
}

/** One text in the making. */
class Making {
  readonly pieces = new Map<string, Piece>();
  readonly #resolved = new Map<string, string>();

  constructor(
    readonly source: JsonFields,
    readonly context: Context,
    readonly before: ReadonlyMap<string, Piece>,
  ) {}

  text(): string {
    const [paths, webhooks, components] = [this.#declared("paths"), this.#declared("webhooks"), this.#components()];
    const footers = new Map<string, string>();
    for (const { footer } of this.pieces.values())
      for (const { name, text } of footer)
        footers.set(name, isOperations(name) ? (footers.get(name) ?? "") + text : text);
    const behind = [...footers].map(([name, text]) => (isOperations(name) ? declaration(name, text) : text));
    if (!footers.has("operations")) behind.push(declaration("operations", ""));
    return [paths, webhooks, components, declaration("$defs", ""), ...behind].join("");
  }

  #declared(root: "paths" | "webhooks"): string {
    const all = Object.entries(fieldsIn(this.source, root));
    const entries = root === "paths" ? all.filter(([, it]) => typeof it === "object" && it !== null) : all;
    return declaration(
      root,
      entries.map(([key, it]) => this.#piece(root, key, it, { [root]: { [key]: it } }).text).join(""),
    );
  }

  #components(): string {
    const components = fieldsIn(this.source, "components");
    const members = kinds.map((kind) => {
      const entries = Object.entries(fieldsIn(components, kind)).map(
        ([key, it]) => this.#piece(kind, key, it, { components: { [kind]: { [key]: it } } }).text,
      );
      return `    ${kind}: ${entries.length === 0 ? "never" : `{\n${entries.join("")}    }`};\n`;
    });
    return declaration("components", members.join(""));
  }

  #piece(kind: Kind, key: string, it: Json, alone: JsonFields): Piece {
    const json = JSON.stringify(it);
    const name = `${kind} ${key}`;
    const before = this.before.get(name);
    const isSame = before?.json === json && [...before.resolved].every(([ref, to]) => this.#resolve(ref) === to);
    const piece = isSame ? before : this.#made(kind, json, alone);
    this.pieces.set(name, piece);
    return piece;
  }

  #made(kind: Kind, json: string, alone: JsonFields): Piece {
    const resolved = new Map<string, string>();
    const injectFooter: Context["injectFooter"] = [];
    const resolve = <Target>(ref: string): Target | undefined => {
      resolved.set(ref, this.#resolve(ref));
      return this.context.resolve<Target>(ref);
    };
    const context = { ...this.context, injectFooter, resolve };
    const [paths, webhooks, components] = transformSchema(alone as unknown as Source, context);
    const node = kind === "paths" ? paths : kind === "webhooks" ? webhooks : components;
    const whole = astToString(node as NonNullable<typeof node>);
    const footer = injectFooter.map((one) => {
      const text = astToString(one);
      return text.startsWith(headOf("operations"))
        ? { name: "operations", text: membersIn(text, "operations") }
        : { name: text, text };
    });
    return {
      json,
      resolved,
      footer,
      text: kind === "paths" || kind === "webhooks" ? membersIn(whole, kind) : componentIn(whole, kind),
    };
  }

  /** What a reference leads to, as JSON. */
  #resolve(ref: string): string {
    const known = this.#resolved.get(ref) ?? JSON.stringify(this.context.resolve(ref) ?? null);
    this.#resolved.set(ref, known);
    return known;
  }
}

type Kind = "paths" | "webhooks" | (typeof kinds)[number];

const isOperations = (name: string): boolean => name === "operations";

function fieldsIn(fields: { readonly [key: string]: Json }, key: string): { readonly [key: string]: Json } {
  const it = own(fields, key);
  return isJsonObject(it) ? it : {};
}

const headOf = (name: string): string => `export interface ${name} {\n`;

/** As openapi-typescript declares members; none are a type without any. */
const declaration = (name: string, members: string): string =>
  members === "" ? `export type ${name} = Record<string, never>;\n` : `${headOf(name)}${members}}\n`;

/** What {@link declaration} was made of. */
const membersIn = (text: string, name: string): string => between(text, headOf(name), "}\n");

/** The only component in a declaration of components. */
function componentIn(text: string, kind: (typeof kinds)[number]): string {
  const others = kinds.map((it) => `    ${it}: never;\n`);
  const at = kinds.indexOf(kind);
  const head = `${headOf("components")}${others.slice(0, at).join("")}    ${kind}: {\n`;
  return between(text, head, `    };\n${others.slice(at + 1).join("")}}\n`);
}

function between(text: string, head: string, foot: string): string {
  if (!text.startsWith(head) || !text.endsWith(foot)) throw new Error(`openapi-typescript prints otherwise: ${text}`);
  return text.slice(head.length, -foot.length);
}

/** The defaults of its command line, but for one: a property with a default may still be left out, as everywhere else here. */
function contextFor(document: Source): Context {
  const silent = { silent: true };
  const resolve = <Target>(ref: string): Target | undefined => resolveRef<Target>(document, ref, silent);
  const discriminators = scanDiscriminators(document, silent);
  for (const [ref, { propertyName }] of Object.entries(discriminators.objects))
    if (hasTwice(resolve<Json>(ref), propertyName)) discriminators.refsHandled.push(ref);
  return {
    ...switches,
    defaultNonNullable: false,
    silent: true,
    discriminators,
    injectFooter: [],
    postTransform: undefined,
    transform: undefined,
    transformProperty: undefined,
    redoc: undefined as unknown as Context["redoc"],
    resolve,
  };
}

/** True for what openapi-typescript would give the property of a discriminator besides the one of that name that it has. */
function hasTwice(schema: Json | undefined, propertyName: string): boolean {
  if (!isJsonObject(schema) || own(schema, "discriminator") !== undefined) return false;
  const isComposed = own(schema, "allOf") !== undefined || own(schema, "anyOf") !== undefined;
  return isComposed && own(fieldsIn(schema, "properties"), propertyName) !== undefined;
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
