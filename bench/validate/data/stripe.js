import { generate } from "./generate.js";
import { changed } from "./random.js";

/**
 * An invoice, 57 kB, whose customer, charge, subscription and so on are there as whole objects, and theirs. An empty array fits none of
 * the places that hold a text, a number or a flag.
 */
export function invoice({ schema }) {
  const valid = generate(schema, { seed: 4, depth: 5, texts: { "^/v1/file_links": "/v1/file_links" } });
  const { length } = leaves(valid);
  const broken = (isBroken) =>
    changed(valid, (it) => leaves(it).forEach(([holder, key], index) => isBroken(index) && (holder[key] = [])));
  return {
    valid,
    last: broken((index) => index === length - 1),
    first: broken((index) => index === 0),
    all: broken((index) => index % 40 === 0),
    refused: Array.from({ length: 20 }, (_, part) => broken((index) => index === Math.floor((length * part) / 20))),
  };
}

/** Where the texts, numbers and flags of a value are, in its order. */
function leaves(value) {
  return Object.entries(value).flatMap(([key, it]) => {
    if (it === null) return [];
    return typeof it === "object" ? leaves(it) : [[value, key]];
  });
}
