/** Parsing that may change what it is given before it is checked. */
import { Conversion, type ConvertOptions } from "./convert.js";
import { ValidationError, type Validator } from "./validator.js";
import { bear, issuesFrom, newWalk } from "./explain.js";
import { explainerOf } from "./explainer.js";
import { everything } from "./keywords.js";
import { atLeastOne, type IssueOptions } from "./issue.js";
import { inOrder } from "./order.js";
import type { Standard, StandardResult } from "./standard.js";

export interface ParseOptions extends ConvertOptions, IssueOptions {}

/** A validator's parser with options. Also a Standard Schema. */
export interface Parser<Value> extends Standard<Value> {
  /**
   * The value as the options make it, now typed; the one that was given is never changed. Throws a {@link ValidationError} when it does
   * not fit even so.
   */
  readonly parse: (value: unknown) => Value;
}

/** A parser that gives defaults, leaves out or refuses unknown properties, or takes text for what it says, before it checks. */
export function parser<Value>(validator: Validator<Value>, options: ParseOptions): Parser<Value> {
  const compiled = validator["~specwright"];
  const { name, data } = compiled;
  const validate = (value: unknown): StandardResult<Value> => {
    const conversion = newWalk(compiled, value, options);
    let made = value;
    bear(conversion, () => (made = new Conversion(options, conversion).convert([data], value, undefined)));
    if (conversion.drafts.length === 0 && validator.is(made)) return { value: made };
    const walk = newWalk(compiled, made, options);
    bear(walk, () => explainerOf(data, everything).visit(made, undefined, "false", walk));
    const found = inOrder(value, undefined, [...conversion.drafts, ...walk.drafts]);
    return { issues: atLeastOne(issuesFrom(found, compiled, walk)) };
  };
  return {
    parse: (value) => {
      const result = validate(value);
      if (result.issues === undefined) return result.value;
      throw new ValidationError(name, result.issues);
    },
    "~standard": { ...validator["~standard"], validate },
  };
}
