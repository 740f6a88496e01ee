import { ajv } from "./ajv.js";
import { typebox } from "./typebox.js";
import { valibot } from "./valibot.js";
import { zod } from "./zod.js";

/** What ours is compared with. */
export const peers = [ajv, typebox, zod, valibot];
