import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A new auth token: 128 random bits in hexadecimal. */
export const newToken = (): string => randomBytes(16).toString("hex");

/**
 * What is kept of a token. It is hashed together with its account's SID, so that equal tokens don't look alike. One round of SHA-256 is enough since tokens
 * are random and made here; slow hashes are for what people think up.
 */
export const hashToken = (accountSid: string, token: string): string =>
  createHash("sha256").update(`${accountSid}:${token}`).digest("hex");

/** In a time that tells nothing about where they differ; the same for an account that is not there. */
export function isToken(accountSid: string, token: string, hash: string | undefined): boolean {
  const given = Buffer.from(hashToken(accountSid, token), "hex");
  const kept = Buffer.from(hash ?? "0".repeat(64), "hex");
  return timingSafeEqual(given, kept) && hash !== undefined;
}
