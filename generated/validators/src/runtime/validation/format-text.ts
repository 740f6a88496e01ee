// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Formats of identifiers, pointers and patterns. */

const uuidShape = /* @__PURE__ */ hexGroups(8, 4, 4, 4, 12);

function hexGroups(...counts: readonly number[]): RegExp {
  return new RegExp(`^${counts.map((count) => "[0-9A-Fa-f]".repeat(count)).join("-")}$`);
}

/** RFC 4122, section 3; any version. */
export function isUuid(text: string): boolean {
  return uuidShape.test(text);
}

/** RFC 6901 */
export function isJsonPointer(text: string): boolean {
  return /^(?:\/(?:[^/~]|~[01])*)*$/.test(text);
}

/** `0/foo`, `1#`, with the index manipulation `1+2/foo` of the later drafts. */
export function isRelativeJsonPointer(text: string): boolean {
  return /^(?:0|[1-9]\d*)(?:[+-](?:0|[1-9]\d*))?(?:#|(?:\/(?:[^/~]|~[01])*)*)$/.test(text);
}

/** A regular expression of ECMA-262. */
export function isRegex(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
