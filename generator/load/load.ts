import { readFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { makeDocumentFromString, type Document as Parsed } from "@redocly/openapi-core";
import type { Json } from "../base/json.js";
import { Document, type LoadedFile } from "./document.js";
import { scan } from "./scan.js";

/** The document can't be read at all, or is not YAML or JSON. Line and column count from 1. */
export class UnreadableDocument extends Error {
  override readonly name = "UnreadableDocument";

  constructor(
    readonly file: string,
    readonly line: number,
    readonly column: number,
    message: string,
    readonly code: "document/not-readable" | "document/syntax",
  ) {
    super(message);
  }
}

/**
 * Reads a document and every local file that it refers to. Nothing is fetched from a network, and no file outside the entry file's
 * folder is opened. Rejects with {@link UnreadableDocument} where a file is missing or not YAML 1.2 or JSON.
 */
export async function load(spec: string): Promise<Document> {
  const path = resolve(spec);
  const text = await readFile(path, "utf8").catch((error: Error) => {
    throw new UnreadableDocument(spec, 1, 1, `The document can't be read: ${reason(error)}.`, "document/not-readable");
  });
  return loadText(text, path);
}

/** The same for a text that is in memory already; `path` is where it would be, for messages and for relative references. */
export async function loadText(text: string, path: string): Promise<Document> {
  const folder = dirname(resolve(path));
  const entry = parse(text, pathToFileURL(resolve(path)).href, "");
  const files = new Map<string, LoadedFile>([[entry.uri, entry]]);
  const failures = new Map<string, string>();
  const work = [...entry.scan.files.keys()];
  for (let uri = work.pop(); uri !== undefined; uri = work.pop()) {
    if (files.has(uri) || failures.has(uri)) continue;
    const read = await readPart(uri, folder);
    if ("refused" in read) failures.set(uri, read.refused);
    else {
      const file = parse(read.text, uri, relative(folder, fileURLToPath(uri)).split(sep).join("/"));
      files.set(uri, file);
      work.push(...file.scan.files.keys());
    }
  }
  return new Document(entry, files, failures);
}

async function readPart(uri: string, folder: string): Promise<{ readonly text: string } | { readonly refused: string }> {
  if (!uri.startsWith("file:")) return { refused: `${uri} is remote, and nothing is fetched from a network.` };
  const path = fileURLToPath(uri);
  if (relative(folder, path).startsWith("..")) return { refused: `${path} is outside the document's folder ${folder}.` };
  return readFile(path, "utf8").then(
    (text) => ({ text }),
    (error: Error) => ({ refused: `${path} can't be read: ${reason(error)}.` }),
  );
}

function parse(text: string, uri: string, name: string): LoadedFile {
  const path = fileURLToPath(uri);
  const display = relative(process.cwd(), path) || path;
  const { source, parsed } = parseText(text, path, display);
  const value = parsed as Json;
  return { uri, name, display, source, value, scan: scan(value, `${name}#`, uri) };
}

function parseText(text: string, path: string, display: string): Parsed {
  try {
    return makeDocumentFromString(text.replaceAll("\r\n", "\n"), path);
  } catch (error) {
    const { line, column, message } = syntaxError(error as SyntaxFault);
    throw new UnreadableDocument(display, line, column, `This is not YAML or JSON: ${message}.`, "document/syntax");
  }
}

interface SyntaxFault extends Error {
  readonly originalError?: SyntaxFault;
  readonly reason?: string;
  readonly mark?: { readonly line: number; readonly column: number };
}

function syntaxError(error: SyntaxFault): { readonly line: number; readonly column: number; readonly message: string } {
  const fault = error.originalError ?? error;
  return { line: (fault.mark?.line ?? 0) + 1, column: (fault.mark?.column ?? 0) + 1, message: fault.reason ?? fault.message };
}

function reason(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "there is no such file";
  if (error.code === "EISDIR") return "it is a folder";
  return error.code ?? error.message;
}
