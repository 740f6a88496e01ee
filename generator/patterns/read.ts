/** Regular expressions, read by refa: groups are resolved, anchors and `\b` are the lookarounds that they abbreviate. */
import { CharBase, CharSet, JS, Words, type Concatenation, type Element } from "refa";
import { NotJudged } from "./budget.js";

/**
 * A part of a regular expression. Characters that no part tells apart are one letter, a number: `[a-z]x` has three, x, the rest of a to z,
 * and everything else.
 */
export type Part =
  | { readonly kind: "read"; readonly letters: ReadonlySet<number> }
  | { readonly kind: "choice"; readonly ways: Ways }
  | { readonly kind: "repeat"; readonly ways: Ways; readonly min: number; readonly max: number; readonly lazy: boolean }
  | { readonly kind: "look"; readonly ways: Ways; readonly behind: boolean; readonly negate: boolean };

/** Alternatives, the preferred one first. */
export type Ways = readonly (readonly Part[])[];

/** A regular expression as a whole. */
export interface Expression {
  readonly ways: Ways;
  /** A character for each letter, one that can be read if there is one. */
  readonly letters: readonly string[];
}

/** What is read at most: characters, and parentheses in parentheses. */
const longest = 10_000;
const deepest = 100;

/** Reads a pattern that `RegExp` accepts with these flags. Throws {@link NotJudged} for one that is too large or refers back to a group. */
export function read(pattern: string, flags: "u" | ""): Expression {
  if (pattern.length > longest || depthOf(pattern) > deepest) throw new NotJudged("it is too large to be judged");
  const { expression, maxCharacter } = parsed(pattern, flags);
  const base = new CharBase([CharSet.all(maxCharacter), ...setsOf(expression.alternatives)]);
  const { letters, numbers } = lettersOf(base);
  const waysOf = (ways: readonly Concatenation[]): Ways => ways.map((it) => it.elements.map(partOf));
  const partOf = (it: Element): Part => {
    if (it.type === "CharacterClass")
      return {
        kind: "read",
        letters: new Set(
          base
            .split(it.characters)
            .map((one) => numbers[one] ?? 0)
            .sort((a, b) => a - b),
        ),
      };
    if (it.type === "Unknown") throw new Error(`There is no way to read ${it.id}`);
    const ways = waysOf(it.alternatives);
    if (it.type === "Alternation") return { kind: "choice", ways };
    if (it.type === "Assertion") return { kind: "look", ways, behind: it.kind === "behind", negate: it.negate };
    return { kind: "repeat", ways, min: it.min, max: it.max, lazy: it.lazy };
  };
  return { ways: waysOf(expression.alternatives), letters };
}

/** A character for each set, those that are easiest to read first, and the place of each set in that order. */
function lettersOf({ sets }: CharBase): { readonly letters: readonly string[]; readonly numbers: readonly number[] } {
  const shown = sets.map((it) => String.fromCodePoint(Words.pickMostReadableCharacter(it) ?? 0));
  const rank = (it: string): number => (/[a-z0-9]/i.test(it) ? 0 : /[!-~]/.test(it) ? 1 : it === " " ? 2 : 3);
  const order = [...shown.keys()].sort((a, b) => rank(shown[a] ?? "") - rank(shown[b] ?? ""));
  return { letters: order.map((it) => shown[it] ?? ""), numbers: sets.map((_, i) => order.indexOf(i)) };
}

/** Literally: what refa would simplify is what makes a pattern slow. */
const literally: JS.ParseOptions = { simplify: false, assertions: "parse", backreferences: "throw" };

function parsed(source: string, flags: "u" | ""): JS.ParseResult {
  try {
    return JS.Parser.fromLiteral({ source, flags }, { ecmaVersion: 2024 }).parse(literally);
  } catch (error) {
    throw new NotJudged(
      (error as Error).message.startsWith("Backreferences")
        ? "it refers back to a group"
        : "it is too large to be judged",
    );
  }
}

/** How deep parentheses stand in each other, escaped ones and those in brackets included. */
function depthOf(pattern: string): number {
  let [deepest, depth] = [0, 0];
  for (const it of pattern) {
    depth += it === "(" ? 1 : it === ")" ? -1 : 0;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function setsOf(ways: readonly Concatenation[]): readonly CharSet[] {
  return ways.flatMap((way) =>
    way.elements.flatMap((it) =>
      it.type === "CharacterClass" ? [it.characters] : it.type === "Unknown" ? [] : setsOf(it.alternatives),
    ),
  );
}
