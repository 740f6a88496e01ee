import type { Json } from "../base/json.js";
import { isIdentifier } from "../base/identifier.js";
import { keyText, literal } from "./literal.js";

/** A file of the output without its ending: "types/src/schemas". Its first segment is the package. */
export type ModulePath = string;

/** A piece of TypeScript. Only this folder makes one, so a string from the document can enter code only as a literal. */
export class Code {
  constructor(readonly parts: readonly (string | Ref)[]) {}
}

/** A name that some generated module exports. Printing it imports it. */
export class Ref {
  constructor(
    readonly name: string,
    readonly from: ModulePath,
    /** A type: imported with `import type`. */
    readonly typeOnly = false,
  ) {
    if (!isIdentifier(name)) throw new Error(`Not an identifier: ${JSON.stringify(name)}`);
  }
}

export type Splice = Code | Ref | Json;

/** Code as written, with splices: `Code` and `Ref` go in as they are, everything else as a literal. Lists of code go through {@link join}. */
export function code(text: TemplateStringsArray, ...splices: readonly Splice[]): Code {
  const parts: (string | Ref)[] = [];
  for (let i = 0; i < text.length; i += 1) {
    if (i > 0) add(parts, splices[i - 1] as Splice);
    if (text[i] !== "") parts.push(text[i] as string);
  }
  return new Code(parts);
}

function add(parts: (string | Ref)[], splice: Splice): void {
  if (splice instanceof Code) for (const it of splice.parts) parts.push(it);
  else if (splice instanceof Ref) parts.push(splice);
  else if (Array.isArray(splice) && splice.some((it) => it instanceof Code || it instanceof Ref))
    throw new Error("A list of code must be joined");
  else parts.push(literal(splice));
}

export const nothing = new Code([]);

/** TypeScript that another generator printed and that stands as it is. For the output of openapi-typescript, and nothing else. */
export function foreign(text: string): Code {
  return new Code([text]);
}

/** A local name. Throws for what is not an identifier. */
export function word(name: string): Code {
  if (!isIdentifier(name)) throw new Error(`Not an identifier: ${JSON.stringify(name)}`);
  return new Code([name]);
}

/** A property's key, quoted when it must be. */
export function key(name: string): Code {
  return new Code([keyText(name)]);
}

/**
 * The key of an entry in a table whose names the document chose. TypeScript takes `constructor` and its like for what every object has,
 * whatever the table's type says of its names; unless it can't see the name.
 */
export function entry(name: string): Code {
  const isOfAll = Object.hasOwn(Object.prototype, name) && name !== "__proto__";
  return isOfAll ? code`[${name} as string]` : key(name);
}

/** Access to a property: `value.name` or `value["na-me"]`. */
export function member(value: Code | Ref, name: string): Code {
  return isIdentifier(name) && name !== "__proto__" ? code`${value}.${new Code([name])}` : code`${value}[${name}]`;
}

/** Pieces with a separator (made by the caller, in code's words) between them. */
export function join(
  pieces: readonly (Code | Ref)[],
  separator: ", " | "; " | "\n" | "" | " " | " | " | " & " | " && " | " || " | " + " | "\n\n",
): Code {
  const parts: (string | Ref)[] = [];
  pieces.forEach((piece, i) => {
    if (i > 0) parts.push(separator);
    add(parts, piece);
  });
  return new Code(parts);
}

/** An object with these fields: `{ name: "a", method: "GET" }`. */
export const record = (fields: readonly Code[]): Code =>
  fields.length === 0 ? code`{}` : code`{ ${join(fields, ", ")} }`;

/** How many operands stand side by side: parsers and formatters nest them, one call for each. */
const widest = 500;

function operation(pieces: readonly Code[], operator: " && " | " || " | " + "): Code {
  if (pieces.length <= widest) return code`(${join(pieces, operator)})`;
  const groups = Array.from({ length: Math.ceil(pieces.length / widest) }, (_, i) =>
    operation(pieces.slice(i * widest, (i + 1) * widest), operator),
  );
  return operation(groups, operator);
}

/** A conjunction, in brackets where it has more than one part; `true` when empty. */
export function all(pieces: readonly Code[]): Code {
  return pieces.length === 0 ? code`true` : pieces.length === 1 ? (pieces[0] as Code) : operation(pieces, " && ");
}

/** A sum, in brackets. */
export const sum = (terms: readonly Code[]): Code => operation(terms, " + ");

/** A disjunction, in brackets where it has more than one part; `false` when empty. */
export function any(pieces: readonly Code[]): Code {
  return pieces.length === 0 ? code`false` : pieces.length === 1 ? (pieces[0] as Code) : operation(pieces, " || ");
}
