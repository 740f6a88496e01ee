/** The validators package: the schema compiler's way out. */
import { Names } from "../../base/names.js";
import { code, word, type Code, type ModulePath } from "../../code/code.js";
import type { Api, Operation } from "../../model/api.js";
import { allOperations } from "../../model/hooks.js";
import type { Schema } from "../../model/schema.js";
import { checkedParts, type Part } from "../parts.js";
import { type Emitter, type View, sheet } from "../sheet.js";
import { modules, type Symbols } from "../symbols.js";
import { declaration, type Alias, type Declaration, type PublicNames } from "./declaration.js";
import { isPlainReference, isPrivate } from "./facts.js";
import { Home } from "./home.js";
import { moduleSheets, sharingSheets, type Module } from "./modules.js";
import { Recurring } from "./recurring.js";
import { Units, unbound } from "./unit.js";

/** The validators of every named schema, and of every part of every operation. */
export const validators: Emitter = (api, symbols, { formats, guards }) => {
  const units = new Units(api);
  const homeOf = (path: ModulePath, isOfSchemas: boolean, roots: readonly Schema[]): Home =>
    new Home(path, isOfSchemas, units, symbols, formats, guards, new Recurring(roots));
  const ofSchemas = (path: ModulePath, them: Api["schemas"]): Module => {
    const roots = them.map((it) => it.schema);
    const home = homeOf(path, true, roots);
    return { path, validators: them.map((it) => schemaValidator(home, it.name)) };
  };
  const ofOperations = (path: ModulePath, them: readonly Operation[]): Module => {
    const parts = them.flatMap((operation) => checkedParts(operation).map((part) => ({ operation, part })));
    const roots = parts.map(({ part }) => part.schema);
    const home = homeOf(path, false, roots);
    return { path, validators: parts.map(({ operation, part }) => partValidator(home, operation, part)) };
  };
  const given = units.ways;
  const schemas = symbols.schemaFiles("schemaValidators", { items: api.schemas, make: ofSchemas, given });
  const operations = symbols.operationFiles("operationValidators", {
    items: allOperations(api),
    make: ofOperations,
    given,
  });
  const names = (of: Api["schemas"]): readonly Code[] =>
    of.flatMap(({ name }) => namesOf(schemaNames(symbols, name), guards));
  return [
    ...(symbols.chapters.isSplit ? sharingSheets : moduleSheets)([...schemas, ...operations].map((it) => it.made)),
    ...symbols.chapters.collection(modules.schemaValidators, schemas, names),
    ...symbols.chapters.collection(modules.operationValidators, operations, "values"),
    sheet("validators/src/index.ts", "validators/index", indexView(api, symbols)),
  ];
};

const namesOf = ({ guard, parse, validator }: PublicNames, guards: boolean): readonly Code[] =>
  (guards ? [guard, parse, validator] : [validator]).map((it) => word(it.name));

function schemaValidator(home: Home, name: string): Declaration {
  const unit = home.units.enter(name, unbound);
  const deepGuard = home.units.isDeep(name) ? home.deepGuard(name) : undefined;
  return declaration(home, home.units.lookup(name), schemaNames(home.symbols, name), unit, deepGuard);
}

function schemaNames(symbols: Symbols, name: string): PublicNames {
  return {
    type: symbols.type(name),
    guard: symbols.guard(name),
    parse: symbols.parse(name),
    validator: symbols.validator(name),
  };
}

function partValidator(home: Home, operation: Operation, part: Part): Declaration | Alias {
  const { symbols, units } = home;
  const names = {
    type: symbols.partType(operation, part),
    guard: symbols.partGuard(operation, part),
    parse: symbols.partParse(operation, part),
    validator: symbols.partValidator(operation, part),
  };
  const { schema } = part;
  if (schema.ref !== undefined && isPlainReference(schema) && !isPrivate(schema)) {
    const unit = units.follow(schema.ref, unbound);
    if (unit.key === undefined) return { names, of: schemaNames(symbols, unit.schema), guarded: home.guards };
  }
  const deepGuard = units.isDeepSchema(schema) ? word(`check${names.validator.name}`) : undefined;
  return declaration(home, schema, names, { schema: "", bindings: unbound, key: undefined }, deepGuard);
}

/** What the index exports of the runtime; under another name where the document has taken it. */
function indexView(api: Api, symbols: Symbols): { readonly values: View; readonly types: View } {
  const parts = allOperations(api).flatMap((it) =>
    checkedParts(it).map((part) => symbols.partValidator(it, part).name),
  );
  const names = new Names([]);
  for (const it of [...api.schemas.map(({ name }) => symbols.schemaName(name)), ...parts]) names.take(it);
  const renamed = (name: string): Code => {
    const given = names.take(name);
    return given === name ? word(name) : code`${word(name)} as ${word(given)}`;
  };
  return {
    values: ["ValidationError", "parser", "registerFormat"].map(renamed),
    types: ["FormatCheck", "Issue", "IssueOptions", "JsonSchema", "ParseOptions", "Parser", "Validator"].map(renamed),
  };
}
