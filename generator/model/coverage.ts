/** What the model holds, and no emitter makes code of. */
import type { Diagnostics } from "../base/diagnostic.js";
import type { Api } from "./api.js";
import { allOperations } from "./hooks.js";

/** Reports, once for each kind and at the first of them, what a document describes and nothing is made of. */
export function reportCoverage(api: Api, report: Diagnostics): void {
  const links = allOperations(api).flatMap((it) => it.responses.flatMap((response) => response.links));
  const [first] = links;
  if (first === undefined) return;
  const message =
    links.length === 1 ? "A link is described." : `${links.length} links are described, of which this is the first.`;
  report.add("link/not-generated", first.at, message, undefined);
}
