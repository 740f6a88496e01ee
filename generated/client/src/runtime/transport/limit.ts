// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Time limits and aborted calls. */
import { AbortError, TimeoutError } from "./errors.js";

/**
 * Runs `work` until it is done, the time is over or the caller's signal is aborted, whichever comes first; then the signal that
 * `work` was given is aborted, and it need not listen. With `keep`, that signal still follows the caller's when the work is done:
 * for streams.
 */
export async function limited<Result>(
  operation: string,
  outer: AbortSignal | undefined,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
  keep: (result: Result) => boolean = () => false,
): Promise<Result> {
  const inner = new AbortController();
  let release = (): void => undefined;
  let result: Result | undefined;
  const stopped = new Promise<never>((_, reject) => {
    const stop = (error: Error): void => {
      reject(error);
      inner.abort(error);
    };
    const abort = (): void => stop(new AbortError(operation, "was aborted", { cause: outer?.reason }));
    const timer =
      milliseconds > 0 && milliseconds < 2 ** 31
        ? setTimeout(() => stop(new TimeoutError(operation, `took more than ${milliseconds} ms`)), milliseconds)
        : undefined;
    outer?.addEventListener("abort", abort);
    if (outer?.aborted) abort();
    release = () => {
      clearTimeout(timer);
      if (result === undefined || !keep(result)) outer?.removeEventListener("abort", abort);
    };
  });
  try {
    return (result = await Promise.race([stopped, inner.signal.aborted ? stopped : work(inner.signal)]));
  } finally {
    release();
  }
}

/** Waits, unless the signal is aborted first. */
export const pause = (operation: string, outer: AbortSignal | undefined, milliseconds: number): Promise<void> =>
  limited(
    operation,
    outer,
    0,
    (signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        signal.addEventListener("abort", () => clearTimeout(timer));
      }),
  );
