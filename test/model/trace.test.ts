import { describe, expect, test } from "vitest";
import { answerTo, Memo, noteName, traced } from "../../generator/model/trace.js";
import { schema, type Schema } from "../../generator/model/schema.js";

const lookup = (name: string): Schema => {
  noteName(name);
  return schema({ at: name });
};

describe("what something is made of", () => {
  test("is what was looked up for it, and for what it is made of", () => {
    const memo = new Memo<string, string>(new Map());
    const part = (): string => memo.of("a", () => lookup("A").at);
    expect([...traced(part).names]).toEqual(["A"]);
    const whole = traced(() => part() + lookup("B").at);
    expect(whole.made).toBe("AB");
    expect([...whole.names]).toEqual(["A", "B"]);
  });

  test("is an answer, where something was only asked", () => {
    const made = traced(() => answerTo(lookup, (find) => find("A").at + answerTo(find, (inner) => inner("B").at)));
    expect([...made.names]).toEqual([]);
    expect(made.questions.map((it) => [[...it.names], it.answer])).toEqual([[["A", "B"], "AB"]]);
    expect(made.questions[0]?.ask((name) => schema({ at: name.toLowerCase() }))).toBe("ab");
  });

  test("is kept with what was made once for a key", () => {
    const memo = new Memo<string, string>(new Map());
    const ask = (): string => memo.of("a", () => answerTo(lookup, (find) => find("A").at));
    ask();
    expect(traced(ask).questions.map((it) => it.answer)).toEqual(["A"]);
  });
});
