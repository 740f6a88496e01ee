import { randomBytes } from "node:crypto";

/** A new identifier: its kind in two letters and 128 random bits in hexadecimal. */
export const newSid = (kind: "AC" | "NY" | "NE"): string => kind + randomBytes(16).toString("hex");
