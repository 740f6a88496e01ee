/** Files that are written once and are the user's from then on. */
import { Names } from "../../base/names.js";
import { code, key, nothing, word, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Api, Operation } from "../../model/api.js";
import { fileName } from "../files.js";
import { callbacksOf } from "../../model/hooks.js";
import type { Settings } from "../settings.js";
import type { Sheet, View } from "../sheet.js";
import type { Symbols } from "../symbols.js";
import { askedFor } from "./security.js";

/** Operations of one kind, whose handlers are in one folder. */
interface Kind {
  readonly folder: "handlers" | "webhooks" | "callbacks";
  /** The type of their handlers. */
  readonly type: string;
  readonly operations: readonly Operation[];
}

/** What is sent to this server by the API's own provider, and the function that makes its router. */
interface Receiver extends Kind {
  readonly create: string;
  readonly router: string;
  readonly basePath: string;
}

/**
 * One file of handlers per tag, one that collects them, and one that serves them; for webhooks and callbacks the same, in folders of their own.
 * Paths are relative to the user's folder.
 */
export function skeletons(api: Api, symbols: Symbols, settings: Settings): readonly Sheet[] {
  const serverPackage = code`${settings.packages.server}`;
  const receivers = receiversOf(api);
  return [
    ...handlerSheets({ folder: "handlers", type: "Handlers", operations: api.operations }, symbols, serverPackage),
    ...receivers.flatMap((it) => [
      ...handlerSheets(it, symbols, serverPackage),
      sheet(`${it.folder}/router.ts`, "server/skeleton-receiver", receiverView(api, it, serverPackage)),
    ]),
    sheet("server.ts", "server/skeleton-server", {
      package: serverPackage,
      schemes: schemesView(api, api.operations),
      receivers: receivers.length === 0 ? undefined : receivers.map(servedView),
    }),
  ];
}

const sheet = (path: string, template: string, view: View): Sheet => ({ path, template, view, owner: "user" });

function receiversOf(api: Api): readonly Receiver[] {
  const receiver = (folder: "webhooks" | "callbacks", kind: string, operations: readonly Operation[]): Receiver => ({
    folder,
    type: `${kind}Handlers`,
    operations,
    create: `create${kind}Router`,
    router: `${kind.toLowerCase()}Router`,
    basePath: freePath(api, folder),
  });
  const all = [
    receiver("webhooks", "Webhook", api.webhooks),
    receiver(
      "callbacks",
      "Callback",
      callbacksOf(api).map((it) => it.operation),
    ),
  ];
  return all.filter((it) => it.operations.length > 0);
}

/** A first segment that no path of the API has. */
function freePath({ operations }: Api, wish: string): string {
  const path = `/${wish}`;
  return operations.some(({ template }) => template === path || template.startsWith(`${path}/`))
    ? freePath({ operations } as Api, `received-${wish}`)
    : path;
}

function handlerSheets(kind: Kind, symbols: Symbols, serverPackage: Code): readonly Sheet[] {
  const files = byTag(kind);
  return [
    ...[...files].map(([file, operations]) =>
      sheet(`${kind.folder}/${file}.ts`, "server/skeleton-handlers", {
        package: serverPackage,
        type: word(kind.type),
        handlers: operations.map((it) => handlerView(it, symbols)),
      }),
    ),
    sheet(`${kind.folder}/index.ts`, "server/skeleton-index", {
      files: [...files.keys()].map((it) => ({ path: code`${`./${it}.js`}` })),
    }),
  ];
}

const receiverView = (api: Api, { create, router, basePath, operations }: Receiver, serverPackage: Code): View => ({
  package: serverPackage,
  create: word(create),
  router: word(router),
  basePath: code`${basePath}`,
  schemes: schemesView(api, operations),
});

const servedView = ({ folder, router, basePath }: Receiver): View => ({
  router: word(router),
  module: code`${`./${folder}/router.js`}`,
  below: code`${`${basePath}/`}`,
});

/** Operations by the first of their tags; a file's name is letters, digits and hyphens, and differs from others in more than case. */
function byTag({ folder, operations }: Kind): ReadonlyMap<string, readonly Operation[]> {
  const names = new Names(["index", "router"]);
  const files = new Map<string, string>();
  const found = new Map<string, Operation[]>();
  for (const it of operations) {
    const [tag = folder === "handlers" ? "operations" : folder] = it.tags;
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
function schemesView(api: Api, operations: readonly Operation[]): View {
  const asked = askedFor(api, operations);
  return asked.length === 0 ? undefined : asked.map((it) => ({ name: key(it.name) }));
}
