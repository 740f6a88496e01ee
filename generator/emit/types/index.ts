import { code, type Code, type ModulePath } from "../../code/code.js";
import type { Api, Operation } from "../../model/api.js";
import { allOperations } from "../../model/hooks.js";
import type { Schema } from "../../model/schema.js";
import { lookupOf } from "../../model/visit.js";
import { type Emitter, type Sheet, type View, sheet } from "../sheet.js";
import type { Symbols } from "../symbols.js";
import { anchorTargets } from "./dynamic.js";
import { operationTypes } from "./operation.js";
import { docOf, typeOf, type TypeContext } from "./type.js";

/** The types package: the names people write, printed from the model. */
export const types: Emitter = (api, symbols) => {
  const context = contextOf(api, symbols);
  const declared = (path: ModulePath, declarations: readonly View[]): Sheet =>
    sheet(`${path}.ts`, "types/declarations", { declarations });
  const ofSchemas = (path: ModulePath, schemas: Api["schemas"]): Sheet =>
    declared(
      path,
      schemas.map((it) => namedType(context, it.name, it.schema)),
    );
  const ofOperations = (path: ModulePath, operations: readonly Operation[]): Sheet =>
    declared(
      path,
      operations.flatMap((it) => operationTypes(context, it)),
    );
  const given = context.anchors;
  const schemas = symbols.schemaFiles("schemaTypes", { items: api.schemas, make: ofSchemas, given });
  const operations = symbols.operationFiles("operationTypes", { items: allOperations(api), make: ofOperations, given });
  return [
    ...symbols.sheets("schemaTypes", schemas, "types"),
    ...symbols.sheets("operationTypes", operations, "types"),
    sheet("types/src/index.ts", "types/index", {}),
  ];
};

/** What {@link typeOf} needs to know of an API. */
export function contextOf(api: Api, symbols: Symbols): TypeContext {
  const known = contexts.get(symbols);
  if (known?.api === api) return known.context;
  const context: TypeContext = { symbols, lookup: lookupOf(api), anchors: anchorTargets(api) };
  contexts.set(symbols, { api, context });
  return context;
}

/** The same one for all emitters, so that what it knows is known to all. */
const contexts = new WeakMap<Symbols, { readonly api: Api; readonly context: TypeContext }>();

function namedType(
  context: TypeContext,
  name: string,
  schema: Schema,
): { readonly doc: Code; readonly name: Code; readonly type: Code } {
  return { doc: docOf(schema, name), name: code`${context.symbols.type(name)}`, type: typeOf(context, schema) };
}
