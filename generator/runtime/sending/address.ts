/** Where a webhook or a callback goes: the URL comes from a subscriber, who is a stranger. */
import { TransportError } from "../transport/errors.js";

/** A URL that is none to send to, or that `isAllowed` does not allow. Nothing was sent. */
export class RefusedUrlError extends TransportError {
  override readonly name = "RefusedUrlError";
}

/** The URL as it is asked, with what is sent in its query behind a query of its own. Rejects with a {@link RefusedUrlError}. */
export async function addressOf(
  operation: string,
  to: string | URL,
  query: string | undefined,
  isAllowed: ((url: URL) => boolean | Promise<boolean>) | undefined,
): Promise<URL> {
  const text = String(to);
  if (!URL.canParse(text)) throw new RefusedUrlError(operation, "the URL to send to is not absolute");
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol))
    throw new RefusedUrlError(operation, "the URL to send to is neither http nor https");
  if (url.username !== "" || url.password !== "")
    throw new RefusedUrlError(operation, "the URL to send to has credentials in it, which would be shown in logs");
  url.hash = "";
  // A copy: who judges it can't change it.
  if (isAllowed !== undefined && !(await isAllowed(new URL(url))))
    throw new RefusedUrlError(operation, "the URL to send to is not one that isAllowed allows");
  if (!query) return url;
  const { href } = url;
  return new URL(`${href}${href.includes("?") ? "&" : "?"}${query.replaceAll("#", "%23")}`);
}
