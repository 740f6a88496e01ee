/** The flat style: two functions for each operation, and the classes of its errors. */
import { code, join, key, nothing, Ref, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Api, Header, Operation, Response } from "../../model/api.js";
import { partsOf, type Part } from "../parts.js";
import type { View } from "../sheet.js";
import type { Symbols } from "../symbols.js";
import { contextOf } from "../types/index.js";
import { docOf, typeOf, type TypeContext } from "../types/type.js";
import { transport } from "./calls.js";
import { failures, partsFor, successParts } from "./outcome.js";

/** The view of `client/operations`. */
export function operationsView(api: Api, symbols: Symbols): View {
  const context = contextOf(api, symbols);
  return {
    client: transport("Client", true),
    options: transport("CallOptions", true),
    answered: transport("Answered", true),
    send: transport("send"),
    sendForResponse: transport("sendForResponse"),
    operations: api.operations.map((it) => operationView(context, it)),
  };
}

function operationView(context: TypeContext, operation: Operation): View {
  const { symbols } = context;
  const { deprecated } = operation.doc;
  return {
    doc: operationDoc(operation),
    docWithResponse: doc({
      summary: `\`${operation.method} ${operation.template}\`, resolving to whatever declared response comes.`,
      description: "",
      deprecated,
    }),
    name: symbols.operation(operation),
    withResponse: symbols.operationWithResponse(operation),
    call: symbols.call(operation),
    input: symbols.input(operation),
    output: symbols.output(operation),
    result: resultType(context, operation),
    optional: needsNothing(operation),
  };
}

/** What the document says about an operation, and how it is addressed. */
export function operationDoc({ doc: { summary, description, deprecated }, method, template }: Operation): Code {
  const said = [summary, description].filter((it, i, all) => it !== "" && all.indexOf(it) === i).join("\n\n");
  return doc({ summary: said, description: `\`${method} ${template}\``, deprecated });
}

/** True where a call needs no input. */
export const needsNothing = (operation: Operation): boolean =>
  partsOf(operation).every((it) => it.kind === "response" || !it.required);

/** What a call resolves to: the bodies of all successes, `void` when none has one. */
export function resultType(context: TypeContext, operation: Operation): Code {
  if (operation.responses.length === 0) return code`unknown`;
  const parts = successParts(operation);
  if (parts.every((it) => it === undefined)) return code`void`;
  return union(parts.map((it) => (it === undefined ? code`undefined` : partType(context, operation, it))));
}

/** The named schema itself where a part is no more than that. */
export function partType(context: TypeContext, operation: Operation, part: Part): Code {
  const type = typeOf(context, part.schema);
  const printed = type.parts.filter((it) => it !== "");
  return printed.length === 1 && printed[0] instanceof Ref ? type : code`${context.symbols.partType(operation, part)}`;
}

function union(types: readonly Code[]): Code {
  const textOf = (it: Code): string => it.parts.map((part) => (typeof part === "string" ? part : part.name)).join("");
  return join([...new Map(types.map((it) => [textOf(it), it])).values()], " | ");
}

/** The view of `client/errors`. */
export function errorsView(api: Api, symbols: Symbols): View {
  const context = contextOf(api, symbols);
  const operations = api.operations
    .filter((it) => failures(it).length > 0)
    .map((operation) => {
      const classes = failures(operation).map((it) => errorClass(context, operation, it));
      const summary = `What ${symbols.operationName(operation)} is refused with.`;
      return {
        doc: doc({ summary, description: "", deprecated: false }),
        name: key(symbols.errors(operation).name),
        classes,
        union: join(
          classes.map((it) => it.name),
          " | ",
        ),
      };
    });
  return { base: transport("ResponseError"), operations };
}

type ErrorClass = Readonly<Record<"doc" | "name" | "text" | "status" | "body" | "headers", Code>>;

function errorClass(context: TypeContext, operation: Operation, response: Response): ErrorClass {
  const { status, headers, doc: said } = response;
  const parts = partsFor(operation, response);
  const { name } = context.symbols.error(operation, status);
  return {
    doc: doc({ ...said, summary: `${String(status)} from ${operation.method} ${operation.template}` }),
    name: key(name),
    text: code`${name}`,
    status: typeof status === "number" ? code`${status}` : code`number`,
    body: parts.length === 0 ? code`undefined` : union(parts.map((it) => partType(context, operation, it))),
    headers:
      headers.length === 0
        ? nothing
        : code`, {\n${join(
            headers.map((it) => headerType(context, it)),
            "",
          )}}`,
  };
}

function headerType(context: TypeContext, it: Header): Code {
  const described = { ...it.schema, doc: it.doc.description === "" ? it.schema.doc : it.doc };
  return code`${docOf(described)}readonly ${key(it.name)}${it.required ? nothing : code`?`}: ${typeOf(context, it.schema)};\n`;
}
