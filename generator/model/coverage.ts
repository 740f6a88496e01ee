/** What the model holds, and no emitter makes code of. */
import type { Diagnostics } from "../base/diagnostic.js";
import type { Api, Encoding, Encodings, Header } from "./api.js";
import { isSettled, partHeadersOf } from "./headers.js";
import { allOperations } from "./hooks.js";

/** Reports, once for each kind and at the first of them, what a document describes and nothing is made of. */
export function reportCoverage(api: Api, report: Diagnostics): void {
  const operations = allOperations(api);
  const links = operations.flatMap((it) => it.responses.flatMap((response) => response.links));
  const [first] = links;
  if (first !== undefined) {
    const message =
      links.length === 1 ? "A link is described." : `${links.length} links are described, of which this is the first.`;
    report.add("link/not-generated", first.at, message, undefined);
  }
  const media = operations.flatMap((it) => [it.body, ...it.responses].flatMap((one) => one?.content ?? []));
  const header = media
    .flatMap((it) => partsOf(it.encodings).flatMap((part) => headersWithin(part)))
    .find((it) => !isSettled(it));
  if (header !== undefined) {
    const message = `The header ${header.name} is of a part within a part, for which no value can be given.`;
    report.add("media/inner-header", header.at, message, "Give it a `const` or a `default`, which is sent.");
  }
}

const partsOf = ({ named, byPosition }: Encodings): readonly Encoding[] => [
  ...named,
  ...(byPosition?.prefix ?? []),
  ...(byPosition?.item === undefined ? [] : [byPosition.item]),
];

/** The headers of the parts of which a part is made. */
const headersWithin = ({ encodings }: Encoding): readonly Header[] =>
  partsOf(encodings).flatMap((it) => [...partHeadersOf(it), ...headersWithin(it)]);
