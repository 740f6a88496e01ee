import type { Taken } from "../../base/names.js";
import type { ModulePath, Ref } from "../../code/code.js";
import type { Symbols } from "../symbols.js";

/** The names of types that only resources have, each given when it is asked for. */
export class ResourceNames {
  readonly #taken: Taken[] = [];

  constructor(readonly symbols: Symbols) {}

  /** `file`: where the type is. */
  take(ideal: string, file: ModulePath): Ref {
    const made = this.symbols.resourceType(ideal, file);
    this.#taken.push([ideal, made.name]);
    return made;
  }

  /** The same, when the name is first asked for. */
  later(ideal: string, file: ModulePath): () => Ref {
    let taken: Ref | undefined;
    return () => (taken ??= this.take(ideal, file));
  }

  /** Makes something, and says which names it took. */
  during<Made>(make: () => Made): { readonly made: Made; readonly taken: readonly Taken[] } {
    const before = this.#taken.length;
    const made = make();
    return { made, taken: this.#taken.slice(before) };
  }

  /** Takes names again for what was made before; none, and false, where they would be others now. */
  again(taken: readonly Taken[]): boolean {
    return this.symbols.resourceTypesAgain(taken);
  }
}
