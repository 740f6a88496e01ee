/** What is wrong with a text that should be JSON, and at which character. */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

const space = /[ \t\n\r]*/y;
const scalar =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b/y; // eslint-disable-line no-control-regex -- JSON forbids them

type Wanted = "value" | "first item" | "first key" | "key" | "colon" | "comma" | "end";

/** The first place where a text stops being JSON (RFC 8259); undefined when it is JSON. For texts that `JSON.parse` refuses without a place. */
export function jsonFault(text: string): JsonFault | undefined {
  const open: ("[" | "{")[] = [];
  let wanted: Wanted = "value";
  let offset = skip(text, 0);
  while (offset < text.length) {
    const token = tokenAt(text, offset);
    const next = step(wanted, token, open);
    if (next === undefined) return { offset, message: complaint(token, wanted, open) };
    wanted = next;
    offset = skip(text, offset + token.length);
  }
  return wanted === "end"
    ? undefined
    : { offset: text.length, message: `the text ends where ${expectation(wanted, open)} is expected` };
}

function skip(text: string, offset: number): number {
  space.lastIndex = offset;
  space.exec(text);
  return space.lastIndex;
}

/** A punctuation mark, a scalar, or a word that JSON does not know. */
function tokenAt(text: string, offset: number): string {
  scalar.lastIndex = offset;
  return scalar.exec(text)?.[0] ?? /^(?:[\w$]+|.)/su.exec(text.slice(offset, offset + 30))?.[0] ?? "";
}

const isValue = (token: string): boolean => /^(?:"|-?\d|true$|false$|null$)/.test(token) && token !== '"';

function step(wanted: Wanted, token: string, open: ("[" | "{")[]): Wanted | undefined {
  const closes =
    (wanted === "comma" || wanted === "first item" || wanted === "first key") &&
    token === (open.at(-1) === "[" ? "]" : "}");
  if (closes) {
    open.pop();
    return open.length === 0 ? "end" : "comma";
  }
  if (wanted === "comma") return token === "," ? (open.at(-1) === "[" ? "value" : "key") : undefined;
  if (wanted === "colon") return token === ":" ? "value" : undefined;
  if (wanted === "key" || wanted === "first key") return token.startsWith('"') && isValue(token) ? "colon" : undefined;
  if (wanted === "end") return undefined;
  if (token === "[" || token === "{") {
    open.push(token);
    return token === "[" ? "first item" : "first key";
  }
  if (!isValue(token)) return undefined;
  return open.length === 0 ? "end" : "comma";
}

function complaint(token: string, wanted: Wanted, open: readonly string[]): string {
  const shown = JSON.stringify(token.slice(0, 30));
  const isTrailing = open.length > 0 && (wanted === "key" || wanted === "value") && (token === "]" || token === "}");
  return isTrailing
    ? `nothing but ${shown} follows the comma`
    : `${shown} stands where ${expectation(wanted, open)} is expected`;
}

function expectation(wanted: Wanted, open: readonly string[]): string {
  const close = open.at(-1) === "[" ? "]" : "}";
  switch (wanted) {
    case "value":
      return "a value";
    case "first item":
      return "a value or ]";
    case "first key":
      return "a key in double quotes or }";
    case "key":
      return "a key in double quotes";
    case "colon":
      return "a colon";
    case "comma":
      return `a comma or ${close}`;
    case "end":
      return "the end";
  }
}
