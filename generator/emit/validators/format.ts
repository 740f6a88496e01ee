/** Formats that are checked; every other is an annotation. */

export interface KnownFormat {
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

/** The check of a format, if it has one. */
export function knownFormat(name: string | undefined): KnownFormat | undefined {
  return name === undefined ? undefined : known.get(name);
}
