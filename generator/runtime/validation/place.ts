/** A place in a value; the root is undefined. */
export class Place {
  /** How many steps it is from the root. */
  readonly depth: number;
  /** Kept by {@link pointerOf}: the pointers of many places begin alike. */
  pointer: string | undefined = undefined;

  constructor(
    readonly up: Place | undefined,
    readonly key: string | number,
    /** The key as the step of a pointer, where it is known. */
    readonly step?: string,
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
  if (place === undefined) return "";
  return (place.pointer ??= pointerOf(place.up) + (place.step ?? stepTo(place.key)));
}

/** The same of its steps. */
export function pointerTo(path: readonly (string | number)[]): string {
  return path.map(stepTo).join("");
}

const special = /[~/]/;

/** One step of a JSON Pointer, with the slash before it. */
export function stepTo(key: string | number): string {
  if (typeof key === "number" || !special.test(key)) return `/${key}`;
  return `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
