/** Who lays out what we print. */

/** The text of a file, laid out; rejects with a SyntaxError where it does not parse. */
export type Format = (path: string, text: string) => Promise<string>;

export type FormatterName = "prettier" | "oxfmt" | "none";

/** The formatter of a name, which is loaded only now. */
export async function formatter(name: FormatterName): Promise<Format> {
  if (name === "oxfmt") return (await import("./oxfmt.js")).oxfmt;
  return name === "prettier" ? (await import("./prettier.js")).prettier : (_, text) => Promise.resolve(text);
}

/** True for one that works in threads of its own, so that the sooner it starts the better. */
export const isParallel = (name: FormatterName): boolean => name === "oxfmt";

/** What a formatter made of files, for a process that has them laid out again and again. */
export type Formatted = Map<string, { readonly text: string; readonly laidOut: string }>;

/** The same formatter, which is not asked again about a file that has not changed. */
export const remembering =
  (format: Format, known: Formatted): Format =>
  async (path, text) => {
    const before = known.get(path);
    if (before?.text === text) return before.laidOut;
    const laidOut = await format(path, text);
    known.set(path, { text, laidOut });
    return laidOut;
  };

/** The one for a file of the user's at `home`: prettier, in the style that is configured there. */
export async function theirFormatter(home: string): Promise<Format> {
  const { prettier } = await import("./prettier.js");
  return (path, text) => prettier(path, text, home);
}
