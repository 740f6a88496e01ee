/** True for data that is made alike: equal scalars, and arrays, objects, maps and sets of data that is made alike, in the same order. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return Number.isNaN(a) && Number.isNaN(b);
  if (Array.isArray(a)) return Array.isArray(b) && areListsSame(a, b);
  if (a instanceof Map || a instanceof Set)
    return a.constructor === b.constructor && areListsSame([...a], [...(b as typeof a)]);
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const names = Object.keys(a);
  const others = Object.keys(b);
  if (names.length !== others.length) return false;
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] as keyof object;
    if (name !== others[i] || !isSame(a[name], b[name])) return false;
  }
  return true;
}

function areListsSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (!isSame(a[i], b[i])) return false;
  return true;
}
