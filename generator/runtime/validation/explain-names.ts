/** The keywords of objects that few have. */
import { reportCount, type Counted } from "./explain-count.js";
import type { Keywords } from "./explainer.js";
import { explainPresence, hasSizes } from "./explain-object.js";
import { fieldsOf, namesThere, own, type Fields } from "./fields.js";
import { merge } from "./order.js";
import { Place } from "./place.js";
import type { Named } from "./schema.js";
import { expression } from "./text.js";
import type { Walk } from "./walk.js";

const ofProperties: Counted = ["Properties", "property"];

/** `minProperties`, `maxProperties` and `dependentRequired`, and `required` before them */
export const sizes: Keywords = (rules) => {
  if (!hasSizes(rules)) return [];
  const { required = [], minProperties: least = 0, maxProperties: most = Infinity, dependentRequired = {} } = rules;
  return [
    {
      explain: (value, place, walk) => {
        const fields = fieldsOf(value);
        if (fields === undefined) return;
        explainPresence(required, fields, place, walk);
        explainDependents(dependentRequired, fields, place, walk);
        reportCount(ofProperties, namesThere(fields).length, least, most, place, walk);
      },
    },
  ];
};

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

export const propertyNames: Keywords = ({ propertyNames: schema }, inner) => {
  if (schema === undefined) return [];
  const names = inner(schema);
  return [
    {
      merge,
      explain: (value, place, walk) => {
        for (const name of namesThere(fieldsOf(value) ?? {})) {
          const [first] = walk.aside(1, (aside) => names.visit(name, undefined, "false", aside));
          if (first === undefined) continue;
          const problem = `must not have this name, which ${first.problem}`;
          walk.report(new Place(place, name), "propertyNames", problem, first.limit);
        }
      },
    },
  ];
};

/** A rule for each pattern, so that what several ask of one property is put together. */
export const patternProperties: Keywords = ({ patternProperties: schemas = {} }, inner) =>
  Object.entries(schemas).map(([pattern, schema]) => {
    const matches = expression(pattern);
    const explainer = inner(schema);
    return {
      merge,
      explain: (value, place, walk) => {
        const fields = fieldsOf(value) ?? {};
        for (const name of namesThere(fields))
          if (matches?.test(name) === true) explainer.visitPart(fields[name], place, name, "patternProperties", walk);
      },
    };
  });
