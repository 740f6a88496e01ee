/** What an operation does to a resource: by extension, by the first word of its operationId, by its method and where it stands. */
import { isJsonObject } from "../base/json.js";
import type { Api, Operation } from "./api.js";
import type { Schema } from "./schema.js";
import { lookupOf } from "./visit.js";

export type Role = "list" | "create" | "fetch" | "update" | "replace" | "patch" | "remove" | "action" | "other";

export interface Standing {
  readonly isItem: boolean;
  /** There are items to choose from, or the answer is a list. */
  readonly isCollection: boolean;
}

/** The words of a name: "listAPIKeys" is list, api, keys. In lower case. */
export function wordsOf(name: string): readonly string[] {
  return (name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}]+|\p{N}+/gu) ?? []).map((it) => it.toLowerCase());
}

const changes: Readonly<Record<string, Role>> = {
  update: "update",
  modify: "update",
  edit: "update",
  change: "update",
  replace: "replace",
  patch: "patch",
};

/** What an operation does where it stands. */
export function roleOf(operation: Operation, standing: Standing): Role {
  const kind = kindOf(operation);
  const isItem = kind === undefined ? standing.isItem : kind === "instance";
  const isCollection = kind === undefined ? standing.isCollection : kind === "collection";
  if (kind === "action") return "action";
  const [verb = ""] = wordsOf(operation.id);
  const change = Object.hasOwn(changes, verb) ? changes[verb] : undefined;
  switch (operation.method) {
    case "GET":
      return isItem || !isCollection ? "fetch" : "list";
    case "POST":
      return change ?? (isItem ? "update" : "create");
    case "PUT":
      return verb === "create" && !isItem ? "create" : (change ?? "replace");
    case "PATCH":
      return change ?? "patch";
    case "DELETE":
      return "remove";
    default:
      return "other";
  }
}

function kindOf({ extensions }: Operation): string | undefined {
  const it = extensions["x-resource"];
  return isJsonObject(it) && typeof it["kind"] === "string" ? it["kind"] : undefined;
}

/** True for a GET that answers several things, as far as it says so. */
export function isList(api: Api, operation: Operation): boolean {
  const [verb = ""] = wordsOf(operation.id);
  if (operation.pagination !== undefined || verb === "list") return true;
  const first = operation.responses.find((it) => it.status === 200 || it.status === "2XX");
  return first?.content.some((it) => isArray(api, it.schema)) ?? false;
}

function isArray(api: Api, schema: Schema): boolean {
  const lookup = lookupOf(api);
  const seen = new Set<string>();
  let last = schema;
  while (last.ref !== undefined && !seen.has(last.ref.name)) {
    seen.add(last.ref.name);
    last = lookup(last.ref.name);
  }
  return last.types.length === 1 && last.types[0] === "array";
}

/** What paths end with when they say what to do rather than what to do it to. */
const verbs = new Set(
  (
    "accept activate add allow apply approve archive assign authenticate authorize ban batch block build cancel capture check clear clone close " +
    "commit complete compute confirm connect convert copy create deactivate decline delete deny deploy detach disable disconnect dismiss " +
    "download enable end execute expire export favorite fetch find finalize follow fork generate grant import increment init invite join " +
    "kick leave like link lock login logout mark merge move mute open pause ping pin poll preview promote publish purge query read rebuild " +
    "redeem refresh refund register reject release remove rename render renew reopen replace request resend reset resolve restart restore " +
    "resume retry revert review revoke rotate run scan schedule search send set share sign simulate skip snooze split star start stop " +
    "submit subscribe suspend switch sync terminate test toggle transfer translate trigger unarchive unassign unban unblock unfollow " +
    "uninstall unlink unlock unmute unpin unpublish unstar unsubscribe update upgrade upload validate verify void vote watch withdraw"
  ).split(" "),
);

/** True for a last segment that is a verb: one of those above, or what the operationId begins with. */
export function isVerb(segment: string, { id, method }: Operation): boolean {
  const [first = "", ...rest] = wordsOf(segment);
  if (method === "POST" || rest.length > 0 ? verbs.has(first) : verbs.has(first) && method !== "GET") return true;
  const called = wordsOf(id);
  const isSame = [first, ...rest].every((it, i) => called[i] === it);
  return (
    isSame &&
    first !== "" &&
    !first.endsWith("s") &&
    !/^(create|list|get|update|delete|remove|fetch)$/.test(called.at(-1) ?? "")
  );
}
