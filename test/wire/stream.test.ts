/** Streams of events and lines, and the bodies that are one piece. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as wire from "../../generator/runtime/wire/index.js";
import { all, streamed } from "./streams.js";

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const events: wire.MediaWire = {
  type: "text/event-stream",
  encode: wire.encodeEvents,
  decode: wire.decodeEvents,
  stream: true,
};
const decodeEvents = (payload: wire.Payload): Promise<unknown[]> =>
  all(wire.decodeBody(events, payload, events.type).value);

describe("server-sent events", () => {
  test.each<readonly [string, unknown[]]>([
    [
      "event: addString\ndata: This data is formatted\ndata: across two lines\nretry: 5\n\n",
      [{ event: "addString", data: "This data is formatted\nacross two lines", retry: 5 }],
    ],
    [
      'event: addInt64\ndata: 1234\nunknownField: this is ignored\n\n: This is a comment\nevent: addJSON\ndata: {"foo": 42}\n\n',
      [
        { event: "addInt64", data: "1234" },
        { event: "addJSON", data: '{"foo": 42}' },
      ],
    ],
    ["data\n\ndata\ndata\n\ndata:", [{ data: "" }, { data: "\n" }]],
    ["data:test\n\ndata: test\n\ndata:  test\n\n", [{ data: "test" }, { data: "test" }, { data: " test" }]],
    [
      "id: 1\ndata: a\n\nid\ndata: b\n\nid: x\0\ndata: c\n\n",
      [{ id: "1", data: "a" }, { id: "", data: "b" }, { data: "c" }],
    ],
    ["data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n", [{ data: "a\nb" }, { data: "c" }]],
    ["event: x\nretry: 1x\nretry:\n\n", []],
    ["\ufeffdata: a\r\rdata: b\r\n\r\ndata: unfinished", [{ data: "a" }, { data: "b" }]],
    ["", []],
  ])("%j", async (text, items) => {
    expect(await decodeEvents(bytes(text))).toEqual(items);
    const everywhere = Array.from(bytes(text), (_, i) => i);
    for (const cuts of [...everywhere.map((it) => [it]), everywhere]) {
      expect(await decodeEvents(streamed(bytes(text), cuts))).toEqual(items);
    }
  });

  test("what is sent is read", async () => {
    const line = fc.string({ unit: "binary" }).filter((it) => !/[\r\n\0]|\p{Surrogate}/u.test(it) && it !== "");
    const event = fc.record(
      { data: fc.array(line).map((it) => it.join("\n")), event: line, id: line, retry: fc.nat() },
      { requiredKeys: ["data"] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event), async (items) => {
        const { body, contentType } = wire.encodeBody(events, items);
        expect(contentType).toBe("text/event-stream");
        expect(await decodeEvents(body as ReadableStream<Uint8Array>)).toEqual(items);
      }),
    );
  });

  test("data that is no string is JSON; an item that is a string is data", async () => {
    const { body } = wire.encodeEvents(["a", { data: { b: 1 } }, { event: "ping" }], events);
    expect(await new Response(body as ReadableStream).text()).toBe('data: a\n\ndata: {"b":1}\n\nevent: ping\n\n');
  });

  test("a name of two lines is refused", async () => {
    const { body } = wire.encodeEvents([{ event: "a\nb", data: "" }], events);
    await expect(new Response(body as ReadableStream).text()).rejects.toThrow(wire.WireError);
    expect(() => wire.encodeEvents({ data: "" }, events)).toThrow("body must be an iterable of events");
  });

  test("an event is there before the stream ends, and a reader that stops cancels it", async () => {
    let cancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes("data: 1\r\r")),
      cancel: () => void (cancelled = true),
    });
    for await (const it of wire.decodeBody(events, stream, undefined).value as AsyncIterable<unknown>) {
      expect(it).toEqual({ data: "1" });
      break;
    }
    expect(cancelled).toBe(true);
  });
});

describe("JSON lines", () => {
  const lines: wire.MediaWire = { type: "application/jsonl", encode: wire.encodeLines, decode: wire.decodeLines };
  const sequence: wire.MediaWire = { ...lines, type: "application/json-seq" };

  test.each([
    ["lines", lines],
    ["a sequence", sequence],
  ])("%s: whole and streamed", async (_, media) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.array(fc.nat()), async (items, cuts) => {
        const plain = JSON.parse(JSON.stringify(items)) as unknown[];
        const { body, contentType } = wire.encodeBody(media, items);
        const data = bytes(body as string);
        expect(contentType).toBe(media.type);
        expect(wire.decodeBody(media, data, contentType)).toEqual({ value: plain, faults: [] });
        expect(
          await all(
            wire.decodeBody(
              media,
              streamed(
                data,
                cuts.map((it) => it % (data.length + 1)),
              ),
              contentType,
            ).value,
          ),
        ).toEqual(plain);
      }),
    );
  });

  test("an async iterable is sent as it comes", async () => {
    async function* items(): AsyncGenerator<unknown> {
      yield 1;
      await Promise.resolve();
      yield { a: "\n" };
    }
    const { body } = wire.encodeLines(items(), lines);
    expect(await new Response(body as ReadableStream).text()).toBe('1\n{"a":"\\n"}\n');
    expect(() => wire.encodeLines(12, lines)).toThrow(wire.WireError);
  });

  test("a sequence's items may have lines", () => {
    expect(wire.decodeLines(bytes('\x1e{\n"a": 1\n}\n\x1e2\n'), "application/json-seq", sequence)).toEqual({
      value: [{ a: 1 }, 2],
      faults: [],
    });
  });

  test("malformed", async () => {
    expect(wire.decodeLines(bytes('1\n{\n\n"x'), undefined, lines).faults).toEqual([
      { in: "body", name: "", pointer: "/1", message: "is not valid JSON, in line 2" },
      { in: "body", name: "", pointer: "/2", message: "is not valid JSON, in line 4" },
    ]);
    expect(wire.decodeLines(new Uint8Array([0xff]), undefined, lines).faults).toEqual([
      { in: "body", name: "", pointer: "", message: "is not UTF-8" },
    ]);
    await expect(all(wire.decodeLines(streamed(bytes("1\n{\n")), undefined, lines).value)).rejects.toThrow(
      "body is not valid JSON, in line 2",
    );
    await expect(all(wire.decodeLines(streamed(new Uint8Array([0x31, 0xff])), undefined, lines).value)).rejects.toThrow(
      "body is not UTF-8",
    );
    await expect(all(wire.decodeLines(streamed(new Uint8Array([0x31, 0xe2])), undefined, lines).value)).rejects.toThrow(
      "body is not UTF-8",
    );
  });
});

describe("one piece", () => {
  test("JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { contentType, body } = wire.encodeJson(value, { type: "application/problem+json" });
        expect(contentType).toBe("application/problem+json");
        expect(wire.decodeJson(bytes(body as string), contentType, { type: contentType })).toEqual({
          value: JSON.parse(JSON.stringify(value)) as unknown,
          faults: [],
        });
      }),
    );
    expect(wire.encodeJson({}, { type: "*/*" }).contentType).toBe("application/json");
    expect(wire.decodeJson(bytes("\ufeff1"), undefined, { type: "application/json" }).value).toBe(1);
  });

  test("text", () => {
    expect(wire.encodeText("é", { type: "text/csv" })).toEqual({ contentType: "text/csv;charset=utf-8", body: "é" });
    expect(wire.encodeText("é", { type: "text/plain; charset=utf-8" }).contentType).toBe("text/plain; charset=utf-8");
    expect(wire.encodeText("<a/>", { type: "application/xml" }).contentType).toBe("application/xml");
    expect(wire.encodeText("x", { type: "text/*" }).contentType).toBe("text/plain;charset=utf-8");
    expect(wire.decodeText(new Uint8Array([0xe9]), 'text/plain; charset="iso-8859-1"', { type: "text/plain" })).toEqual(
      { value: "é", faults: [] },
    );
    expect(wire.decodeText(bytes("12"), undefined, { type: "text/plain", shape: "integer" }).value).toBe(12);
  });

  test.each<readonly [unknown, string, string]>([
    [new Blob(["x"], { type: "image/png" }), "image/*", "image/png"],
    [new Blob(["x"]), "*/*", "application/octet-stream"],
    [new Blob(["x"], { type: "image/png" }), "image/jpeg", "image/jpeg"],
    [bytes("x"), "application/pdf", "application/pdf"],
    [bytes("axb").subarray(1, 2), "application/pdf", "application/pdf"],
    [bytes("x").buffer, "image/*", "application/octet-stream"],
    ["x", "application/pdf", "application/pdf"],
    [streamed(bytes("x")), "application/pdf", "application/pdf"],
  ])("bytes %#", async (value, type, contentType) => {
    const encoded = wire.encodeBytes(value, { type });
    expect(encoded.contentType).toBe(contentType);
    const data = new Uint8Array(await new Response(encoded.body).arrayBuffer());
    const blob = wire.decodeBytes(data, contentType, { type }).value as Blob;
    expect([await blob.text(), blob.type]).toEqual(["x", contentType]);
  });

  test("what is no bytes", () => {
    expect(() => wire.encodeBytes({}, { type: "image/png" })).toThrow(
      "body must be a Blob, bytes, a stream or a string",
    );
    expect(wire.decodeBytes(bytes("x"), undefined, { type: "image/*" })).toMatchObject({
      value: { type: "application/octet-stream" },
    });
  });

  test("a descriptor without the half that is asked for is a bug", () => {
    expect(() => wire.encodeBody({ type: "application/json" }, {})).toThrow("application/json has no encoder here");
    expect(() => wire.decodeBody({ type: "application/json" }, bytes(""), null)).toThrow(
      "application/json has no decoder here",
    );
  });
});
