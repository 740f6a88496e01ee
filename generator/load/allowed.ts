/** What a reference may lead to besides the files in the document's folder. */
export interface Allowed {
  /** Absolute paths of further folders. */
  readonly folders: readonly string[];
  /** Origins that files may be fetched from: `https://schemas.example.com`. */
  readonly origins: readonly string[];
  /** How large a fetched file may be. */
  readonly maxBytes: number;
  /** How long fetching one may take, in milliseconds, redirects included. */
  readonly timeout: number;
  /** How often one may be redirected; each time to an allowed origin. */
  readonly maxRedirects: number;
}

/** Nothing but the files in the document's folder. */
export const nothingElse: Allowed = {
  folders: [],
  origins: [],
  maxBytes: 10_000_000,
  timeout: 10_000,
  maxRedirects: 3,
};
