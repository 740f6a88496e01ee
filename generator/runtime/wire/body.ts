/** Bodies, whatever their media type. */
import type { Decoded, Encoded, MediaWire, Payload } from "./wire.js";

/** The body of a request or a response, with its `Content-Type`; `partHeaders` as an `Encode` takes them. Throws a {@link WireError} for a value that the media type can't hold. */
export function encodeBody(media: MediaWire, value: unknown, partHeaders?: object): Encoded {
  if (media.encode === undefined) throw new Error(`${media.type} has no encoder here`);
  return media.encode(value, media, partHeaders);
}

/**
 * The value of a body, and what is malformed in it. `payload` is the bytes, or the stream where `media.stream` is set; then the
 * value is an `AsyncIterable` that throws a {@link WireError} where the stream turns out malformed. Whether `contentType` is
 * the media type that was asked for is the caller's business.
 */
export function decodeBody(
  media: MediaWire,
  payload: Payload,
  contentType: string | null | undefined,
): Decoded<unknown> {
  if (media.decode === undefined) throw new Error(`${media.type} has no decoder here`);
  return media.decode(payload, contentType ?? undefined, media);
}
