import { ajv } from "./ajv.js";
import { typebox } from "./typebox.js";
import { typebox034 } from "./typebox-0.34.js";
import { typia } from "./typia.js";
import { valibot } from "./valibot.js";
import { zod } from "./zod.js";

/** What ours is compared with. */
export const peers = [ajv, typebox, typebox034, typia, zod, valibot];
