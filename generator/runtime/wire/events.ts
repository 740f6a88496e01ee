/** text/event-stream (HTML, Server-sent events; OpenAPI 3.2, Special Considerations for Server-Sent Events). */
import { parsed } from "./json.js";
import { refused, textIn } from "./media.js";
import { isItems, linesOf, MalformedItem, streamOf } from "./stream.js";
import { textOf } from "./values.js";
import { membersOf, objectOf } from "./shape.js";
import { WireError, type Decode, type Encode, type MediaWire } from "./wire.js";

/** One event. `data` is text, whatever it holds: `contentMediaType` describes it and doesn't change it. */
export interface ServerSentEvent {
  readonly data: string;
  readonly event?: string;
  readonly id?: string;
  /** Milliseconds. */
  readonly retry?: number;
}

/** An iterable or an async iterable of events. Data that is no string is sent as JSON; an item that is a string is data alone. */
export const encodeEvents: Encode = (value) => {
  if (!isItems(value)) throw new WireError("body", "", "must be an iterable of events");
  return { contentType: "text/event-stream", body: streamOf(value, eventText) };
};

function eventText(item: unknown): string {
  const it = (typeof item === "object" && item !== null ? item : { data: item }) as Partial<
    Record<keyof ServerSentEvent, unknown>
  >;
  const data =
    it.data === undefined ? [] : (typeof it.data === "string" ? it.data : JSON.stringify(it.data)).split(/\r\n|[\n\r]/);
  const lines = [
    ...field("event", it.event),
    ...field("id", it.id),
    ...field("retry", it.retry),
    ...data.map((line) => `data: ${line}`),
  ];
  return `${lines.join("\n")}\n\n`;
}

function field(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  const text = textOf(value);
  if (/[\r\n\0]/.test(text)) throw new WireError("body", name, "of an event must be one line");
  return [`${name}: ${text}`];
}

/**
 * An `AsyncIterable` of events, from a stream or from bytes. What the standard ignores is ignored: comments, unknown fields, an event without
 * data, an unfinished one. With a `check`, data whose shape is "json" must be that: the iterable throws a {@link WireError} where it is not.
 */
export const decodeEvents: Decode = (payload, _contentType, media) => {
  if (payload instanceof ReadableStream) return { value: eventsOf(linesOf(payload), media), faults: [] };
  const text = textIn(payload);
  return text === undefined
    ? refused("is not UTF-8")
    : { value: eventsOf(text.split(/\r\n|[\n\r]/).slice(0, -1), media), faults: [] };
};

async function* eventsOf(
  lines: AsyncIterable<string> | Iterable<string>,
  media: MediaWire,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  let data: string[] = [];
  let rest: Omit<ServerSentEvent, "data"> = {};
  for await (const line of lines) {
    if (line === "") {
      if (data.length > 0) yield { ...rest, data: checked(data.join("\n"), media) };
      data = [];
      rest = {};
      continue;
    }
    const [, name = "", value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === "data") data.push(value);
    else if (name === "event" && value !== "") rest = { ...rest, event: value };
    else if (name === "id" && !value.includes("\0")) rest = { ...rest, id: value };
    else if (name === "retry" && /^\d+$/.test(value)) rest = { ...rest, retry: Number(value) };
  }
}

function checked(data: string, { shape = "any", check }: MediaWire): string {
  if (check === undefined || objectOf(membersOf(shape))?.object["data"] !== "json") return data;
  const [fault] = parsed(data, JSON.parse, check).faults;
  if (fault !== undefined) throw new MalformedItem(fault.message, `/data${fault.pointer}`);
  return data;
}
