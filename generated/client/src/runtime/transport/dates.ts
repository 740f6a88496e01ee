// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** A `date-time` that is no date. */
export class DateError extends TypeError {
  override readonly name = "DateError";

  constructor(readonly text: string) {
    super(`${JSON.stringify(text)} is no date and time.`);
  }
}

/** The moment that a `date-time` (RFC 3339) means. Throws a {@link DateError} for a text that means none. */
export function toDate(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new DateError(text);
  return date;
}
