import { readFile, realpath } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Allowed } from "./allowed.js";
import type { Unresolved } from "./document.js";

type Part = { readonly text: string } | Unresolved;

/** The text of a file that a document refers to by its absolute URI; or why it is not read. `root`: the document's folder. */
export function readPart(uri: string, root: string, allowed: Allowed): Promise<Part> {
  if (uri.startsWith("file:")) return readLocal(uri, [root, ...allowed.folders]);
  return fetchPart(uri, allowed);
}

const inside =
  "Move the file into the document's folder, name its own folder in the config under allow.folders, or bundle the document first.";

async function readLocal(uri: string, roots: readonly string[]): Promise<Part> {
  let shown = uri;
  try {
    const path = fileURLToPath(uri);
    shown = relative(process.cwd(), path);
    if (!roots.some((root) => isInside(root, path)))
      return { unresolved: `${shown} is outside of the document's folder.`, hint: inside };
    const real = await realpath(path);
    const realRoots = await Promise.all(roots.map((root) => realpath(root).catch(() => root)));
    if (!realRoots.some((root) => isInside(root, real)))
      return { unresolved: `${shown} is a link to a file outside of the document's folder.`, hint: inside };
    return { text: await readFile(path, "utf8") };
  } catch (error) {
    return { unresolved: `${shown} can't be read: ${reason(error as NodeJS.ErrnoException)}.` };
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Why a file can't be opened, in words. */
export function reason(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "there is no such file";
  if (error.code === "EISDIR") return "it is a folder";
  return error.code ?? error.message;
}

async function fetchPart(uri: string, allowed: Allowed): Promise<Part> {
  const signal = AbortSignal.timeout(allowed.timeout);
  let here = uri;
  try {
    for (let redirects = 0; redirects <= allowed.maxRedirects; redirects += 1) {
      const origin = originOf(here);
      if (origin === undefined || !allowed.origins.includes(origin)) return forbidden(here, origin);
      const response = await fetch(here, { redirect: "manual", signal, headers: { accept: "*/*" } });
      const location = response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
      if (location === null) return await bodyOf(response, here, allowed);
      await response.body?.cancel();
      here = new URL(location, here).href;
    }
    return { unresolved: `${uri} redirects more than ${allowed.maxRedirects} times.` };
  } catch (error) {
    return { unresolved: `${here} can't be fetched: ${failure(error as Error, allowed)}.` };
  }
}

function originOf(uri: string): string | undefined {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.origin : undefined;
}

function forbidden(uri: string, origin: string | undefined): Unresolved {
  if (origin === undefined) return { unresolved: `${uri} is neither a file nor on the web.` };
  return {
    unresolved: `${uri} is remote, and nothing is fetched from ${origin}.`,
    hint: `Keep a copy beside the document and refer to that, or write allow: { origins: [${JSON.stringify(origin)}] } in the config.`,
  };
}

async function bodyOf(response: Response, uri: string, { maxBytes }: Allowed): Promise<Part> {
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    return { unresolved: `${uri} answers with status ${response.status}.` };
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > maxBytes) return { unresolved: `${uri} is larger than ${maxBytes} bytes.` };
    pieces.push(piece);
  }
  return { text: new TextDecoder().decode(Buffer.concat(pieces)) };
}

function failure(error: Error, { timeout }: Allowed): string {
  if (error.name === "TimeoutError") return `it took longer than ${timeout} ms`;
  const { cause } = error as { readonly cause?: { readonly code?: string; readonly message?: string } };
  return cause?.code ?? cause?.message ?? error.message;
}
