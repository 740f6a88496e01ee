/** The name of a file in `Content-Disposition` (RFC 6266). */

/**
 * The name that a file is to be saved by, without any folder in it; undefined where there is none, or none that could be a file's.
 * `filename*` (RFC 8187) comes before `filename`, of which bytes that are UTF-8 are read as that.
 */
export function fileNameIn(disposition: string): string | undefined {
  const parameters = /;\s*(filename\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/gi;
  const found = new Map<string, string>();
  for (const [, name, quoted, bare = ""] of disposition.matchAll(parameters))
    found.set(name!.toLowerCase(), quoted?.replace(/\\(.)/g, "$1") ?? bare);
  const names = [extended(found.get("filename*") ?? ""), asUtf8(found.get("filename") ?? "")];
  return names.map((it) => it && bareName(it)).find((it) => it);
}

/** `UTF-8'en'%e2%82%ac%20rates` (RFC 8187, section 3.2); undefined for what is not written so, or in a character set that nobody knows. */
function extended(text: string): string | undefined {
  const [, charset, rest] = /^([^']+)'[^']*'((?:%[\da-f]{2}|[^%\s])*)$/i.exec(text) ?? [];
  if (charset === undefined || rest === undefined) return undefined;
  return textFrom(
    rest.replace(/%(..)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    charset,
  );
}

/** Headers come as Latin-1, one character for each byte. */
const asUtf8 = (text: string): string => textFrom(text, "utf-8") ?? text;

function textFrom(bytes: string, charset: string): string | undefined {
  if (/[^\0-\xff]/.test(bytes)) return undefined;
  try {
    return new TextDecoder(charset, { fatal: true }).decode(Uint8Array.from(bytes, (it) => it.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** What is behind the last slash of either kind, without control characters; "" for what names a folder, and for nothing. */
export function bareName(path: string): string {
  const name = path
    .replace(/^[^]*[/\\]/, "")
    .replace(/\p{Cc}/gu, "")
    .trim();
  return /^\.*$/.test(name) ? "" : name;
}
