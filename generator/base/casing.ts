/** The words of a text: runs of letters and digits (not of signs such as `²`, which no name may hold), separated by everything else. */
function words(text: string): readonly string[] {
  return text.match(/[\p{ID_Start}\p{Nd}$]+/gu) ?? [];
}

const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

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

/** An identifier may not start with a digit, nor be empty. */
function startable(name: string): string {
  return /^[\p{ID_Start}$_]/u.test(name) ? name : `_${name}`;
}
