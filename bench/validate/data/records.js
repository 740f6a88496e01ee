import { changed, random } from "./random.js";

/** 100 records whose texts have formats; each content is 2,000 characters of base64. */
export function records() {
  const { integer, word, hex, base64, dateTime } = random(4);
  const uuid = () => [hex(8), hex(4), `4${hex(3)}`, `a${hex(3)}`, hex(12)].join("-");
  const path = () => Array.from({ length: 12 }, () => word(4, 16)).join("/");
  const valid = Array.from({ length: 100 }, () => ({
    id: uuid(),
    at: dateTime(),
    day: dateTime().slice(0, 10),
    link: `https://${word(4, 12)}.example.com/${path()}?${word(4, 8)}=${hex(32)}&page=${integer(1, 99)}#${word(4, 8)}`,
    mail: `${word(3, 10)}.${word(3, 10)}@${word(4, 10)}.example.com`,
    host: `${word(3, 10)}.${word(3, 10)}.${word(3, 10)}.example.com`,
    ipv4: Array.from({ length: 4 }, () => integer(0, 255)).join("."),
    ipv6: Array.from({ length: 8 }, () => hex(4)).join(":"),
    content: base64(2_000),
  }));
  const last = (change) => changed(valid, (it) => change(it.at(-1)));
  return {
    valid,
    last: last((it) => (it.content = `${it.content.slice(0, -1)}!`)),
    first: changed(valid, (it) => (it[0].content = `${it[0].content.slice(0, -1)}!`)),
    all: changed(valid, (it) => it.forEach((record, index) => faults[index % faults.length](record))),
    refused: faults.map(last),
  };
}

const faults = [
  (it) => (it.id = it.id.slice(1)),
  (it) => (it.at = it.at.slice(0, 10)),
  (it) => (it.day = "2023-02-31T"),
  (it) => (it.link = "no address"),
  (it) => (it.mail = it.mail.replace("@", ".")),
  (it) => (it.host = `-${it.host}`),
  (it) => (it.ipv4 = "256.1.1.1"),
  (it) => (it.ipv6 = `${it.ipv6}:1`),
  (it) => (it.content = `${it.content}***`),
];
