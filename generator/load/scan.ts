import { isJsonObject, type Json } from "../base/json.js";
import { below, type Pointer } from "../base/pointer.js";

/** What a file says about references, found in one walk. */
export interface Scan {
  /** URIs of other files that some `$ref` names, without fragment, and the first place that does. */
  readonly files: ReadonlyMap<string, Pointer>;
  /** Absolute URIs of schema resources with an `$id`, and `uri#anchor` for anchors. */
  readonly ids: ReadonlyMap<string, Identified>;
  /** The base URI of each object that carries an `$id`. */
  readonly bases: ReadonlyMap<object, string>;
}

export interface Identified {
  readonly value: Json;
  readonly at: Pointer;
  readonly base: string;
}

/** Under these keys is data, in which `$ref` and `$id` mean nothing. */
const data: ReadonlySet<string> = new Set(["example", "examples", "default", "enum", "const", "value", "dataValue"]);

/** Under these keys the next keys are names that the author chose, not keywords. */
const maps: ReadonlySet<string> = new Set(
  ("properties patternProperties $defs definitions dependentSchemas schemas responses parameters requestBodies headers securitySchemes " +
    "links callbacks pathItems mediaTypes variables mapping paths webhooks content encoding scopes").split(" "),
);

/** Walks a parsed file once. Shared objects (YAML aliases) are visited once, so a bomb of aliases costs nothing. */
export function scan(root: Json, at: Pointer, base: string): Scan {
  const files = new Map<string, Pointer>();
  const ids = new Map<string, Identified>();
  const bases = new Map<object, string>();
  const seen = new Set<object>();
  const work: Visit[] = [{ value: root, at, base, names: false }];
  for (let visit = work.pop(); visit !== undefined; visit = work.pop()) {
    if (typeof visit.value !== "object" || visit.value === null || seen.has(visit.value)) continue;
    seen.add(visit.value);
    const here = visit.names ? visit.base : identify(visit, ids, bases);
    if (!visit.names) reference(visit, here, files);
    work.push(...children(visit, here));
  }
  return { files, ids, bases };
}

interface Visit {
  readonly value: Json;
  readonly at: Pointer;
  readonly base: string;
  /** The keys of `value` are names, not keywords. */
  readonly names: boolean;
}

function children({ value, at, names }: Visit, base: string): readonly Visit[] {
  if (Array.isArray(value)) return value.map((it: Json, i) => ({ value: it, at: below(at, i), base, names: false }));
  if (!isJsonObject(value)) return [];
  return Object.entries(value)
    .filter(([key, it]) => names || !isData(key, it))
    .map(([key, it]) => ({ value: it, at: below(at, key), base, names: !names && maps.has(key) && isJsonObject(it) }));
}

/** `examples` of a parameter or media type is a map of Example Objects, which may be references; a list of them is data. */
function isData(key: string, value: Json): boolean {
  if (key === "examples" && isJsonObject(value)) return false;
  return data.has(key);
}

function identify({ value, at, base }: Visit, ids: Map<string, Identified>, bases: Map<object, string>): string {
  if (!isJsonObject(value)) return base;
  const id = value["$id"];
  const here = typeof id === "string" ? resolveUri(id, base).replace(/#$/, "") : base;
  if (here !== base) {
    bases.set(value, here);
    if (!ids.has(here)) ids.set(here, { value, at, base: here });
  }
  for (const anchor of [value["$anchor"], value["$dynamicAnchor"]]) {
    if (typeof anchor === "string") ids.set(`${here}#${anchor}`, { value, at, base: here });
  }
  return here;
}

function reference({ value, at }: Visit, base: string, files: Map<string, Pointer>): void {
  if (!isJsonObject(value)) return;
  for (const key of ["$ref", "$dynamicRef", "operationRef"]) {
    const ref = value[key];
    if (typeof ref !== "string" || ref.startsWith("#")) continue;
    const uri = resolveUri(ref, base).replace(/#.*$/s, "");
    if (!files.has(uri)) files.set(uri, below(at, key));
  }
}

/** A URI reference against a base; what is no URI at all is kept as it is, and will not be found. */
export function resolveUri(ref: string, base: string): string {
  return URL.canParse(ref, base) ? new URL(ref, base).href : ref;
}
