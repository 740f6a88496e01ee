/** What a request says of the answer that it wants (RFC 7240): `Prefer: code=404, example=gone, scenario=mine`. */

export interface Wishes {
  /** The status to answer with. */
  readonly code: number | undefined;
  /** The name of the document's example to answer with. */
  readonly example: string | undefined;
  /** Whose memory is used; undefined where nothing is remembered. */
  readonly scenario: string | undefined;
}

/** Reads the header. Preferences that mean nothing here are passed over, as are parameters behind a semicolon. */
export function wishesIn(header: string | undefined): Wishes {
  const found = new Map<string, string>();
  for (const [, name = "", quoted, bare = ""] of (header ?? "").matchAll(preference))
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, "$1") ?? bare);
  const code = Number(found.get("code"));
  return {
    code: Number.isInteger(code) && code >= 200 && code <= 599 ? code : undefined,
    example: found.get("example"),
    scenario: found.get("scenario"),
  };
}

const preference = /(?:^|,)\s*([\w-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?/g;
