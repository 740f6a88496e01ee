import { generate } from "./generate.js";
import { changed } from "./random.js";

/** 300 events, ten of each of the 30 types, mixed. */
export function events({ schema }) {
  const kinds = schema.$defs.Event.oneOf;
  const valid = Array.from({ length: 300 }, (_, index) =>
    generate(
      { $ref: kinds[(index * 7) % kinds.length].$ref, $defs: schema.$defs },
      { seed: index, depth: 3, texts: {} },
    ),
  );
  const last = (change) => changed(valid, (it) => change(it.at(-1)));
  return {
    valid,
    last: last((it) => (it.id = 1)),
    first: changed(valid, (it) => (it[0].id = 1)),
    all: changed(valid, (it) => it.forEach((event, index) => index % 6 === 0 && faults[(index / 6) % 4](event))),
    refused: [...faults.map(last), last((it) => delete it.type), last((it) => (it.type = null))],
  };
}

const faults = [(it) => (it.type = "call.lost"), (it) => (it.at = "now"), (it) => delete it.id, (it) => (it.at = -1)];
