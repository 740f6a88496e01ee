/** What a method of a resource takes, in one object, and how that becomes the input of its operation. */
import { code, join, key, type Code, record } from "../../code/code.js";
import type { Operation, Parameter } from "../../model/api.js";
import { inPlaceParts, type Schema } from "../../model/schema.js";
import { partHeadersPart, partsOf, type Part } from "../parts.js";
import { docOf } from "../types/type.js";
import { transport } from "./runtime.js";
import type { Models } from "./models.js";
import { partType } from "./operations.js";
import { distinct } from "./style.js";
import type { NamedMethod } from "./tree.js";

export interface Params {
  /** Undefined where a method takes none. */
  readonly type: Code | undefined;
  readonly isRequired: boolean;
  /** The type needs a name of its own. */
  readonly isInline: boolean;
  /** The type of the headers of its body's parts, which are among the options; undefined where none are described. */
  readonly partHeaders: Code | undefined;
  /** The operation's input, from `params`, the path's values and the options. */
  readonly input: (path: readonly Code[]) => Code;
}

/** What a method takes besides headers of parts. `fields` are those of the operation's input. */
interface Taken extends Omit<Params, "partHeaders" | "input"> {
  readonly fields: (path: readonly Code[]) => readonly Code[];
}

interface Field {
  readonly parameter: Parameter;
  readonly name: string;
}

const places = {
  path: "path",
  query: "query",
  header: "headers",
  cookie: "cookies",
  querystring: "querystring",
} as const;

/** The parameters of a method: those of the operation that no resource on the way has, and its body. */
export function paramsOf(models: Models, method: NamedMethod): Params {
  const { operation } = method;
  const { fields, ...taken } = takenOf(models, method);
  const body = bodyOf(operation);
  const headers = body === undefined || isPaged(operation) ? undefined : partHeadersPart(body);
  if (headers === undefined) return { ...taken, partHeaders: undefined, input: (path) => record(fields(path)) };
  const given = code`...${transport("given")}("partHeaders", ${converted(models, headers.schema, code`options?.partHeaders`)})`;
  const type = models.codecs.changes(headers.schema)
    ? models.type(headers.schema)
    : code`${models.symbols.partType(operation, headers)}`;
  return { ...taken, partHeaders: type, input: (path) => record([...fields(path), given]) };
}

/** The first media type is that of the resource style. Of what is sent item by item there is no schema, so it is taken as it travels. */
const bodyOf = (operation: Operation): Part | undefined => partsOf(operation).find((it) => it.kind === "body");

function takenOf(models: Models, method: NamedMethod): Taken {
  const { operation } = method;
  const body = bodyOf(operation);
  const given = operation.parameters.filter((it) => it.in !== "path" || !method.chosen.includes(it.name));
  const fields = fieldsOf(models, method, given, body);
  if (fields.length === 0 && !isPaged(operation)) return body === undefined ? none : bodyAlone(models, operation, body);
  const spread = body !== undefined && isSpread(models, body);
  const own = fieldsType(models, operation, fields, body !== undefined && !spread ? body : undefined);
  const whole = body === undefined ? undefined : models.type(body.schema);
  const isBodyRequired = operation.body?.required === true;
  const type = spread
    ? code`${isBodyRequired || requiresNone(models, body.schema) ? code`(${whole as Code})` : code`Partial<${whole as Code}>`} & ${own}`
    : own;
  const bodyNeeds = isBodyRequired && (!spread || requiresAny(models, body.schema));
  return {
    type,
    isRequired: given.some((it) => it.required) || bodyNeeds,
    isInline: true,
    fields: (path) => inputOf(models, operation, fields, body, spread, path),
  };
}

export const isPaged = ({ pagination, method }: Operation): boolean => pagination !== undefined && method === "GET";

const none: Taken = {
  type: undefined,
  isRequired: false,
  isInline: false,
  fields: (path) => pathGroup(path, []),
};

const pathGroup = (path: readonly Code[], fields: readonly Code[]): readonly Code[] =>
  path.length + fields.length === 0 ? [] : [code`path: ${record([...path, ...fields])}`];

/** Nothing but a body: what the method takes is the body itself. */
function bodyAlone(models: Models, operation: Operation, body: Part): Taken {
  const isRequired = operation.body?.required === true;
  const value = converted(models, body.schema, code`params`);
  const type = bodyType(models, operation, body);
  return {
    type,
    isRequired,
    isInline: hasFields(type),
    fields: (path) => [
      ...pathGroup(path, []),
      isRequired ? code`body: ${value}` : code`...(params === undefined ? {} : { body: ${value} })`,
    ],
  };
}

const bodyType = (models: Models, operation: Operation, body: Part): Code =>
  models.codecs.changes(body.schema) ? models.type(body.schema) : partType(models.wire, operation, body);

/** True for a type that is long enough to want a name. */
export const hasFields = (type: Code): boolean => type.parts.some((it) => typeof it === "string" && it.includes("{"));

/** `encodeTarget(value)`, or the value where there is nothing to do. */
function converted(models: Models, schema: Schema, value: Code): Code {
  const convert = models.codecs.convert("encode", schema, "Params");
  if (convert === undefined) return value;
  return code`${convert}(${value})`;
}

/** True for a body whose fields can stand beside others: an object, and nothing else. */
function isSpread(models: Models, { media, schema }: Part): boolean {
  const isUnion = schema.anyOf !== undefined || schema.oneOf !== undefined;
  return (
    ["json", "form", "multipart"].includes(media?.codec ?? "") &&
    !isUnion &&
    models.codecs.terms.ask(
      schema,
      ({ types, properties }) => types?.size === 1 && types.has("object") && properties.size > 0,
    )
  );
}

const requiresAny = (models: Models, schema: Schema): boolean =>
  inPlace(models, schema, (it) => it.allOf).some((it) => it.object.required.length > 0);

/** Whether all of an object's properties may be missing, whichever of its alternatives it is. */
const requiresNone = (models: Models, schema: Schema): boolean =>
  inPlace(models, schema, inPlaceParts).every((it) => it.object.required.length === 0);

/** A schema and those that apply beside it, by reference and through `parts`; each once, however often it is named. */
function inPlace(models: Models, schema: Schema, parts: (it: Schema) => readonly Schema[]): readonly Schema[] {
  const found = new Set([schema]);
  for (const it of found) {
    const referred = it.ref === undefined ? [] : [models.wire.lookup(it.ref.name)];
    for (const next of [...parts(it), ...referred]) found.add(next);
  }
  return [...found];
}

function fieldsOf(
  models: Models,
  { operation }: NamedMethod,
  given: readonly Parameter[],
  body: Part | undefined,
): readonly Field[] {
  const taken = new Set(isPaged(operation) ? ["limit"] : []);
  if (body !== undefined && !isSpread(models, body)) taken.add("body");
  else if (body !== undefined)
    for (const [name] of models.codecs.terms.facts(body.schema).properties)
      taken.add(models.codecs.nameOf(body.schema, name));
  const ids = given.map((_, i) => String(i));
  const size = operation.pagination?.size;
  const wish = (id: string): string => {
    const it = given[Number(id)] as Parameter;
    const own = models.codecs.styled(it.name);
    return taken.has(own)
      ? it.name === size
        ? models.codecs.styled("page_size")
        : models.codecs.styled(`${it.name}_${it.in}`)
      : own;
  };
  const names = distinct(ids, taken, wish);
  return given.map((parameter, i) => ({ parameter, name: names.get(String(i)) ?? parameter.name }));
}

function fieldsType(models: Models, operation: Operation, fields: readonly Field[], body: Part | undefined): Code {
  const lines = fields.map(({ parameter, name }) => {
    const { schema, doc, required } = parameter;
    const said = { ...schema, doc: doc.description === "" ? schema.doc : doc };
    return code`${docOf(said)}readonly ${key(name)}${required ? code`` : code`?`}: ${models.type(schema)};\n`;
  });
  if (body !== undefined) {
    const type = bodyType(models, operation, body);
    lines.push(code`readonly body${operation.body?.required === true ? code`` : code`?`}: ${type};\n`);
  }
  if (isPaged(operation))
    lines.push(code`/** The most items in all. Default: every one. */\nreadonly limit?: number;\n`);
  return code`{\n${join(lines, "")}}`;
}

function inputOf(
  models: Models,
  operation: Operation,
  fields: readonly Field[],
  body: Part | undefined,
  spread: boolean,
  path: readonly Code[],
): readonly Code[] {
  const groups: Code[] = [];
  for (const [place, group] of Object.entries(places)) {
    const here = fields.filter((it) => it.parameter.in === place);
    const [whole] = here;
    if (place === "path")
      groups.push(
        ...pathGroup(
          path,
          here.map((it) => code`${key(it.parameter.name)}: ${one(models, it)}`),
        ),
      );
    else if (place === "querystring" && whole !== undefined)
      groups.push(code`...${transport("given")}("querystring", ${one(models, whole)})`);
    else if (here.length > 0) groups.push(code`${key(group)}: ${picked(models, here)}`);
  }
  if (body !== undefined) groups.push(bodyGroup(models, operation, fields, body, spread));
  return groups;
}

const one = (models: Models, { parameter, name }: Field): Code => {
  const convert = models.codecs.convert("encode", parameter.schema, parameter.name);
  const value = code`params?.[${name}]`;
  return convert === undefined ? value : code`${convert}(${value})`;
};

/** The fields of one place under their names on the wire. */
function picked(models: Models, fields: readonly Field[]): Code {
  const moves = fields.map(({ parameter, name }) => {
    const convert = models.codecs.convert("encode", parameter.schema, parameter.name);
    return code`it.move(${name}, ${parameter.name}${convert === undefined ? code`` : code`, ${convert}`});`;
  });
  return code`${transport("picked")}(params, (it) => {\n${join(moves, "\n")}\n})`;
}

function bodyGroup(
  models: Models,
  operation: Operation,
  fields: readonly Field[],
  { schema }: Part,
  spread: boolean,
): Code {
  const isRequired = operation.body?.required === true;
  const convert = models.codecs.convert("encode", schema, "Body");
  const others = fields.map((it) => it.name);
  const value = spread ? code`${transport("without")}(params, ${others}, ${isRequired})` : code`params?.body`;
  return code`...${transport("given")}("body", ${convert === undefined ? value : code`${convert}(${value})`})`;
}
