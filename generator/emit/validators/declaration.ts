/** What a validator is to others: a guard, a parser, an object. */
import { code, join, nothing, type Code, type Ref } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Schema } from "../../model/schema.js";
import type { View } from "../sheet.js";
import { functionBody } from "./body.js";
import { Compiler } from "./compiler.js";
import { dataOf } from "./data.js";
import { runtime, runtimeType } from "./runtime.js";
import type { Home, PrivateUnit } from "./home.js";
import type { Unit } from "./unit.js";

/** The public names of a validator. */
export interface PublicNames {
  readonly type: Ref;
  readonly guard: Ref;
  readonly parse: Ref;
  readonly validator: Ref;
}

/** A validator with everything that its module needs for it and does not have yet. */
export function declaration(home: Home, schema: Schema, names: PublicNames, unit: Unit, deepGuard: Code | undefined): View {
  const compiler = new Compiler(home, unit.bindings);
  const body = functionBody(schema, compiler);
  const data = dataOf(schema, compiler);
  const deep = deepGuard === undefined ? [] : [checkFunction(deepGuard, body)];
  const own = deepGuard === undefined ? join(body, "\n") : code`return ${runtime("bounded")}(${deepGuard}, value);`;
  const check = deepGuard === undefined ? nothing : code`, ${deepGuard}`;
  const make = code`${runtime("validator")}(${names.validator.name}, ${names.guard}, ${data}${check})`;
  return view(names, [...privateUnits(home), ...deep], own, code`/* @__PURE__ */ ${make}`, docOf(schema));
}

/** A validator that is another one under a second name. */
export function alias(names: PublicNames, target: Pick<PublicNames, "guard" | "validator">, schema: Schema): View {
  return view(names, [], code`return ${target.guard}(value);`, code`${target.validator}`, docOf(schema));
}

function view(names: PublicNames, helpers: readonly Code[], body: Code, object: Code, text: Code): View {
  return {
    ...names,
    helpers,
    body,
    object,
    doc: text,
    refuse: runtime("refuse"),
    validatorType: code`${runtimeType("Validator")}<${names.type}>`,
  };
}

const docOf = (schema: Schema): Code => doc(schema.doc);

const checkFunction = (name: Code, body: readonly Code[]): Code => code`function ${name}(value: unknown): boolean {\n${join(body, "\n")}\n}`;

/** What has come together in the module, and the units that were asked for meanwhile. */
function privateUnits(home: Home): readonly Code[] {
  const pieces = [...home.take()];
  for (let it = home.next(); it !== undefined; it = home.next()) pieces.push(...privateUnit(home, it), ...home.take());
  return pieces;
}

function privateUnit(home: Home, { unit, guard, validator }: PrivateUnit): readonly Code[] {
  const schema = home.units.lookup(unit.schema);
  const compiler = new Compiler(home, unit.bindings);
  const name = home.symbols.schemaName(unit.schema);
  const make = code`${runtime("validator")}(${name}, ${guard} as (value: unknown) => value is unknown, ${dataOf(schema, compiler)})`;
  return [
    checkFunction(guard, functionBody(schema, compiler)),
    code`const ${validator}: ${runtimeType("Validator")}<unknown> = /* @__PURE__ */ ${make};`,
  ];
}
