import { Ref } from "../../code/code.js";
import type { WireScope } from "../wire.js";

/** A name of the client's runtime: prints `transport.send`. */
export const transport = (name: string, typeOnly = false): Ref => transportIn("client", name, typeOnly);

/** The same runtime in whichever package has it. */
export const transportIn = (home: WireScope["package"], name: string, typeOnly = false): Ref =>
  new Ref(name, `${home}/src/runtime/transport`, typeOnly);
