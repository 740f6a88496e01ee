/** Which labels IDNA 2008 allows, derived from the properties that the engine knows of each character. */

// RFC 5892, section 2.6
const exceptionsValid = /* @__PURE__ */ new Set("\u00df\u03c2\u06fd\u06fe\u0f0b\u3007");
const exceptionsRefused = /* @__PURE__ */ new Set("\u0640\u07fa\u302e\u302f\u3031\u3032\u3033\u3034\u3035\u303b");

const letterOrDigit = /^[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]$/u;
const ignorable = /^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Noncharacter_Code_Point}]$/u;
const ignorableBlock = /^[\u20d0-\u20ff\u{1d100}-\u{1d24f}]$/u;
const oldHangul = /^[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]$/u;

/** True for a label that is not in ASCII and that may be registered (RFC 5891, section 4.2). */
export function isIdnLabel(label: string): boolean {
  if (label === "" || label !== label.normalize("NFC")) return false;
  if (label.startsWith("-") || label.endsWith("-") || label.slice(2, 4) === "--" || /^\p{M}/u.test(label)) return false;
  const characters = [...label];
  return characters.every((it, i) => isValid(it) || isValidHere(characters, i));
}

/** PVALID (RFC 5892, section 3). */
function isValid(it: string): boolean {
  if (exceptionsValid.has(it) || /^[a-z0-9-]$/.test(it)) return true;
  if (exceptionsRefused.has(it) || isContextual(it) || !isStable(it)) return false;
  return letterOrDigit.test(it) && !ignorable.test(it) && !ignorableBlock.test(it) && !oldHangul.test(it);
}

const isStable = (it: string): boolean => it === it.normalize("NFKC").toLowerCase().normalize("NFKC");

const isContextual = (it: string): boolean =>
  /^[\u00b7\u0375\u05f3\u05f4\u30fb\u0660-\u0669\u06f0-\u06f9\u200c\u200d]$/.test(it);

/** The rules for characters that are valid in some company only (RFC 5892, appendix A). */
function isValidHere(characters: readonly string[], i: number): boolean {
  const before = characters[i - 1] ?? "";
  const after = characters[i + 1] ?? "";
  const label = characters.join("");
  switch (characters[i] ?? "") {
    case "\u00b7":
      return before === "l" && after === "l";
    case "\u0375":
      return /^\p{Script=Greek}$/u.test(after);
    case "\u05f3":
    case "\u05f4":
      return /^\p{Script=Hebrew}$/u.test(before);
    case "\u30fb":
      return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(label.replaceAll("\u30fb", ""));
    case "\u200c":
      return virama.test(before) || (joinsBefore.test(before) && joinsAfter.test(after));
    case "\u200d":
      return virama.test(before);
    default:
      return isDigitOfOneKind(characters[i] ?? "", label);
  }
}

/** Arabic-Indic and extended Arabic-Indic digits don't mix. */
function isDigitOfOneKind(it: string, label: string): boolean {
  if (/^[\u0660-\u0669]$/.test(it)) return !/[\u06f0-\u06f9]/.test(label);
  return /^[\u06f0-\u06f9]$/.test(it) && !/[\u0660-\u0669]/.test(label);
}

/** Characters of the combining class Virama. */
const virama =
  /^[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}]$/u;

/** Letters that join the next one, and letters that join the one before; of the Arabic script, which is where the difference is seen. */
const joinsBefore =
  /^(?![\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef])[\p{Script=Arabic}\p{Script=Syriac}]$/u;
const joinsAfter = /^(?![\u0621\u0674])[\p{Script=Arabic}\p{Script=Syriac}]$/u;

/** Direction by script, which tells the Bidi classes R and AL from L for all letters that a label may hold. */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const letter = /\p{L}/u;

/** True for a domain with a right-to-left label, in which every label must follow the Bidi rule. */
export function isBidiDomain(labels: readonly string[]): boolean {
  return labels.some(
    (it) => [...it].some((one) => letter.test(one) && rightToLeft.test(one)) || /[\u0660-\u0669]/.test(it),
  );
}

/** The Bidi rule (RFC 5893, section 2). */
export function followsBidiRule(label: string): boolean {
  const characters = [...label.replace(/\p{Mn}+$/u, "")];
  const [first = "", last = ""] = [characters[0], characters.at(-1)];
  if (!letter.test(first)) return false;
  const isLeft = (it: string): boolean => letter.test(it) && !rightToLeft.test(it);
  if (isLeft(first))
    return (
      (isLeft(last) || /[0-9\u06f0-\u06f9]/.test(last)) && characters.every((it) => !letter.test(it) || isLeft(it))
    );
  const mixesDigits = /[0-9\u06f0-\u06f9]/.test(label) && /[\u0660-\u0669]/.test(label);
  return !mixesDigits && (letter.test(last) || /\p{Nd}/u.test(last)) && characters.every((it) => !isLeft(it));
}
