/** Whatever a document says, what is made of it compiles, runs and agrees with itself. More with `DOCUMENTS=50 SEED=7`. */
import { afterAll, expect, test } from "vitest";
import { loadOptions } from "../../generator/options.js";
import { prove } from "../../generator/prove.js";
import { packageFaults } from "../server/compile.js";
import { cleanUp, configured } from "../server/support.js";
import { randomDocument, versions } from "./document.js";

afterAll(cleanUp);

const count = Number(process.env["DOCUMENTS"] ?? 3);
const first = Number(process.env["SEED"] ?? 1);
const configs = [
  {},
  { client: { names: "camel" } },
  { values: { int64: "bigint", "date-time": "Date", byte: "Uint8Array" } },
  { formats: false, split: true },
  { guards: false, values: { int64: "bigint", "date-time": "Date" } },
] as const;

test.each(Array.from({ length: count }, (_, i) => first + i))(
  "document %i",
  async (seed) => {
    const document = randomDocument(seed, versions[seed % versions.length] ?? "3.1.1");
    const made = await configured(document as object, { lenient: true, ...configs[seed % configs.length] });
    expect(packageFaults(made)).toEqual([]);
    const { checks } = await prove(await loadOptions({ cwd: made.folder, flags: { lenient: true } }));
    // What is exchanged may be ambiguous, as a list of lists in a path; what a validator is asked is not.
    const faults = checks.filter((it) => it.fault !== undefined && (it.kind === "types" || it.kind === "validator"));
    expect(faults.map((it) => `${it.operation} ${it.what}: ${it.fault ?? ""}`)).toEqual([]);
  },
  60_000,
);
