/** The models of the resource style: their types, and the functions that make them from the wire and the other way round. */
import { camel } from "../../base/casing.js";
import { code, join, key, member, Ref, word, type Code } from "../../code/code.js";
import type { Schema } from "../../model/schema.js";
import type { View } from "../sheet.js";
import { modules } from "../symbols.js";
import { contextOf } from "../types/index.js";
import { docOf, typeOf } from "../types/type.js";
import { transport } from "./calls.js";
import type { Codecs, Field, Plan } from "./codec.js";
import type { Tree } from "./tree.js";

type Direction = "decode" | "encode";

/** Prints plans: as types, and as expressions. */
export class Models {
  constructor(readonly codecs: Codecs) {}

  /** The type on the wire. */
  wireType(schema: Schema): Code {
    return typeOf(contextOf(this.codecs.api, this.codecs.symbols), schema);
  }

  /** The type in the resource style. */
  type(schema: Schema, plan: Plan = this.codecs.plan(schema)): Code {
    switch (plan.kind) {
      case "same":
        return this.wireType(schema);
      case "date":
        return code`Date`;
      case "named":
        return code`${this.ref(plan.name)}`;
      case "nullable":
        return code`(${this.type(plan.schema, plan.of)} | null)`;
      case "array":
        return code`(${this.type(plan.schema, plan.item)})[]`;
      case "map":
        return code`{ [key: string]: ${this.type(plan.schema, plan.value)} }`;
      case "object":
        return code`{\n${join(plan.fields.map((it) => code`${docOf(it.schema)}${key(it.name)}${it.required ? code`` : code`?`}: ${this.type(it.schema, it.plan)};\n`), "")}}`;
    }
  }

  /** The type of a named schema that differs from the wire's. */
  ref(name: string): Ref {
    return new Ref(this.codecs.symbols.schemaName(name), modules.clientModels, true);
  }

  function(direction: Direction, name: string): Ref {
    return new Ref(`${direction}${this.codecs.symbols.schemaName(name)}`, modules.clientModels);
  }

  /** An expression that turns `value` into what it is on the other side. `depth` keeps the names of nested functions apart. */
  convert(direction: Direction, schema: Schema, value: Code, plan: Plan = this.codecs.plan(schema), depth = 0): Code {
    const inner = word(depth === 0 ? "it" : `it${depth}`);
    switch (plan.kind) {
      case "same":
        return value;
      case "date":
        return direction === "decode" ? code`${transport("toDate")}(${value})` : code`${value}.toISOString()`;
      case "named":
        return code`${this.function(direction, plan.name)}(${value})`;
      case "nullable":
        return code`(${value} === null ? null : ${this.convert(direction, plan.schema, value, plan.of, depth)})`;
      case "array":
        return code`${value}.map((${inner}) => ${this.convert(direction, plan.schema, code`${inner}`, plan.item, depth + 1)})`;
      case "map":
        return code`Object.fromEntries(Object.entries(${value}).map(([key, ${inner}]) => [key, ${this.convert(direction, plan.schema, code`${inner}`, plan.value, depth + 1)}]))`;
      case "object":
        return code`((${inner}: ${direction === "decode" ? this.wireType(schema) : this.type(schema, plan)}) => { ${this.body(direction, schema, plan.fields, inner, depth + 1)} })(${value})`;
    }
  }

  /** Statements that take an object apart and answer it under its other names; properties that nobody declares are kept. */
  body(direction: Direction, schema: Schema, fields: readonly Field[], value: Code, depth: number): Code {
    const from = (it: Field): string => (direction === "decode" ? it.wire : it.name);
    const to = (it: Field): string => (direction === "decode" ? it.name : it.wire);
    const local = (i: number): Code => word(`_${depth}_${i}`);
    const taken = fields.map((it, i) => code`${key(from(it))}: ${local(i)}`);
    const made = fields.map((it, i) => {
      const converted = code`${key(to(it))}: ${this.convert(direction, it.schema, local(i), it.plan, depth)}`;
      return it.required ? converted : code`...(${local(i)} === undefined ? {} : { ${converted} })`;
    });
    const rest = word(`_${depth}_rest`);
    const plan: Plan = { kind: "object", fields };
    const type = direction === "decode" ? this.type(schema, plan) : this.wireType(schema);
    return code`const { ${join([...taken, code`...${rest}`], ", ")} } = ${value};\nreturn { ${join([code`...${rest}`, ...made], ", ")} } as ${type};`;
  }
}

/** The view of `client/models`: every named schema that differs. */
export function modelsView({ codecs }: Tree): View {
  const models = new Models(codecs);
  const changed = codecs.api.schemas.filter((it) => codecs.changes(it.name));
  return { models: changed.map(({ name, schema }) => modelView(models, name, schema)) };
}

function modelView(models: Models, name: string, schema: Schema): View {
  const plan = models.codecs.body(name);
  const wire = code`${models.codecs.symbols.type(name)}`;
  const own = code`${models.ref(name)}`;
  const it = word("it");
  const bodyOf = (direction: Direction): Code =>
    plan.kind === "object"
      ? models.body(direction, schema, plan.fields, it, 0)
      : code`return ${models.convert(direction, schema, it, plan, 1)};`;
  return {
    doc: docOf(schema),
    name: own,
    type: models.type(schema, plan),
    wire,
    decode: models.function("decode", name),
    decodeBody: bodyOf("decode"),
    encode: models.function("encode", name),
    encodeBody: bodyOf("encode"),
  };
}

/** `params.name`, for a parameter's name as it is. */
export const ofParams = (name: string): Code => member(word("params"), name);

/** A name in the style of the tree. */
export const styled = (codecs: Codecs, name: string): string => (codecs.on ? camel(name) : name);
