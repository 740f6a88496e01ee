/** The flat style: two functions for each operation, and the classes of its errors. */
import { code, join, key, nothing, Ref, word, type Code, type ModulePath } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Header, Operation, Response } from "../../model/api.js";
import { isDownload, partsOf, type Part } from "../parts.js";
import type { View } from "../sheet.js";
import { docOf, typeOf, type TypeContext } from "../types/type.js";
import { transport } from "./runtime.js";
import { failures, mayEndUnread, partsFor, successParts } from "./outcome.js";
import { Personal, type Marks } from "./personal.js";

/** The view of `client/operations`. */
export function operationsView(context: TypeContext, operations: readonly Operation[]): View {
  return {
    client: transport("Client", true),
    callOptions: transport("CallOptions", true),
    answered: transport("Answered", true),
    download: transport("Download", true),
    sendForResponse: transport("sendForResponse"),
    sendForStream: transport("sendForStream"),
    operations: operations.map((it) => operationView(context, it)),
  };
}

function operationView(context: TypeContext, operation: Operation): View {
  const { symbols } = context;
  const choice = choiceOf(context, operation);
  return {
    doc: operationDoc(operation),
    docWithResponse: noteOn(operation, "resolving to whatever declared response comes."),
    name: symbols.operation(operation),
    withResponse: symbols.operationWithResponse(operation),
    call: symbols.call(operation),
    send: sendOf(operation),
    input: isUpload(operation)
      ? code`${transport("Uploaded", true)}<${symbols.input(operation)}>`
      : code`${symbols.input(operation)}`,
    output: isDownload(operation)
      ? code`${transport("Downloaded", true)}<${symbols.output(operation)}>`
      : code`${symbols.output(operation)}`,
    choice: choice === undefined ? nothing : code`<Accept extends ${choice.types} = ${choice.types}>`,
    options:
      choice === undefined
        ? code`${transport("CallOptions", true)}`
        : code`${transport("Accepting", true)}<${word("Accept")}>`,
    result: choice?.result ?? resultType(context, operation),
    optional: needsNothing(operation),
    stream: isDownload(operation)
      ? {
          doc: noteOn(operation, "resolving when its body begins: the bytes come as they are read."),
          name: symbols.operationAsStream(operation),
        }
      : undefined,
  };
}

/** What carries out a call for the body of its success. */
export const sendOf = (operation: Operation): Ref => transport(mayEndUnread(operation) ? "sendAndClose" : "send");

const noteOn = ({ method, template, doc: { deprecated } }: Operation, rest: string): Code =>
  doc({ summary: `\`${method} ${template}\`, ${rest}`, description: "", deprecated });

const isUpload = ({ body }: Operation): boolean => body?.content.some((it) => it.codec === "bytes") === true;

interface Choice {
  readonly types: Code;
  readonly result: Code;
}

/** The media types among which a call can choose, and what it resolves to; undefined where there is no choice. */
function choiceOf(context: TypeContext, operation: Operation): Choice | undefined {
  const parts = successParts(operation);
  const types = [...new Set(parts.map((it) => it?.media?.type))].filter((it) => it !== undefined);
  if (types.length < 2 || types.some((it) => it.includes("*"))) return undefined;
  const bodies = types.map((type) => {
    const those = parts.filter((it) => it?.media?.type === type).filter((it) => it !== undefined);
    return code`${key(type)}: ${union(those.map((it) => partType(context, operation, it)))}`;
  });
  const others = parts.includes(undefined) ? code` | undefined` : nothing;
  return {
    types: join(
      types.map((it) => code`${it}`),
      " | ",
    ),
    result: code`{ ${join(bodies, "; ")} }[${word("Accept")}]${others}`,
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
  if (part.kind === "response" && part.media?.codec === "bytes") return code`globalThis.Blob`;
  const own = code`${context.symbols.partType(operation, part)}`;
  if (part.schema.object.properties.length > 0) return own; // whose type is long to make
  const type = typeOf(context, part.schema);
  const printed = type.parts.filter((it) => it !== "");
  return printed.length === 1 && printed[0] instanceof Ref ? type : own;
}

function union(types: readonly Code[]): Code {
  const textOf = (it: Code): string => it.parts.map((part) => (typeof part === "string" ? part : part.name)).join("");
  return join([...new Map(types.map((it) => [textOf(it), it])).values()], " | ");
}

/** The view of `client/errors`, for a file of them. `marks`: with names as they travel. */
export function errorsView(context: TypeContext, marks: Marks, file: ModulePath, all: readonly Operation[]): View {
  const personal = new Personal(marks, file);
  const operations = all
    .filter((it) => failures(it).length > 0)
    .map((operation) => {
      const classes = failures(operation).map((it) => errorClass(context, personal, operation, it));
      const summary = `What ${context.symbols.operationName(operation)} is refused with.`;
      return {
        doc: doc({ summary, description: "", deprecated: false }),
        name: word(context.symbols.errors(operation).name),
        classes,
        union: join(
          classes.map((it) => it.name),
          " | ",
        ),
      };
    });
  const declarations = personal.declarations().map((it) => ({ code: it }));
  return { operations, declarations, personalType: code`${transport("Personal", true)} | true` };
}

type ErrorClass = Readonly<Record<"base" | "doc" | "name" | "text" | "status" | "body" | "headers", Code>> & {
  readonly personal: Code | undefined;
};

function errorClass(context: TypeContext, personal: Personal, operation: Operation, response: Response): ErrorClass {
  const { status, headers, doc: said } = response;
  const parts = partsFor(operation, response);
  const { name } = context.symbols.error(operation, status);
  const bodies = parts.map((it) => it.schema);
  const marks = bodies.length === 0 ? undefined : personal.ofBody({ some: bodies }, name);
  return {
    base: code`${transport(marks === undefined ? "ResponseError" : "PersonalResponseError")}`,
    personal: marks,
    doc: doc({ ...said, summary: `${String(status)} from ${operation.method} ${operation.template}` }),
    name: word(name),
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
