/** Formats of hosts and mailboxes. */
import { followsBidiRule, isBidiDomain, isIdnLabel } from "./idna.js";
import { decodePunycode, encodePunycode } from "./punycode.js";
import { whole } from "./text.js";

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4Shape = /* @__PURE__ */ whole(octet, "\\.", octet, "\\.", octet, "\\.", octet);

/** Dotted quad without leading zeros (RFC 2673, section 3.2). */
export function isIpv4(text: string): boolean {
  return ipv4Shape.test(text);
}

/** RFC 4291, section 2.2; without a zone. Reads groups of digits one after the other, and at most one gap. */
export function isIpv6(text: string): boolean {
  let [groups, digits, gap] = [0, 0, false];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (isHexDigit(unit)) {
      if ((digits += 1) > 4) return false;
    } else if (unit === 58) {
      const isSecond = text.charCodeAt(i + 1) === 58;
      if (digits === 0 && !(i === 0 && isSecond)) return false;
      if (digits > 0) groups += 1;
      if (isSecond && gap) return false;
      gap ||= isSecond;
      if (isSecond) i += 1;
      else if (i === text.length - 1) return false;
      digits = 0;
    } else {
      return unit === 46 && isFilled(groups + 2, gap) && isIpv4(text.slice(i - digits));
    }
  }
  return isFilled(digits > 0 ? groups + 1 : groups, gap);
}

/** Eight groups, some of them in the gap. */
const isFilled = (groups: number, gap: boolean): boolean => (gap ? groups < 8 : groups === 8);

const isHexDigit = (unit: number): boolean => (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 102);

const labelShape = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Labels whose lengths are not looked at. */
const labels = "[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*(?:\\.[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*)*";
const hostnameShape = /* @__PURE__ */ whole(labels);

/** RFC 1123, section 2.1. A label that starts with `xn--` must be one that IDNA 2008 allows. */
export function isHostname(text: string): boolean {
  return hostnameShape.test(text) && (isPlainLength(text) || areLabels(text.split("."), text.length));
}

const areLabels = (labels: readonly string[], length: number): boolean =>
  length <= 253 && labels.every(isLabel) && haveDirections(labels);

/** True for labels of one direction each, if any of them is written from right to left. */
function haveDirections(labels: readonly string[]): boolean {
  if (!labels.some((it) => /^xn--|[^\0-\x7f]/i.test(it))) return true;
  const shown = labels.map((it) => (/^xn--/i.test(it) ? (decodePunycode(it.slice(4).toLowerCase()) ?? it) : it));
  return !isBidiDomain(shown) || shown.every(followsBidiRule);
}

/** Short enough for each of its labels, and none is encoded. */
const isPlainLength = (text: string): boolean => text.length <= 63 && !text.includes("--");

function isLabel(label: string): boolean {
  return labelShape.test(label) && (!/^xn--/i.test(label) || isALabel(label));
}

function isALabel(label: string): boolean {
  const decoded = decodePunycode(label.slice(4).toLowerCase());
  return (
    decoded !== undefined &&
    /[^\0-\x7f]/.test(decoded) &&
    isIdnLabel(decoded) &&
    `xn--${encodePunycode(decoded)}` === label.toLowerCase()
  );
}

/** RFC 5890, section 2.3.2.3. The other full stops of IDNA (RFC 3490, section 3.1) separate labels, too. */
export function isIdnHostname(text: string): boolean {
  if (isPlainLength(text) && hostnameShape.test(text)) return true;
  const labels = text.split(/[.\u3002\uff0e\uff61]/);
  const ascii = labels.map(asciiLabel);
  return !ascii.includes(undefined) && ascii.join(".").length <= 253 && haveDirections(labels);
}

/** The label as it is looked up; undefined when it is none. */
function asciiLabel(label: string): string | undefined {
  if (/^[\0-\x7f]*$/.test(label)) return isLabel(label) ? label : undefined;
  const encoded = isIdnLabel(label) ? `xn--${encodePunycode(label)}` : "";
  return encoded !== "" && encoded.length <= 63 ? encoded : undefined;
}

const atoms = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";
const emailShape = /* @__PURE__ */ mailboxShape(atoms, "[ !#-[\\]-~]", "");

const plainEmailShape = /* @__PURE__ */ whole(atoms, "+(?:\\.", atoms, "+)*@", labels);

/** A mailbox (RFC 5321, section 4.1.2). */
export function isEmail(text: string): boolean {
  return (isPlainLength(text) && plainEmailShape.test(text)) || isMailbox(text, emailShape, isHostname);
}

const idnAtoms = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x80-\\ud7ff\\ue000-\\u{10ffff}-]";
const idnEmailShape = /* @__PURE__ */ mailboxShape(idnAtoms, "[ !#-[\\]-~\\x80-\\ud7ff\\ue000-\\u{10ffff}]", "u");

/** A dot-atom or a quoted string before an at sign. */
function mailboxShape(atom: string, quoted: string, flags: string): RegExp {
  return new RegExp(`^(?:${atom}+(?:\\.${atom}+)*|"(?:${quoted}|\\\\[ -~])*")@([^@]+)$`, flags);
}

/** A mailbox in any script (RFC 6531, section 3.3). */
export function isIdnEmail(text: string): boolean {
  return (isPlainLength(text) && plainEmailShape.test(text)) || isMailbox(text, idnEmailShape, isIdnHostname);
}

function isMailbox(text: string, shape: RegExp, isDomain: (domain: string) => boolean): boolean {
  const domain = shape.exec(text)?.[1];
  if (domain === undefined || text.length - domain.length - 1 > 64) return false;
  if (!domain.startsWith("[")) return isDomain(domain);
  const address = domain.endsWith("]") ? domain.slice(1, -1) : "";
  return /^IPv6:/i.test(address) ? isIpv6(address.slice(5)) : isIpv4(address);
}
