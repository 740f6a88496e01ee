import type { Callback, Operation } from "../api.js";
import type { Context } from "./context.js";

/** What an operation without an operationId is called. */
export function derivedId(method: string, template: string): string {
  return `${method} ${template}`;
}

const ownId = ({ method, template }: Operation): string => derivedId(method.toLowerCase(), template);

interface Operations {
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Operation[];
}

/**
 * The operations of paths and webhooks with an id for each alone (Operation Object, `operationId`). Two that share one are an error, but
 * for what one declaration can't help: GET and HEAD of one path, one path item under two paths, and a webhook with the name of a path.
 * A webhook that is one operation is called by its name.
 */
export function withOwnIds(context: Context, paths: readonly Operation[], hooks: readonly Operation[]): Operations {
  const owners = new Map<string, Operation>();
  const claim = (it: Operation): Operation => {
    const first = owners.get(it.id);
    if (first === undefined || it === first) owners.set(it.id, it);
    return first === undefined || it === first ? it : renamed(context, it, first, owners, !paths.includes(it));
  };
  // GET comes first, wherever it stands: its name is the one that the id was made for.
  for (const it of paths) if (it.method === "GET" && !owners.has(it.id)) owners.set(it.id, it);
  const operations = paths.map(claim);
  const webhooks = calledByName(paths, hooks).map(claim);
  const within = (it: Operation): Operation => withCallbackIds(context, it, owners);
  return { operations: operations.map(within), webhooks: webhooks.map(within) };
}

/** A webhook that is one operation without an id goes by its name, where nobody else does. */
function calledByName(paths: readonly Operation[], hooks: readonly Operation[]): readonly Operation[] {
  const ids = new Set([...paths, ...hooks].map((it) => it.id));
  return hooks.map((it) => {
    const isAlone = hooks.every((other) => other === it || other.template !== it.template);
    return isAlone && it.id === ownId(it) && !ids.has(it.template) ? { ...it, id: it.template } : it;
  });
}

/** The operations of an operation's callbacks, after all others: what has no id of its own is called after the operation and the callback. */
function withCallbackIds(context: Context, of: Operation, owners: Map<string, Operation>): Operation {
  if (of.callbacks.length === 0) return of;
  const callbacks = of.callbacks.map((callback) => {
    const others = of.callbacks.filter((it) => it.name === callback.name).flatMap((it) => it.operations);
    const operations = callback.operations.map((it) => {
      const derived = derivedId(
        of.id,
        others.length > 1 ? `${callback.name} ${it.method.toLowerCase()}` : callback.name,
      );
      const id = callbackId(context, it, callback, derived, owners);
      const named = { ...it, id };
      owners.set(id, named);
      return withCallbackIds(context, named, owners);
    });
    return { ...callback, operations };
  });
  return { ...of, callbacks };
}

function callbackId(
  context: Context,
  it: Operation,
  callback: Callback,
  derived: string,
  owners: ReadonlyMap<string, Operation>,
): string {
  if (it.id === derivedId(it.method.toLowerCase(), callback.name)) return free(owners, derived);
  const first = owners.get(it.id);
  if (first === undefined) return it.id;
  const id = free(owners, derived);
  // One callback of several operations has one declaration, which can't help it.
  if (it.at !== first.at)
    context.report.add(
      "operation/shared-id",
      idPlace(it),
      `${shares(it, first)}; this one goes by ${JSON.stringify(id)}.`,
      "Give each operation an id of its own.",
    );
  return id;
}

function renamed(
  context: Context,
  it: Operation,
  first: Operation,
  owners: Map<string, Operation>,
  isHook: boolean,
): Operation {
  const id = it.id === ownId(it) && isHook ? `${it.id} webhook` : ownId(it);
  if (isPair(it, first) && !owners.has(id)) {
    owners.set(id, it);
    const hint = `Give ${it.method} ${it.template} an operationId of its own.`;
    if (it.id !== ownId(it))
      context.report.add(
        "operation/shared-id",
        idPlace(it),
        `${shares(it, first)}; this one goes by ${JSON.stringify(id)}.`,
        hint,
      );
    return { ...it, id };
  }
  context.report.add(
    "operation/duplicate-id",
    idPlace(it),
    `${shares(it, first)}.`,
    "Give each operation an id of its own.",
  );
  const other = free(owners, ownId(it));
  owners.set(other, it);
  return { ...it, id: other };
}

/** The id, or the id with a number behind it. */
function free(owners: ReadonlyMap<string, Operation>, id: string): string {
  let n = 2;
  let found = id;
  for (; owners.has(found); n += 1) found = `${id} ${n}`;
  return found;
}

const idPlace = (it: Operation): string => `${it.at}/operationId`;

const shares = (it: Operation, first: Operation): string =>
  `The operationId ${JSON.stringify(it.id)} is that of ${first.method} ${first.template} already`;

/** True where two operations share an id without a mistake of their own. */
function isPair(it: Operation, first: Operation): boolean {
  const methods = [it.method, first.method].sort().join(" ");
  return it.at === first.at || it.id === ownId(it) || (methods === "GET HEAD" && it.template === first.template);
}

/**
 * Reports operations that no server can tell apart: of one method, with paths that differ in the names of their parameters or behind a
 * `?` or `#` only (Paths Object: such paths are identical).
 */
export function reportAmbiguous({ report }: Context, operations: readonly Operation[]): void {
  const seen = new Map<string, Operation>();
  for (const it of operations) {
    const shape = `${it.method} ${it.path.map((part) => ("text" in part ? part.text : "{}")).join("")}`;
    const first = seen.get(shape);
    if (first === undefined) {
      seen.set(shape, it);
      continue;
    }
    const message = `${it.method} ${it.template} and ${first.template} match the same requests; a server can't tell the two apart.`;
    report.add("path/ambiguous", it.at, message, "Make the paths differ in more than the names of their parameters.");
  }
}
