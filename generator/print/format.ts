import { extname } from "node:path";
import { format as prettier, type Options } from "prettier";

/** Pinned here, so that the output does not depend on whose machine it is. */
const style: Options = { printWidth: 120, tabWidth: 2, semi: true, singleQuote: false, trailingComma: "all", endOfLine: "lf" };

const parsers: Readonly<Record<string, NonNullable<Options["parser"]>>> = {
  ".ts": "typescript",
  ".json": "json",
  ".md": "markdown",
};

/** Text as prettier lays it out; pure. Rejects with prettier's SyntaxError where the text does not parse. */
export function format(path: string, text: string): Promise<string> {
  const parser = parsers[extname(path)];
  return parser === undefined ? Promise.resolve(text) : prettier(text, { ...style, parser });
}
