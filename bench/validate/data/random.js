/** Random choices that are the same in every run (mulberry32). */
export function random(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least, most) => least + Math.floor(next() * (most - least + 1));
  const pick = (values) => values[integer(0, values.length - 1)];
  const text = (length, letters) => Array.from({ length }, () => pick(letters)).join("");
  return {
    integer,
    pick,
    chance: (share) => next() < share,
    hex: (length) => text(length, "0123456789abcdef"),
    word: (least, most) => text(integer(least, most), "abcdefghijklmnopqrstuvwxyz"),
    base64: (length) => text(length - 2, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") + "A=",
    dateTime: () => new Date(1.6e12 + integer(0, 1e11)).toISOString().replace(".000Z", "Z"),
  };
}

/** A copy of `value` in which `change` has changed something in place. */
export function changed(value, change) {
  const copy = structuredClone(value);
  change(copy);
  return copy;
}
