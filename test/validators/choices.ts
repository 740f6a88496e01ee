/** Decisions as a list of numbers, so that whatever is made of them shrinks as the list does: it is the simpler the fewer and smaller they are. */
import fc from "fast-check";

/** Decisions to come; when they have run out, the first of everything. */
export class Choices {
  #next = 0;

  constructor(readonly numbers: readonly number[]) {}

  /** A whole number from 0 on. */
  below(limit: number): number {
    const chosen = this.numbers[this.#next] ?? 0;
    this.#next += 1;
    return limit < 2 ? 0 : chosen % limit;
  }

  /** One of several; undefined where there is none. */
  of<Value>(values: readonly Value[]): Value | undefined {
    return values[this.below(values.length)];
  }

  /** Something that may as well not be; `often` times out of one more than that it is. */
  may(often: number): boolean {
    return this.below(often + 1) !== 0;
  }
}

/** As many decisions as a value takes, more or less. */
export const choices = (maxLength: number): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.nat({ max: 0xffff }), { maxLength, size: "max" });
