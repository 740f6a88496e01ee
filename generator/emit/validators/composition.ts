/** The keywords that apply other schemas to the same value. */
import { code, sum, type Code } from "../../code/code.js";
import { isUntyped, type Conditional, type Schema } from "../../model/schema.js";
import type { Compiler } from "./compiler.js";
import { no, not, or, yes } from "./logic.js";
import { taggedBranches } from "./tagged.js";

/** Tests of a value by references and branches. */
export function compositionTests(schema: Schema, value: Code, compiler: Compiler): readonly Code[] {
  const { ref, allOf, anyOf, oneOf, not: refused, conditional } = schema;
  return [
    ...allOf.map((it) => compiler.call(it, value)),
    ...(anyOf === undefined ? [] : [anyOfTest(schema, anyOf, value, compiler)]),
    ...(oneOf === undefined ? [] : [oneOfTest(schema, oneOf, value, compiler)]),
    ...(refused === undefined ? [] : [not(compiler.call(refused, value))]),
    ...(conditional === undefined ? [] : [conditionalTest(conditional, value, compiler)]),
    ...(ref === undefined ? [] : [compiler.reference(ref, value)]),
  ].filter((it) => it !== yes);
}

/** Branches stand in place where nothing else has looked at the value. */
function branchTests(schema: Schema, branches: readonly Schema[], value: Code, compiler: Compiler): readonly Code[] {
  const { allOf, anyOf, oneOf, enum: values, const: constant } = schema;
  const isFirst = isUntyped(schema) && values === undefined && constant === undefined && allOf.length === 0;
  const isOnly = anyOf === undefined || oneOf === undefined;
  return branches.map((it) => (isFirst && isOnly ? compiler.inline(it, value) : compiler.call(it, value)));
}

function anyOfTest(schema: Schema, branches: readonly Schema[], value: Code, compiler: Compiler): Code {
  const tagged = taggedBranches(schema, branches, compiler);
  if (tagged === undefined) return or(branchTests(schema, branches, value, compiler));
  const chosen = tagged.test(value, (cases, inner) => or(cases.map((it) => inner.call(it, code`value`))));
  const others = branchTests(schema, tagged.others, value, compiler);
  return or(tagged.mayOverlap ? [chosen, ...others] : [...others, chosen]);
}

function oneOfTest(schema: Schema, branches: readonly Schema[], value: Code, compiler: Compiler): Code {
  const tagged = taggedBranches(schema, branches, compiler);
  if (tagged === undefined || tagged.mayOverlap) {
    return exactlyOne(branches, branchTests(schema, branches, value, compiler), compiler);
  }
  const others = exactlyOne(tagged.others, branchTests(schema, tagged.others, value, compiler), compiler);
  const chosen = tagged.test(value, (cases, inner) =>
    exactlyOne(
      cases,
      cases.map((it) => inner.call(it, code`value`)),
      inner,
    ),
  );
  return or([others, chosen]);
}

function exactlyOne(branches: readonly Schema[], tests: readonly Code[], { home }: Compiler): Code {
  const { demands } = home.units;
  const open = tests.filter((it) => it !== no);
  const areExclusive = branches.every((it, i) =>
    branches.slice(i + 1).every((other) => demands.areDisjoint(it, other)),
  );
  if (open.length < 2 || areExclusive) return or(open);
  if (open.length === 2 && !open.includes(yes)) return code`(${open[0] as Code}) !== (${open[1] as Code})`;
  const counted = open.map((it) => (it === yes ? code`1` : code`(${it} ? 1 : 0)`));
  return code`${sum(counted)} === 1`;
}

function conditionalTest({ if: when, then, else: otherwise }: Conditional, value: Code, compiler: Compiler): Code {
  const met = then === undefined ? yes : compiler.call(then, value);
  const unmet = otherwise === undefined ? yes : compiler.call(otherwise, value);
  if (met === yes && unmet === yes) return yes;
  const test = compiler.call(when, value);
  if (test === yes || test === no) return test === yes ? met : unmet;
  return code`(${test} ? ${met} : ${unmet})`;
}
