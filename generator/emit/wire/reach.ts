/** Whether something is found in the values of a term, or in the values within those. */
import { Memo, traced } from "../../model/trace.js";
import { partsOfFacts, type Facts, type Term } from "./facts.js";
import { flat, type Terms } from "./terms.js";

/** More than any honest document has in one place; what lies beyond is not looked at. */
const furthest = 20_000;

export class Reach {
  readonly #known = new Memo<string, boolean>(new Map());

  constructor(
    readonly terms: Terms,
    readonly isHere: (term: Term, facts: Facts) => boolean,
  ) {}

  from(start: Term): boolean {
    const first = this.terms.key(start);
    const known = this.#known.get(first);
    if (known !== undefined) return known;
    const seen = new Set<string>();
    const found = traced(() => this.#search(start, seen));
    // Nothing is known of those on the way but where all of them led nowhere.
    if (!found.made) for (const it of seen) this.#known.keep(it, found);
    this.#known.keep(first, found);
    return found.made;
  }

  #search(start: Term, seen: Set<string>): boolean {
    const work = [start];
    for (let it = work.pop(); it !== undefined; it = work.pop()) {
      const key = this.terms.key(it);
      const known = this.#known.get(key);
      if (known === true) return true;
      if (known === false || seen.has(key) || seen.size > furthest) continue;
      seen.add(key);
      const facts = this.terms.facts(it);
      if (this.isHere(it, facts)) return true;
      work.push(...partsOfFacts(facts).map(flat));
    }
    return false;
  }
}
