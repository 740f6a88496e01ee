// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** When to ask again, and after how long. */

/** Methods that may be repeated without asking (RFC 9110, section 9.2.2), and QUERY. */
export const isIdempotent = (method: string): boolean => /^(GET|HEAD|PUT|DELETE|OPTIONS|TRACE|QUERY)$/.test(method);

/** True for answers after which another attempt may succeed and does no harm. */
export const isTransient = (status: number, method: string): boolean =>
  status === 429 || status === 503 || (isIdempotent(method) && (status === 408 || status === 502 || status === 504));

/**
 * Milliseconds until the next attempt: what `Retry-After` says (RFC 9110, section 10.2.3), else a random part of half a second, one
 * second, two seconds, …. Undefined where `Retry-After` asks for more than `longest`: asking earlier would be no use.
 */
export function delayBefore(
  attempt: number,
  retryAfter: string | null | undefined,
  longest: number,
): number | undefined {
  const asked =
    retryAfter == null
      ? NaN
      : /^\d+$/.test(retryAfter)
        ? Number(retryAfter) * 1000
        : Date.parse(retryAfter) - Date.now();
  if (Number.isNaN(asked)) return Math.random() * Math.min(longest, 500 * 2 ** attempt);
  return asked > longest ? undefined : Math.max(asked, 0);
}
