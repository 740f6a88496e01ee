/** The answer, whose body fails at the byte that is too many: who answers is a stranger, and may never end. */
export function bounded(response: Response, limit: number): Response {
  const { body, status, statusText, headers } = response;
  // Redirects that a browser hides have status 0, which no response can be made with.
  if (body === null || status < 200) return response;
  let left = limit;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      left -= chunk.length;
      if (left < 0) controller.error(new RangeError(`The answer has more than ${limit} bytes`));
      else controller.enqueue(chunk);
    },
  });
  return new Response(body.pipeThrough(counted), { status, statusText, headers });
}
