/** What a validator is to others: a guard, a parser, an object. */
import { code, join, nothing, type Code, type Ref } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Schema } from "../../model/schema.js";
import type { View } from "../sheet.js";
import { functionBody } from "./body.js";
import { Compiler } from "./compiler.js";
import { dataOf } from "./data.js";
import { runtime, runtimeType } from "./runtime.js";
import { checkFunction, parameterOf, type Home, type PrivateUnit } from "./home.js";
import { meansOf } from "./means.js";
import type { Piece, Settled } from "./pieces.js";
import type { Unit } from "./unit.js";

/** The public names of a validator. */
export interface PublicNames {
  readonly type: Ref;
  readonly guard: Ref;
  readonly parse: Ref;
  readonly validator: Ref;
}

/** A validator as it is printed, before it is known which of the module's pieces anybody needs. */
export interface Declaration {
  readonly names: PublicNames;
  readonly pieces: readonly Piece[];
  readonly body: readonly Code[];
  readonly object: Code;
  readonly doc: Code;
}

/**
 * A validator with everything that its module needs for it and does not have yet. `deepGuard` is what its guard is called that counts its
 * depth, if it does.
 */
export function declaration(
  home: Home,
  schema: Schema,
  names: PublicNames,
  unit: Unit,
  deepGuard: Code | undefined,
): Declaration {
  const compiler = new Compiler(home, unit.bindings);
  if (!home.guards) {
    const object = interpreted(names.validator.name, schema, compiler, deepGuard !== undefined);
    return { names, pieces: collected(home), body: [], object, doc: doc(schema.doc) };
  }
  const body = functionBody(schema, compiler);
  const data = home.data(dataOf(schema, compiler));
  const exported = home.isOfSchemas && home.symbols.chapters.isSplit ? code`export ` : nothing;
  const means = meansOf(schema, home);
  const deep =
    deepGuard === undefined
      ? []
      : [{ name: deepGuard, code: code`${exported}${deepFunction(deepGuard, body)}`, inline: undefined }];
  const own =
    deepGuard === undefined
      ? home.sharedBody(body, names.guard)
      : [code`return ${runtime("bounded")}(${deepGuard}, value);`];
  const check = deepGuard === undefined ? nothing : code`, ${deepGuard}`;
  const object = code`/* @__PURE__ */ ${runtime("validator")}(${names.validator.name}, ${names.guard}, ${data}, ${means}${check})`;
  return { names, pieces: [...collected(home), ...deep], body: own, object, doc: doc(schema.doc) };
}

/** A validator without a guard. */
function interpreted(name: string, schema: Schema, compiler: Compiler, isDeep: boolean): Code {
  const { home } = compiler;
  const data = home.data(dataOf(schema, compiler));
  const deep = isDeep ? code`, true` : nothing;
  return code`/* @__PURE__ */ ${runtime("interpreted")}(${name}, ${data}, ${meansOf(schema, home)}${deep})`;
}

function deepFunction(name: Code, body: readonly Code[]): Code {
  return checkFunction(name, [code`${runtime("limitDepth")}(depth);`, ...body], { usesDepth: true });
}

/** What has come together in the module, and the units that were asked for meanwhile. */
function collected(home: Home): readonly Piece[] {
  const pieces = [...home.take()];
  for (let it = home.next(); it !== undefined; it = home.next()) {
    const made = privateUnit(home, it);
    pieces.push(...home.take(), ...made);
  }
  return pieces;
}

function privateUnit(home: Home, { unit, guard, validator }: PrivateUnit): readonly Piece[] {
  const schema = home.units.lookup(unit.schema);
  const compiler = new Compiler(home, unit.bindings);
  const isDeep = home.isDeep(unit);
  const constant = (object: Code): Piece => ({
    name: validator,
    code: code`const ${validator}: ${runtimeType("Validator")}<unknown> = ${object};`,
    inline: undefined,
  });
  const name = home.symbols.schemaName(unit.schema);
  if (!home.guards) return [constant(interpreted(name, schema, compiler, isDeep))];
  const body = functionBody(schema, compiler);
  const answer = isDeep ? code`${runtime("bounded")}(${guard}, value)` : code`${guard}(value)`;
  const is = code`(value): value is unknown => ${answer}`;
  const object = code`/* @__PURE__ */ ${runtime("validator")}(${name}, ${is}, ${dataOf(schema, compiler)}, ${meansOf(schema, home)}, ${guard})`;
  return [
    {
      name: guard,
      code: isDeep ? deepFunction(guard, body) : checkFunction(guard, body, { usesDepth: false }),
      inline: undefined,
    },
    constant(object),
  ];
}

/** A validator that is another one under a second name. */
export interface Alias {
  readonly names: PublicNames;
  readonly of: Omit<PublicNames, "type">;
  /** Its guard and its parser have second names, too. */
  readonly guarded: boolean;
}

/** The validator as its template has it. */
export function declarationView(
  { names, pieces, body, object, doc: text }: Declaration,
  { isDeclared, written }: Settled,
): View {
  return {
    ...names,
    guarded: body.length > 0,
    alias: undefined,
    helpers: pieces.filter(isDeclared).map((it) => written(it.code)),
    parameter: parameterOf(body),
    body: written(join(body, "\n")),
    object: written(object),
    doc: text,
    refuse: runtime("refuse"),
    validatorType: code`${runtimeType("Validator")}<${names.type}>`,
  };
}
