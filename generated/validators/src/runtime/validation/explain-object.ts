// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The keywords of objects. */
import { isPropertyEvaluated } from "./evaluated.js";
import { explainerOf, type Explainer } from "./explainer.js";
import { counted } from "./explain-scalars.js";
import { fieldsOf, own, type Fields } from "./fields.js";
import { Place } from "./place.js";
import type { Named, Rules, SchemaData } from "./schema.js";
import { expression } from "./text.js";
import type { Explain, Walk } from "./walk.js";

const keywords = [
  "required",
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "propertyNames",
  "minProperties",
  "maxProperties",
  "dependentRequired",
] as const;

/** Explanations of the keywords of objects. */
export function objectExplanations(rules: Rules): readonly Explain[] {
  if (keywords.every((it) => rules[it] === undefined)) return [];
  const { propertyNames, unevaluatedProperties } = rules;
  const explainPresence = presenceExplanation(rules);
  const explainProperty = propertyExplanation(rules);
  const ofNames = propertyNames === undefined ? undefined : explainerOf(propertyNames);
  const unevaluated = unevaluatedProperties === undefined ? undefined : explainerOf(unevaluatedProperties);
  return [
    (value, place, walk) => {
      const fields = fieldsOf(value);
      if (fields === undefined) return;
      explainPresence(fields, place, walk);
      const isEvaluated = unevaluated === undefined ? undefined : isPropertyEvaluated(rules, fields, walk);
      for (const key of Object.keys(fields)) {
        if (walk.full) return;
        const it = fields[key];
        if (it === undefined) continue; // a property that is undefined is not there
        if (ofNames !== undefined) explainName(ofNames, key, new Place(place, key), walk);
        explainProperty(it, key, place, walk);
        if (isEvaluated?.(key) === false) unevaluated?.visitPart(it, place, key, "unevaluatedProperties", walk);
      }
    },
  ];
}

type ExplainFields = (fields: Fields, place: Place | undefined, walk: Walk) => void;

/** What a schema says of which properties there must be. */
function presenceExplanation(rules: Rules): ExplainFields {
  const { required = [], minProperties, maxProperties, dependentRequired } = rules;
  const isInherited = required.some((name) => name in Object.prototype);
  return (fields, place, walk) => {
    for (const name of required) {
      if ((isInherited ? own(fields, name) : fields[name]) === undefined)
        walk.report(place, "required", `must have the property ${JSON.stringify(name)}`, name);
    }
    if (dependentRequired !== undefined) explainDependents(dependentRequired, fields, place, walk);
    if (minProperties !== undefined || maxProperties !== undefined) explainCount(rules, fields, place, walk);
  };
}

function explainDependents(
  dependentRequired: Named<readonly string[]>,
  fields: Fields,
  place: Place | undefined,
  walk: Walk,
): void {
  for (const name in dependentRequired) {
    const others = own(fields, name) === undefined ? [] : (dependentRequired[name] ?? []);
    for (const it of others.filter((other) => own(fields, other) === undefined)) {
      const problem = `must have the property ${JSON.stringify(it)} beside ${JSON.stringify(name)}`;
      walk.report(place, "dependentRequired", problem, it);
    }
  }
}

function explainCount(
  { minProperties: least = 0, maxProperties: most = Infinity }: Rules,
  fields: Fields,
  place: Place | undefined,
  walk: Walk,
): void {
  const count = Object.keys(fields).filter((name) => fields[name] !== undefined).length;
  const has = `has ${count}`;
  if (count < least)
    walk.report(place, "minProperties", `must have at least ${counted(least, "property")}`, least, has);
  if (count > most) walk.report(place, "maxProperties", `must have at most ${counted(most, "property")}`, most, has);
}

function explainName(names: Explainer, name: string, place: Place, walk: Walk): void {
  const [first] = walk.aside(1, (aside) => names.visit(name, place, "false", aside));
  if (first !== undefined)
    walk.report(place, "propertyNames", `must not have this name, which ${first.problem}`, first.limit);
}

type ExplainProperty = (value: unknown, key: string, place: Place | undefined, walk: Walk) => void;

/** What `properties`, `patternProperties` and `additionalProperties` say of a property. */
function propertyExplanation({ properties, patternProperties, additionalProperties }: Rules): ExplainProperty {
  const named = explainersOf(properties);
  const others = additionalProperties === undefined ? undefined : explainerOf(additionalProperties);
  if (patternProperties === undefined) {
    return (value, key, place, walk) => {
      const known = named.get(key);
      if (known !== undefined) known.visitPart(value, place, key, "properties", walk);
      else others?.visitPart(value, place, key, "additionalProperties", walk);
    };
  }
  const patterns = [...explainersOf(patternProperties)].map(([it, explainer]) => [expression(it), explainer] as const);
  return (value, key, up, walk) => {
    const place = new Place(up, key);
    const known = named.get(key);
    // a pattern that can't be read may match anything
    const isKnown = known !== undefined || patterns.some(([it]) => it?.test(key) !== false);
    const matched = patterns.flatMap(([it, explainer]) => (it?.test(key) === true ? [explainer] : []));
    walk.merge(value, place, [
      () => known?.visit(value, place, "properties", walk),
      ...matched.map((it) => () => it.visit(value, place, "patternProperties", walk)),
      ...(isKnown ? [] : [() => others?.visit(value, place, "additionalProperties", walk)]),
    ]);
  };
}

const explainersOf = (schemas: Named<SchemaData> = {}): ReadonlyMap<string, Explainer> =>
  new Map(Object.entries(schemas).map(([name, it]) => [name, explainerOf(it)]));
