import { format } from "oxfmt";
import { style } from "./style.js";

/** Text as oxfmt lays it out, in our pinned style. Rejects with a SyntaxError where the text does not parse. */
export async function oxfmt(path: string, text: string): Promise<string> {
  const { code, errors } = await format(path, text, style);
  const [first] = errors;
  if (first !== undefined) throw new SyntaxError(first.message);
  return code;
}
