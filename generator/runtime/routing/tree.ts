import { plainPath } from "../wire/index.js";
import type { Leaf, Route, Tree } from "./description.js";

/** Where a request leads: its route, and the raw segments that the path's parameters stand for; or the methods that would lead somewhere. */
export type Match =
  | { readonly leaf: ReadyLeaf; readonly captured: readonly string[] }
  | { readonly leaf: undefined; readonly methods: readonly string[] };

type Leaves = { readonly [method: string]: ReadyLeaf };

/** A route that ends here. */
export interface ReadyLeaf extends Leaf {
  /** What most paths need no more than. */
  readonly plain: ReturnType<typeof plainPath>;
}

/** A tree that is made ready to be walked. */
export interface Ready {
  /** In a map, which takes a piece of the path as it is; to ask an object, a text of its own would have to be made of it first. */
  readonly literals: ReadonlyMap<string, Ready> | undefined;
  readonly patterns: readonly { readonly texts: readonly string[]; readonly next: Ready }[] | undefined;
  readonly parameter: Ready | undefined;
  /** The segments that any path from here begins with, and where they lead. */
  readonly only: { readonly text: string; readonly next: Ready } | undefined;
  readonly methods: Leaves | undefined;
}

/** Makes a tree ready for {@link match}. All its objects are written out: engines look slowly at those that are spread from others. */
export function ready(
  { literals: texts, patterns: mixed, parameter: below, methods }: Tree,
  routes: readonly Route[],
): Ready {
  const leaf = ({ route, names }: Leaf): ReadyLeaf => {
    const plain = plainPath(routes[route]?.path?.wire ?? [], names);
    return { route, names, plain };
  };
  const literals = texts && new Map(Object.entries(texts).map(([text, next]) => [text, ready(next, routes)]));
  const patterns = mixed?.map((it) => ({ texts: it.texts, next: ready(it.next, routes) }));
  const parameter = below && ready(below, routes);
  return {
    literals,
    patterns,
    parameter,
    only: patterns === undefined && parameter === undefined ? onlyWay(literals) : undefined,
    methods: methods && Object.fromEntries(Object.entries(methods).map(([method, it]) => [method, leaf(it)])),
  };
}

function onlyWay(literals: Ready["literals"]): Ready["only"] {
  const [literal, ...others] = literals ?? [];
  if (literal === undefined || others.length > 0) return undefined;
  const [text, next] = literal;
  if (!plainSegment.test(text)) return undefined; // as it stands there, it would be compared with what is encoded
  return next.only === undefined || next.methods !== undefined
    ? { text, next }
    : { text: `${text}/${next.only.text}`, next: next.only.next };
}

/**
 * Finds the most specific path that has the method, segment by segment: a literal goes before a pattern, a pattern before a parameter
 * (OpenAPI, Path Templating Matching), and a way that leads nowhere is left again. Literals are compared decoded, so that `%74argets` is
 * `targets`; an encoded slash never separates. A parameter is never an empty segment, nor `.` or `..`, which no URL parser would send. A
 * slash at the end makes another path.
 */
export function match(tree: Ready, path: string, method: string): Match | undefined {
  if (!path.startsWith("/")) return undefined;
  const captured: string[] = [];
  const leaf = walk(tree, path, 1, captured, (it) => leafFor(it, method));
  if (leaf !== undefined) return { leaf, captured };
  const methods: string[] = [];
  walk(tree, path, 1, [], (it) => void methods.push(...Object.keys(it)));
  return methods.length === 0 ? undefined : { leaf: undefined, methods };
}

/** HEAD is answered by GET where it has no operation of its own (RFC 9110, section 9.3.2). */
function leafFor(leaves: Leaves, method: string): ReadyLeaf | undefined {
  if (Object.hasOwn(leaves, method)) return leaves[method];
  return method === "HEAD" && Object.hasOwn(leaves, "GET") ? leaves["GET"] : undefined;
}

/**
 * What is `wanted` at the end of the path, whose next segment begins at `from`, on the most specific way that has it; `captured` grows along
 * the way, and shrinks on the way back.
 */
function walk(
  tree: Ready,
  path: string,
  from: number,
  captured: string[],
  wanted: (leaves: Leaves) => ReadyLeaf | undefined,
): ReadyLeaf | undefined {
  if (from > path.length) return tree.methods && wanted(tree.methods);
  const { only } = tree;
  if (only !== undefined && path.startsWith(only.text, from)) {
    const end = from + only.text.length;
    if (end === path.length || path.charCodeAt(end) === slashCode)
      return walk(only.next, path, end + 1, captured, wanted);
  }
  const slash = path.indexOf("/", from);
  const end = slash < 0 ? path.length : slash;
  const segment = path.slice(from, end);
  const literal = literalOf(tree, segment);
  const direct = literal === undefined ? undefined : walk(literal, path, end + 1, captured, wanted);
  if (direct !== undefined || (tree.patterns === undefined && tree.parameter === undefined) || isDots(segment))
    return direct;
  const length = captured.length;
  for (const { texts, next } of tree.patterns ?? none) {
    const found = between(texts, canonical(segment));
    if (found === undefined) continue;
    captured.push(...found);
    const deeper = walk(next, path, end + 1, captured, wanted);
    if (deeper !== undefined) return deeper;
    captured.length = length;
  }
  if (tree.parameter === undefined) return undefined;
  captured.push(segment);
  const deeper = walk(tree.parameter, path, end + 1, captured, wanted);
  if (deeper === undefined) captured.length = length;
  return deeper;
}

const none: NonNullable<Ready["patterns"]> = [];

function isDots(segment: string): boolean {
  const first = segment.charCodeAt(0);
  const isPossible = Number.isNaN(first) || first === dot || first === percent;
  return isPossible && segment.length < 7 && /^(\.|%2e){0,2}$/i.test(segment);
}

const slashCode = 0x2f;
const dot = 0x2e;
const percent = 0x25;

function literalOf({ literals }: Ready, segment: string): Ready | undefined {
  if (literals === undefined) return undefined;
  const text = segment.includes("%") ? decoded(segment) : segment;
  return text === undefined ? undefined : literals.get(text);
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

const plainSegment = /^[\w.~!$&'()*+,;=:@-]*$/;

/** A segment in one of its many spellings (RFC 3986, section 6.2.2); `texts` are in the same. */
function canonical(segment: string): string {
  if (plainSegment.test(segment)) return segment;
  return segment.replace(/%[\da-f]{2}|[^\w.~!$&'()*+,;=:@-]/giu, (it) => {
    if (it.length < 3) return encodeURIComponent(it.replace(/\p{Cs}/gu, "\ufffd"));
    const character = String.fromCharCode(parseInt(it.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : it.toUpperCase();
  });
}

/**
 * What stands between the texts, each time something, and as little as possible; but dots are taken from behind, since what follows one is
 * an ending: `{name}.{ending}` of `a.tar.gz` is `a.tar` and `gz`. In time that is proportional to the segment's length: the first place of a
 * text, or the last, leaves most room for the others.
 */
function between(texts: readonly string[], segment: string): readonly string[] | undefined {
  const first = texts[0] ?? "";
  const last = texts[texts.length - 1] ?? "";
  if (!segment.startsWith(first) || !segment.endsWith(last)) return undefined;
  const middle = texts.slice(1, -1);
  const [start, end] = [first.length, segment.length - last.length];
  const places = middle.every((it) => it.startsWith(".")) ? lastPlaces : firstPlaces;
  const marks = places(middle, segment, start, end);
  if (marks === undefined) return undefined;
  const starts = [start, ...marks.map((at, i) => at + (middle[i] ?? "").length)];
  return starts.map((from, i) => segment.slice(from, marks[i] ?? end));
}

type Places = (texts: readonly string[], segment: string, start: number, end: number) => readonly number[] | undefined;

const firstPlaces: Places = (texts, segment, start, end) => {
  const found: number[] = [];
  let from = start;
  for (const text of texts) {
    const at = segment.indexOf(text, from + 1);
    if (at < 0) return undefined;
    found.push(at);
    from = at + text.length;
  }
  return from < end ? found : undefined;
};

const lastPlaces: Places = (texts, segment, start, end) => {
  const found: number[] = [];
  let to = end;
  for (let i = texts.length - 1; i >= 0; i -= 1) {
    const text = texts[i] ?? "";
    const at = segment.lastIndexOf(text, to - text.length - 1);
    if (at <= start) return undefined;
    found.unshift(at);
    to = at;
  }
  return to > start ? found : undefined;
};
