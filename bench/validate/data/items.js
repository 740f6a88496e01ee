import { changed, random } from "./random.js";

/** 10,000 small objects. */
export function items() {
  const { integer, word, chance, pick } = random(2);
  const valid = Array.from({ length: 10_000 }, (_, index) => ({
    id: index + 1,
    name: word(3, 20),
    price: integer(0, 99_999) / 100,
    active: chance(0.5),
    kind: pick(["phone", "sip", "client", "conference"]),
    tags: Array.from({ length: integer(0, 3) }, () => word(3, 8)),
    ...(chance(0.5) ? { note: chance(0.5) ? null : word(10, 30) } : {}),
  }));
  const last = (change) => changed(valid, (it) => change(it.at(-1)));
  return {
    valid,
    last: last((it) => (it.tags = "none")),
    first: changed(valid, (it) => (it[0].tags = "none")),
    all: changed(valid, (it) => it.forEach((item, index) => index % 100 === 0 && faults[(index / 100) % 6](item))),
    refused: [...faults.map(last), {}],
  };
}

const faults = [
  (it) => (it.id = 0),
  (it) => (it.name = ""),
  (it) => (it.price = "12"),
  (it) => delete it.active,
  (it) => (it.kind = "fax"),
  (it) => (it.tags = ["a", 1]),
];
