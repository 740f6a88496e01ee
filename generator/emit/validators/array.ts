/** The keywords of arrays. */
import { code, join, nothing, type Code } from "../../code/code.js";
import type { ArrayRules, Schema } from "../../model/schema.js";
import type { Compiler, Locals } from "./compiler.js";
import { evaluatedItems, itemCondition } from "./evaluated.js";
import { isAnything } from "./facts.js";
import { demand, mentions, no, or, refusal, yes } from "./logic.js";
import { runtime } from "./runtime.js";

/** Statements that leave the function when `value`, which is known to be an array, does not fit. */
export function arrayStatements(schema: Schema, locals: Locals, compiler: Compiler): readonly Code[] {
  const { array } = schema;
  return [
    ...lengthStatements(array),
    ...array.prefixItems.flatMap((it, index) => prefixStatements(it, index, locals, compiler)),
    ...itemStatements(array, locals, compiler),
    ...containsStatements(array, locals, compiler),
    ...(array.uniqueItems ? [code`if (!${runtime("isUnique")}(value)) return false;`] : []),
    ...unevaluatedStatements(schema, locals, compiler),
  ];
}

/** `items: false` behind `prefixItems` is a limit of the length, too. */
function lengthStatements({ minItems = 0, maxItems = Infinity, items, prefixItems }: ArrayRules): readonly Code[] {
  const most = items?.types.length === 0 ? Math.min(maxItems, prefixItems.length) : maxItems;
  return [
    ...(minItems > 0 ? [code`if (value.length < ${minItems}) return false;`] : []),
    ...(most < Infinity ? [code`if (value.length > ${most}) return false;`] : []),
  ];
}

function prefixStatements(schema: Schema, index: number, locals: Locals, compiler: Compiler): readonly Code[] {
  if (isAnything(schema)) return [];
  const item = locals.take("item");
  const test = compiler.inline(schema, item);
  if (test === yes) return [];
  if (test === no) return [code`if (value.length > ${index}) return false;`];
  return [code`const ${item} = value[${index}];`, ...demand(or([code`value.length <= ${index}`, test]))];
}

function itemStatements({ items, prefixItems }: ArrayRules, locals: Locals, compiler: Compiler): readonly Code[] {
  if (items === undefined || items.types.length === 0 || isAnything(items)) return [];
  return loop(prefixItems.length, locals, (item) => compiler.inline(items, item));
}

/** A loop that asks every item from an index on to meet a test. */
function loop(from: number, locals: Locals, testOf: (item: Code, index: Code) => Code): readonly Code[] {
  const index = locals.take("index");
  const item = locals.take("item");
  const test = testOf(item, index);
  if (test === yes) return [];
  if (test === no) return [code`if (value.length > ${from}) return false;`];
  const head = code`for (let ${index} = ${from}; ${index} < value.length; ${index} += 1)`;
  const read = mentions(test, item) ? code`const ${item} = value[${index}];\n` : nothing;
  return [code`${head} {\n${read}${join(demand(test), "\n")}\n}`];
}

function containsStatements(array: ArrayRules, locals: Locals, compiler: Compiler): readonly Code[] {
  const { contains, minContains: least = 1, maxContains: most = Infinity } = array;
  if (contains === undefined || (least === 0 && most === Infinity)) return [];
  const item = locals.take("item");
  const test = compiler.inline(contains, item);
  if (test === yes) return lengthStatements({ ...array, minItems: least, maxItems: most, items: undefined });
  if (test === no) return least > 0 ? [refusal] : [];
  const count = locals.take("count");
  return [
    code`let ${count} = 0;`,
    code`for (const ${item} of value) {\nif (${test}) ${count} += 1;\n}`,
    ...(least > 0 ? [code`if (${count} < ${least}) return false;`] : []),
    ...(most < Infinity ? [code`if (${count} > ${most}) return false;`] : []),
  ];
}

function unevaluatedStatements(schema: Schema, locals: Locals, compiler: Compiler): readonly Code[] {
  const rest = schema.array.unevaluatedItems;
  if (rest === undefined || isAnything(rest)) return [];
  const evaluated = evaluatedItems(schema, code`value`, compiler);
  if (evaluated.everything) return [];
  const statements: Code[] = [];
  const looped = loop(0, locals, (item, index) =>
    or([itemCondition(evaluated, item, index, locals, statements), compiler.call(rest, item)]),
  );
  return [...statements, ...looped];
}
