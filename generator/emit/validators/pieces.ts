/** What validators of one module share, and what of it is worth a declaration of its own. */
import { Code, type Ref } from "../../code/code.js";

/** A declaration of the module's own. */
export interface Piece {
  readonly name: Code;
  readonly code: Code;
  /** What may stand instead of the name, if it stands only once. */
  readonly inline: Code | undefined;
}

/** Which pieces are needed by some code, and how that code reads then. */
export interface Settled {
  readonly isDeclared: (piece: Piece) => boolean;
  readonly written: (code: Code) => Code;
}

/**
 * Leaves out what nobody mentions, and puts in its place what is mentioned once. `roots` is all code that is printed in any case, `others`
 * what stands in another module.
 */
export function settle(
  pieces: readonly Piece[],
  roots: readonly Code[],
  others: ReadonlyMap<string, Ref> = new Map(),
): Settled {
  const byName = new Map(pieces.map((it) => [nameOf(it), it]));
  const counts = countsFrom(roots, byName);
  const isInlined = (it: Piece): boolean => it.inline !== undefined && counts.get(nameOf(it)) === 1;
  const written = ({ parts }: Code): Code => {
    const made: (string | Ref)[] = [];
    for (const part of parts) {
      const piece = typeof part === "string" ? byName.get(part) : undefined;
      if (typeof part !== "string") made.push(part);
      else if (piece?.inline === undefined || !isInlined(piece)) made.push(others.get(part) ?? part);
      else for (const it of written(piece.inline).parts) made.push(it);
    }
    return new Code(made);
  };
  return { isDeclared: (it) => counts.has(nameOf(it)) && !isInlined(it), written };
}

/** How often each piece is mentioned by what is needed. */
function countsFrom(roots: readonly Code[], byName: ReadonlyMap<string, Piece>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const work = [...roots];
  for (let it = work.pop(); it !== undefined; it = work.pop()) {
    for (const part of it.parts) {
      const piece = typeof part === "string" ? byName.get(part) : undefined;
      if (piece === undefined) continue;
      const name = nameOf(piece);
      if (!counts.has(name)) work.push(piece.inline ?? piece.code);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** A name is one part of the code that mentions it. */
export const nameOf = ({ name }: Piece): string => String(name.parts[0]);
