/** Formats of times, hosts, numbers and identifiers against their specifications. */
import { isIPv6 } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as validation from "../../generator/runtime/validation/index.js";
import { encodePunycode } from "../../generator/runtime/validation/punycode.js";
import { holds } from "./format-tables.js";

holds({
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
      ...['""@b', '"\\\\"@b', "a@1.2.3.4", "a@b--c", "a@[ipv6:::1]"],
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
      ...[
        "a@b\n",
        "a@b.",
        " a@b",
        "a\\@b@c",
        'a"b@c',
        '"a"b@c',
        '"a@b',
        "a@[::1]",
        "a@[1.2.3]",
        "a@b[1.2.3.4]",
        "a(b)@c",
        "a,b@c",
        "\u007f@b",
      ],
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
      "example．com",
    ],
  },
  "idn-hostname": {
    check: validation.isIdnHostname,
    valid: [
      ...[
        "실례.테스트",
        "example.com",
        "straße.de",
        "l·l",
        "क्‍ष",
        "ασ.gr",
        "xn--ihqwcrb4cv8a8dqg056pqjye",
        "ᏣᎳᎩ",
        "𞤢𞤣",
      ],
      ...[
        "نامه\u200cای",
        "ب\u0650\u200c\u0650ب",
        "ࡁ\u200cࡁ",
        "क्\u200cष",
        "ࡁࡂ.ab",
        "א1.a1",
        "९.א",
        "א\u05b0",
        "\u{10d01}--ܒ",
      ],
    ],
    invalid: [
      ...[
        "ꭰꭱ",
        "ᾳ",
        "\u{1e900}",
        "ا\u200cب",
        "ب\u200cء",
        "ब\u200cष",
        "ب\u200ca",
        "ࡁa",
        "𞤢b",
        "\u{10d30}\u{10d22}",
        "א٠1",
      ],
      ...["a-.א", "1a.א", "a\u0660.b", "א.b١", "・".repeat(64)],
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
      ...["2001:DB8::1", "::1:2:3:4:5:1.2.3.4", "::2:3:4:5:6:7:8"],
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
      "::2:3:4:5:6:7:8:9",
      "::256.1.1.1",
      "::1.2.3.04",
      "::1\n",
      " ::1",
    ],
  },
});

test("a hostname may hold a label of another script as it is written in ASCII", () => {
  const labels = ["l·l", "α͵β", "א׳", "・ア", "ب٠", "۰", "क्‍ष", "l·", "α͵", "a׳", "・a", "٠۰", "क‍ष", "0א", "ab--ö"];
  for (const it of labels)
    expect(validation.isHostname(`xn--${encodePunycode(it)}`), it).toBe(validation.isIdnHostname(it));
  expect(labels.filter(validation.isIdnHostname)).toEqual(labels.slice(0, 7));
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

/** Random text from few characters, so that much of it is nearly right. */
const textOf = (...units: readonly string[]): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...units) });

test("ipv6 is what Node takes for one, zones aside", () => {
  const groups = fc.array(fc.constantFrom("0", "1a", "Ffff", "12345", "", ":", "1.2.3.4", "g"), { maxLength: 10 });
  const texts = fc.oneof(
    textOf(":", ":", "0", "f", "1", "."),
    groups.map((it) => it.join(":")),
  );
  fc.assert(
    fc.property(texts, (text) => validation.isIpv6(text) === isIPv6(text)),
    { numRuns: 20_000 },
  );
});

test("hostnames are labels with full stops between them", () => {
  const label = /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/;
  const texts = fc.oneof(
    textOf("a", "0", "-", ".", "_"),
    fc.array(fc.integer({ min: 0, max: 66 }), { maxLength: 5 }).map((it) => it.map((n) => "a".repeat(n)).join(".")),
  );
  fc.assert(
    fc.property(
      texts,
      (text) => validation.isHostname(text) === (text.length <= 253 && text.split(".").every((it) => label.test(it))),
    ),
    { numRuns: 5_000 },
  );
});

test("of a long text as of a short one: base64 is base64 wherever what is wrong stands", () => {
  const quarter = "Zm9v";
  const wrong = [
    "Zm9",
    "Zm-v",
    "Zm9\n",
    " m9v",
    "Z\tm=",
    "Zg==Zm9v",
    "Zm9v\u00e9AAA",
    "=Zm9",
    "Z===",
    "====",
    "\u{1f600}AA",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom("", "Zg==", "Zm8=", ...wrong),
      fc.nat({ max: 100 }),
      fc.nat({ max: 100 }),
      (text, before, after) => {
        const short = quarter.repeat(Math.min(before, 1)) + text + quarter.repeat(Math.min(after, 1));
        const whole = quarter.repeat(before) + text + quarter.repeat(after);
        return validation.isByte(whole) === validation.isByte(short);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("byte is what is the same after decoding and encoding, but for bits that padding hides", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        textOf("A", "/", "+", "="),
        fc.uint8Array().map((it) => Buffer.from(it).toString("base64")),
      ),
      (text) => {
        const again = Buffer.from(text, "base64").toString("base64");
        return (
          validation.isByte(text) ===
          (again.length === text.length &&
            again.replace(/.{0,2}=*$/, "") === text.replace(/.{0,2}=*$/, "") &&
            !/=[^=]/.test(text))
        );
      },
    ),
    { numRuns: 5_000 },
  );
});
