/** Formats with what each takes and what it refuses. */
import { describe, expect, test } from "vitest";

export interface Table {
  readonly check: (text: string) => boolean;
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

export function holds(tables: Readonly<Record<string, Table>>): void {
  describe.each(Object.entries(tables))("%s", (_, { check, valid, invalid }) => {
    test.each(valid.map((it) => [it]))("takes %j", (text) => expect(check(text)).toBe(true));
    test.each(invalid.map((it) => [it]))("refuses %j", (text) => expect(check(text)).toBe(false));
  });

  test.each(Object.entries(tables))("%s takes no longer than its text is long", (_, { check }) => {
    const pieces = [
      "a",
      "0",
      "a.",
      "-",
      "%41",
      ":",
      "/",
      "[",
      "1:",
      "{a,",
      "P1",
      "~0",
      "ä",
      "xn--a",
      "a@",
      " ",
      "・",
      "ب\u200c",
    ];
    const hostile = pieces.map((it) => it.repeat(100_000 / it.length));
    const started = performance.now();
    for (const text of hostile) {
      check(text);
      check(`http://${text}\n`);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
}
