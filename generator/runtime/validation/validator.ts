import type { Check } from "./bounded.js";
import { explain } from "./explain.js";
import { atLeastOne, type Issue, type IssueOptions } from "./issue.js";
import { type JsonSchema, toJsonSchema } from "./json-schema.js";
import type { Compiled, Means, SchemaData, Target } from "./schema.js";
import { inDialect, type Standard } from "./standard.js";

/** A schema that can be asked. Also a Standard Schema. */
export interface Validator<Value> extends Standard<Value> {
  /** True when a value fits. */
  readonly is: (value: unknown) => value is Value;
  /** The value itself, now typed. Throws a {@link ValidationError} when it does not fit. */
  readonly parse: (value: unknown) => Value;
  /** Everything that is wrong with a value, in its order; none when it fits. */
  readonly issues: (value: unknown, options?: IssueOptions) => readonly Issue[];
  /** The schema as JSON Schema 2020-12, complete in itself. */
  readonly schema: JsonSchema;
  /** For the explanation of schemas that refer to this one. */
  readonly "~specwright": Compiled;
}

/**
 * The validator of a named schema. `means` is what its explanation takes; `check` is the guard that counts its depth, where
 * the schema contains itself.
 */
export function validator<Value>(
  name: string,
  is: (value: unknown) => value is Value,
  data: SchemaData,
  means: () => Means,
  check?: Check,
): Validator<Value> {
  return validatorOf({ name, check: check ?? is, data, deep: check !== undefined, means }, is);
}

/** A validator of what a schema is made of, and of what answers whether a value fits. */
export function validatorOf<Value>(compiled: Compiled, is: (value: unknown) => value is Value): Validator<Value> {
  const issues = (value: unknown, options?: IssueOptions): readonly Issue[] => {
    if (isExplainedAtOnce(compiled)) return explain(compiled, value, options);
    return is(value) ? [] : issuesOf(compiled, value, options);
  };
  return {
    is,
    issues,
    parse: (value) => (is(value) ? value : refused(compiled, value)),
    get schema() {
      return toJsonSchema(compiled);
    },
    "~specwright": compiled,
    "~standard": {
      version: 1,
      vendor: "specwright",
      validate: (value) => (is(value) ? { value } : { issues: issuesOf(compiled, value) }),
      jsonSchema: {
        input: (options) => inDialect(toJsonSchema(compiled), options),
        output: (options) => inDialect(toJsonSchema(compiled), options),
      },
    },
  };
}

/** An explanation goes through all there is, or asks the guard of every item; to ask that of the whole before would only be the same twice. */
const isExplainedAtOnce = ({ check, data }: Compiled): boolean =>
  check === undefined || (typeof data === "object" && data.type === "array" && typeof data.items === "function");

/** What is wrong with a value that the guard has refused. */
const issuesOf = (compiled: Compiled, value: unknown, options?: IssueOptions): readonly Issue[] =>
  atLeastOne(explain(compiled, value, options));

function refused(compiled: Compiled, value: unknown): never {
  throw new ValidationError(compiled.name, issuesOf(compiled, value));
}

/** Throws a {@link ValidationError} for a value that the validator's guard has refused. */
export function refuse(validator: Target, value: unknown): never {
  return refused(validator["~specwright"], value);
}

/** The validator's guard, told how deep it is; throws where the value is nested too deeply. */
export function check(validator: Target, value: unknown, depth: number): boolean {
  return validator["~specwright"].check?.(value, depth) === true;
}

/** A value does not fit its schema. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";

  constructor(
    /** The name of the schema. */
    readonly schema: string,
    readonly issues: readonly Issue[],
  ) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
    super(`${schema}${first?.pointer ?? ""} ${first?.message ?? "does not fit"}${more}`);
  }
}
