/** The router of webhooks and callbacks, which have no path but the one that their receiver gives their sender. */
import type { CoreOptions } from "./core.js";
import type { Description, Leaf, Tree } from "./description.js";
import { router, type Router } from "./router.js";
import type { RequestInfo, RouterOptions } from "./types.js";
import type { Verify } from "./verified.js";

/** What a generated server knows of what is sent to it. */
export interface ReceiverDescription extends Omit<Description, "tree"> {
  /** By the name of the handler. */
  readonly methods: { readonly [name: string]: string };
}

export interface ReceiverOptions<Name extends string = string> extends RouterOptions {
  /** Where each is received, by the name of its handler: "/hooks/new-pet". Default: "/" and that name. */
  readonly paths?: { readonly [name in Name]?: string };
  /**
   * Where all come to one URL: which of them a request is, by its headers or its URL; undefined for what is not known. `paths` and
   * `basePath` are then not looked at.
   */
  readonly which?: (request: RequestInfo) => Name | undefined;
  /** Whether a request is what its sender signed; 401 where it is not. Asked behind the `authenticate` hooks, with the body's own bytes. */
  readonly verify?: Verify;
}

/**
 * The router of what is sent to this server. Throws a TypeError for a path that is none or is given twice, and where the document asks for
 * authentication and there is no hook for a scheme.
 */
export function receiver(
  api: ReceiverDescription,
  handlers: object,
  { paths = {}, which, ...options }: ReceiverOptions & CoreOptions,
): Router {
  if (which === undefined) return router({ ...api, tree: treeOf(api, paths) }, handlers, options);
  const locate = (request: RequestInfo, url: string): string | undefined => {
    const name = which(request);
    const mark = url.indexOf("?");
    return name === undefined ? undefined : `/${encodeURIComponent(name)}${mark < 0 ? "" : url.slice(mark)}`;
  };
  return router({ ...api, tree: treeOf(api, {}) }, handlers, { ...options, basePath: "", locate });
}

/** A tree that still grows. */
interface Growing extends Tree {
  readonly literals: Record<string, Growing>;
  readonly methods?: Record<string, Leaf>;
}

const growing = (): Growing => ({ literals: Object.create(null) as Growing["literals"] });

function treeOf(
  { routes, methods }: ReceiverDescription,
  paths: { readonly [name: string]: string | undefined },
): Tree {
  const names = routes.map((it) => it.name);
  const unknown = Object.keys(paths).find((it) => !names.includes(it));
  if (unknown !== undefined)
    throw new TypeError(`There is no ${JSON.stringify(unknown)} to be received: paths may name ${names.join(", ")}.`);
  const root = growing();
  routes.forEach(({ name }, route) => {
    const path = (Object.hasOwn(paths, name) ? paths[name] : undefined) ?? `/${name}`;
    const method = methods[name] ?? "POST";
    let here = root;
    for (const segment of segmentsOf(name, path)) here = here.literals[segment] ??= growing();
    const leaves = ((here as { methods?: Record<string, Leaf> }).methods ??= Object.create(null) as Record<
      string,
      Leaf
    >);
    const other = leaves[method];
    if (other !== undefined)
      throw new TypeError(
        `${method} ${path} is the path of both ${names[other.route]} and ${name}: give each a path of its own, or tell by \`which\` which one a request is.`,
      );
    leaves[method] = { route, names: [] };
  });
  return root;
}

/** The decoded segments of a path. */
function segmentsOf(name: string, path: string): readonly string[] {
  try {
    if (!/^\/[^?#]*$/.test(path)) throw new URIError();
    return path.slice(1).split("/").map(decodeURIComponent);
  } catch {
    throw new TypeError(
      `${JSON.stringify(path)} can't be the path of ${name}: write one that starts with a slash, such as "/hooks".`,
    );
  }
}
