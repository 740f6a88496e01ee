import { availableParallelism } from "node:os";
import { format } from "oxfmt";
import { style } from "./style.js";

/** A package.json begins with what is most worth knowing, as it does for prettier. */
const options = { ...style, sortPackageJson: false };

/**
 * Files that oxfmt has at a time: two for each core. It starts a thread for each, with memory of its own; with more of them nothing is sooner
 * done, and of thousands at once it takes gigabytes.
 */
const most = 2 * availableParallelism();
let running = 0;
const waiting: (() => void)[] = [];

/** Text as oxfmt lays it out, in our pinned style. Rejects with a SyntaxError where the text does not parse, and a FormatterError where it can't run. */
export async function oxfmt(path: string, text: string): Promise<string> {
  if (running < most) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await laidOut(path, text);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

async function laidOut(path: string, text: string): Promise<string> {
  const { code, errors } = await format(path, text, options).catch(withoutBinary);
  const [first] = errors;
  if (first !== undefined) throw new SyntaxError(first.message);
  return code;
}

/** The machine's fault, which the config can mend. */
class FormatterError extends Error {
  override readonly name = "FormatterError";
}

/** There is a binary for each kind of machine, and there are kinds that have none. */
function withoutBinary(error: unknown): never {
  const { message } = error as Error;
  if (!message.includes("native binding")) throw error;
  throw new FormatterError(
    'oxfmt has no binary for this machine, or npm left it out. Write format: "prettier" in the config.',
  );
}
