/** The keywords of strings. */
import { code, type Code } from "../../code/code.js";
import type { Schema, StringRules } from "../../model/schema.js";
import type { Compiler } from "./compiler.js";
import { formatTests } from "./format.js";
import { patternLengths } from "./pattern.js";
import { runtime } from "./runtime.js";

/** Tests of a value that is known to be a string; lengths first, since they bound what a pattern may cost. */
export function stringTests({ string, format }: Schema, value: Code, compiler: Compiler): readonly Code[] {
  const pattern = string.pattern === undefined ? undefined : compiler.pattern(string.pattern);
  return [
    ...lengthTests(string, value),
    ...(pattern === undefined ? [] : [code`${pattern}.test(${value})`]),
    ...formatTests(format, "text", value, compiler.home),
  ];
}

/** Code points need not be counted where the pattern counts them. */
function lengthTests(
  { minLength: min = 0, maxLength: max = Infinity, pattern }: StringRules,
  value: Code,
): readonly Code[] {
  const told = pattern === undefined ? undefined : patternLengths(pattern);
  if (told !== undefined && told.min >= min && told.max <= max) return [];
  const tests: Code[] = [];
  if (min > 0) tests.push(min === 1 ? code`${value}.length > 0` : code`${runtime("isAtLeast")}(${value}, ${min})`);
  if (max < Infinity)
    tests.push(max === 0 ? code`${value}.length === 0` : code`${runtime("isAtMost")}(${value}, ${max})`);
  return tests;
}

/** Tests of bytes, or of a string in their place: lengths count bytes, and patterns are of strings. */
export function binaryTests(
  { string: { minLength: min = 0, maxLength: max = Infinity, pattern } }: Schema,
  value: Code,
  compiler: Compiler,
): readonly Code[] {
  const length = code`${runtime("lengthOf")}(${value})`;
  const test = pattern === undefined ? undefined : compiler.pattern(pattern);
  return [
    ...(min > 0 ? [code`${length} >= ${min}`] : []),
    ...(max < Infinity ? [code`${length} <= ${max}`] : []),
    ...(test === undefined ? [] : [code`(typeof ${value} !== "string" || ${test}.test(${value}))`]),
  ];
}
