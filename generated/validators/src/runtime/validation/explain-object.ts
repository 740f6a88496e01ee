// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The keywords of objects. */
import { isPropertyEvaluated } from "./evaluated.js";
import { counted } from "./explain-scalars.js";
import { fieldsOf, own, type Fields } from "./fields.js";
import type { Place } from "./issue.js";
import type { Rules, SchemaData } from "./schema.js";
import { expression } from "./text.js";
import type { Explain, Walk } from "./walk.js";

export const explainObject: Explain = (rules, value, place, walk) => {
  const fields = fieldsOf(value);
  if (fields === undefined) return;
  const names = namesIn(fields);
  explainPresence(rules, fields, names.length, place, walk);
  const isEvaluated = rules.unevaluatedProperties === undefined ? undefined : isPropertyEvaluated(rules, fields, walk);
  for (const key of names) {
    if (walk.full) return;
    if (rules.propertyNames !== undefined) explainName(rules.propertyNames, key, { up: place, key }, walk);
    explainProperty(rules, fields[key], place, key, walk);
    if (isEvaluated?.(key) === false)
      walk.visitPart(rules.unevaluatedProperties ?? true, fields[key], place, key, "unevaluatedProperties");
  }
  for (const name in rules.dependentSchemas) {
    if (own(fields, name) !== undefined)
      walk.visit(rules.dependentSchemas[name] ?? true, value, place, "dependentSchemas");
  }
};

/** The properties of an object that are there: a property that is undefined is not. */
function namesIn(fields: Fields): readonly string[] {
  return Object.keys(fields).filter((name) => fields[name] !== undefined);
}

function explainPresence(rules: Rules, fields: Fields, count: number, place: Place | undefined, walk: Walk): void {
  const { required, minProperties = 0, maxProperties = Infinity, dependentRequired } = rules;
  const has = (): string => `has ${count}`;
  for (const name of required ?? []) {
    if (own(fields, name) === undefined)
      walk.report(place, "required", `must have the property ${JSON.stringify(name)}`, name);
  }
  for (const name in dependentRequired) {
    const others = own(fields, name) === undefined ? [] : (dependentRequired[name] ?? []);
    const missing = others.filter((it) => own(fields, it) === undefined);
    for (const it of missing) {
      walk.report(
        place,
        "dependentRequired",
        `must have the property ${JSON.stringify(it)} beside ${JSON.stringify(name)}`,
        it,
      );
    }
  }
  if (count < minProperties)
    walk.report(
      place,
      "minProperties",
      `must have at least ${counted(minProperties, "property")}`,
      minProperties,
      has(),
    );
  if (count > maxProperties)
    walk.report(
      place,
      "maxProperties",
      `must have at most ${counted(maxProperties, "property")}`,
      maxProperties,
      has(),
    );
}

function explainName(schema: SchemaData, name: string, place: Place, walk: Walk): void {
  const [first] = walk.aside(schema, name, place, 1);
  if (first !== undefined)
    walk.report(place, "propertyNames", `must not have this name, which ${first.problem}`, first.limit);
}

function explainProperty(rules: Rules, value: unknown, place: Place | undefined, name: string, walk: Walk): void {
  const { properties, patternProperties, additionalProperties } = rules;
  let known = properties !== undefined && Object.hasOwn(properties, name);
  if (known) walk.visitPart(properties?.[name] ?? true, value, place, name, "properties");
  for (const pattern in patternProperties) {
    const matches = expression(pattern)?.test(name);
    if (matches !== false) known = true; // a pattern that can't be read may match anything
    if (matches === true) walk.visitPart(patternProperties[pattern] ?? true, value, place, name, "patternProperties");
  }
  if (!known && additionalProperties !== undefined)
    walk.visitPart(additionalProperties, value, place, name, "additionalProperties");
}
