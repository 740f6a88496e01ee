import { code, join, key, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Header, Media, Operation, Response } from "../../model/api.js";
import { checkedParts, isStreamed, partHeadersPart, partsOf, type Part } from "../parts.js";
import { docOf, typeOf, type TypeContext } from "./type.js";

/** The declarations of one operation: its parts, its input, its output. */
export function operationTypes(
  context: TypeContext,
  operation: Operation,
): readonly { readonly doc: Code; readonly name: Code; readonly type: Code }[] {
  const { symbols } = context;
  const parts = partsOf(operation);
  const declared = checkedParts(operation).map((part) => ({
    doc: docOf(part.schema),
    name: code`${symbols.partType(operation, part)}`,
    type: partType(context, part),
  }));
  const line = `${operation.method} ${operation.template}`;
  return [
    ...declared,
    {
      doc: note(`What ${line} takes.`),
      name: code`${symbols.input(operation)}`,
      type: inputType(context, operation, parts),
    },
    {
      doc: note(`What ${line} answers, by status.`),
      name: code`${symbols.output(operation)}`,
      type: outputType(context, operation, parts),
    },
  ];
}

function partType(context: TypeContext, { media, schema }: Part): Code {
  if (media === undefined || !isStreamed(media)) return typeOf(context, schema);
  const item = media.itemSchema === undefined ? eventType : typeOf(context, media.itemSchema);
  return code`globalThis.AsyncIterable<${item}>`;
}

/** An event of `text/event-stream` about which the document says no more (HTML, section 9.2). */
const eventType = code`{ data: string; event?: string; id?: string; retry?: number }`;

const note = (summary: string): Code => doc({ summary, description: "", deprecated: false });

function inputType(context: TypeContext, operation: Operation, parts: readonly Part[]): Code {
  const fields = parts
    .filter((it) => it.kind !== "body" && it.kind !== "response")
    .map((it) => code`${key(it.kind)}${it.required ? code`` : code`?`}: ${context.symbols.partType(operation, it)};\n`);
  const bodies = parts.filter((it) => it.kind === "body");
  if (bodies.length <= 1) return block([...fields, ...bodies.map((it) => bodyField(context, operation, it))]);
  const [first, ...others] = bodies as [Part, ...Part[]];
  const variants = [
    block([code`contentType?: ${mediaType(first.media)};\n`, bodyField(context, operation, first)]),
    ...others.map((it) => block([code`contentType: ${mediaType(it.media)};\n`, bodyField(context, operation, it)])),
  ];
  const union = code`(${join(variants, " | ")})`;
  return fields.length === 0 ? union : code`${block(fields)} & ${union}`;
}

function bodyField({ symbols }: TypeContext, operation: Operation, part: Part): Code {
  const field = code`body${part.required ? code`` : code`?`}: ${symbols.partType(operation, part)};\n`;
  return code`${field}${partHeadersField(symbols, operation, part)}`;
}

/** The headers of its parts, where the document describes some. */
function partHeadersField(symbols: TypeContext["symbols"], operation: Operation, part: Part): Code {
  const headers = partHeadersPart(part);
  return headers === undefined ? code`` : code`partHeaders?: ${symbols.partType(operation, headers)};\n`;
}

const mediaType = (media: Media | undefined): Code =>
  media === undefined || media.type.includes("*") ? code`string` : code`${media.type}`;

const block = (fields: readonly Code[]): Code =>
  fields.length === 0 ? code`{ [key: string]: never }` : code`{\n${join(fields, "")}}`;

function outputType(context: TypeContext, operation: Operation, parts: readonly Part[]): Code {
  const variants = operation.responses.flatMap((response) => {
    const bodies = parts.filter((it) => it.kind === "response" && it.status === response.status);
    if (bodies.length === 0) return [block([...frameFields(context, response), code`body?: undefined;\n`])];
    return bodies.map((it) =>
      block([...frameFields(context, response), ...bodyFields(context, operation, it, bodies.length > 1)]),
    );
  });
  if (variants.length === 0)
    return block([code`status: number;\n`, code`headers?: { [name: string]: unknown };\n`, code`body?: unknown;\n`]);
  return join(variants, " | ");
}

function bodyFields(context: TypeContext, operation: Operation, part: Part, several: boolean): readonly Code[] {
  const type = several ? [code`contentType: ${mediaType(part.media)};\n`] : [];
  const { symbols } = context;
  return [...type, code`body: ${symbols.partType(operation, part)};\n`, partHeadersField(symbols, operation, part)];
}

function frameFields(context: TypeContext, { status, headers }: Response): readonly Code[] {
  const required = headers.some((it) => it.required);
  const fields = headers.map(
    (it) => code`${headerDoc(it)}${key(it.name)}${it.required ? code`` : code`?`}: ${typeOf(context, it.schema)};\n`,
  );
  const others = code`[name: string]: unknown`;
  return [
    code`status: ${typeof status === "number" ? code`${status}` : code`number`};\n`,
    code`headers${required ? code`` : code`?`}: ${fields.length === 0 ? code`{ ${others} }` : code`{\n${join(fields, "")}${others} }`};\n`,
  ];
}

const headerDoc = (it: Header): Code =>
  docOf({ ...it.schema, doc: it.doc.description === "" ? it.schema.doc : it.doc });
