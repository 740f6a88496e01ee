/** Time limits of many, by one timer. */
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deadline } from "../../generator/runtime/routing/deadline.js";

const nobody = { late: () => undefined };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("each is told when its own time is over, and who has ended before is not", () => {
  const step = fc.record({ after: fc.nat(40), of: fc.constantFrom(50, 80), endsAfter: fc.option(fc.nat(100)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const start = performance.now();
      const told: (readonly [index: number, time: number])[] = [];
      const wanted: (readonly [index: number, time: number])[] = [];
      let now = 0;
      steps.forEach(({ after, of, endsAfter }, i) => {
        vi.advanceTimersByTime(after);
        now += after;
        const it = deadline(of, { late: () => void told.push([i, performance.now() - start]) });
        if (endsAfter !== null && endsAfter < of) setTimeout(() => it.end(), endsAfter);
        else wanted.push([i, now + of]);
      });
      vi.advanceTimersByTime(1000);
      const byIndex = (all: typeof told): typeof told => [...all].sort(([a], [b]) => a - b);
      expect(byIndex(told)).toEqual(wanted);
      expect(vi.getTimerCount()).toBe(0);
    }),
  );
});

test("there is one timer for all that wait equally long, and it keeps no process alive", () => {
  const all = [0, 0, 0].map(() => deadline(70, nobody));
  expect(vi.getTimerCount()).toBe(1);
  for (const it of all) it.end();
  const unref = vi.fn();
  const timer = vi.spyOn(globalThis, "setTimeout").mockReturnValue({ unref } as never);
  deadline(71, nobody);
  expect(unref).toHaveBeenCalledOnce();
  timer.mockRestore();
});

test("one that is longer than a timer can be is not over at once", () => {
  const act = vi.fn();
  const it = deadline(Infinity, { late: act });
  vi.advanceTimersByTime(2 ** 31);
  expect(act).not.toHaveBeenCalled();
  it.end();
});

test("who fails when it is told keeps nobody else from being told", () => {
  const act = vi.fn();
  deadline(90, {
    late: () => {
      throw new Error("no");
    },
  });
  deadline(90, { late: act });
  expect(() => vi.advanceTimersByTime(90)).toThrow("no");
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledOnce();
});

test("a timer that was lost with a faked clock is begun anew", () => {
  deadline(60, nobody);
  vi.clearAllTimers();
  vi.advanceTimersByTime(200);
  const act = vi.fn();
  deadline(60, { late: act });
  vi.advanceTimersByTime(60);
  expect(act).toHaveBeenCalledOnce();
});
