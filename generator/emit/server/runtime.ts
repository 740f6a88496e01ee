import { Ref } from "../../code/code.js";

/** What a name of the routing runtime is called in the package: `routing.Handler`. */
export const routing = (name: string, typeOnly = false): Ref => new Ref(name, "server/src/runtime/routing", typeOnly);

/** What a name of the sending runtime is called in the package: `sending.deliver`. */
export const sending = (name: string, typeOnly = false): Ref => new Ref(name, "server/src/runtime/sending", typeOnly);
