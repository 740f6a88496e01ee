/** One module of validators in the making: what stands in it besides the validators themselves. */
import type { Json } from "../../base/json.js";
import { code, join, word, type Code, type ModulePath, type Ref } from "../../code/code.js";
import type { Schema } from "../../model/schema.js";
import { modules, type Symbols } from "../symbols.js";
import { patternFlags } from "./pattern.js";
import { runtime } from "./runtime.js";
import type { Bindings, Unit, Units } from "./unit.js";

/** What a module has of a unit that no other has. */
export interface PrivateUnit {
  readonly unit: Unit;
  readonly guard: Code;
  readonly validator: Code;
}

export class Home {
  readonly #pieces: Code[] = [];
  readonly #named = new Map<string, Code>();
  readonly #lifts = new Map<Schema, Map<Bindings, Code>>();
  readonly #units = new Map<string, PrivateUnit>();
  readonly #waiting: PrivateUnit[] = [];
  #count = 0;

  constructor(
    readonly path: ModulePath,
    readonly units: Units,
    readonly symbols: Symbols,
    readonly formats: boolean,
  ) {}

  /** The declarations that have come together since the last time. */
  take(): readonly Code[] {
    return this.#pieces.splice(0);
  }

  /** The units that nobody else has made, until there are no more. */
  next(): PrivateUnit | undefined {
    return this.#waiting.shift();
  }

  /** The guard of a unit, as code of this module calls it: without a bound on depth. */
  guard(unit: Unit): Code {
    if (unit.key !== undefined) return this.#private(unit.key, unit).guard;
    if (!this.units.isDeep(unit.schema)) return code`${this.symbols.guard(unit.schema)}`;
    return this.path === modules.schemaValidators ? this.deepGuard(unit.schema) : this.#deepAlias(unit.schema);
  }

  validator(unit: Unit): Code | Ref {
    return unit.key === undefined ? this.symbols.validator(unit.schema) : this.#private(unit.key, unit).validator;
  }

  /** The name of a guard that may run out of stack, for the module that holds it. */
  deepGuard(schema: string): Code {
    return word(`check${this.symbols.schemaName(schema)}`);
  }

  /** In other modules it is reached through the validator. */
  #deepAlias(schema: string): Code {
    return this.#once(`deep ${schema}`, "check", (name) => {
      const check = code`${runtime("check")}(${this.symbols.validator(schema)}, value)`;
      return code`const ${name} = (value: unknown): boolean => ${check};`;
    });
  }

  #private(key: string, unit: Unit): PrivateUnit {
    const known = this.#units.get(key);
    if (known !== undefined) return known;
    const made = { unit, guard: this.#name("check"), validator: this.#name("schema") };
    this.#units.set(key, made);
    this.#waiting.push(made);
    return made;
  }

  lift(schema: Schema, bindings: Bindings, body: () => readonly Code[]): Code {
    const byBindings = this.#lifts.get(schema) ?? new Map<Bindings, Code>();
    this.#lifts.set(schema, byBindings);
    const known = byBindings.get(bindings);
    if (known !== undefined) return known;
    const name = this.#name("check");
    byBindings.set(bindings, name);
    const piece = code`function ${name}(value: unknown): boolean {\n${join(body(), "\n")}\n}`;
    this.#pieces.push(piece);
    return name;
  }

  pattern(source: string): Code | undefined {
    if (patternFlags(source) === undefined) return undefined;
    return this.#once(`pattern ${source}`, "pattern", (name) => code`const ${name} = /* @__PURE__ */ ${runtime("pattern")}(${source});`);
  }

  /** A set of values. */
  set(values: readonly Json[]): Code {
    return this.#once(`set ${JSON.stringify(values)}`, "set", (name) => {
      return code`const ${name} = /* @__PURE__ */ ${runtime("setOf")}(${this.constant(values)});`;
    });
  }

  constant(value: Json): Code {
    return this.#once(`constant ${JSON.stringify(value)}`, "constant", (name) => code`const ${name} = ${value};`);
  }

  #once(key: string, kind: "pattern" | "set" | "constant" | "check", make: (name: Code) => Code): Code {
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    const name = this.#name(kind);
    this.#named.set(key, name);
    this.#pieces.push(make(name));
    return name;
  }

  #name(kind: string): Code {
    this.#count += 1;
    return word(`${kind}${this.#count}`);
  }
}
