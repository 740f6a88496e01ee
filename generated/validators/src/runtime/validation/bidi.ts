// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The direction in which text is written, as far as it matters in host names. */

/** Characters of the Bidi classes R and AL: in the blocks of right-to-left scripts everything but marks and the digits of the class AN. */
const rightToLeft =
  /(?!\p{M}|[\u0660-\u0669\u{10d30}-\u{10d39}])[\u0590-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** The digits of the classes AN and EN. */
const arabicDigit = /[\u0660-\u0669\u{10d30}-\u{10d39}]/u;
const europeanDigit = /[0-9\u06f0-\u06f9]/;
const neutral = /[-\u00b7\u0375\u30fb\u200c\u200d]/;

type Direction = "R" | "AN" | "EN" | "neutral" | "NSM" | "L";

function directionOf(it: string): Direction {
  if (rightToLeft.test(it)) return "R";
  if (arabicDigit.test(it)) return "AN";
  if (europeanDigit.test(it)) return "EN";
  if (neutral.test(it)) return "neutral";
  return /[\p{Mn}\p{Me}]/u.test(it) ? "NSM" : "L";
}

/** True for a domain with a right-to-left label, in which every label must follow the Bidi rule. */
export function isBidiDomain(labels: readonly string[]): boolean {
  return labels.some((it) => rightToLeft.test(it) || arabicDigit.test(it));
}

/** The Bidi rule (RFC 5893, section 2). */
export function followsBidiRule(label: string): boolean {
  const found = [...label].map(directionOf);
  const last = [...found].reverse().find((it) => it !== "NSM") ?? "NSM";
  const has = (it: Direction): boolean => found.includes(it);
  if (found[0] === "R") return /^(R|EN|AN)$/.test(last) && !has("L") && !(has("EN") && has("AN"));
  return found[0] === "L" && /^(L|EN)$/.test(last) && !has("R") && !has("AN");
}
