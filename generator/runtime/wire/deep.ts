/** The style deepObject: `filter[a]=1&filter[b][c]=2`, and arrays in it as `[0]`, `[]` or by repetition. */
import { fault, readArray, readValue, type Fields, type Source } from "./read.js";
import { arrayOf, hasScalar, itemShape, membersOf, objectOf, propertyShape } from "./shape.js";
import type { ParameterWire, Shape, Values } from "./wire.js";

interface Node {
  readonly texts: string[];
  readonly children: Map<string, Node>;
}

type Path = readonly (string | number)[];

const maxDepth = 32;

/** Undefined when no field belongs to the parameter. */
export function readDeep(from: Source, it: ParameterWire, fields: Fields): unknown {
  const root: Node = { texts: [...(fields.get(it.name) ?? [])], children: new Map() };
  for (const [name, raws] of fields) {
    if (!name.startsWith(`${it.name}[`)) continue;
    const keys = keysOf(name.slice(it.name.length));
    if (keys === undefined) fault(from, it.name, [], `has a field ${JSON.stringify(name)} whose brackets don't match`);
    else if (keys.length > maxDepth) fault(from, it.name, [], `is more than ${maxDepth} levels deep`);
    else leafOf(root, keys).texts.push(...raws);
  }
  return root.texts.length === 0 && root.children.size === 0
    ? undefined
    : readNode({ from, name: it.name }, root, it.shape ?? "any", []);
}

function keysOf(text: string): readonly string[] | undefined {
  const keys = text.match(/\[[^[\]]*\]/g) ?? [];
  return keys.join("") === text ? keys.map((it) => it.slice(1, -1)) : undefined;
}

function leafOf(root: Node, keys: readonly string[]): Node {
  let node = root;
  for (const key of keys) {
    const next: Node = node.children.get(key) ?? { texts: [], children: new Map() };
    node.children.set(key, next);
    node = next;
  }
  return node;
}

interface Where {
  readonly from: Source;
  readonly name: string;
}

function readNode(where: Where, { texts, children }: Node, shape: Shape, path: Path): unknown {
  const { from, name } = where;
  const members = membersOf(shape);
  const array = arrayOf(members) ?? (members.includes("any") ? { array: "any" as const } : undefined);
  if (children.size === 0) {
    if (array !== undefined && (texts.length > 1 || !hasScalar(members)))
      return readArray(from, name, array, texts, path);
    if (texts.length > 1) fault(from, name, path, `is given ${texts.length} times`);
    return readValue(from, name, path, shape, texts[0]!);
  }
  if (texts.length > 0) fault(from, name, path, "is both a value and an object");
  const object = objectOf(members);
  const listed = [...children.keys()].every((key) => /^\d*$/.test(key));
  if (array !== undefined && listed && (object === undefined || arrayOf(members) !== undefined)) {
    return orderedItems(children).map((it, i) => readNode(where, it, itemShape(array, i), [...path, i]));
  }
  const value = Object.create(null) as Values;
  for (const [key, it] of children)
    value[key] = readNode(where, it, (object && propertyShape(object, key)) ?? "any", [...path, key]);
  return value;
}

/** In the order of their indexes, without the gaps: an index is no size. */
function orderedItems(children: ReadonlyMap<string, Node>): readonly Node[] {
  const indexed = [...children].filter(([key]) => key !== "").sort(([a], [b]) => Number(a) - Number(b));
  const pushed = children.get("");
  const items =
    pushed === undefined
      ? []
      : pushed.children.size > 0
        ? [pushed]
        : pushed.texts.map((text): Node => ({ texts: [text], children: new Map() }));
  return [...indexed.map(([, it]) => it), ...items];
}
