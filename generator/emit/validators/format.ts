/** Formats that are checked; every other is an annotation until it is registered. */
import { code, key, type Code, type Ref } from "../../code/code.js";
import type { NativeFormat } from "../../model/schema.js";
import type { Home } from "./home.js";
import { call } from "./logic.js";
import { runtime } from "./runtime.js";

interface KnownFormat {
  /** Of which values it says something. */
  readonly of: "text" | "number";
  /** The runtime's function. */
  readonly check: string;
}

const known: ReadonlyMap<string, KnownFormat> = new Map(
  Object.entries({
    "date-time": { of: "text", check: "isDateTime" },
    date: { of: "text", check: "isDate" },
    time: { of: "text", check: "isTime" },
    duration: { of: "text", check: "isDuration" },
    email: { of: "text", check: "isEmail" },
    "idn-email": { of: "text", check: "isIdnEmail" },
    hostname: { of: "text", check: "isHostname" },
    "idn-hostname": { of: "text", check: "isIdnHostname" },
    ipv4: { of: "text", check: "isIpv4" },
    ipv6: { of: "text", check: "isIpv6" },
    uri: { of: "text", check: "isUri" },
    "uri-reference": { of: "text", check: "isUriReference" },
    "uri-template": { of: "text", check: "isUriTemplate" },
    iri: { of: "text", check: "isIri" },
    "iri-reference": { of: "text", check: "isIriReference" },
    uuid: { of: "text", check: "isUuid" },
    "json-pointer": { of: "text", check: "isJsonPointer" },
    "relative-json-pointer": { of: "text", check: "isRelativeJsonPointer" },
    regex: { of: "text", check: "isRegex" },
    byte: { of: "text", check: "isByte" },
    int32: { of: "number", check: "isInt32" },
    int64: { of: "number", check: "isInt64" },
    float: { of: "number", check: "isFloat" },
    double: { of: "number", check: "isDouble" },
  }),
);

/** Formats that ask for nothing. Every other that is not known may be registered by the user of the validators. */
const silent: ReadonlySet<string> = new Set(["binary", "password"]);

/** Tests of a value that is known to be a string ("text") or a number. */
export function formatTests(
  format: string | undefined,
  of: "text" | "number",
  value: Code,
  home: Home,
): readonly Code[] {
  if (format === undefined || !home.formats || !concerns(format, of)) return [];
  const check = known.get(format);
  return [call(check === undefined ? code`${home.format(format)}(${value})` : code`${runtime(check.check)}(${value})`)];
}

/** True for a format that says something of texts, or of numbers, where formats are checked. */
export function concerns(format: string | undefined, of: "text" | "number"): boolean {
  return format !== undefined && !silent.has(format) && (known.get(format)?.of ?? of) === of;
}

const nativeTests: Readonly<Record<NativeFormat, readonly [is: string, from: string]>> = {
  int64: ["isBigInt64", "toBigInt64"],
  "date-time": ["isInstant", "toInstant"],
  byte: ["isBytes", "toBytes"],
};

/** The runtime's test of values that JSON has no form for. */
export const nativeTest = (native: NativeFormat): Ref => runtime(nativeTests[native][0]);

/** The same in the data of a schema. */
export function nativeData(native: NativeFormat): Code {
  const [is, from] = nativeTests[native];
  return code`{ name: ${native}, native: { is: (it) => ${runtime(is)}(it), from: (it) => ${runtime(from)}(it) } }`;
}

/**
 * A format in the data of a schema: with its check, by its name if it may be registered, or as the annotation that it is. The check
 * stands within a function: bundlers that can't tell what reading it may do would keep all who bring it along.
 */
export function formatData(format: string, { formats }: Home): Code {
  const check = formats ? known.get(format) : undefined;
  if (check !== undefined) return code`{ name: ${format}, ${key(check.of)}: (it) => ${runtime(check.check)}(it) }`;
  return formats || silent.has(format) ? code`${format}` : code`{ name: ${format} }`;
}
