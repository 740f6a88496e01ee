/** A table of schemas, values that do not fit, and what must be said about them. */
import { expect, test } from "vitest";
import { validatorsOf } from "./generated.js";

export type Said = readonly [pointer: string, keyword: string, message: string, limit?: unknown];

export interface Row {
  readonly schema: unknown;
  readonly value: unknown;
  readonly said: readonly Said[];
}

/** One test for each row; `shared` is what their schemas refer to. */
export async function explains(
  rows: Readonly<Record<string, Row>>,
  shared: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const names = Object.keys(rows);
  const validators = await validatorsOf({
    ...Object.fromEntries(names.map((name, i) => [`S${i}`, rows[name]?.schema])),
    ...shared,
  });

  test.each(names.map((name, i) => [name, rows[name] as Row, `S${i}`] as const))("%s", (_, { value, said }, schema) => {
    const { is, issues } = validators[schema] as NonNullable<(typeof validators)[string]>;
    expect(is(value)).toBe(false);
    const found = issues(value).map((it) =>
      "limit" in it ? [it.pointer, it.keyword, it.message, it.limit] : [it.pointer, it.keyword, it.message],
    );
    expect(found).toEqual(said);
  });
}
