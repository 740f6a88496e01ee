/** Boolean expressions. What is known beforehand is not printed. */
import { all, any, code, type Code } from "../../code/code.js";

export const yes = code`true`;
export const no = code`false`;

/** What makes the opposites of expressions, as far as they are shorter than the expression in `!(…)`; few are asked for. */
const opposites = new WeakMap<Code, () => Code>();

/** A comparison that can be turned round. */
export function equality(left: Code, right: Code): Code {
  const equal = code`${left} === ${right}`;
  opposites.set(equal, () => code`${left} !== ${right}`);
  return equal;
}

/** A call, or another expression that needs no brackets behind a `!`. */
export function call(expression: Code): Code {
  opposites.set(expression, () => code`!${expression}`);
  return expression;
}

export function and(pieces: readonly Code[]): Code {
  if (pieces.includes(no)) return no;
  const open = pieces.filter((it) => it !== yes);
  return open.length < 2 ? (open[0] ?? yes) : call(all(open));
}

export function or(pieces: readonly Code[]): Code {
  if (pieces.includes(yes)) return yes;
  const open = pieces.filter((it) => it !== no);
  if (open.length < 2) return open[0] ?? no;
  const either = any(open);
  opposites.set(either, () => all(open.map(not)));
  return either;
}

export function not(piece: Code): Code {
  if (piece === yes) return no;
  return piece === no ? yes : (opposites.get(piece)?.() ?? code`!(${piece})`);
}

/** The statement that refuses the value, whatever comes behind it. */
export const refusal = code`return false;`;

/** A statement: the value is refused unless this holds. */
export function demand(test: Code): readonly Code[] {
  if (test === yes) return [];
  return [test === no ? refusal : code`if (${not(test)}) return false;`];
}

/** Statements without those that are never reached. */
export function reached(statements: readonly Code[]): readonly Code[] {
  const end = statements.indexOf(refusal);
  return end < 0 ? statements : statements.slice(0, end + 1);
}

/** The last statements of a function: true if all of these hold. */
export function conclude(tests: readonly Code[]): readonly Code[] {
  return [code`return ${and(tests)};`];
}

/** True for code with that name in it. */
export function mentions({ parts }: Code, name: Code): boolean {
  return name.parts.every((it) => parts.includes(it));
}
