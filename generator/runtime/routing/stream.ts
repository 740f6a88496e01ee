/** Bodies that are sent item by item. */
import { MalformedItem, WireError } from "../wire/index.js";
import type { Check } from "./description.js";
import { HttpError } from "./errors.js";
import type { RequestIssue } from "./types.js";

/** An item of a request that can't be read or does not fit: a 400, unless the handler has begun to answer. */
export class InvalidItem extends HttpError {
  override readonly name = "InvalidItem";

  constructor(readonly issues: readonly RequestIssue[]) {
    super(400, issues.map(({ pointer, message }) => `body${pointer} ${message}`).join("; "));
  }
}

/** The items of a request. Throws an {@link InvalidItem} at the first that can't be read or does not fit. */
export async function* requestItems(items: AsyncIterable<unknown>, check: Check | undefined): AsyncGenerator<unknown> {
  let index = 0;
  try {
    for await (const it of items) {
      if (check?.is(it) === false) throw new InvalidItem(issuesOf(check, it, index));
      yield it;
      index += 1;
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const pointer = `/${index}${error instanceof MalformedItem ? error.pointer : ""}`;
    throw new InvalidItem([{ in: "body", pointer, keyword: "encoding", message: error.problem }]);
  }
}

function issuesOf(check: Check, item: unknown, index: number): readonly RequestIssue[] {
  return check.issues(item, { maxIssues: 100 }).map(({ pointer, keyword, message, limit }) => ({
    in: "body",
    pointer: `/${index}${pointer}`,
    keyword,
    message,
    ...(limit === undefined ? {} : { limit }),
  }));
}

type Items = AsyncIterable<unknown> | Iterable<unknown>;

/** The items of an answer; `refuse` is told of each that does not fit, and may throw. */
export async function* answerItems(
  items: Items,
  check: Check,
  refuse: (pointer: string, message: string) => void,
): AsyncGenerator<unknown> {
  let index = 0;
  for await (const it of items) {
    const [issue] = check.is(it) ? [] : issuesOf(check, it, index);
    if (issue !== undefined) refuse(issue.pointer, issue.message);
    yield it;
    index += 1;
  }
}

/** The same stream; `report` is told why it fails, which is too late for another answer. What comes after its reader left is dropped. */
export function watched(
  stream: ReadableStream<Uint8Array>,
  report: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  let isLeft = false;
  const cancel = (reason: unknown): Promise<void> => {
    isLeft = true;
    return reader.cancel(reason);
  };
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    try {
      const { done, value } = await reader.read();
      if (isLeft) return;
      if (done) controller.close();
      else controller.enqueue(value);
    } catch (error) {
      report(error);
      controller.error(error);
    }
  };
  return new ReadableStream<Uint8Array>({ pull, cancel }, { highWaterMark: 0 });
}
