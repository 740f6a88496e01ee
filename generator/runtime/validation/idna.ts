/** Which labels IDNA 2008 allows, derived from the properties that the engine knows of each character. */
import { areJoined } from "./joining.js";

// RFC 5892, section 2.6
const exceptionsValid = /* @__PURE__ */ new Set("\u00df\u03c2\u06fd\u06fe\u0f0b\u3007");
const exceptionsRefused = /* @__PURE__ */ new Set("\u0640\u07fa\u302e\u302f\u3031\u3032\u3033\u3034\u3035\u303b");

const letterOrDigit = /^[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]$/u;
const ignorable = /^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Noncharacter_Code_Point}]$/u;
const ignorableBlock = /^[\u20d0-\u20ff\u{1d100}-\u{1d24f}]$/u;
const oldHangul = /^[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]$/u;

/** No label of more characters is short enough when it is written in ASCII. */
const longest = 63;

/** True for a label that is not in ASCII and that may be registered (RFC 5891, section 4.2). */
export function isIdnLabel(label: string): boolean {
  if (label === "" || label.length > 2 * longest || label !== label.normalize("NFC")) return false;
  const characters = [...label];
  const hasHyphens = label.startsWith("-") || label.endsWith("-") || characters.slice(2, 4).join("") === "--";
  if (hasHyphens || /^\p{M}/u.test(label)) return false;
  return characters.every((it, i) => isValid(it) || isValidHere(characters, i));
}

/** PVALID (RFC 5892, section 3). */
function isValid(it: string): boolean {
  if (exceptionsValid.has(it) || /^[a-z0-9-]$/.test(it)) return true;
  if (exceptionsRefused.has(it) || isContextual(it) || !isStable(it)) return false;
  return letterOrDigit.test(it) && !ignorable.test(it) && !ignorableBlock.test(it) && !oldHangul.test(it);
}

/** What folding cases and compatible characters would change is unstable (RFC 5892, section 2.2). */
const isStable = (it: string): boolean => !/^\p{Changes_When_NFKC_Casefolded}$/u.test(it);

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
      return virama.test(before) || areJoined(characters.slice(0, i).join(""), characters.slice(i + 1).join(""));
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
  /^[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{11070}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{113ce}-\u{113d0}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}\u{11f41}\u{11f42}\u{1612f}]$/u;
