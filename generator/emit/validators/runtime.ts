import { code, Ref, type ModulePath } from "../../code/code.js";

const room: ModulePath = "validators/src/runtime/validation";

/** What the runtime's room `validation` exports. */
export function runtime(name: string): Ref {
  return new Ref(name, room);
}

/** A type of that room. */
export function runtimeType(name: string): Ref {
  return new Ref(name, room, true);
}

/**
 * What `value` may be asked for by name. Most are plain objects, which each function sees for itself: engines remember per place what kinds
 * of objects pass it, and at one place for all there would be too many.
 */
export const fields = code`const fields = ${runtime("isObject")}(value) && value["__proto__"] === ${runtime("plain")} ? value : ${runtime("fieldsOf")}(value);`;
