/** The names of files in `Content-Disposition`. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBytes, fileNameIn } from "../../generator/runtime/wire/index.js";

const isWellFormed = (text: string): boolean => !/\p{Cs}/u.test(text);

/** Text as headers come: one character for each byte of its UTF-8. */
const asHeader = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));

describe("a file's name", () => {
  test.each<readonly [string, string | undefined]>([
    ['attachment; filename="report.csv"', "report.csv"],
    ["attachment; filename=report.csv", "report.csv"],
    ["inline;filename=a.txt;size=3", "a.txt"],
    ['attachment; filename="a \\"b\\" c"', 'a "b" c'],
    ['attachment; FileName = "a;b.csv"', "a;b.csv"],
    ["attachment; filename=\"EURO rates\"; filename*=utf-8''%e2%82%ac%20rates", "€ rates"],
    ["attachment; filename*=iso-8859-1'en'%A3%20rates; filename=\"x\"", "£ rates"],
    ["attachment; filename*=UTF-8''%ff; filename=\"x\"", "x"],
    ["attachment; filename*=klingon''%41; filename=\"x\"", "x"],
    ["attachment; filename*=UTF-8''%4; filename=\"x\"", "x"],
    ["attachment; filename*=broken; filename=x", "x"],
    [`attachment; filename="${asHeader("Zürich.pdf")}"`, "Zürich.pdf"],
    ['attachment; filename="Z\xfcrich.pdf"', "Zürich.pdf"],
    ["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", "passwd"],
    ['attachment; filename="C:\\\\temp\\\\a.txt"', "a.txt"],
    ['attachment; filename="/etc/"', undefined],
    ['attachment; filename=".."', undefined],
    ["attachment; filename*=UTF-8''a%00b%0A.txt", "ab.txt"],
    ['attachment; filename=""', undefined],
    ["attachment", undefined],
    ['attachment; notfilename="x"', undefined],
    ["", undefined],
  ])("in %j", (disposition, name) => {
    expect(fileNameIn(disposition)).toBe(name);
  });

  test("is what was sent, in either way of writing it, whatever the language", () => {
    const plain = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((it) => !/[/\\\p{Cc}]|^\.*$/u.test(it) && it.trim() === it && isWellFormed(it));
    fc.assert(
      fc.property(plain, (name) => {
        const encoded = encodeURIComponent(name).replace(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16)}`);
        expect(fileNameIn(`attachment; filename*=UTF-8''${encoded}`)).toBe(name);
        expect(fileNameIn(`attachment; filename="${asHeader(name).replaceAll('"', '\\"')}"`)).toBe(name);
      }),
    );
  });

  test("has no folder and no control character in it, whatever the header says", () => {
    const header = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }).map((it) => `a; filename="${it}"`),
      fc
        .string({ unit: "binary" })
        .map((it) => `a; filename*=UTF-8''${isWellFormed(it) ? encodeURIComponent(it) : ""}`),
    );
    fc.assert(
      fc.property(header, (it) => {
        expect(fileNameIn(it) ?? "x").not.toMatch(/[/\\\p{Cc}]|^\.*$/u);
      }),
    );
  });
});

test("bytes with a name are a file, others are not", () => {
  const decode = (disposition?: string): unknown =>
    decodeBytes(new TextEncoder().encode("hi"), "text/csv", { type: "*/*" }, disposition).value;
  expect(decode('attachment; filename="a.csv"')).toMatchObject({ name: "a.csv", type: "text/csv", size: 2 });
  expect(decode('attachment; filename="a.csv"')).toBeInstanceOf(File);
  for (const it of [undefined, "inline"]) expect(decode(it)).not.toBeInstanceOf(File);
});
