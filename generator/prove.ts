import { checkContract } from "./contract/run.js";
import type { Check, Omission } from "./contract/result.js";
import { located, render, understand } from "./generate.js";
import type { Place } from "./load/index.js";
import { settingsFor, type Options } from "./options.js";
import type { LocatedDiagnostic } from "./outcome.js";

/** What the contract found; `diagnostics` and no checks where the document itself is refused. */
export interface Proof {
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly failed: boolean;
  readonly checks: readonly LocatedCheck[];
  readonly omissions: readonly Omission[];
}

export type LocatedCheck = Check & Place;

/** Generates the packages of a document in memory, and holds them against the document's own examples and rules. */
export async function prove(options: Options): Promise<Proof> {
  const read = await understand(options.spec, options);
  if ("refused" in read) return { diagnostics: read.refused.diagnostics, failed: true, checks: [], omissions: [] };
  const { document, api, report } = read;
  const files = await render(document, api, {
    ...options,
    emitters: ["types", "validators", "client", "server"],
    further: [],
    paths: false,
    format: "none",
  });
  const { checks, omissions } = await checkContract(api, files, settingsFor(options, api.title));
  const places = checks.map((it) => ({ ...it, ...document.locate(it.at) }));
  return {
    diagnostics: located(document, report.list),
    failed: checks.some((it) => it.fault !== undefined),
    checks: places,
    omissions,
  };
}
