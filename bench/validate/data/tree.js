import { changed, random } from "./random.js";

/** A tree of 4,000 nodes, each below one that was made before it. */
export function tree() {
  const { integer, word } = random(3);
  const nodes = [];
  for (let index = 0; index < 4_000; index += 1) {
    const node = { value: integer(-1000, 1000), label: word(3, 12), children: [] };
    nodes[integer(Math.max(0, Math.floor(index / 4) - 8), Math.floor(index / 3))]?.children.push(node);
    nodes.push(node);
  }
  const [valid] = nodes;
  const last = (change) => changed(valid, (it) => change(lastOf(it)));
  return {
    valid,
    last: last((it) => (it.label = 1)),
    first: changed(valid, (it) => (it.label = 1)),
    all: changed(valid, (it) => everyTenth(it, (node) => (node.value = "1"))),
    refused: [
      last((it) => (it.label = "")),
      last((it) => delete it.children),
      last((it) => (it.children = [null])),
      [],
    ],
  };
}

const lastOf = (node) => (node.children.length === 0 ? node : lastOf(node.children.at(-1)));

function everyTenth(node, change, count = { nodes: 0 }) {
  count.nodes += 1;
  if (count.nodes % 10 === 0) change(node);
  for (const child of node.children) everyTenth(child, change, count);
}
