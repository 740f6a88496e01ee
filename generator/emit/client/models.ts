/** The types of the resource style, for schemas that look different there. */
import { code, type Code, type Ref } from "../../code/code.js";
import type { Api } from "../../model/api.js";
import type { Schema } from "../../model/schema.js";
import type { View } from "../sheet.js";
import type { Symbols } from "../symbols.js";
import { contextOf } from "../types/index.js";
import { docOf, typeOf, type TypeContext } from "../types/type.js";
import type { Codecs } from "./codecs.js";

export class Models {
  /** Prints types as they are on the wire. */
  readonly wire: TypeContext;
  readonly #styled: TypeContext;

  constructor(
    readonly symbols: Symbols,
    readonly codecs: Codecs,
    readonly api: Api,
  ) {
    this.wire = contextOf(api, symbols);
    this.#styled = {
      ...this.wire,
      style: {
        named: (name) => (codecs.changes(refTo(this.wire, name)) ? this.ref(name) : undefined),
        property: (rules, name) => codecs.names.ofRules(rules, name),
        tag: (union, name) =>
          codecs.names.of(
            [union, ...(union.oneOf ?? []), ...(union.anyOf ?? [])].map((it) =>
              it.ref === undefined ? it : this.wire.lookup(it.ref.name),
            ),
            name,
          ),
        text: (schema) => this.#textType(schema),
      },
    };
  }

  #textType(schema: Schema): Code | undefined {
    const form = this.codecs.terms.text(schema);
    if (form === "same" || !this.codecs.changes(schema)) return undefined;
    return schema.format === "date-time" || form === "date" ? code`globalThis.Date` : undefined;
  }

  ref(name: string): Ref {
    return this.symbols.model(name);
  }

  /** The type of a value in the resource style. */
  type(schema: Schema): Code {
    return typeOf(this.#styled, schema);
  }

  /** The view of `client/models`. */
  view(): View {
    const changed = this.api.schemas.filter((it) => this.codecs.changes(refTo(this.wire, it.name)));
    return {
      declarations: changed.map(({ name, schema }) => ({
        doc: docOf(schema),
        name: code`${this.ref(name)}`,
        type: this.type(schema),
      })),
    };
  }
}

/** A named schema asks by its own schema, which a reference to it means the same as. */
const refTo = (context: TypeContext, name: string): Schema => context.lookup(name);
