/**
 * What `unevaluatedProperties` and `unevaluatedItems` leave alone (JSON Schema Core, section 11), as far as it can be said beforehand:
 * names, patterns and counts, some of them only where the value fits a branch.
 */
import { code, type Code } from "../../code/code.js";
import type { Schema } from "../../model/schema.js";
import type { Compiler, Locals } from "./compiler.js";
import { and, no, not, or, yes } from "./logic.js";

/** Of one schema and those that it applies to the same value. */
interface Evaluated<Own> {
  /** Nothing is left over. */
  readonly everything: boolean;
  readonly own: readonly Own[];
  readonly branches: readonly { readonly condition: Code; readonly evaluated: Evaluated<Own> }[];
}

export interface Names {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
}

export interface Items {
  readonly first: number;
  readonly contains: { readonly schema: Schema; readonly compiler: Compiler } | undefined;
}

export const evaluatedNames = (schema: Schema, value: Code, compiler: Compiler): Evaluated<Names> =>
  collect(schema, value, compiler, namesReader, true);
export const evaluatedItems = (schema: Schema, value: Code, compiler: Compiler): Evaluated<Items> =>
  collect(schema, value, compiler, itemsReader, true);

interface Reader<Own> {
  /** What a schema itself evaluates; "everything" when it leaves nothing over. */
  readonly read: (schema: Schema, compiler: Compiler, isOutermost: boolean) => Own | "everything";
  readonly ofObjects: boolean;
}

const namesReader: Reader<Names> = {
  ofObjects: true,
  read: ({ object: it }, _, isOutermost) => {
    if (it.additionalProperties !== undefined || (it.unevaluatedProperties !== undefined && !isOutermost))
      return "everything";
    return {
      names: it.properties.map(({ name }) => name),
      patterns: it.patternProperties.map(({ pattern }) => pattern),
    };
  },
};

const itemsReader: Reader<Items> = {
  ofObjects: false,
  read: ({ array: it }, compiler, isOutermost) => {
    if (it.items !== undefined || (it.unevaluatedItems !== undefined && !isOutermost)) return "everything";
    return {
      first: it.prefixItems.length,
      contains: it.contains === undefined ? undefined : { schema: it.contains, compiler },
    };
  },
};

function collect<Own>(
  schema: Schema,
  value: Code,
  outside: Compiler,
  reader: Reader<Own>,
  isOutermost = false,
  seen: readonly Schema[] = [],
): Evaluated<Own> {
  const compiler = outside.within(schema);
  const own = reader.read(schema, compiler, isOutermost);
  if (own === "everything") return { everything: true, own: [], branches: [] };
  if (seen.includes(schema)) return { everything: false, own: [], branches: [] };
  const inner = (it: Schema, by = compiler): Evaluated<Own> => collect(it, value, by, reader, false, [...seen, schema]);
  const certain = certainParts(schema, compiler).map((it) => inner(it.schema, it.compiler));
  const branches = conditionalParts(schema, value, reader.ofObjects, compiler).map((it) => ({
    condition: it.condition,
    evaluated: inner(it.schema),
  }));
  return {
    everything: certain.some((it) => it.everything),
    own: [own, ...certain.flatMap((it) => it.own)],
    branches: [...branches, ...certain.flatMap((it) => it.branches)].filter((it) => evaluatesAnything(it.evaluated)),
  };
}

const evaluatesAnything = (it: Evaluated<unknown>): boolean =>
  it.everything || it.own.length > 0 || it.branches.length > 0;

/** The schemas that the value fits, or it would have been refused. */
function certainParts(
  { ref, allOf }: Schema,
  compiler: Compiler,
): readonly { readonly schema: Schema; readonly compiler: Compiler }[] {
  const parts = allOf.map((schema) => ({ schema, compiler }));
  if (ref === undefined) return parts;
  const unit = compiler.follow(ref);
  return [{ schema: compiler.lookup(unit.schema), compiler: compiler.behind(unit) }, ...parts];
}

interface ConditionalPart {
  readonly condition: Code;
  readonly schema: Schema;
}

/** An array depends on no property, and has no `fields` to ask for one. */
function conditionalParts(
  schema: Schema,
  value: Code,
  ofObjects: boolean,
  compiler: Compiler,
): readonly ConditionalPart[] {
  const { anyOf = [], oneOf = [], conditional, object } = schema;
  const fitting = [...anyOf, ...oneOf].map((schema) => ({ condition: compiler.call(schema, value), schema }));
  const dependent = (ofObjects ? object.dependentSchemas : []).map(({ name, schema }) => ({
    condition: compiler.presence(name),
    schema,
  }));
  if (conditional === undefined) return [...fitting, ...dependent];
  const condition = compiler.call(conditional.if, value);
  const parts = [
    { condition, schema: conditional.if },
    { condition, schema: conditional.then },
    { condition: not(condition), schema: conditional.else },
  ];
  return [
    ...fitting,
    ...dependent,
    ...parts.flatMap(({ schema, condition: it }) => (schema === undefined ? [] : [{ schema, condition: it }])),
  ];
}

/** An expression by what the schemas evaluate; conditions are settled once, in `statements`. */
function condition<Own>(
  { everything, own, branches }: Evaluated<Own>,
  test: (own: Own) => Code,
  locals: Locals,
  statements: Code[],
): Code {
  if (everything) return yes;
  const tests = own.map(test);
  const more = branches.map((it) => {
    if (it.condition === no) return no;
    const within: Code[] = [];
    const told = condition(it.evaluated, test, locals, within);
    if (told === no) return no; // so that it does not matter whether the value fits
    const fits = it.condition === yes ? yes : locals.take("fits");
    if (fits !== yes) statements.push(code`const ${fits} = ${it.condition};`);
    statements.push(...within);
    return and([fits, told]);
  });
  return or([...tests, ...more]);
}

/** True for a name that was evaluated. */
export function nameCondition(
  evaluated: Evaluated<Names>,
  name: Code,
  locals: Locals,
  statements: Code[],
  compiler: Compiler,
): Code {
  return condition(evaluated, (it) => compiler.isNamed(it, name), locals, statements);
}

/** True for an item that was evaluated. */
export function itemCondition(
  evaluated: Evaluated<Items>,
  item: Code,
  index: Code,
  locals: Locals,
  statements: Code[],
): Code {
  const test = ({ first, contains }: Items): Code =>
    or([
      first === 0 ? no : code`${index} < ${first}`,
      contains === undefined ? no : contains.compiler.call(contains.schema, item),
    ]);
  return condition(evaluated, test, locals, statements);
}
