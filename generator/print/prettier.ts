import { basename, extname } from "node:path";
import { format, resolveConfig, type Options } from "prettier";
import { style } from "./style.js";

const parsers: Readonly<Record<string, NonNullable<Options["parser"]>>> = {
  ".ts": "babel-ts",
  ".json": "json",
  ".md": "markdown",
};

/**
 * Text as prettier lays it out, in our pinned style; with `home`, where a file of the user's will be, in the style that is configured
 * there. Rejects with prettier's SyntaxError where the text does not parse.
 */
export async function prettier(path: string, text: string, home?: string): Promise<string> {
  // As the command line has it, where a package.json has one entry to a line.
  const parser = basename(path) === "package.json" ? "json-stringify" : parsers[extname(path)];
  if (parser === undefined) return text;
  const theirs = home === undefined ? undefined : await resolveConfig(home, { editorconfig: true });
  // The path tells prettier that a .ts file has no JSX, which it otherwise looks for in time that grows with the square of the length.
  return format(text, { ...(theirs ?? style), parser, filepath: path });
}
