import { isIdentifier, startable, words } from "./identifier.js";

/** Letters whose capital is newer than names may be stay small. */
function upperFirst(word: string): string {
  const capital = word.charAt(0).toUpperCase();
  return isIdentifier(capital) ? capital + word.slice(1) : word;
}

/** `friendly_name` → `FriendlyName`. Capitals inside a word stay: `listAPIKeys` → `ListAPIKeys`. */
export function pascal(text: string): string {
  return startable(words(text).map(upperFirst).join(""));
}

/** `friendly_name` → `friendlyName`, `get /pets` → `getPets`, `SMSSend` → `smsSend`. */
export function camel(text: string): string {
  const name = words(text).map(upperFirst).join("");
  const lead = /^\p{Lu}+(?=\p{Lu}\p{Ll}|[^\p{L}]|$)|^\p{Lu}/u.exec(name)?.[0] ?? "";
  return startable(lead.toLowerCase() + name.slice(lead.length));
}

/** `ConnectionPolicies` → `connection-policies`; what a file name or a package name may hold. */
export function kebab(text: string): string {
  const split = text.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1-$2");
  return (
    split
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join("-") ?? ""
  );
}
