/** The part of an API that is wanted. */
import type { Diagnostics } from "../base/diagnostic.js";
import type { Api, Operation } from "./api.js";
import { needed } from "./visit.js";

/** Operations by what is said of them; one match is enough. `*` stands for any run of characters. */
export interface Selection {
  readonly tags?: readonly string[];
  /** Paths as written, such as `/v1/pets/*`; for a webhook, its name. */
  readonly paths?: readonly string[];
  /** Values of `operationId`. */
  readonly operations?: readonly string[];
}

/**
 * An API with the operations that are included (all where `include` is undefined) and not excluded, and with the schemas that those need.
 * A pattern that matches nothing is reported: it will be misspelt.
 */
export function select(api: Api, include: Selection | undefined, exclude: Selection, report: Diagnostics): Api {
  if (include === undefined && Object.keys(exclude).length === 0) return api;
  const all = [...api.operations, ...api.webhooks];
  const wanted = include === undefined ? new Set(all) : matches(all, include, "include", report);
  const unwanted = matches(all, exclude, "exclude", report);
  const isKept = (it: Operation): boolean => wanted.has(it) && !unwanted.has(it);
  const operations = api.operations.filter(isKept);
  const webhooks = api.webhooks.filter(isKept);
  const used = needed(api, [...operations, ...webhooks]);
  return { ...api, operations, webhooks, schemas: api.schemas.filter((it) => used.has(it.name)) };
}

type Field = keyof Selection;

const words: Readonly<Record<Field, (it: Operation) => readonly string[]>> = {
  tags: (it) => it.tags,
  paths: (it) => [it.template],
  operations: (it) => [it.id],
};

function matches(
  all: readonly Operation[],
  selection: Selection,
  option: string,
  report: Diagnostics,
): ReadonlySet<Operation> {
  const found = new Set<Operation>();
  for (const [field, wordsOf] of Object.entries(words) as [Field, (it: Operation) => readonly string[]][])
    for (const pattern of selection[field] ?? []) {
      const fits = globbed(pattern);
      const these = all.filter((it) => wordsOf(it).some(fits));
      for (const it of these) found.add(it);
      if (these.length === 0)
        report.add(
          "select/nothing",
          "#",
          `No operation matches ${JSON.stringify(pattern)}, as ${option}.${field} in the config asks.`,
          "Correct the pattern, or remove it.",
        );
    }
  return found;
}

/** Matches without a regular expression, so that no pattern takes long. */
function globbed(pattern: string): (text: string) => boolean {
  const [first = "", ...rest] = pattern.split("*");
  return (text) => {
    if (rest.length === 0) return text === first;
    if (!text.startsWith(first)) return false;
    let at = first.length;
    for (const piece of rest.slice(0, -1)) {
      const found = text.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    const last = rest.at(-1) ?? "";
    return text.endsWith(last) && text.length - last.length >= at;
  };
}
