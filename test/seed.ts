/** Properties are asked of the same values in each run, so that a change fails for its own faults only. Others with `SEED=2`. */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 1) });
