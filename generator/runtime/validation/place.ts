/** A place in a value; the root is undefined. */
export class Place {
  /** How many steps it is from the root. */
  readonly depth: number;
  /** Kept by {@link pointerOf}: the pointers of many places begin alike. */
  pointer: string | undefined = undefined;

  constructor(
    readonly up: Place | undefined,
    readonly key: string | number,
  ) {
    this.depth = up === undefined ? 1 : up.depth + 1;
  }
}

/** The steps to a place, from the root or from the place above it that is so many steps from there. */
export function pathOf(place: Place | undefined, from = 0): readonly (string | number)[] {
  const path = new Array<string | number>(place === undefined ? 0 : place.depth - from);
  for (let it = place; it !== undefined && it.depth > from; it = it.up) path[it.depth - from - 1] = it.key;
  return path;
}

/** A place as a JSON Pointer (RFC 6901). */
export function pointerOf(place: Place | undefined): string {
  const open: Place[] = [];
  let it = place;
  for (; it !== undefined && it.pointer === undefined; it = it.up) open.push(it);
  let pointer = it?.pointer ?? "";
  for (const one of open.reverse()) {
    pointer = `${pointer}/${escaped(one.key)}`;
    one.pointer = pointer;
  }
  return pointer;
}

function escaped(key: string | number): string | number {
  if (typeof key === "number") return key;
  return key.includes("~") || key.includes("/") ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}
