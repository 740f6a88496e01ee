/** Who lays out what we print. */

/** The text of a file, laid out; rejects with a SyntaxError where it does not parse. */
export type Format = (path: string, text: string) => Promise<string>;

export type FormatterName = "prettier" | "oxfmt" | "none";

/** Prettier takes longer than everything else together where there is much: beyond so many characters of the document, oxfmt is the default. */
const much = 200_000;

export const formatterFor = (wish: FormatterName | undefined, characters: number): FormatterName =>
  wish ?? (characters > much ? "oxfmt" : "prettier");

/** The formatter of a name, which is loaded only now. */
export async function formatter(name: FormatterName): Promise<Format> {
  if (name === "oxfmt") return (await import("./oxfmt.js")).oxfmt;
  return name === "prettier" ? (await import("./prettier.js")).prettier : (_, text) => Promise.resolve(text);
}

/** The one for a file of the user's at `home`: prettier, in the style that is configured there. */
export async function theirFormatter(home: string): Promise<Format> {
  const { prettier } = await import("./prettier.js");
  return (path, text) => prettier(path, text, home);
}
