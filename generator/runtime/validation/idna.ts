/**
 * What IDNA 2008 asks of labels: which characters, which of them side by side, and in which direction. Expressions with properties of Unicode are
 * made when they are needed: to only read one costs engines a good part of what they take to load everything else.
 */
import { pattern } from "./text.js";

// RFC 5892, section 2.6
const exceptionsValid = /* @__PURE__ */ new Set("\u00df\u03c2\u06fd\u06fe\u0f0b\u3007");
const exceptionsRefused = /* @__PURE__ */ new Set("\u0640\u07fa\u302e\u302f\u3031\u3032\u3033\u3034\u3035\u303b");

const letterOrDigit = "^[\\p{Ll}\\p{Lu}\\p{Lo}\\p{Nd}\\p{Lm}\\p{Mn}\\p{Mc}]$";
const ignorable = "^[\\p{Default_Ignorable_Code_Point}\\p{White_Space}\\p{Noncharacter_Code_Point}]$";
const unstable = "^\\p{Changes_When_NFKC_Casefolded}$";
const cjk = "[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}]";
const ignorableBlock = /^[\u20d0-\u20ff\u{1d100}-\u{1d24f}]$/u;
const oldHangul = /^[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]$/u;

/** No label of more characters is short enough when it is written in ASCII. */
const longestLabel = 63;

/** True for a label that is not in ASCII and that may be registered (RFC 5891, section 4.2). */
export function isIdnLabel(label: string): boolean {
  if (label === "" || label.length > 2 * longestLabel || label !== label.normalize("NFC")) return false;
  const characters = [...label];
  const hasHyphens = label.startsWith("-") || label.endsWith("-") || characters.slice(2, 4).join("") === "--";
  if (hasHyphens || pattern("^\\p{M}").test(label)) return false;
  return characters.every((it, i) => isValid(it) || isValidHere(characters, i));
}

/** PVALID (RFC 5892, section 3). */
function isValid(it: string): boolean {
  if (exceptionsValid.has(it) || /^[a-z0-9-]$/.test(it)) return true;
  if (exceptionsRefused.has(it) || isContextual(it) || !isStable(it)) return false;
  return (
    pattern(letterOrDigit).test(it) && !pattern(ignorable).test(it) && !ignorableBlock.test(it) && !oldHangul.test(it)
  );
}

/** What folding cases and compatible characters would change is unstable (RFC 5892, section 2.2). */
const isStable = (it: string): boolean => !pattern(unstable).test(it);

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
      return pattern("^\\p{Script=Greek}$").test(after);
    case "\u05f3":
    case "\u05f4":
      return pattern("^\\p{Script=Hebrew}$").test(before);
    case "\u30fb":
      return pattern(cjk).test(label.replaceAll("\u30fb", ""));
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

/** The blocks of the scripts that join. */
const blocks =
  /[\u0620-\u077f\u07ca-\u07f5\u0840-\u08ff\u1820-\u18aa\ua840-\ua873\u{10ac0}-\u{10aef}\u{10b80}-\u{10baf}\u{10d00}-\u{10d23}\u{10ec2}-\u{10ec7}\u{10f30}-\u{10f54}\u{10f70}-\u{10f81}\u{10fb0}-\u{10fcb}\u{1e900}-\u{1e943}]/u;
/** Letters in these blocks that never join, that join the one before only, and that join the next only. */
const never =
  /[\u0621\u0674\u06e5\u06e6\u07f4\u07f5\u0861\u0866\u0887\u08ad\u08c9\u1880-\u1884\ua873\u{10ac6}\u{10ac8}\u{10acb}\u{10acc}\u{10ae2}\u{10ae3}\u{10f45}\u{10fb1}\u{10fb7}\u{10fc0}]/u;
const backOnly =
  /[\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2-\u06d5\u06ee\u06ef\u0710\u0715-\u0719\u071e\u0728\u072a\u072c\u072f\u074d\u0759-\u075b\u076b\u076c\u0771\u0773\u0774\u0778\u0779\u0840\u0846\u0847\u0849\u0854\u0856-\u0858\u0867\u0869\u086a\u0870-\u0882\u088e\u08aa-\u08ac\u08ae\u08b1\u08b2\u08b9\u{10ac5}\u{10ac7}\u{10ac9}\u{10aca}\u{10ace}-\u{10ad2}\u{10add}\u{10ae1}\u{10ae4}\u{10b81}\u{10b83}-\u{10b85}\u{10b89}\u{10b8c}\u{10b8e}\u{10b8f}\u{10b91}\u{10d22}\u{10ec2}\u{10f33}\u{10f74}\u{10f75}\u{10fb4}-\u{10fb6}\u{10fb9}\u{10fba}\u{10fbd}\u{10fc2}\u{10fc3}]/u;
const nextOnly = /[\ua872\u{10acd}\u{10ad7}\u{10d00}]/u;

function labelPattern(before: string, refused: RegExp, behind: string): RegExp {
  return pattern(`${before}(?!${never.source}|${refused.source})(?=\\p{L})${blocks.source}${behind}`);
}

/** True when the last letter of one text and the first of another would be written together. Marks don't matter. */
function areJoined(before: string, after: string): boolean {
  return labelPattern("", backOnly, "\\p{M}*$").test(before) && labelPattern("^\\p{M}*", nextOnly, "").test(after);
}

/** Characters of the Bidi classes R and AL: in the blocks of right-to-left scripts everything but marks and the digits of the class AN. */
const rightToLeft =
  "(?!\\p{M}|[\\u0660-\\u0669\\u{10d30}-\\u{10d39}])[\\u0590-\\u06ef\\u06fa-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]";
/** The digits of the classes AN and EN. */
const arabicDigit = /[\u0660-\u0669\u{10d30}-\u{10d39}]/u;
const europeanDigit = /[0-9\u06f0-\u06f9]/;
const neutral = /[-\u00b7\u0375\u30fb\u200c\u200d]/;

type Direction = "R" | "AN" | "EN" | "neutral" | "NSM" | "L";

function directionOf(it: string): Direction {
  if (pattern(rightToLeft).test(it)) return "R";
  if (arabicDigit.test(it)) return "AN";
  if (europeanDigit.test(it)) return "EN";
  if (neutral.test(it)) return "neutral";
  return pattern("[\\p{Mn}\\p{Me}]").test(it) ? "NSM" : "L";
}

/** True for a domain with a right-to-left label, in which every label must follow the Bidi rule. */
export function isBidiDomain(labels: readonly string[]): boolean {
  return labels.some((it) => pattern(rightToLeft).test(it) || arabicDigit.test(it));
}

/** The Bidi rule (RFC 5893, section 2). */
export function followsBidiRule(label: string): boolean {
  const found = [...label].map(directionOf);
  const last = [...found].reverse().find((it) => it !== "NSM") ?? "NSM";
  const has = (it: Direction): boolean => found.includes(it);
  if (found[0] === "R") return /^(R|EN|AN)$/.test(last) && !has("L") && !(has("EN") && has("AN"));
  return found[0] === "L" && /^(L|EN)$/.test(last) && !has("R") && !has("AN");
}
