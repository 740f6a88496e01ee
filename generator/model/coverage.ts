/** What the model holds, and no emitter makes code of. */
import type { Diagnostics } from "../base/diagnostic.js";
import type { Api, Noted } from "./api.js";

/** Reports, once for each kind and at the first of them, what a document describes and nothing is made of. */
export function reportCoverage({ operations, webhooks }: Api, report: Diagnostics): void {
  const all = [...operations, ...webhooks];
  const callbacks = all.flatMap((it) => it.callbacks);
  const links = all.flatMap((it) => it.responses.flatMap((response) => response.links));
  tell("callback/not-generated", "callback", callbacks);
  tell("link/not-generated", "link", links);

  function tell(code: "callback/not-generated" | "link/not-generated", what: string, found: readonly Noted[]): void {
    const [first] = found;
    if (first === undefined) return;
    const message =
      found.length === 1
        ? `A ${what} is described.`
        : `${found.length} ${what}s are described, of which this is the first.`;
    report.add(code, first.at, message, undefined);
  }
}
