/** Which of an operation's declared responses a request is answered with. */
import type { Api, Operation } from "../model/api.js";
import { responseExamples, type ResponseExample } from "../contract/examples.js";
import type { Values } from "../contract/values.js";
import { acceptOf, qualityOf } from "../runtime/routing/accept.js";
import type { Wishes } from "./prefer.js";

/** What was wished for is not in the document; the message says what there is. */
export class Undeclared extends Error {
  override readonly name = "Undeclared";
}

/** The answers that a document has: its own examples, and one for each response that is made from the schema. */
export class Answers {
  readonly #known = new Map<string, readonly ResponseExample[]>();

  constructor(
    api: Api,
    readonly values: Values,
  ) {
    for (const it of api.operations) {
      const all = responseExamples(it, values).filter((one) => one.lacks === undefined);
      this.#known.set(it.id, all);
    }
  }

  /**
   * What is answered: a success, unless a status is wished for; in the media type that is accepted; the document's first example before
   * what is made. Undefined where the document says nothing of answers. Throws {@link Undeclared} for a wish that can't be granted.
   */
  for(operation: Operation, { code, example }: Partial<Wishes>, accept?: string): ResponseExample | undefined {
    const all = this.#known.get(operation.id) ?? [];
    if (all.length === 0 && code === undefined && example === undefined) return undefined;
    const found = code === undefined ? successes(all) : ofStatus(all, code);
    if (found.length === 0)
      throw new Undeclared(`${operation.id} declares no ${code ?? "answer"}${listed(all, (it) => it.response.status)}`);
    if (example === undefined) return accepted(found, accept);
    const named = [...found, ...(code === undefined ? all : [])].find((it) => it.given && it.name === example);
    if (named !== undefined) return named;
    const given = (code === undefined ? all : found).filter((it) => it.given);
    throw new Undeclared(`${operation.id} has no example ${JSON.stringify(example)}${listed(given, (it) => it.name)}`);
  }

  /** What the document has for a status; undefined where that is nothing. */
  ofStatus(operation: Operation, code: number): ResponseExample | undefined {
    return ofStatus(this.#known.get(operation.id) ?? [], code)[0];
  }
}

function listed(all: readonly ResponseExample[], of: (it: ResponseExample) => unknown): string {
  const names = [...new Set(all.map((it) => String(of(it))))];
  return names.length === 0 ? "" : `; there is ${names.join(", ")}`;
}

function successes(all: readonly ResponseExample[]): readonly ResponseExample[] {
  const first =
    all.find((it) => it.status >= 200 && it.status < 300) ??
    all.find((it) => it.response.status === "default") ??
    all[0];
  const chosen = all.filter((it) => it.response === first?.response);
  return first?.response.status === "default" ? chosen.map((it) => ({ ...it, status: 200 })) : chosen;
}

/** Those that are declared for a status: as itself, else by its range, else by default. */
function ofStatus(all: readonly ResponseExample[], code: number): readonly ResponseExample[] {
  for (const status of [code, `${Math.floor(code / 100)}XX`, "default"]) {
    const found = all.filter((it) => it.response.status === status);
    if (found.length > 0) return found.map((it) => ({ ...it, status: code }));
  }
  return [];
}

/** The one whose media type the client likes best, of equals the first. */
function accepted(all: readonly ResponseExample[], field: string | undefined): ResponseExample | undefined {
  const accept = acceptOf(field);
  const qualities = all.map(({ part }) => qualityOf(accept, part?.media?.type ?? ""));
  return all[qualities.indexOf(Math.max(...qualities))];
}
