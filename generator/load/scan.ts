import { isJsonObject, own, type Json } from "../base/json.js";
import { methods } from "../base/methods.js";
import { below, type Pointer } from "../base/pointer.js";
import type { Resource } from "./node.js";

/** What a file says about references, found in one walk. */
export interface Scan {
  /** What some reference names outside of its own resource, by absolute URI without fragment. */
  readonly files: ReadonlyMap<string, Wanted>;
  /** Absolute URIs of the file (`$self`) and of schemas (`$id`) that give themselves one, and `uri#anchor` for anchors. */
  readonly ids: ReadonlyMap<string, Identified>;
  /** The resource of each object that carries a URI or names a dialect of its own. */
  readonly resources: ReadonlyMap<object, Resource>;
  /** Every `$dynamicAnchor`, with the schema that has it. */
  readonly dynamic: readonly (Identified & { readonly anchor: string })[];
}

export interface Wanted {
  /** The first place that names it. */
  readonly at: Pointer;
  /** Where it would be on disk: the reference resolved against the file that it stands in, whatever URI that file gives itself. */
  readonly home: string;
}

export interface Identified {
  readonly value: Json;
  readonly at: Pointer;
  readonly resource: Resource;
  /** Every key on the way to it is one that OpenAPI or JSON Schema knows. What stands elsewhere may be a schema, and may be anything. */
  readonly isKnown: boolean;
}

/** True where a file leads to no other, and nothing in it has a URI of its own, or another dialect. */
export const isPlain = ({ files, ids, resources, dynamic }: Scan): boolean =>
  files.size + ids.size + dynamic.length === 0 && [...resources.values()].every((it) => it.dialect === "");

/** Enters what has that URI. The first counts, but what is known to be a schema more than what may be one. */
export function enter(ids: Map<string, Identified>, uri: string, it: Identified): void {
  const before = ids.get(uri);
  if (before === undefined || (it.isKnown && !before.isKnown)) ids.set(uri, it);
}

/** Under these keys is data, in which `$ref` and `$id` mean nothing. */
export const data: ReadonlySet<string> = new Set([
  "example",
  "examples",
  "default",
  "enum",
  "const",
  "value",
  "dataValue",
]);

/** Under these keys the next keys are names that the author chose, not keywords. */
export const maps: ReadonlySet<string> = new Set(
  (
    "properties patternProperties $defs definitions dependentSchemas dependencies schemas responses parameters requestBodies headers " +
    "securitySchemes links callbacks pathItems mediaTypes examples variables paths webhooks content encoding scopes additionalOperations"
  ).split(" "),
);

/** Under these keys, besides the maps, are objects, or lists of objects, that may be schemas or lead to some. */
const parts: ReadonlySet<string> = new Set([
  ..."allOf anyOf oneOf not if then else items prefixItems additionalItems contains unevaluatedItems additionalProperties".split(
    " ",
  ),
  ..."propertyNames unevaluatedProperties contentSchema components requestBody schema itemSchema".split(" "),
  ...methods,
]);

/**
 * Walks a parsed file once. Shared objects (YAML aliases) are visited once, so a bomb of aliases costs nothing. `empty`: the same file as it
 * was when there was nothing to find in it.
 */
export function scan(root: Json, at: Pointer, home: string, hasIds: boolean, empty?: Json): Scan {
  const found: Finds = { files: new Map(), ids: new Map(), resources: new Map(), dynamic: [], home, hasIds };
  const seen = new Set<object>();
  const resource = selfOf(root, at, found);
  const before = resource.base === home && resource.dialect === "" ? empty : undefined;
  const work: Visit[] = [{ value: root, before, at, resource, names: false, isKnown: true }];
  for (let visit = work.pop(); visit !== undefined; visit = work.pop()) {
    if (typeof visit.value !== "object" || visit.value === null || seen.has(visit.value)) continue;
    if (visit.value === visit.before) continue;
    seen.add(visit.value);
    const here = visit.names ? visit.resource : identify(visit, found);
    references(visit, here.base, found);
    for (const it of children(visit, here)) work.push(it);
  }
  return found;
}

interface Finds {
  readonly files: Map<string, Wanted>;
  readonly ids: Map<string, Identified>;
  readonly resources: Map<object, Resource>;
  readonly dynamic: (Identified & { readonly anchor: string })[];
  readonly home: string;
  /** False for OpenAPI 3.0, whose schemas have no `$id`, no anchors and no `$schema`. */
  readonly hasIds: boolean;
}

interface Visit {
  readonly value: Json;
  /** What stood there when there was nothing to find. */
  readonly before: Json | undefined;
  readonly at: Pointer;
  readonly resource: Resource;
  /** The keys of `value` are names, not keywords. */
  readonly names: boolean;
  readonly isKnown: boolean;
}

function children({ value, before, at, names, isKnown }: Visit, resource: Resource): readonly Visit[] {
  if (Array.isArray(value)) {
    const others: readonly Json[] = Array.isArray(before) ? before : [];
    return value.map((it: Json, i) => ({
      value: it,
      before: others[i],
      at: below(at, i),
      resource,
      names: false,
      isKnown,
    }));
  }
  if (!isJsonObject(value)) return [];
  const other = isJsonObject(before) ? before : {};
  return Object.entries(value)
    .filter(([key, it]) => names || !isData(key, it))
    .map(([key, it]) => {
      const isMap = !names && maps.has(key);
      const isPart = isKnown && (names || isMap || parts.has(key));
      return {
        value: it,
        before: own(other, key),
        at: below(at, key),
        resource,
        names: isMap && isJsonObject(it),
        isKnown: isPart,
      };
    })
    .reverse();
}

/** `examples` of a parameter or media type is a map of Example Objects, which may be references; a list of them is data. */
function isData(key: string, value: Json): boolean {
  if (key === "examples" && isJsonObject(value)) return false;
  return data.has(key);
}

/** A file as a resource: its URI is where it is, or what it calls itself (OpenAPI 3.2, `$self`). */
function selfOf(root: Json, at: Pointer, { home, ids, resources }: Finds): Resource {
  if (!isJsonObject(root) || own(root, "openapi") === undefined) return { base: home, dialect: "" };
  const self = own(root, "$self");
  const base = typeof self === "string" ? withoutFragment(resolveUri(self, home)) : home;
  const resource = { base, dialect: uriOf(own(root, "jsonSchemaDialect"), base) };
  if (base !== home) enter(ids, base, { value: root, at, resource, isKnown: true });
  resources.set(root, resource);
  return resource;
}

const uriOf = (it: Json | undefined, base: string): string =>
  typeof it === "string" ? withoutFragment(resolveUri(it, base)) : "";

function identify({ value, at, resource, isKnown }: Visit, { ids, resources, dynamic, hasIds }: Finds): Resource {
  if (!hasIds || !isJsonObject(value)) return resource;
  const here = resourceOf(value, resource);
  if (here !== resource) resources.set(value, here);
  const it: Identified = { value, at, resource: here, isKnown };
  if (here.base !== resource.base) enter(ids, here.base, it);
  for (const anchor of [own(value, "$anchor"), own(value, "$dynamicAnchor")]) {
    if (typeof anchor === "string") enter(ids, `${here.base}#${anchor}`, it);
  }
  const anchor = own(value, "$dynamicAnchor");
  if (typeof anchor === "string") dynamic.push({ anchor, ...it });
  return here;
}

/** The resource that starts at an object, or else the one around it. At the root of an OpenAPI document, `$schema` is for editors. */
function resourceOf(value: { readonly [key: string]: Json }, around: Resource): Resource {
  const base = uriOf(own(value, "$id"), around.base) || around.base;
  const isSchema = own(value, "openapi") === undefined;
  const dialect = (isSchema ? uriOf(own(value, "$schema"), base) : "") || around.dialect;
  return base === around.base && dialect === around.dialect ? around : { base, dialect };
}

/** A string under `$ref` is a reference even where keys are names: no map of OpenAPI holds strings, other than those that hold text. */
function references({ value, at, names }: Visit, base: string, found: Finds): void {
  if (!isJsonObject(value)) return;
  if (names) return want(own(value, "$ref"), below(at, "$ref"), base, found);
  for (const key of ["$ref", "$dynamicRef", "operationRef"]) want(own(value, key), below(at, key), base, found);
  if (own(value, "propertyName") === undefined) return;
  const [mapping, otherwise] = [own(value, "mapping"), own(value, "defaultMapping")];
  if (isFileLike(otherwise)) want(otherwise, below(at, "defaultMapping"), base, found);
  if (!isJsonObject(mapping)) return;
  for (const [key, it] of Object.entries(mapping)) if (isFileLike(it)) want(it, below(at, "mapping", key), base, found);
}

/** A discriminator's mapping names a component, or refers to a schema. */
const isFileLike = (it: Json | undefined): boolean => typeof it === "string" && /[./#]/.test(it);

function want(ref: Json | undefined, at: Pointer, base: string, { files, home }: Finds): void {
  if (typeof ref !== "string" || ref.startsWith("#")) return;
  const uri = withoutFragment(resolveUri(ref, base, home));
  if (uri !== home && !files.has(uri)) files.set(uri, { at, home: withoutFragment(resolveUri(ref, home)) });
}

const withoutFragment = (uri: string): string => uri.replace(/#.*$/s, "");

/**
 * A URI reference against a base; against another where that can't be one, as a URN for a path. What is no URI at all is kept as it is,
 * and will not be found.
 */
export function resolveUri(ref: string, base: string, other = base): string {
  const usable = [base, other].find((it) => URL.canParse(ref, it));
  return usable === undefined ? ref : new URL(ref, usable).href;
}
