import { code } from "../../code/code.js";
import { type Emitter, sheet } from "../sheet.js";
import { modules } from "../symbols.js";
import { callsView } from "./calls.js";
import { Codecs, codecsModule } from "./codecs.js";
import { connectView, flatView, indexView } from "./connect.js";
import { Models } from "./models.js";
import { errorsView, operationsView } from "./operations.js";
import { Marks, Personal } from "./personal.js";
import { resourceSheets } from "./resource-files.js";
import { ResourceNames } from "./resource-names.js";
import { hasNatives } from "../../model/natives.js";
import { contextOf } from "../types/index.js";
import { wireScope } from "../wire.js";
import { namedResources } from "./tree.js";

/** The client package: flat functions with their errors, and the resource style beside them. */
export const client: Emitter = (api, symbols, { client: settings, packages }) => {
  const codecs = new Codecs(api, symbols, settings.names === "camel");
  const models = new Models(symbols, codecs, api);
  const marks = new Marks(codecs, api);
  const personal = new Personal(marks);
  const names = new ResourceNames(symbols);
  const root = namedResources(api, names);
  const resources = resourceSheets(models, personal, { root, names }, settings.names === "wire" && !marks.isAny);
  const scope = wireScope(api, "client");
  const wire = contextOf(api, symbols);
  const flatMarks = settings.names === "wire" ? marks : new Marks(new Codecs(api, symbols, false), api);
  const items = api.operations;
  const calls = symbols.operationFiles("clientCalls", {
    items,
    make: (path, its) => sheet(`${path}.ts`, "client/calls", callsView(scope, symbols, its)),
    isKept: !hasNatives(api),
  });
  const errors = symbols.operationFiles("clientErrors", {
    items,
    make: (path, its) => sheet(`${path}.ts`, "client/errors", errorsView(wire, flatMarks, path, its)),
    given: [wire.anchors, flatMarks.isAny],
  });
  const flatOperations = symbols.operationFiles("clientOperations", {
    items,
    make: (path, its) => sheet(`${path}.ts`, "client/operations", operationsView(wire, its)),
    given: wire.anchors,
  });
  const flat = flatView(code`${packages.types}`, api);
  return [
    ...symbols.sheets("clientCalls", calls),
    ...scope.natives.sheets(),
    ...symbols.sheets("clientErrors", errors, "values"),
    ...symbols.sheets("clientOperations", flatOperations, "values"),
    sheet(`${modules.clientModels}.ts`, "client/models", models.view()),
    sheet(`${codecsModule}.ts`, "client/codecs", codecs.view(personal.declarations())),
    ...resources,
    sheet("client/src/connect.ts", "client/connect", connectView(api)),
    sheet("client/src/flat.ts", "client/flat", flat),
    sheet("client/src/index.ts", "client/index", { ...flat, ...indexView(settings.mount ?? [], root.type) }),
  ];
};
