import { Ref } from "../../code/code.js";

/** What a name of the routing runtime is called in the package: `routing.Handler`. */
export const routing = (name: string, typeOnly = false): Ref =>
  new Ref(name, "server/src/runtime/routing/index", typeOnly);
