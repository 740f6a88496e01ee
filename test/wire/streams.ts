/** The bytes, cut at the given places. */
export function streamed(data: Uint8Array<ArrayBuffer>, cuts: readonly number[] = []): ReadableStream<Uint8Array> {
  const places = [0, ...[...cuts].sort((a, b) => a - b), data.length];
  return new ReadableStream<Uint8Array>({
    start(controller) {
      places.slice(1).forEach((end, i) => controller.enqueue(data.subarray(places[i], end)));
      controller.close();
    },
  });
}

/** What comes item by item. */
export async function all(items: unknown): Promise<unknown[]> {
  const list: unknown[] = [];
  for await (const it of items as AsyncIterable<unknown>) list.push(it);
  return list;
}
