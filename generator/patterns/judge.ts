/** Whether a pattern can take an engine long that tries one way after another, as those of JavaScript do. */
import { chaining, counting, doubling, type Suspicion } from "./ambiguity.js";
import { Budget, NotJudged } from "./budget.js";
import { graphOf, type Graph } from "./graph.js";
import { asDoubling, asPower, attackOf, harmless, type Attack, type Growth } from "./growth.js";
import { machineOf } from "./machine.js";
import { read } from "./read.js";

export type Verdict =
  | { readonly kind: "harmless" }
  /** Each repetition multiplies the steps. */
  | { readonly kind: "doubling"; readonly attack: Attack }
  /** The steps grow as a power of the length, the second at least. */
  | { readonly kind: "power"; readonly attack: Attack }
  | { readonly kind: "not-judged"; readonly reason: string };

/** For one pattern, and for all. */
const mostSteps = 10_000_000;
const mostOfAll = 100_000_000;
const mostTried = 10;

type Suspect = (graph: Graph, budget: Budget) => Iterable<Suspicion>;

/** Judges patterns, each once. */
export class Judge {
  readonly #known = new Map<string, Verdict>();
  readonly #budget = new Budget(mostOfAll);

  /** Of a pattern that `RegExp` accepts with these flags, for texts of at most `longest` characters. */
  verdict(pattern: string, flags: "u" | "", longest: number): Verdict {
    const key = JSON.stringify([pattern, longest]);
    const verdict = this.#known.get(key) ?? judge(pattern, flags, longest, new Budget(mostSteps, this.#budget));
    this.#known.set(key, verdict);
    return verdict;
  }
}

function judge(pattern: string, flags: "u" | "", longest: number, budget: Budget): Verdict {
  try {
    budget.spend(pattern.length);
    const machine = machineOf(read(pattern, flags), budget);
    const graphs = (["first", "last"] as const).map((it) => graphOf(machine, it, budget));
    const worst = (growth: Growth, suspect: Suspect): Attack | undefined => {
      for (const it of some(graphs, suspect, budget)) {
        const attack = attackOf(machine, it, growth, longest, budget);
        if (attack !== undefined) return attack.cost < harmless ? undefined : attack;
      }
      return undefined;
    };
    const doubled = worst(asDoubling, doubling);
    if (doubled !== undefined) return { kind: "doubling", attack: doubled };
    const grown = worst(asPower, chaining);
    if (grown !== undefined) return { kind: "power", attack: grown };
    const counted = worst(asDoubling, counting);
    return counted === undefined ? { kind: "harmless" } : { kind: "doubling", attack: counted };
  } catch (error) {
    if (error instanceof NotJudged) return { kind: "not-judged", reason: error.message };
    throw error;
  }
}

/** The first suspicions of each graph; where these come to nothing, so will the others. */
function* some(graphs: readonly Graph[], suspect: Suspect, budget: Budget): Generator<Suspicion> {
  for (const graph of graphs) {
    let count = 0;
    for (const it of suspect(graph, budget)) {
      yield it;
      count += 1;
      if (count === mostTried) break;
    }
  }
}
