/** Multipart bodies, against the platform's own reader and writer. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as wire from "../../generator/runtime/wire/index.js";

const type = "multipart/form-data";
const media = (rest: Omit<wire.MediaWire, "type"> = {}): wire.MediaWire => ({ type, ...rest });

async function sent(
  value: unknown,
  it: wire.MediaWire,
): Promise<{ bytes: Uint8Array; contentType: string; text: string }> {
  const { body, contentType } = wire.encodeMultipart(value, it);
  const bytes = new Uint8Array(await (body as Blob).arrayBuffer());
  return { bytes, contentType, text: new TextDecoder().decode(bytes) };
}

async function through(value: unknown, it: wire.MediaWire): Promise<wire.Decoded<unknown>> {
  const { bytes, contentType } = await sent(value, it);
  return wire.decodeMultipart(bytes, contentType, it);
}

const crlf = (text: string): Uint8Array => new TextEncoder().encode(text.replace(/\n/g, "\r\n"));
const read = (text: string, rest: Omit<wire.MediaWire, "type"> = {}): wire.Decoded<unknown> =>
  wire.decodeMultipart(crlf(text), `${type}; boundary=b`, media(rest));

test("values by their kind", async () => {
  const shape: wire.Shape = {
    object: {
      id: "string",
      n: "integer",
      on: ["boolean", "null"],
      tags: { array: "string" },
      address: "json",
      list: { array: "json" },
    },
  };
  const value = {
    id: "é",
    n: 12,
    on: null,
    tags: ["a", "b"],
    address: { zip: "1" },
    list: [{ a: 1 }, { a: 2 }],
  };
  expect(await through({ ...value, none: undefined }, media({ shape }))).toEqual({ value, faults: [] });
  expect((await through({ tags: ["a"], list: [{ a: 1 }] }, media({ shape }))).value).toEqual({
    tags: ["a"],
    list: [{ a: 1 }],
  });
});

test("files keep their bytes, their type and their name", async () => {
  const data = Uint8Array.from({ length: 1000 }, (_, i) => i % 256);
  const shape: wire.Shape = { object: { file: "binary", blob: "any", raw: "binary", many: { array: "binary" } } };
  const file = new File([data], 'a "b".png', { type: "image/png" });
  const { value, faults } = await through(
    { file, blob: new Blob([data]), raw: data, many: [file, new Blob(["x"])] },
    media({ shape }),
  );
  expect(faults).toEqual([]);
  const parts = value as { file: File; blob: Blob; raw: Blob; many: Blob[] };
  expect([parts.file.name, parts.file.type]).toEqual(['a "b".png', "image/png"]);
  for (const it of [parts.file, parts.blob, parts.raw, parts.many[0]!])
    expect(new Uint8Array(await it.arrayBuffer())).toEqual(data);
  expect(parts.blob.type).toBe("application/octet-stream");
  expect(parts.many.length).toBe(2);
});

test("the platform reads what is written", async () => {
  const text = fc.string({ unit: "binary" }).filter((it) => !/\p{Surrogate}/u.test(it));
  const name = fc.constantFrom("a", "é", 'q"uote', "new\r\nline", "__proto__");
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, text), fc.uint8Array(), async (fields, data) => {
      const { bytes, contentType } = await sent(
        { ...fields, file: new File([data], "f.bin", { type: "x/y" }) },
        media(),
      );
      const form = await new Request("http://x", {
        method: "POST",
        body: bytes as Uint8Array<ArrayBuffer>,
        headers: { "content-type": contentType },
      }).formData();
      for (const [key, value] of Object.entries(fields)) expect(form.get(key)).toBe(value);
      const file = form.get("file") as File;
      expect([file.name, file.type, new Uint8Array(await file.arrayBuffer())]).toEqual(["f.bin", "x/y", data]);
    }),
    { numRuns: 50 },
  );
});

test("what the platform writes is read", async () => {
  const form = new FormData();
  form.append("text", "é\r\n--x");
  form.append('q"uote', "1");
  form.append("list", "1");
  form.append("list", "2");
  form.append("file", new Blob([new Uint8Array([0, 255])], { type: "image/png" }), "é.png");
  const request = new Request("http://x", { method: "POST", body: form });
  const shape: wire.Shape = { object: { list: { array: "integer" }, file: "binary" } };
  const contentType = request.headers.get("content-type");
  const { value, faults } = wire.decodeBody(
    media({ shape, decode: wire.decodeMultipart }),
    new Uint8Array(await request.arrayBuffer()),
    contentType,
  );
  expect(faults).toEqual([]);
  const { file, ...rest } = value as { file: File };
  expect(rest).toEqual({ text: "é\r\n--x", 'q"uote': "1", list: [1, 2] });
  expect([file.name, file.type, new Uint8Array(await file.arrayBuffer())]).toEqual([
    "é.png",
    "image/png",
    new Uint8Array([0, 255]),
  ]);
});

describe("encoding", () => {
  test("the part's type and fixed headers", async () => {
    const encoding = {
      id: { contentType: "text/plain; charset=utf-8", headers: [["X-Kind", "a\r\nb"]] as const },
      quoted: { contentType: "application/json" },
      image: { contentType: "image/png, image/jpeg" },
      photo: { contentType: "image/*" },
    };
    const { text, contentType } = await sent(
      { id: 1, quoted: "x", image: new Uint8Array([65]), photo: new Blob(["B"], { type: "image/webp" }) },
      media({ encoding }),
    );
    const [, boundary = ""] = /boundary=(.+)$/.exec(contentType) ?? [];
    expect(text.replaceAll(boundary, "b").split("\r\n")).toEqual([
      ...[
        "--b",
        'Content-Disposition: form-data; name="id"',
        "Content-Type: text/plain; charset=utf-8",
        "X-Kind: a b",
        "",
        "1",
      ],
      ...["--b", 'Content-Disposition: form-data; name="quoted"', "Content-Type: application/json", "", '"x"'],
      ...["--b", 'Content-Disposition: form-data; name="image"; filename="blob"', "Content-Type: image/png", "", "A"],
      ...["--b", 'Content-Disposition: form-data; name="photo"; filename="blob"', "Content-Type: image/webp", "", "B"],
      ...["--b--", ""],
    ]);
  });

  test("styles, without percent-encoding", async () => {
    const encoding: wire.MediaWire["encoding"] = {
      ids: { explode: false },
      deep: { style: "deepObject" },
      open: { style: "form" },
    };
    const shape: wire.Shape = {
      object: {
        ids: { array: "integer" },
        deep: { object: { "a b": "boolean" } },
        open: { object: { r: "integer" } },
        other: "string",
      },
    };
    const value = { ids: [1, 2], deep: { "a b": true }, open: { r: 1 }, other: "%41" };
    expect((await sent(value, media({ encoding }))).text).toContain('name="deep[a b]"');
    expect(await through(value, media({ encoding, shape }))).toEqual({ value, faults: [] });
  });

  test("a part of another type", () => {
    const part = (it: string): string =>
      `--b\nContent-Disposition: form-data; name="p"\nContent-Type: ${it}\n\nx\n--b--\n`;
    const encoding = { p: { contentType: "image/png, text/*" } };
    expect(read(part("Text/Plain;charset=utf-8"), { encoding }).faults).toEqual([]);
    expect(read(part("image/gif"), { encoding }).faults).toEqual([
      { in: "body", name: "p", pointer: "/p", message: "has the media type image/gif and not image/png, text/*" },
    ]);
  });
});

test("parts without names are an array", async () => {
  const it: wire.MediaWire = { type: "multipart/mixed", shape: { array: "any", tuple: ["json", "binary"] } };
  const { value, faults } = await through([{ a: 1 }, new Blob(["x"], { type: "image/png" }), "text"], it);
  const [first, second, third] = value as [unknown, Blob, unknown];
  expect([first, second.type, await second.text(), third, faults]).toEqual([{ a: 1 }, "image/png", "x", "text", []]);
});

describe("malformed", () => {
  const head = 'Content-Disposition: form-data; name="a"';
  test.each<readonly [string, wire.MediaWire["shape"], string, string, string]>([
    ["", "any", "", "", "does not end with its boundary"],
    ["--b", "any", "", "", "does not end with its boundary"],
    [`--b\n${head}\n\nx`, "any", "", "", "does not end with its boundary"],
    [`--b\n${head}\n--b--\n`, "any", "", "", "has a part whose headers don't end within 16384 bytes"],
    [`--bx\n${head}\n\nx\n--b--\n`, "any", "", "", "has a boundary with something behind it"],
    ["--b\nX: y\n\nx\n--b--\n", "any", "", "", "has a part without a name"],
    [`--b\n${head}\n\nx\n--b\n${head}\n\ny\n--b--\n`, { object: { a: "string" } }, "a", "/a", "is given 2 times"],
    [`--b\n${head}\nContent-Type: application/json\n\n{\n--b--\n`, "any", "a", "/a", "is not valid JSON"],
    [
      `--b\n${head}\nContent-Type: text/plain; charset=klingon\n\n{\n--b--\n`,
      "any",
      "a",
      "/a",
      "is not text in its character set",
    ],
    [`--b\n${head}\n\n\0\n--b--\n`, "any", "a", "/a", "has a NUL character in it"],
  ])("%j", (text, shape, name, pointer, message) => {
    expect(read(text, shape === undefined ? {} : { shape }).faults).toEqual([{ in: "body", name, pointer, message }]);
  });

  test("text that is none, also where it is read like a parameter", () => {
    const bytes = Uint8Array.from([...crlf(`--b\n${head}\n\n?\n--b--\n`)].map((it) => (it === 0x3f ? 0xff : it)));
    const fault = { in: "body", name: "a", pointer: "/a", message: "is not text in its character set" };
    const shape: wire.Shape = { object: { a: "string" } };
    for (const encoding of [{}, { a: { style: "form" } }] as const)
      expect(wire.decodeMultipart(bytes, `${type}; boundary=b`, media({ shape, encoding })).faults).toEqual([fault]);
  });

  test("no boundary", () => {
    expect(wire.decodeMultipart(crlf("--b--\n"), type, media()).faults[0]?.message).toBe(
      "has no boundary in its content type",
    );
    expect(wire.decodeMultipart(crlf("--b--\n"), undefined, media()).faults.length).toBe(1);
  });

  test("a preamble, an epilogue, padding, a quoted boundary, an empty part, and no parts", () => {
    const text = `preamble\n--b \n${head}\n\n\n--b\t\ncontent-disposition: form-data; name=c\n\n\nd\n--b--\nepilogue`;
    expect(wire.decodeMultipart(crlf(text), `${type}; boundary="b"`, media())).toEqual({
      value: { a: "", c: "\r\nd" },
      faults: [],
    });
    expect(read("--b--\n")).toEqual({ value: {}, faults: [] });
  });
});

describe("parts that have parts", () => {
  const inner: wire.MediaWire = {
    type: "multipart/mixed",
    encode: wire.encodeMultipart,
    decode: wire.decodeMultipart,
    shape: { array: "binary", tuple: ["json", "string"] },
    prefixEncoding: [{ headers: [["X-Kind", "first"]] }, {}],
    itemEncoding: { contentType: "image/*" },
  };
  const form: wire.MediaWire = {
    type: "application/x-www-form-urlencoded",
    encode: wire.encodeForm,
    decode: wire.decodeForm,
    shape: { object: { a: "integer", b: { array: "string" } } },
  };
  const outer = media({
    shape: { object: { note: "string", set: { array: "json" }, fields: "json" } },
    encoding: {
      set: { contentType: "multipart/mixed", content: inner },
      fields: { contentType: "application/x-www-form-urlencoded", content: form },
    },
  });
  const value = {
    note: "n",
    set: [
      [{ a: 1 }, "--b\r\n", new Blob(["x"], { type: "image/png" })],
      [{ a: 2 }, "b"],
    ],
    fields: { a: 1, b: ["&", "="] },
  };

  test("come back as they were sent", async () => {
    const { value: back, faults } = await through(value, outer);
    expect(faults).toEqual([]);
    const { set, ...rest } = back as { readonly set: readonly (readonly unknown[])[] };
    expect(rest).toEqual({ note: "n", fields: { a: 1, b: ["&", "="] } });
    expect(set.map((it) => it.slice(0, 2))).toEqual([
      [{ a: 1 }, "--b\r\n"],
      [{ a: 2 }, "b"],
    ]);
    expect(await (set[0]?.[2] as Blob).text()).toBe("x");
  });

  test("say what they are, and are no files", async () => {
    const { text } = await sent(value, outer);
    const heads = text.split("\r\n\r\n").flatMap((it) => it.match(/^Content-.*$|^X-.*$/gm) ?? []);
    expect(heads.filter((it) => it.includes("filename"))).toEqual([]);
    expect(text).toMatch(/name="set"\r\nContent-Type: multipart\/mixed; boundary=part-\w+\r\n\r\n--part-/);
    expect(heads.filter((it) => it === "X-Kind: first")).toHaveLength(2);
    expect(text).toContain(
      'name="fields"\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\na=1&b=%26&b=%3D\r\n',
    );
  });

  test("a file in their place is sent as it is", async () => {
    const { text } = await sent({ set: [new Blob(["raw"], { type: "multipart/mixed; boundary=c" })] }, outer);
    expect(text).toContain('filename="blob"\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\nraw\r\n');
  });

  test("what is wrong within has its place from the outside", () => {
    const part = (type: string, content: string): string =>
      `--b\nContent-Disposition: form-data; name="set"\nContent-Type: ${type}\n\n${content}\n`;
    const ask = (...parts: readonly string[]): unknown => read(`${parts.join("")}--b--\n`, outer).faults;
    const good = part("multipart/mixed; boundary=c", "--c\nContent-Type: application/json\n\n{}\n--c--");
    expect(ask(good, part("multipart/mixed; boundary=c", "--c\nContent-Type: application/json\n\n{\n--c--"))).toEqual([
      { in: "body", name: "set", pointer: "/set/1/0", message: "is not valid JSON" },
    ]);
    expect(ask(part("multipart/mixed", "x"))).toEqual([
      { in: "body", name: "set", pointer: "/set/0", message: "has no boundary in its content type" },
    ]);
    expect(ask(part("multipart/mixed; boundary=c", "--c\n\nx\n"))).toEqual([
      { in: "body", name: "set", pointer: "/set/0", message: "does not end with its boundary" },
    ]);
    expect(ask(part("text/plain", "x"))).toEqual([
      { in: "body", name: "set", pointer: "/set/0", message: "has the media type text/plain and not multipart/mixed" },
    ]);
  });
});
