/**
 * Values that JSON can't hold: where the config asks for it, integers of `format: int64` are bigints, `date-time` is a `Date` and `byte` is
 * bytes, everywhere in the packages. On the wire they stay what the document says.
 */
import type { Diagnostics } from "../base/diagnostic.js";
import type { Json } from "../base/json.js";
import type { Api } from "./api.js";
import { allows, isUntyped, judgedParts, type NativeFormat, type Schema } from "./schema.js";
import { lookupOf, mapOperation, mapParts, partsOf, rootsOf, someSchema, type Changes } from "./visit.js";

/** The formats whose values have a form of their own. */
export type Natives = ReadonlySet<NativeFormat>;

/** The API with the schemas marked whose values have a form of their own. */
export function withNatives(api: Api, natives: Natives, report: Diagnostics): Api {
  if (natives.size === 0) return api;
  const roots = rootsOf(api);
  const found = new Set(roots.flatMap((it) => candidates(it, natives)));
  for (const it of disputed(roots, found, lookupOf(api))) {
    report.add(
      "schema/two-forms",
      it.at,
      `This is ${it.format ?? ""}, and what else may stand in its place is not, or names its values: nothing tells which of them a value is.`,
      "Give both the same format, or tell the alternatives apart by their types.",
    );
    found.delete(it);
  }
  const mark = (it: Schema): Schema => {
    const made = mapParts(it, mark);
    return found.has(it) ? { ...made, native: it.format as NativeFormat } : made;
  };
  const changes: Changes = {
    parameter: mark,
    body: mark,
    response: mark,
    get callback() {
      return changes;
    },
  };
  return {
    ...api,
    schemas: api.schemas.map((it) => ({ ...it, schema: mark(it.schema) })),
    operations: api.operations.map((it) => mapOperation(it, changes)),
    webhooks: api.webhooks.map((it) => mapOperation(it, changes)),
  };
}

const known = new WeakMap<Api, boolean>();

/** True where some schema's values have a form of their own. */
export function hasNatives(api: Api): boolean {
  const found = known.get(api) ?? someSchema(api, (it) => it.native !== undefined);
  known.set(api, found);
  return found;
}

const jsonTypeOf: Readonly<Record<NativeFormat, "integer" | "string">> = {
  int64: "integer",
  "date-time": "string",
  byte: "string",
};

function candidates(it: Schema, natives: Natives): readonly Schema[] {
  const below = partsOf(it).flatMap((part) => candidates(part, natives));
  return isCandidate(it, natives) ? [it, ...below] : below;
}

/** Nothing is asked of it that only the form on the wire can be asked. */
function isCandidate({ format, types, string, number, ...it }: Schema, natives: Natives): boolean {
  if (!natives.has(format as NativeFormat) || it.enum !== undefined || it.const !== undefined) return false;
  const type = jsonTypeOf[format as NativeFormat];
  const isAlone = types.filter((one) => one !== "null").join() === type;
  const textRules = [string.minLength, string.maxLength, string.pattern, string.contentEncoding];
  return isAlone && number.multipleOf === undefined && textRules.every((rule) => rule === undefined);
}

type Lookup = (name: string) => Schema;

/** One place in a value: all schemas that are asked of what stands there, whether all of them must hold or some. */
type Place = ReadonlySet<Schema>;

/** More places than any honest document has; what lies beyond is not looked at, so nothing has another form there. */
const mostPlaces = 200_000;

/** Those that stand in one place with schemas of another form, told until nothing more follows from it. */
function disputed(roots: readonly Schema[], candidates: ReadonlySet<Schema>, lookup: Lookup): ReadonlySet<Schema> {
  const places = placesOf(roots, lookup);
  const out = new Set<Schema>(places === undefined ? candidates : []);
  for (let before = -1; before !== out.size && places !== undefined;) {
    before = out.size;
    for (const place of places)
      for (const type of ["integer", "string"] as const)
        for (const it of disputedIn(place, type, (one) => candidates.has(one) && !out.has(one))) out.add(it);
  }
  return out;
}

function disputedIn(place: Place, type: "integer" | "string", isNative: (it: Schema) => boolean): readonly Schema[] {
  const speaking = [...place].filter((it) => !isUntyped(it) && allows(it, type));
  const natives = speaking.filter((it) => isNative(it) && jsonTypeOf[it.format as NativeFormat] === type);
  const isOne = new Set(natives.map((it) => it.format)).size <= 1 && natives.length === speaking.length;
  const names = (value: Json | undefined): boolean =>
    type === "string" ? typeof value === "string" : typeof value === "number";
  const areNamed = [...place].some((it) => names(it.const) || it.enum?.some(names) === true);
  return isOne && !areNamed ? [] : natives;
}

/** Every place that values of these schemas have; undefined where there are too many to look at. */
function placesOf(roots: readonly Schema[], lookup: Lookup): readonly Place[] | undefined {
  const numbers = new Map<Schema, number>();
  const numberOf = (it: Schema): number => numbers.get(it) ?? numbers.set(it, numbers.size).size - 1;
  const known = new Set<string>();
  const places: Place[] = [];
  const work: (readonly Schema[])[] = roots.map((it) => [it]);
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const place = wholePlace(next, lookup);
    const key = [...place]
      .map(numberOf)
      .sort((a, b) => a - b)
      .join();
    if (place.size === 0 || known.has(key)) continue;
    known.add(key);
    places.push(place);
    if (places.length > mostPlaces) return undefined;
    work.push(...placesBelow(place));
  }
  return places;
}

/** With everything that applies to the same value. */
function wholePlace(schemas: readonly Schema[], lookup: Lookup): Place {
  const found = new Set<Schema>();
  const work = [...schemas];
  for (let it = work.pop(); it !== undefined; it = work.pop()) {
    if (found.has(it)) continue;
    found.add(it);
    work.push(...judgedParts(it), ...(it.ref === undefined ? [] : [lookup(it.ref.name)]));
  }
  return found;
}

/** Each item that `prefixItems` speaks of is a place of its own, all behind are one; a property is one with whatever else may speak of its name. */
function placesBelow(place: Place): readonly (readonly Schema[])[] {
  const all = [...place];
  const positions = Math.max(0, ...all.map(({ array }) => array.prefixItems.length));
  const itemAt = (i: number): readonly Schema[] =>
    all.flatMap(({ array: it }) => defined(it.prefixItems[i] ?? it.items, it.contains, it.unevaluatedItems));
  const patterns = all.flatMap(({ object }) => object.patternProperties.map(({ schema }) => schema));
  const others = all.flatMap(({ object: it }) => defined(it.additionalProperties, it.unevaluatedProperties));
  const named = new Map<string, Schema[]>();
  for (const { object } of all)
    for (const { name, schema } of object.properties) named.set(name, [...(named.get(name) ?? []), schema]);
  return [
    ...[...named.values()].map((it) => [...it, ...patterns]),
    ...Array.from({ length: positions + 1 }, (_, i) => itemAt(i)),
    [...patterns, ...others],
  ];
}

const defined = (...list: readonly (Schema | undefined)[]): readonly Schema[] => list.filter((it) => it !== undefined);
