/** One module of validators in the making: what stands in it besides the validators themselves. */
import { hash } from "node:crypto";
import type { Json } from "../../base/json.js";
import { patternFlags } from "../../base/pattern.js";
import { code, join, nothing, Ref, word, type Code, type ModulePath } from "../../code/code.js";
import type { Schema } from "../../model/schema.js";
import type { Symbols } from "../symbols.js";
import type { Frame } from "./compiler.js";
import type { Piece } from "./pieces.js";
import type { Recurring } from "./recurring.js";
import { runtime, runtimeType } from "./runtime.js";
import type { Bindings, Unit, Units } from "./unit.js";

/** What a module has of a unit that no other has. */
export interface PrivateUnit {
  readonly unit: Unit;
  readonly guard: Code;
  readonly validator: Code;
}

export interface Lifted {
  readonly name: Code;
  readonly usesDepth: boolean;
}

/** A function that answers whether its parameter `value` fits. */
export function checkFunction(name: Code, body: readonly Code[], { usesDepth }: Frame): Code {
  const depth = usesDepth ? code`, depth: number` : nothing;
  return code`function ${name}(${parameterOf(body)}: unknown${depth}): boolean {\n${join(body, "\n")}\n}`;
}

/** The parameter of such a function; what it is called says whether it is looked at. */
export function parameterOf(body: readonly Code[]): Code {
  const isUsed = body.some(({ parts }) => parts.some((it) => typeof it === "string" && /\bvalue\b/.test(it)));
  return isUsed ? word("value") : word("_value");
}

/** A text that is the same for equal statements of one module, and for no others. */
function textOf(statements: readonly Code[]): string {
  return statements
    .map(({ parts }) => parts.map((it) => (typeof it === "string" ? it : `${it.from}.${it.name}`)).join(""))
    .join("\n");
}

/** So long that no two of a document's texts share it. */
const shortHash = (text: string): string => parseInt(hash("sha256", text, "hex").slice(0, 13), 16).toString(36);

export class Home {
  readonly #pieces: Piece[] = [];
  readonly #named = new Map<string, Code>();
  readonly #guards = new Map<string, Ref>();
  readonly #lifts = new Map<Schema, Map<Bindings, Lifted>>();
  readonly #units = new Map<string, PrivateUnit>();
  readonly #waiting: PrivateUnit[] = [];
  #count = 0;

  constructor(
    readonly path: ModulePath,
    /** It has named schemas, and may call what others that have some keep to themselves. */
    readonly isOfSchemas: boolean,
    readonly units: Units,
    readonly symbols: Symbols,
    readonly formats: boolean,
    /** Its validators have compiled guards. */
    readonly guards: boolean,
    readonly recurring: Recurring,
  ) {}

  /** The declarations that have come together since the last time. */
  take(): readonly Piece[] {
    return this.#pieces.splice(0);
  }

  /** The units that nobody else has made, until there are no more. */
  next(): PrivateUnit | undefined {
    return this.#waiting.shift();
  }

  /** The guard of a unit, as code of this module calls it. */
  guard(unit: Unit): Code {
    if (unit.key !== undefined) return this.#private(unit.key, unit).guard;
    return this.isDeep(unit) ? this.deepGuard(unit.schema) : code`${this.symbols.guard(unit.schema)}`;
  }

  /** The guard is told how deep it is. */
  isDeep({ schema }: Unit): boolean {
    return this.units.isDeep(schema);
  }

  /** Stands in another module, where only its public names can be reached. */
  isAlien({ key }: Unit): boolean {
    return key === undefined && !this.isOfSchemas;
  }

  validator(unit: Unit): Code | Ref {
    return unit.key === undefined ? this.symbols.validator(unit.schema) : this.#private(unit.key, unit).validator;
  }

  /** The guard that counts its depth; no other package can reach it. */
  deepGuard(schema: string): Code {
    const name = `check${this.symbols.schemaName(schema)}`;
    const home = this.symbols.schemaModule("schemaValidators", schema);
    return home === this.path ? word(name) : code`${new Ref(name, home)}`;
  }

  #private(key: string, unit: Unit): PrivateUnit {
    const known = this.#units.get(key);
    if (known !== undefined) return known;
    const made = { unit, guard: this.#name("check", `unit ${key}`), validator: this.#name("schema", key) };
    this.#units.set(key, made);
    this.#waiting.push(made);
    return made;
  }

  /** A function for a schema without a name; one for all that look alike. */
  lift(schema: Schema, bindings: Bindings, body: (frame: Frame) => readonly Code[]): Lifted {
    const byBindings = this.#lifts.get(schema) ?? new Map<Bindings, Lifted>();
    this.#lifts.set(schema, byBindings);
    const known = byBindings.get(bindings);
    if (known !== undefined) return known;
    const made = this.liftBody(body);
    byBindings.set(bindings, made);
    return made;
  }

  /** A function of this body; one for all that look alike. */
  liftBody(body: (frame: Frame) => readonly Code[]): Lifted {
    const frame = { usesDepth: false };
    const statements = body(frame);
    const text = textOf(statements);
    // Of an alternative of what fits anyway, nothing is left that would ask.
    const usesDepth = frame.usesDepth && /\bdepth\b/.test(text);
    const make = (name: Code): Code => checkFunction(name, statements, { usesDepth });
    return { name: this.#once(`check ${usesDepth} ${text}`, "check", make), usesDepth };
  }

  /** The body of a guard that is exported: a call of the one before it that is alike, where that is shorter. */
  sharedBody(body: readonly Code[], guard: Ref): readonly Code[] {
    const text = textOf(body);
    const first = this.#guards.get(text);
    if (first === undefined) this.#guards.set(text, guard);
    return first === undefined || body.length === 1 ? body : [code`return ${first}(value);`];
  }

  pattern(source: string): Code | undefined {
    if (patternFlags(source) === undefined) return undefined;
    return this.#once(
      `pattern ${source}`,
      "pattern",
      (name) => code`const ${name} = /* @__PURE__ */ ${runtime("pattern")}(${source});`,
    );
  }

  /** The check of a format that may be registered. */
  format(name: string): Code {
    return this.#once(
      `format ${name}`,
      "format",
      (it) => code`const ${it} = /* @__PURE__ */ ${runtime("format")}(${name});`,
    );
  }

  /** A set of values. */
  set(values: readonly Json[]): Code {
    return this.#once(`set ${JSON.stringify(values)}`, "set", (name) => {
      return code`const ${name} = /* @__PURE__ */ ${runtime("setOf")}(${this.constant(values)});`;
    });
  }

  constant(value: Json): Code {
    const type = Array.isArray(value) ? code`readonly unknown[]` : code`unknown`;
    return this.#once(
      `constant ${JSON.stringify(value)}`,
      "constant",
      (name) => code`const ${name}: ${type} = ${value};`,
    );
  }

  /** The data of a schema; where several are alike and longer than a name, they are one. */
  data(literal: Code): Code {
    const text = textOf([literal]);
    if (text.length < 20 || text.startsWith("()")) return literal;
    const make = (name: Code): Code => code`const ${name}: ${runtimeType("SchemaData")} = ${literal};`;
    return this.#once(`data ${text}`, "data", make, literal);
  }

  /** A function that answers the means of an explanation; one for all schemas that take the same. */
  means(literal: Code): Code {
    const make = (name: Code): Code => code`const ${name} = (): ${runtimeType("Means")} => ${literal};`;
    return this.#once(`means ${textOf([literal])}`, "means", make);
  }

  #once(
    key: string,
    kind: "pattern" | "format" | "set" | "constant" | "check" | "data" | "means",
    make: (name: Code) => Code,
    inline?: Code,
  ): Code {
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    const name = this.#name(kind, key);
    this.#named.set(key, name);
    this.#pieces.push({ name, code: make(name), inline });
    return name;
  }

  /** By number where a module stands alone; where it is one of many by what it is, which is the same in all of them. */
  #name(kind: string, key: string): Code {
    if (this.symbols.chapters.isSplit) return word(`${kind}_${shortHash(key)}`);
    this.#count += 1;
    return word(`${kind}${this.#count}`);
  }
}
