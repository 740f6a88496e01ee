/** Formats of URIs (RFC 3986), IRIs (RFC 3987) and URI templates (RFC 6570). */
import { isIpv6 } from "./format-hosts.js";
import { manyOf } from "./text.js";

const scheme = "[A-Za-z][A-Za-z0-9+.-]*:";
/** Characters beyond ASCII: `ucschar` anywhere, `iprivate` in a query only. */
const ucschar =
  "\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}" +
  "\\u{10000}-\\u{1fffd}\\u{20000}-\\u{2fffd}\\u{30000}-\\u{3fffd}\\u{40000}-\\u{4fffd}\\u{50000}-\\u{5fffd}\\u{60000}-\\u{6fffd}\\u{70000}-\\u{7fffd}" +
  "\\u{80000}-\\u{8fffd}\\u{90000}-\\u{9fffd}\\u{a0000}-\\u{afffd}\\u{b0000}-\\u{bfffd}\\u{c0000}-\\u{cfffd}\\u{d0000}-\\u{dfffd}\\u{e1000}-\\u{efffd}";
const iprivate = "\\u{e000}-\\u{f8ff}\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}";

/** An identifier behind its start. A percent sign stands for an encoded octet here, and is looked at closer where there is one. */
function uriShape(start: string, more: string, privates: string): RegExp {
  const host = `A-Za-z0-9._~!$&'()*+,;=%${more}-`;
  const authority = `\\/\\/(?:[:${host}]*@)?(?:\\[[^\\]]*\\]|[${host}]*)(?::[0-9]*)?(?=[/?#]|$)`;
  const path = `[/:@${host}]*`;
  return new RegExp(
    `^${start}(?:${authority}|(?!\\/\\/))${path}(?:\\?[/?:@${privates}${host}]*)?(?:#[/?:@${host}]*)?$`,
    more === "" ? "" : "u",
  );
}

/** With a scheme, or relative: then no colon may stand in the first segment, since it would make it one. */
const anyStart = "(?:[A-Za-z][A-Za-z0-9+.-]*:|(?![^/?#]*:))";

const uri = /* @__PURE__ */ uriShape(scheme, "", "");
const uriReference = /* @__PURE__ */ uriShape(anyStart, "", "");
const iri = /* @__PURE__ */ uriShape(scheme, ucschar, iprivate);
const iriReference = /* @__PURE__ */ uriShape(anyStart, ucschar, iprivate);

const plainUri = /* @__PURE__ */ plainShape();

/** Most URIs there are: a plain host or none, nothing encoded. What matches is a URI. */
function plainShape(): RegExp {
  const host = "\\/\\/[A-Za-z0-9.-]+(?::[0-9]+)?(?=[/?#]|$)";
  const rest = manyOf("[!$&-;=?-Z_a-z~]");
  return new RegExp(`^${scheme}(?:${host}|(?!\\/\\/))${rest}(?:#${rest})?$`);
}

/** A URI with its scheme. */
export function isUri(text: string): boolean {
  return plainUri.test(text) || (uri.test(text) && isWellEncoded(text));
}

/** A URI, or a reference relative to one. */
export function isUriReference(text: string): boolean {
  return uriReference.test(text) && isWellEncoded(text);
}

/** A URI in any script. */
export function isIri(text: string): boolean {
  return iri.test(text) && isWellEncoded(text);
}

/** A URI or relative reference in any script. */
export function isIriReference(text: string): boolean {
  return iriReference.test(text) && isWellEncoded(text);
}

/** Percent signs begin encoded octets, and brackets hold an IPv6 address or one of the future. */
function isWellEncoded(text: string): boolean {
  if (text.includes("%") && /%(?![0-9A-Fa-f]{2})/.test(text)) return false;
  const literal = text.includes("[") ? /\[(.*?)\]/.exec(text)?.[1] : undefined;
  return literal === undefined || isIpv6(literal) || /^v[0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+$/i.test(literal);
}

const uriTemplate = /* @__PURE__ */ templateShape();

function templateShape(): RegExp {
  const octet = "%[0-9A-Fa-f]{2}";
  const variable = `(?:[A-Za-z0-9_]|${octet})(?:\\.?(?:[A-Za-z0-9_]|${octet}))*(?::[1-9][0-9]{0,3}|\\*)?`;
  const literal = `[!#$&-;=?-[\\]_a-z~${ucschar}${iprivate}]|${octet}`;
  return new RegExp(`^(?:${literal}|\\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\\})*$`, "u");
}

/** RFC 6570, section 2, of any level; an apostrophe is a literal by erratum 6937. */
export function isUriTemplate(text: string): boolean {
  return uriTemplate.test(text);
}
