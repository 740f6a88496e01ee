/** Bodies of which there are several media types. */
import { declaredFor, isJson, type MediaWire } from "../wire/index.js";
import { undeclaredType } from "./response.js";
import type { EncodeBody, ReadBody } from "./types.js";

/** The body in the only media type that is declared for it. */
export const encodeOnly: EncodeBody = ({ body, partHeaders }, headers, [media] = []) => {
  if (body === undefined) return undefined;
  const encoded = media?.encode?.(body, media, partHeaders);
  if (!encoded) return undefined;
  headers.set("Content-Type", encoded.contentType);
  return { body: encoded.body, duplex: "half" };
};

/** The body in the media type that the input names, as the input names it; else in the first. */
export const encodeChosen: EncodeBody = (input, headers, media = []) => {
  const { contentType } = input;
  if (contentType === undefined) return encodeOnly(input, headers, media);
  const found = declaredFor(media, contentType, (it) => it.type) ?? media[0];
  const chosen = found?.type.includes("*") ? { ...found, type: contentType } : found;
  return encodeOnly(input, headers, chosen && [chosen]);
};

/** Reads whichever of the declared media types has come. */
export const readMedia: ReadBody = async ({ body, headers }, load, unexpected, { media = [], error }, options) => {
  const wanted = error ? undefined : options?.accept;
  const type = headers.get("Content-Type");
  const found = mediaOf(media, type ?? wanted ?? null);
  if (found === undefined) return unexpected(undeclaredType);
  if (wanted !== undefined && (mediaOf(media, wanted) ?? found) !== found)
    return unexpected("in another media type than was asked for");
  const bytes = found.stream === true && body !== null ? undefined : load();
  const payload = bytes === undefined ? body! : new Uint8Array(await bytes);
  const decoded = found.decode?.(payload, type ?? undefined, found, headers.get("Content-Disposition"));
  const { value, faults = [], partHeaders } = decoded ?? {};
  const [fault] = faults;
  if (fault !== undefined) return unexpected(`but its body ${fault.message}`, bytes);
  const contentType = found.type.includes("*") ? (type ?? found.type) : found.type;
  return {
    body: value,
    ...(media.length > 1 && { contentType }),
    // As with those of the whole, what is not as declared stays as it came.
    ...(partHeaders && { partHeaders: partHeaders.value }),
  };
};

/** `application/json` and `application/problem+json` are read alike. */
function mediaOf(media: readonly MediaWire[], type: string | null): MediaWire | undefined {
  if (type === null) return media[0];
  return declaredFor(media, type, (it) => it.type) ?? (isJson(type) ? media.find((it) => isJson(it.type)) : undefined);
}
