import { ajv } from "./ajv.js";
import { withoutGuards } from "./ours.js";
import { typebox } from "./typebox.js";
import { typebox034 } from "./typebox-0.34.js";
import { typia } from "./typia.js";
import { valibot } from "./valibot.js";
import { zod } from "./zod.js";

/** What ours is compared with; first of all with itself. */
export const peers = [withoutGuards, ajv, typebox, typebox034, typia, zod, valibot];
