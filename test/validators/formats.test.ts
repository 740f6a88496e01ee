/** Formats against their specifications: each with what it takes and what it refuses. */
import { describe, expect, test } from "vitest";
import * as validation from "../../generator/runtime/validation/index.js";

interface Table {
  readonly check: (text: string) => boolean;
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

const tables: Readonly<Record<string, Table>> = {
  "date-time": {
    check: validation.isDateTime,
    valid: [
      ...["2020-03-18T23:31:36Z", "2020-03-18t23:31:36z", "2020-03-18T23:31:36.5+02:00", "2020-02-29T00:00:00-23:59"],
      ...[
        "2000-02-29T12:00:00Z",
        "1998-12-31T23:59:60Z",
        "1998-12-31T15:59:60.123-08:00",
        "1985-04-12T00:59:59.999999999999999Z",
      ],
    ],
    invalid: [
      ...[
        "",
        "2020-03-18",
        "2020-03-18T23:31:36",
        "2020-03-18 23:31:36Z",
        "2021-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2020-02-30T00:00:00Z",
      ],
      ...[
        "2020-04-31T00:00:00Z",
        "2020-13-01T00:00:00Z",
        "2020-00-01T00:00:00Z",
        "2020-01-00T00:00:00Z",
        "2020-03-18T24:00:00Z",
      ],
      ...[
        "2020-03-18T23:60:00Z",
        "2020-03-18T23:31:61Z",
        "1998-12-31T23:58:60Z",
        "1998-12-31T22:59:60Z",
        "2020-03-18T23:31:36+24:00",
      ],
      ...[
        "2020-03-18T23:31:36+02:60",
        "2020-03-18T23:31:36+0200",
        "2020-03-18T23:31:36.Z",
        "+02020-03-18T23:31:36Z",
        "2020-3-18T23:31:36Z",
      ],
      ...["2020-03-1৪T23:31:36Z", "2020-03-18T23:31:36Z\n", "2020-03-18T23:31:36+01:00Z"],
    ],
  },
  date: {
    check: validation.isDate,
    valid: ["2020-02-29", "0000-12-31", "2000-02-29"],
    invalid: ["2019-02-29", "2100-02-29", "20-02-01", "2020-02-30", "2020-1-01", "2020-01-01Z"],
  },
  time: {
    check: validation.isTime,
    valid: [
      "23:31:36Z",
      "00:00:00+00:00",
      "23:59:60Z",
      "01:29:60+01:30",
      "23:29:60+23:30",
      "00:29:60-23:30",
      "12:34:56-00:00",
    ],
    invalid: [
      "23:31:36",
      "24:00:00Z",
      "1:00:00Z",
      "23:59:60+01:00",
      "22:59:60Z",
      "00:00:00+24:00",
      "08:30:06+01",
      "12:00:00Z\n",
    ],
  },
  duration: {
    check: validation.isDuration,
    valid: ["P1Y2M3DT4H5M6S", "P4Y", "PT0S", "P2W", "P1M2D", "P1YT1S", "PT1H30M", "P01D", "P1YT1M"],
    invalid: [
      "",
      "P",
      "PT",
      "P1YT",
      "1D",
      "P1Y2D",
      "PT1H2S",
      "P1Y2W",
      "PT1D",
      "P2D1Y",
      "P1",
      "PT0.5S",
      "-P1D",
      "P1WT1H",
      "P1D\n",
      "P1D2T3H",
    ],
  },
  email: {
    check: validation.isEmail,
    valid: [
      "a@b.example",
      "first.last+tag@host",
      '"a b@c"@example.com',
      "te~st@example.com",
      "u@[127.0.0.1]",
      "u@[IPv6:::1]",
      '"\\""@example.com',
    ],
    invalid: [
      "",
      "a",
      "@b",
      "a@",
      ".a@b",
      "a.@b",
      "a..b@c",
      "a b@c",
      "a@b@c",
      "a@-b",
      "a@[127.0.0.300]",
      "a@[IPv6:1]",
      `${"x".repeat(65)}@a`,
      "ä@b",
    ],
  },
  "idn-email": {
    check: validation.isIdnEmail,
    valid: ["실례@실례.테스트", "ä@b", "a@b"],
    invalid: ["a", "@실례", "\ud800@example.com", "ä b@c"],
  },
  hostname: {
    check: validation.isHostname,
    valid: [
      "localhost",
      "www.example.com",
      "1host",
      "a-b",
      "123",
      `${"a".repeat(63)}.b`,
      "xn--4gbwdl.xn--wgbh1c",
      "XN--4GBWDL",
      "r3---sn",
    ],
    invalid: [
      "",
      ".",
      "a.",
      ".a",
      "a..b",
      "-a",
      "a-",
      "a_b",
      `${"a".repeat(64)}.b`,
      `${"a.".repeat(127)}a`,
      "xn--X",
      "xn--a",
      "ä",
    ],
  },
  "idn-hostname": {
    check: validation.isIdnHostname,
    valid: ["실례.테스트", "example.com", "straße.de", "l·l", "क्‍ष", "ασ.gr", "xn--ihqwcrb4cv8a8dqg056pqjye"],
    invalid: [
      "",
      "〮실례",
      "-ä",
      "ä-",
      "a·b",
      "ab--ö",
      "実〱例",
      "A\u0640",
      "한\u302e",
      "ä.-b",
      "0א.com",
      "٠۰",
      "\u200dä",
      "Ä",
    ],
  },
  ipv4: {
    check: validation.isIpv4,
    valid: ["0.0.0.0", "255.255.255.255", "192.168.0.1"],
    invalid: ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4\n", "1.2.3.৪", "0x7f000001"],
  },
  ipv6: {
    check: validation.isIpv6,
    valid: [
      "::",
      "::1",
      "1::",
      "2001:db8::ff00:42:8329",
      "1:2:3:4:5:6:7:8",
      "::ffff:192.168.0.1",
      "1:2:3:4:5:6:1.2.3.4",
      "1::8",
      "1:2:3:4:5:6:7::",
    ],
    invalid: [
      "",
      ":",
      ":::",
      "1",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1::2::3",
      "12345::",
      "::g",
      ":1:2:3:4:5:6:7",
      "1.2.3.4",
      "::1.2.3",
      "1:2:3:4:5:6:7:1.2.3.4",
      "::1%eth0",
      "::1.2.3.4:5",
      "1:2:3:4::5:6:7:8",
      " ::1",
    ],
  },
  uri: {
    check: validation.isUri,
    valid: [
      ...[
        "http://foo.bar/?baz=qux#quux",
        "sip:sip-box.com:1234",
        "urn:isbn:0451450523",
        "mailto:a@b.example",
        "tel:+1-816-555-1212",
        "a:",
      ],
      ...[
        "http://[2001:db8::1]:80/",
        "http://user:pass@host:8080/p;a=b?q/?#f/?",
        "file:///etc/passwd",
        "http://h/%41",
        "ldap://[v1.fe]/x",
      ],
      ...[
        "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com",
        "http://host:",
        "https://voice.twilio.com/v1/Targets?PageSize=2",
      ],
    ],
    invalid: [
      ...[
        "",
        "//host/path",
        "/abc",
        "abc",
        ":x",
        "1http://a",
        "http://a b",
        "http://a/%zz",
        "http://a/%4",
        "http://[::1",
        "http://[g]/",
      ],
      ...[
        "http://h:port/",
        "http://2001:db8::1",
        "http://a/<>",
        'http://a/"',
        "http://a/\\",
        "http://a/^",
        "http://a/`",
        "http://a/{b}",
        "http://a/|",
      ],
      ...["http://ex.com/ä", "http://a#b#c", "http://a/[b]", "http://a/\n", "bar,baz:foo", "http://a@b@c/"],
    ],
  },
  "uri-reference": {
    check: validation.isUriReference,
    valid: ["", "abc", "/abc?x#y", "//h/p", "./a:b", "#frag", "http://a", "?q", "a/b:c"],
    invalid: ["1a:b", "\\\\WINDOWS", "abc def", "ä", "#a\\b", "a%"],
  },
  iri: {
    check: validation.isIri,
    valid: ["http://ƒøø.ßår/?∂éœ=πîx#πîüx", "urn:example:𐌀", "http://h/?q=\ue000"],
    invalid: ["/abc", "âππ", "http://h/\ue000", "http://2001:db8::1", "http://h/\n"],
  },
  "iri-reference": {
    check: validation.isIriReference,
    valid: ["âππ", "/ä", "#ƒ", ""],
    invalid: ["\\\\WINDOWS\\filëßåré", "#ƒräg\\mênt", "ä:b"],
  },
  "uri-template": {
    check: validation.isUriTemplate,
    valid: [
      "",
      "/a/{b}",
      "{+a}{#b}{.c}{/d}{;e}{?f,g}{&h}",
      "{a:1}{b:9999}{c*}",
      "{a.b}",
      "{%41}",
      "a%41b",
      "a'b",
      "ä\ue000",
    ],
    invalid: [
      "{",
      "}",
      "{}",
      "{a",
      "{a,,b}",
      "{v:0}",
      "{v:10000}",
      "{v:01}",
      "a%",
      "a%GG",
      "a b",
      "{a..b}",
      "{a=b}",
      "{a,}",
      "\u007f",
    ],
  },
  uuid: {
    check: validation.isUuid,
    valid: ["2eb8aa08-AA98-11ea-B4Aa-73B441D16380"],
    invalid: [
      "",
      "2eb8aa08aa9811eab4aa73b441d16380",
      "2eb8aa08-aa98-11ea-b4ga-73b441d16380",
      "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
      "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
    ],
  },
  "json-pointer": {
    check: validation.isJsonPointer,
    valid: ["", "/", "/a~1b/~0", "/a\nb", "/😎"],
    invalid: ["a", "#/a", "/~", "/~2", "/a~"],
  },
  "relative-json-pointer": {
    check: validation.isRelativeJsonPointer,
    valid: ["0", "1/a", "2#", "0+1/x", "0-1#"],
    invalid: ["", "/a", "01/a", "-1/a", "+1", "0##", "1~0", "0~"],
  },
  regex: {
    check: validation.isRegex,
    valid: ["", "^a$", "([a-z]+)\\1", "\\p{L}"],
    invalid: ["(", "a{2,1}", "[z-a]", "\\"],
  },
  byte: {
    check: validation.isByte,
    valid: ["", "Zm8=", "Zg==", "Zm9v", "+/+/"],
    invalid: ["Z", "Zg=", "Zm9", "Zm-v", "Z=g=", "Zg==\n"],
  },
};

describe.each(Object.entries(tables))("%s", (_, { check, valid, invalid }) => {
  test.each(valid.map((it) => [it]))("takes %j", (text) => expect(check(text)).toBe(true));
  test.each(invalid.map((it) => [it]))("refuses %j", (text) => expect(check(text)).toBe(false));
});

test.each([
  ["int32", validation.isInt32, [0, 2147483647, -2147483648], [2147483648, -2147483649, 1.5, NaN]],
  ["int64", validation.isInt64, [0, 9007199254740993, -(2 ** 63)], [2 ** 64, 0.5, Infinity]],
  ["float", validation.isFloat, [0.1, 3.4028234663852886e38], [1e39, NaN]],
  ["double", validation.isDouble, [0.1, 1e308], [Infinity, NaN]],
] as const)("%s", (_, check, valid, invalid) => {
  for (const it of valid) expect(check(it), String(it)).toBe(true);
  for (const it of invalid) expect(check(it), String(it)).toBe(false);
});

test.each(Object.entries(tables))("%s takes no longer than its text is long", (_, { check }) => {
  const hostile = ["a", "0", "a.", "-", "%41", ":", "/", "[", "1:", "{a,", "P1", "~0", "ä", "xn--a", "a@", " "].map(
    (it) => it.repeat(100_000 / it.length),
  );
  const started = performance.now();
  for (const text of hostile) {
    check(text);
    check(`http://${text}\n`);
  }
  expect(performance.now() - started).toBeLessThan(2000);
});
