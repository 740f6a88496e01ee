/** The keywords of objects. */
import { code, join, type Code } from "../../code/code.js";
import type { ObjectRules, Property, Schema } from "../../model/schema.js";
import { answerTo } from "../../model/trace.js";
import { needsFunction } from "./body.js";
import type { Compiler, Locals } from "./compiler.js";
import { evaluatedNames, nameCondition } from "./evaluated.js";
import { isAnything, isPlainReference, mayAcceptUndefined, type Lookup } from "./facts.js";
import { and, call, conclude, demand, equality, no, not, or, refusal, yes } from "./logic.js";
import { runtime } from "./runtime.js";

/** Statements that leave the function when `fields`, which is known to be an object's, does not fit. */
export function objectStatements(schema: Schema, locals: Locals, compiler: Compiler): readonly Code[] {
  const { object } = schema;
  const declared = new Set(object.properties.map(({ name }) => name));
  return [
    ...object.required.filter((name) => !declared.has(name)).flatMap((name) => demand(compiler.presence(name))),
    ...object.properties.flatMap((it) => propertyStatements(it, object.required.includes(it.name), locals, compiler)),
    ...dependentStatements(object, compiler),
    ...eachPropertyStatements(schema, locals, compiler),
  ];
}

const parameter = code`value`;

const acceptsUndefined =
  (schema: Schema) =>
  (lookup: Lookup): boolean =>
    mayAcceptUndefined(schema, lookup);

/** A property that is undefined is not there. */
function propertyStatements(
  { name, schema }: Property,
  isRequired: boolean,
  locals: Locals,
  compiler: Compiler,
): readonly Code[] {
  if (isAnything(schema)) return isRequired ? demand(compiler.presence(name)) : [];
  const isSafe = isRequired && !answerTo(compiler.lookup, acceptsUndefined(schema));
  const fits = (it: Code, test: Code): Code => {
    if (isSafe) return test;
    const absent = equality(it, code`undefined`);
    return isRequired ? and([not(absent), test]) : or([absent, test]);
  };
  if (compiler.home.recurring.has(schema, isRequired)) {
    return demand(
      compiler.lifted(compiler.property(name), (inner) => conclude([fits(parameter, inner.inline(schema, parameter))])),
    );
  }
  if (isSafe && isCalled(schema)) return demand(compiler.call(schema, compiler.property(name)));
  const value = locals.take("value");
  const test = compiler.inline(schema, value);
  const wanted = fits(value, test);
  if (wanted === yes) return [];
  if (test === no && isRequired) return [refusal];
  return [code`const ${value} = ${compiler.property(name)};`, ...demand(wanted)];
}

/** Its test is a call, which reads the value once. */
const isCalled = (schema: Schema): boolean => needsFunction(schema) || isPlainReference(schema);

function dependentStatements(
  { dependentRequired, dependentSchemas }: ObjectRules,
  compiler: Compiler,
): readonly Code[] {
  const required = dependentRequired.map(({ name, requires }) => ({
    name,
    test: and(requires.map((it) => compiler.presence(it))),
  }));
  const schemas = dependentSchemas.map(({ name, schema }) => ({ name, test: compiler.call(schema, code`value`) }));
  return [...required, ...schemas].flatMap(({ name, test }) => demand(or([not(compiler.presence(name)), test])));
}

/** One walk over all properties, for what is not asked by name. */
function eachPropertyStatements(schema: Schema, locals: Locals, compiler: Compiler): readonly Code[] {
  const { minProperties: least = 0, maxProperties: most = Infinity } = schema.object;
  const name = locals.take("name");
  const value = locals.take("value");
  const before: Code[] = [];
  const tests = nameTests(schema, name, value, locals, before, compiler);
  const isCounted = least > 0 || most < Infinity;
  if (tests.length === 0 && !isCounted) return [];
  const count = isCounted ? locals.take("count") : undefined;
  const body = [
    code`const ${value} = fields[${name}];`,
    code`if (${value} === undefined || !${runtime("has")}(fields, ${name})) continue;`,
    ...(count === undefined ? [] : [code`${count} += 1;`]),
    ...tests.flatMap(demand),
  ];
  return [
    ...before,
    ...(count === undefined ? [] : [code`let ${count} = 0;`]),
    code`for (const ${name} in fields) {\n${join(body, "\n")}\n}`,
    ...(count !== undefined && least > 0 ? [code`if (${count} < ${least}) return false;`] : []),
    ...(count !== undefined && most < Infinity ? [code`if (${count} > ${most}) return false;`] : []),
  ];
}

/** What each property must meet, given its name and its value. */
function nameTests(
  schema: Schema,
  name: Code,
  value: Code,
  locals: Locals,
  before: Code[],
  compiler: Compiler,
): readonly Code[] {
  const { propertyNames, patternProperties, additionalProperties, unevaluatedProperties, properties } = schema.object;
  const known = { names: properties.map((it) => it.name), patterns: patternProperties.map((it) => it.pattern) };
  const tests = propertyNames === undefined ? [] : [compiler.call(propertyNames, name)];
  for (const it of patternProperties) {
    const pattern = compiler.pattern(it.pattern);
    if (pattern !== undefined && !isAnything(it.schema))
      tests.push(or([not(call(code`${pattern}.test(${name})`)), compiler.call(it.schema, value)]));
  }
  if (additionalProperties !== undefined && !isAnything(additionalProperties)) {
    tests.push(or([compiler.isNamed(known, name), compiler.call(additionalProperties, value)]));
  }
  if (unevaluatedProperties !== undefined && !isAnything(unevaluatedProperties)) {
    const evaluated = nameCondition(evaluatedNames(schema, code`value`, compiler), name, locals, before, compiler);
    tests.push(or([evaluated, compiler.call(unevaluatedProperties, value)]));
  }
  return tests.filter((it) => it !== yes);
}
