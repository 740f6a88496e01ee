import { Code, nothing } from "./code.js";

/** What a comment is made of; the model's `Doc` is one. */
export interface DocText {
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
}

/**
 * A documentation comment, ending in a newline, or nothing when there is nothing to say. The only maker of comments: it cannot be
 * ended early, and `@` at the start of a line stays text.
 */
export function doc(text: DocText, ...tags: readonly string[]): Code {
  const said = [text.summary, text.description].filter((it, i, list) => it.trim() !== "" && list.indexOf(it) === i);
  const lines = said.flatMap((it, i) => (i === 0 ? proseLines(it) : ["", ...proseLines(it)]));
  if (text.deprecated) tags = [...tags, "deprecated"];
  if (tags.length > 0) lines.push(...(lines.length > 0 ? [""] : []), ...tags.map((tag) => `@${inComment(tag)}`));
  if (lines.length === 0) return nothing;
  if (lines.length === 1) return new Code([`/** ${lines[0] as string} */\n`]);
  return new Code([`/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`]);
}

function proseLines(text: string): string[] {
  return asMarkdown(text)
    .trim()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      inComment(line)
        .replace(/^(\s*)@/, "$1\\@")
        .trimEnd(),
    );
}

/**
 * CommonMark allows HTML, which editors show as it is written: the few tags that descriptions are written with become Markdown. What
 * stands in backticks stays, and so does every other tag.
 */
function asMarkdown(text: string): string {
  if (!/<\/?(p|br|a|ul|ol|li|b|strong|i|em|code)\b/i.test(text)) return text;
  return text
    .split(/(`[^`]*`)/)
    .map((piece, i) => (i % 2 === 1 ? piece : tagsAsMarkdown(piece)))
    .join("")
    .replace(/\n[ \t]*\n\s*\n/g, "\n\n");
}

const tagsAsMarkdown = (text: string): string =>
  text
    .replace(
      /<\/?(?:(p|br|ul|ol|li)(?:\s[^<>]{0,500})?|(b|strong|i|em|code)) ?\/?>/gi,
      (tag, block: string | undefined, inline: string) =>
        markFor((block ?? inline).toLowerCase(), tag.startsWith("</")),
    )
    .replace(/<a\s[^<>]{0,500}?href=(["'])([^"'\s()<>]{1,500})\1[^<>]{0,500}>([^<>]{0,500})<\/a>/gi, "[$3]($2)");

function markFor(name: string, isEnd: boolean): string {
  if (name === "li") return isEnd ? "" : "\n- ";
  if (name === "br") return "\n";
  return { b: "**", strong: "**", i: "*", em: "*", code: "`" }[name] ?? "\n\n";
}

/** Text that can stand inside a block comment. */
function inComment(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, " ")
    .replaceAll("*/", "*\\/")
    .replace(
      // eslint-disable-next-line no-control-regex -- control characters and lone surrogates have no place in a source file
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "\ufffd",
    );
}

/** Text as Markdown prose on one line: nothing in it is markup, HTML or a link. */
export function markdown(text: string): Code {
  const line = inComment(text).replace(/\s+/g, " ").trim();
  return new Code([line.replace(/[\\`*_{}[\]<>()#+!|&~-]/g, (it) => `\\${it}`)]);
}
