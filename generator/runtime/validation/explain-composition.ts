/** The keywords that apply other schemas to the same value, unions aside. */
import type { Keywords, Rule } from "./explainer.js";
import { fieldsOf, own } from "./fields.js";
import { merge } from "./order.js";
import type { Explain } from "./walk.js";

/** `$ref` and `allOf` */
export const applied: Keywords = ({ $ref, allOf = [] }, inner) =>
  [$ref, ...allOf].flatMap((it) => {
    if (it === undefined) return [];
    const explainer = inner(it);
    return rule((value, place, walk) => explainer.visit(value, place, "false", walk));
  });

const rule = (explain: Explain): Rule => ({ merge, explain });

export const dependentSchemas: Keywords = ({ dependentSchemas: schemas = {} }, inner) =>
  Object.entries(schemas).map(([name, it]) => {
    const explainer = inner(it);
    return rule((value, place, walk) => {
      const fields = fieldsOf(value);
      if (fields !== undefined && own(fields, name) !== undefined)
        explainer.visit(value, place, "dependentSchemas", walk);
    });
  });

/** `not`, and `if` with `then` and `else` */
export const conditions: Keywords = ({ not, if: when, then = true, else: otherwise = true }, inner) => {
  const rules: Rule[] = [];
  if (not !== undefined) {
    const refused = inner(not);
    rules.push(
      rule((value, place, walk) => {
        if (refused.fits(value, walk)) walk.report(place, "not", "must not fit the schema under `not`");
      }),
    );
  }
  if (when !== undefined && (then !== true || otherwise !== true)) {
    const [condition, met, unmet] = [inner(when), inner(then), inner(otherwise)];
    rules.push(
      rule((value, place, walk) => {
        if (walk.budget.fits(value, condition, walk)) met.visit(value, place, "then", walk);
        else unmet.visit(value, place, "else", walk);
      }),
    );
  }
  return rules;
};
