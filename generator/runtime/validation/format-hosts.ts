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

/** RFC 4291, section 2.2; without a zone. */
export function isIpv6(text: string): boolean {
  if (text.length < 2 || text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const [head = [], tail = []] = halves.map((it) => (it === "" ? [] : it.split(":")));
  const groups = [...head, ...tail];
  const quad = (halves.length === 2 ? tail : head).at(-1)?.includes(".") === true ? groups.pop() : undefined;
  const count = groups.length + (quad === undefined ? 0 : 2);
  if (halves.length === 1 ? count !== 8 : count > 7) return false;
  return groups.every((it) => /^[0-9A-Fa-f]{1,4}$/.test(it)) && (quad === undefined || isIpv4(quad));
}

const labelShape = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** RFC 1123, section 2.1. A label that starts with `xn--` must be one that IDNA 2008 allows. */
export function isHostname(text: string): boolean {
  return text.length <= 253 && text.split(".").every(isLabel);
}

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
  const labels = text.split(/[.\u3002\uff0e\uff61]/);
  const ascii = labels.map(asciiLabel);
  if (ascii.includes(undefined) || ascii.join(".").length > 253) return false;
  const shown = labels.map((it) => (/^xn--/i.test(it) ? (decodePunycode(it.slice(4).toLowerCase()) ?? it) : it));
  return !isBidiDomain(shown) || shown.every(followsBidiRule);
}

/** The label as it is looked up; undefined when it is none. */
function asciiLabel(label: string): string | undefined {
  if (/^[\0-\x7f]*$/.test(label)) return isLabel(label) ? label : undefined;
  const encoded = isIdnLabel(label) ? `xn--${encodePunycode(label)}` : "";
  return encoded !== "" && encoded.length <= 63 ? encoded : undefined;
}

const atoms = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";
const emailShape = /* @__PURE__ */ mailboxShape(atoms, "[ !#-[\\]-~]", "");

/** A mailbox (RFC 5321, section 4.1.2). */
export function isEmail(text: string): boolean {
  return isMailbox(text, emailShape, isHostname);
}

const idnAtoms = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x80-\\ud7ff\\ue000-\\u{10ffff}-]";
const idnEmailShape = /* @__PURE__ */ mailboxShape(idnAtoms, "[ !#-[\\]-~\\x80-\\ud7ff\\ue000-\\u{10ffff}]", "u");

/** A dot-atom or a quoted string before an at sign. */
function mailboxShape(atom: string, quoted: string, flags: string): RegExp {
  return new RegExp(`^(?:${atom}+(?:\\.${atom}+)*|"(?:${quoted}|\\\\[ -~])*")@([^@]+)$`, flags);
}

/** A mailbox in any script (RFC 6531, section 3.3). */
export function isIdnEmail(text: string): boolean {
  return isMailbox(text, idnEmailShape, isIdnHostname);
}

function isMailbox(text: string, shape: RegExp, isDomain: (domain: string) => boolean): boolean {
  const domain = shape.exec(text)?.[1];
  if (domain === undefined || text.length - domain.length - 1 > 64) return false;
  if (!domain.startsWith("[")) return isDomain(domain);
  const address = domain.endsWith("]") ? domain.slice(1, -1) : "";
  return /^IPv6:/i.test(address) ? isIpv6(address.slice(5)) : isIpv4(address);
}
