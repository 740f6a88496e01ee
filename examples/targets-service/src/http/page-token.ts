import { createHmac, timingSafeEqual } from "node:crypto";
import type { From, PolicyKey } from "../store/targets.js";

/** Bytes: direction, milliseconds since 1970, the SID's hexadecimal digits in their case, a code of authentication. */
const size = { direction: 1, time: 6, sid: 34, code: 16 };
const contentSize = size.direction + size.time + size.sid;

/**
 * Tokens say where a page begins. Callers can't make or change one, nor use it with another policy: it carries an HMAC over itself and
 * what it belongs to. It names a place in the order, not a row, so it stays good when rows go.
 */
export class PageTokens {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  make(key: PolicyKey, { direction, place }: From): string {
    const content = Buffer.alloc(contentSize);
    content.writeUInt8(direction === "after" ? 0x41 : 0x42);
    content.writeUIntBE(place.dateCreated.getTime(), size.direction, size.time);
    content.write(place.sid, size.direction + size.time, "latin1");
    return Buffer.concat([content, this.#code(key, content)]).toString("base64url");
  }

  /** Undefined for what was not made here for this policy. */
  read(key: PolicyKey, token: string): From | undefined {
    const bytes = Buffer.from(token, "base64url");
    if (bytes.length !== contentSize + size.code || bytes.toString("base64url") !== token) return undefined;
    const content = bytes.subarray(0, contentSize);
    if (!timingSafeEqual(bytes.subarray(contentSize), this.#code(key, content))) return undefined;
    return {
      direction: content.readUInt8() === 0x41 ? "after" : "before",
      place: {
        dateCreated: new Date(content.readUIntBE(size.direction, size.time)),
        sid: content.toString("latin1", size.direction + size.time),
      },
    };
  }

  #code({ accountSid, policySid }: PolicyKey, content: Buffer): Buffer {
    const hmac = createHmac("sha256", this.#secret).update(`${accountSid}/${policySid}/`).update(content);
    return hmac.digest().subarray(0, size.code);
  }
}
