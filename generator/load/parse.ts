import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isJsonObject, own, scalarText, type Json } from "../base/json.js";
import { excessIn, limits, Room, tooDeep } from "./bounds.js";
import type { LoadedFile } from "./document.js";
import { namesIn, namesOf } from "./json-names.js";
import { jsonFault } from "./json-syntax.js";
import { placeAt, placeIn, type Located, type Source } from "./place.js";
import { shared } from "./reread.js";
import { isPlain, scan } from "./scan.js";
import { asOpenApi, isSwagger, NotConvertible } from "./swagger.js";
import { UnreadableDocument, type UnreadableCode } from "./unreadable.js";
import { parseYaml, parseYamlAgain, type Yaml } from "./yaml.js";

/** What is known already when a file is read. */
export interface Around {
  /** That of the entry file, for a file that does not say which OpenAPI it is. */
  readonly dialect?: Dialect | undefined;
  readonly room?: Room;
  /** The same file when it was last read in this process. */
  readonly before?: LoadedFile | undefined;
}

/**
 * One file of a document from its text. `name`: as pointers call it, "" for the entry file. Throws {@link UnreadableDocument} for what is
 * not YAML 1.2, not JSON where the file's name ends in .json, and for what has no end. An entry file in Swagger 2.0 is converted.
 */
export function parseFile(text: string, uri: string, name: string, around: Around = {}): LoadedFile {
  const { dialect, room = new Room(), before } = around;
  const path = uri.startsWith("file:") ? fileURLToPath(uri) : uri;
  const display = uri === path ? uri : relative(process.cwd(), path) || path;
  room.characters -= text.length;
  if (room.characters < 0) {
    const message = `The document's files are longer than ${limits.characters} characters together.`;
    throw new UnreadableDocument(display, 1, 1, message, "document/bounds");
  }
  const source = { path, body: text.replaceAll("\r\n", "\n") };
  const { outline, isTree, ...read } = parseText(source, display, before);
  const written = isTree && before?.isTree === true ? shared(before.written, read.value) : read.value;
  const measures = before?.measures ?? new WeakMap<object, never>();
  refuseExcess({ source, display, value: written, measures }, name, room);
  const value = name === "" && isSwagger(written) ? upgraded(written, { source, display, value: written }) : written;
  const own = dialectOf(value) ?? dialect ?? "2020-12";
  return {
    uri,
    name,
    display,
    source,
    written,
    value,
    dialect: own,
    scan: scan(value, `${name}#`, uri, own !== "3.0", emptyBefore(before, own)),
    outline,
    isTree,
    measures,
  };
}

/** What the file was, where there was nothing to find in it. */
const emptyBefore = (before: LoadedFile | undefined, dialect: Dialect): Json | undefined =>
  before?.dialect === dialect && before.isTree && isPlain(before.scan) ? before.value : undefined;

function upgraded(swagger: Parameters<typeof asOpenApi>[0], from: Located): Json {
  try {
    return asOpenApi(swagger);
  } catch (error) {
    if (!(error instanceof NotConvertible)) throw error;
    const { line, column, frame } = placeIn(from, error.at);
    const message = `${error.message}. Mend it, or write it as OpenAPI 3.`;
    throw new UnreadableDocument(from.display, line, column, message, "document/syntax", frame);
  }
}

/** The dialect of schemas: OpenAPI 3.0 has its own, later versions have JSON Schema 2020-12. */
export type Dialect = "3.0" | "2020-12";

function dialectOf(value: Json): Dialect | undefined {
  const version = isJsonObject(value) ? own(value, "openapi") : undefined;
  if (version === undefined) return undefined;
  return /^3\.0\b/.test(scalarText(version)) ? "3.0" : "2020-12";
}

interface Read extends Yaml {
  /** True where no object is in two places. */
  readonly isTree: boolean;
}

function parseText(source: Source, display: string, before: LoadedFile | undefined): Read {
  const { path, body } = source;
  const json = path.endsWith(".json") ? parseJson(source, display) : undefined;
  if (json !== undefined) return { value: json, outline: undefined, isTree: true };
  try {
    const again =
      before === undefined
        ? undefined
        : parseYamlAgain(body, { text: before.source.body, value: before.written, outline: before.outline });
    const read = again ?? parseYaml(body, path);
    return { ...read, isTree: read.outline !== undefined };
  } catch (error) {
    const { line, column, message } = syntaxError(error as SyntaxFault);
    if (message.startsWith("nesting exceeded"))
      throw unreadable(source, display, line, column, `${tooDeep}.`, "document/bounds");
    throw unreadable(source, display, line, column, `This is not YAML or JSON: ${message}.`, "document/syntax");
  }
}

/** The value of a text that is JSON and in which no object has a name twice; undefined where the reader of YAML must say what is wrong. */
function parseJson({ path, body }: Source, display: string): Json | undefined {
  refuseFalseJson(body, { path, body }, display);
  try {
    const value = JSON.parse(body) as Json;
    return namesOf(value) === namesIn(body) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuseFalseJson(text: string, source: Source, display: string): void {
  const bare = text.replace(/^\ufeff/, "");
  try {
    JSON.parse(bare);
  } catch {
    const fault = jsonFault(bare);
    if (fault === undefined) return;
    const before = bare.slice(0, fault.offset).split("\n");
    const column = (before.at(-1) ?? "").length + 1;
    throw unreadable(source, display, before.length, column, `This is not JSON: ${fault.message}.`, "document/syntax");
  }
}

function unreadable(
  source: Source,
  display: string,
  line: number,
  column: number,
  message: string,
  code: UnreadableCode,
): UnreadableDocument {
  return new UnreadableDocument(display, line, column, message, code, placeAt(source, line, column).frame);
}

type Measured = Pick<LoadedFile, "source" | "display" | "value" | "measures">;

function refuseExcess(file: Measured, name: string, room: Room): void {
  const excess = excessIn(file.value, `${name}#`, room, file.measures);
  if (excess === undefined) return;
  const code = excess.kind === "bounds" ? "document/bounds" : "document/syntax";
  const { line, column, frame } = placeIn(file, excess.at.slice(name.length));
  throw new UnreadableDocument(file.display, line, column, `${excess.message}.`, code, frame);
}

interface SyntaxFault extends Error {
  readonly originalError?: SyntaxFault;
  readonly reason?: string;
  readonly mark?: { readonly line: number; readonly column: number };
}

function syntaxError(error: SyntaxFault): { readonly line: number; readonly column: number; readonly message: string } {
  const fault = error.originalError ?? error;
  return {
    line: (fault.mark?.line ?? 0) + 1,
    column: (fault.mark?.column ?? 0) + 1,
    message: fault.reason ?? fault.message,
  };
}
