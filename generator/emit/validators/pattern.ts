/** What a `pattern` says about lengths. */
import { patternFlags } from "../../base/pattern.js";

export interface Lengths {
  readonly min: number;
  readonly max: number;
}

/**
 * How many code points a text has that matches, where the pattern is plain enough to tell: from `^` to `$` nothing but characters and
 * classes, each with or without a count. Undefined for all others.
 */
export function patternLengths(pattern: string): Lengths | undefined {
  if (patternFlags(pattern) !== "u" || !/^\^[^]*\$$/.test(pattern)) return undefined;
  const piece =
    /(\\[dDsSwW./^$*+?()[\]{}|\\-]|\[(?:\\[^]|[^\]\\])*\]|[^\\^$*+?()[\]{}|])(\?|\*|\+|\{(\d+)(,?)(\d*)\})?\??/uy;
  let [min, max] = [0, 0];
  piece.lastIndex = 1;
  while (piece.lastIndex < pattern.length - 1) {
    const found = piece.exec(pattern);
    if (found === null) return undefined;
    const count = counted(found[2], found[3], found[4], found[5]);
    [min, max] = [min + count.min, max + count.max];
  }
  return piece.lastIndex === pattern.length - 1 ? { min, max } : undefined; // or the last $ was escaped
}

function counted(quantifier = "", from = "", comma = "", to = ""): Lengths {
  if (quantifier === "") return { min: 1, max: 1 };
  if (quantifier === "?") return { min: 0, max: 1 };
  if (quantifier === "*" || quantifier === "+") return { min: quantifier === "+" ? 1 : 0, max: Infinity };
  const min = Number(from);
  return { min, max: comma === "" ? min : to === "" ? Infinity : Number(to) };
}
