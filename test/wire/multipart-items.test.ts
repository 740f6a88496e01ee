/** Parts that are told apart by their position, all at once and one by one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as wire from "../../generator/runtime/wire/index.js";
import { all, streamed } from "./streams.js";

const json = { contentType: "application/json" };
const number = { read: [{ name: "X-Size", shape: "integer" }] } as const;
const media: wire.MediaWire = {
  type: "multipart/mixed",
  shape: { array: "binary", tuple: ["json", "string"] },
  prefixEncoding: [
    json,
    { headers: [["X-Kind", "note"]], given: (it) => wire.encodeHeaders([{ name: "X-Size" }], it), ...number },
  ],
  itemEncoding: { contentType: "image/*, text/plain", given: (it) => wire.encodeHeaders([{ name: "X-Size" }], it) },
};

const bytesOf = async (body: wire.WireBody): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(body).arrayBuffer());

/** Those items, of which bytes are told by their type and their text. */
const told = async (items: unknown): Promise<unknown[]> =>
  Promise.all((await all(items)).map(async (it) => (it instanceof Blob ? `${it.type}: ${await it.text()}` : it)));

const picture = new Blob(["\0\r\n--"], { type: "image/png" });

async function* ofParts(): AsyncGenerator<unknown> {
  yield { a: 1 };
  await Promise.resolve();
  yield "text";
  yield picture;
}

const boundaryOf = (contentType: string): string => /boundary=(.+)$/.exec(contentType)?.[1] ?? "";

describe("what is sent", () => {
  const partHeaders = [{}, { "X-Size": 4 }, { "X-Size": 6 }];
  const want = [
    ...["--b", "Content-Type: application/json", "", '{"a":1}'],
    ...["--b", "X-Kind: note", "X-Size: 4", "", "text"],
    ...["--b", "Content-Type: image/png", "X-Size: 6", "", "\0", "--"],
    ...["--b--", ""],
  ];

  test.each([
    ["all at once", wire.encodeMultipart, (): unknown => [{ a: 1 }, "text", picture]],
    ["one by one", wire.encodeMultipartItems, ofParts],
    ["one by one, of an array", wire.encodeMultipartItems, (): unknown => [{ a: 1 }, "text", picture]],
  ])("%s", async (_, encode, value) => {
    const { body, contentType } = encode(value(), media, partHeaders);
    expect(contentType).toMatch(/^multipart\/mixed; boundary=part-[0-9a-f]{32}$/);
    const text = new TextDecoder().decode(await bytesOf(body));
    expect(text.replaceAll(boundaryOf(contentType), "b").split("\r\n")).toEqual(want);
  });

  test("what is no list of parts is refused", () => {
    expect(() => wire.encodeMultipartItems({ a: 1 }, media)).toThrow(wire.WireError);
  });
});

describe("what is read", () => {
  const head = "preamble\r\n--b\r\nContent-Type: application/json\r\n\r\n";
  const text = `${head}[1]\r\n--b \r\nX-Size: 4\r\n\r\n\r\n--B\r\n--b\r\nContent-Type: image/png\r\n\r\nabc\r\n--b--\r\nepilogue`;
  const data = new TextEncoder().encode(text);
  const want = [[1], "\r\n--B", "image/png: abc"];
  const headers = [{}, { "X-Size": 4 }, {}];

  test("all at once", async () => {
    const { value, faults, partHeaders } = wire.decodeMultipart(data, "multipart/mixed; boundary=b", media);
    expect(faults).toEqual([]);
    expect(await told(value)).toEqual(want);
    expect(partHeaders).toEqual({ value: headers, faults: [] });
  });

  test("one by one, wherever the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(data.length), { maxLength: data.length }), async (cuts) => {
        const decoded = wire.decodeMultipartItems(streamed(data, cuts), "multipart/mixed; boundary=b", media);
        expect(await told(decoded.value)).toEqual(want);
        expect(decoded.partHeaders?.value).toEqual(headers);
      }),
    );
    const each = [...data.keys()];
    const single = wire.decodeMultipartItems(streamed(data, each), "multipart/mixed; boundary=b", media);
    expect(await told(single.value)).toEqual(want);
    expect(await told(wire.decodeMultipartItems(data, "multipart/mixed; boundary=b", media).value)).toEqual(want);
  });

  test("a part is there before the next one begins, with its headers", async () => {
    let write: (text: string) => void = () => undefined;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        write = (it) => controller.enqueue(new TextEncoder().encode(it));
      },
    });
    const { value, partHeaders } = wire.decodeMultipartItems(stream, "multipart/mixed; boundary=b", media);
    const items = (value as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    write("--b\r\n\r\n1\r\n--b");
    expect(await items.next()).toEqual({ done: false, value: "1" });
    write("\r\nX-Size: 7\r\n\r\n2\r\n--b");
    expect(await items.next()).toEqual({ done: false, value: "2" });
    expect(partHeaders?.value).toEqual([{}, { "X-Size": 7 }]);
    write("--");
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  test("a reader that leaves cancels the stream", async () => {
    let isCancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("--b\r\n\r\n1\r\n")),
      cancel: () => {
        isCancelled = true;
      },
    });
    for await (const it of wire.decodeMultipartItems(stream, "multipart/mixed; boundary=b", media)
      .value as AsyncIterable<unknown>) {
      expect(it).toBe("1");
      break;
    }
    expect(isCancelled).toBe(true);
  });

  test.each([
    ["--b\r\n\r\n1\r\n--b", "does not end with its boundary", ""],
    ["", "does not end with its boundary", ""],
    ["--bc\r\n\r\n1\r\n--bc--", "has a boundary with something behind it", ""],
    [`--b\r\nX: ${"x".repeat(20_000)}\r\n\r\n1\r\n--b--`, "has a part whose headers don't end within 16384 bytes", ""],
    [
      "--b\r\nContent-Type: text/plain\r\n\r\n1\r\n--b--",
      "has the media type text/plain and not application/json, in part 1",
      "",
    ],
    ["--b\r\nContent-Type: application/json\r\n\r\n{\r\n--b--", "is not valid JSON, in part 1", ""],
  ])("%j is refused", async (malformed, problem, pointer) => {
    const { value } = wire.decodeMultipartItems(
      streamed(new TextEncoder().encode(malformed)),
      "multipart/mixed; boundary=b",
      media,
    );
    const error: unknown = await told(value).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(wire.MalformedItem);
    expect({ ...(error as wire.MalformedItem) }).toMatchObject({ problem, pointer });
  });

  test("no boundary, no parts", () => {
    const { faults } = wire.decodeMultipartItems(streamed(data), "multipart/mixed", media);
    expect(faults.map((it) => it.message)).toEqual(["has no boundary in its content type"]);
  });
});

test("what is sent one by one is read one by one", async () => {
  const values = fc.array(
    fc.oneof(
      fc.string(),
      fc.uint8Array().map((it) => new Blob([it])),
    ),
  );
  const plain: wire.MediaWire = { type: "multipart/mixed", shape: { array: ["any"] } };
  await fc.assert(
    fc.asyncProperty(values, async (items) => {
      const { body, contentType } = wire.encodeMultipartItems(items, plain);
      const { value } = wire.decodeMultipartItems(body as ReadableStream<Uint8Array>, contentType, plain);
      const described = items.map((it) =>
        typeof it === "string" ? it : new Blob([it], { type: "application/octet-stream" }),
      );
      expect(await told(value)).toEqual(await told(described));
    }),
  );
});
