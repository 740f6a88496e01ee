import { Ref, type ModulePath } from "../../code/code.js";

const room: ModulePath = "validators/src/runtime/validation/index";

/** What the runtime's room `validation` exports. */
export function runtime(name: string): Ref {
  return new Ref(name, room);
}

/** A type of that room. */
export function runtimeType(name: string): Ref {
  return new Ref(name, room, true);
}
