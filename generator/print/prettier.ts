import { basename, extname } from "node:path";
import { format, resolveConfig, type Options } from "prettier";
import { style } from "./style.js";

function parserFor(path: string, isTheirs: boolean): Options["parser"] {
  if (basename(path) === "package.json") return "json-stringify"; // as the command line has it: one entry to a line
  switch (extname(path)) {
    case ".ts":
      // What we print is read faster by Babel, and comes out the same; what others write is read by TypeScript, which knows all of it.
      return isTheirs ? "typescript" : "babel-ts";
    case ".json":
      return "json";
    case ".md":
      return "markdown";
    default:
      return undefined;
  }
}

/**
 * Text as prettier lays it out, in our pinned style; with `home`, where a file of the user's will be, in the style that is configured
 * there. Rejects with prettier's SyntaxError where the text does not parse.
 */
export async function prettier(path: string, text: string, home?: string): Promise<string> {
  const parser = parserFor(path, home !== undefined);
  if (parser === undefined) return text;
  const theirs = home === undefined ? undefined : await resolveConfig(home, { editorconfig: true });
  // The path tells prettier that a .ts file has no JSX, which it otherwise looks for in time that grows with the square of the length.
  return format(text, { ...(theirs ?? style), parser, filepath: path });
}
