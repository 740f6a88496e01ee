/** Clients made from a document by the real path, running. */
import { Diagnostics } from "../../generator/base/diagnostic.js";
import { Workspace } from "../../generator/contract/workspace.js";
import { client } from "../../generator/emit/client/index.js";
import { packageSheets } from "../../generator/emit/package.js";
import type { ClientSettings, Settings } from "../../generator/emit/settings.js";
import { Symbols } from "../../generator/emit/symbols.js";
import { types } from "../../generator/emit/types/index.js";
import { load, loadText } from "../../generator/load/index.js";
import type { Api } from "../../generator/model/api.js";
import { buildApi } from "../../generator/model/build/index.js";
import { print, type SourceText } from "../../generator/print/print.js";
import { Templates } from "../../generator/print/templates.js";
import { runtimeFiles } from "../../generator/write/runtime.js";

export const packages = { types: "@x/types", validators: "@x/validators", client: "@x/client", server: "@x/server" };
const templates = new Templates(["templates"]);

export const camel: ClientSettings = { names: "camel", mount: undefined };

/** The model of a document; its errors are thrown. */
export async function apiOf(document: object | string): Promise<Api> {
  const read =
    typeof document === "string"
      ? await load(document)
      : await loadText(JSON.stringify(document), "/nowhere/openapi.json");
  const report = new Diagnostics();
  const api = buildApi(read, report);
  if (report.failed) throw new Error(report.list.map((it) => it.message).join("\n"));
  return api;
}

/** Every file of the packages that a client needs. */
export async function filesOf(api: Api, settings: ClientSettings = camel): Promise<readonly SourceText[]> {
  const symbols = new Symbols(api);
  const all: Settings = { packages, client: settings, formats: true, guards: true };
  const sheets = [
    ...types(api, symbols, all),
    ...client(api, symbols, all),
    ...packageSheets(api, symbols, all, ["types", "client"], false),
  ];
  return [...(await Promise.all(sheets.map((it) => print(it, templates, packages)))), ...runtimeFiles(["client"])];
}

export async function workspaceOf(document: object | string, settings: ClientSettings = camel): Promise<Workspace> {
  return Workspace.create(await filesOf(await apiOf(document), settings), {
    packages,
    client: settings,
    formats: true,
    guards: true,
  });
}
