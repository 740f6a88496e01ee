/** What the rules of the schema compiler share. */
import type { Json } from "../../base/json.js";
import { code, word, type Code } from "../../code/code.js";
import type { Reference, Schema } from "../../model/schema.js";
import { functionBody, needsFunction, testOf } from "./body.js";
import { isAnything, isPlainReference, type Lookup } from "./facts.js";
import type { Home, Lifted } from "./home.js";
import { call, equality, no, not, or, yes } from "./logic.js";
import { runtime } from "./runtime.js";
import type { Bindings, Unit } from "./unit.js";

/** What every object inherits, so that reading it by name finds what is not the object's own. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** More names than this are looked up, not compared one by one. */
const few = 12;

/** Names the locals of one function: `value1`, `item2`. */
export class Locals {
  #count = 0;

  take(kind: "value" | "item" | "name" | "index" | "count" | "fits"): Code {
    this.#count += 1;
    return word(`${kind}${this.#count}`);
  }
}

/** A function in the making. */
export interface Frame {
  /** Something in it asks how deep it is, so that it must be told. */
  usesDepth: boolean;
}

/** Compiles schemas to boolean expressions, and what takes more than that to functions of its module. */
export class Compiler {
  constructor(
    readonly home: Home,
    readonly bindings: Bindings,
    readonly frame: Frame = { usesDepth: false },
  ) {}

  get lookup(): Lookup {
    return this.home.units.lookup;
  }

  /** The compiler for what a reference leads to. */
  behind(unit: Unit): Compiler {
    return new Compiler(this.home, unit.bindings, this.frame);
  }

  /** The compiler for what stands within a schema. */
  within(schema: Schema): Compiler {
    const bindings = this.home.units.within(schema, this.bindings);
    return bindings === this.bindings ? this : new Compiler(this.home, bindings, this.frame);
  }

  follow(reference: Reference): Unit {
    return this.home.units.follow(reference, this.bindings);
  }

  /**
   * An expression that is true when `value`, a local variable, fits. It may narrow the variable's type, so the variable must be one
   * that nobody has tested before.
   */
  inline(schema: Schema, value: Code): Code {
    return needsFunction(schema) ? this.call(schema, value) : testOf(schema, value, this.within(schema));
  }

  /** The same by a call, for a variable that was tested before. */
  call(schema: Schema, value: Code): Code {
    if (isAnything(schema)) return yes;
    if (schema.types.length === 0) return no;
    if (schema.ref !== undefined && isPlainReference(schema)) return this.within(schema).reference(schema.ref, value);
    return this.#lifted(schema, value);
  }

  reference(reference: Reference, value: Code): Code {
    const unit = this.follow(reference);
    if (!this.home.isDeep(unit)) return call(code`${this.home.guard(unit)}(${value})`);
    this.frame.usesDepth = true;
    const alien = this.home.isAlien(unit) ? this.home.validator(unit) : undefined;
    if (alien !== undefined) return call(code`${runtime("check")}(${alien}, ${value}, depth + 1)`);
    return call(code`${this.home.guard(unit)}(${value}, depth + 1)`);
  }

  /** The value of a property of `fields`. */
  property(name: string): Code {
    return inherited.has(name) ? code`${runtime("own")}(fields, ${name})` : code`fields[${name}]`;
  }

  /** True when `fields` has the property. */
  presence(name: string): Code {
    return not(equality(this.property(name), code`undefined`));
  }

  /** True for a name that is listed or matches. A pattern that can't be read may match anything. */
  isNamed(
    { names, patterns }: { readonly names: readonly string[]; readonly patterns: readonly string[] },
    name: Code,
  ): Code {
    const listed =
      names.length > few
        ? [call(code`${this.set(names)}.has(${name})`)]
        : names.map((it) => equality(name, code`${it}`));
    const matched = patterns
      .map((it) => this.pattern(it))
      .map((it) => (it === undefined ? yes : call(code`${it}.test(${name})`)));
    return or([...listed, ...matched]);
  }

  /** The function that {@link call} calls for a schema without a name. */
  guardOf(schema: Schema): Code {
    return this.#lift(schema).name;
  }

  /** A call of a function of the module for a schema without a name; made once. */
  #lifted(schema: Schema, value: Code): Code {
    return this.#callOf(this.#lift(schema), value);
  }

  #lift(schema: Schema): Lifted {
    return this.home.lift(schema, this.bindings, (frame) => functionBody(schema, this.#framed(frame).within(schema)));
  }

  /** The same for statements about a variable `value`. */
  lifted(value: Code, statements: (compiler: Compiler) => readonly Code[]): Code {
    return this.#callOf(
      this.home.liftBody((frame) => statements(this.#framed(frame))),
      value,
    );
  }

  #framed(frame: Frame): Compiler {
    return new Compiler(this.home, this.bindings, frame);
  }

  #callOf({ name, usesDepth }: Lifted, value: Code): Code {
    if (!usesDepth) return call(code`${name}(${value})`);
    this.frame.usesDepth = true;
    return call(code`${name}(${value}, depth)`);
  }

  /** A regular expression of the module; undefined for a pattern that is none, and so is no more than an annotation. */
  pattern(source: string): Code | undefined {
    return this.home.pattern(source);
  }

  set(values: readonly Json[]): Code {
    return this.home.set(values);
  }

  constant(value: Json): Code {
    return this.home.constant(value);
  }
}
