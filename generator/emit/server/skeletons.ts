/** Files that are written once and are the user's from then on. */
import { Names } from "../../base/names.js";
import { code, key, nothing, word, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Api, Operation } from "../../model/api.js";
import { fileName } from "../files.js";
import type { Settings } from "../settings.js";
import type { Sheet, View } from "../sheet.js";
import type { Symbols } from "../symbols.js";
import { askedFor } from "./security.js";

/** One file of handlers per tag, one that collects them, and one that serves them. Paths are relative to the user's folder. */
export function skeletons(api: Api, symbols: Symbols, settings: Settings): readonly Sheet[] {
  const files = byTag(api);
  const view = { package: code`${settings.packages.server}` };
  return [
    ...[...files].map(([file, operations]) =>
      sheet(`handlers/${file}.ts`, "server/skeleton-handlers", {
        ...view,
        handlers: operations.map((it) => handlerView(it, symbols)),
      }),
    ),
    sheet("handlers/index.ts", "server/skeleton-index", {
      files: [...files.keys()].map((it) => ({ path: code`${`./${it}.js`}` })),
    }),
    sheet("server.ts", "server/skeleton-server", { ...view, schemes: schemesView(api) }),
  ];
}

const sheet = (path: string, template: string, view: View): Sheet => ({ path, template, view, owner: "user" });

/** Operations by the first of their tags; a file's name is letters, digits and hyphens, and differs from others in more than case. */
function byTag({ operations }: Api): ReadonlyMap<string, readonly Operation[]> {
  const names = new Names(["index"]);
  const files = new Map<string, string>();
  const found = new Map<string, Operation[]>();
  for (const it of operations) {
    const [tag = "operations"] = it.tags;
    const file = files.get(tag) ?? names.take(fileName(tag));
    files.set(tag, file);
    found.set(file, [...(found.get(file) ?? []), it]);
  }
  return found;
}

function handlerView(operation: Operation, symbols: Symbols): View {
  const name = symbols.operationName(operation);
  const said: Code = operation.doc.summary === "" ? nothing : doc({ ...operation.doc, description: "" });
  return { doc: said, name: word(name), member: code`${name}` };
}

/** A hook for each scheme that is asked for, which lets nobody in until it is written. */
function schemesView(api: Api): View {
  const asked = askedFor(api);
  return asked.length === 0 ? undefined : asked.map((it) => ({ name: key(it.name) }));
}
