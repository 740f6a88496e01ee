/**
 * What validators answer to deep and to cyclic data, told by a program that can be started with a stack of any size: `node stack.mjs
 * INDEX`, where INDEX is the index of a validators package. Prints one JSON document, an {@link Answers}.
 */
import { pathToFileURL } from "node:url";

/** What each function of a validator's public face did; the name of an error that it threw. */
export interface Answer {
  readonly schema: string;
  readonly value: string;
  readonly is: string;
  /** Keywords. */
  readonly issues: readonly string[] | string;
  readonly parse: string;
  readonly standard: readonly string[] | string;
}

export interface Answers {
  readonly answers: readonly Answer[];
  /** The same where the caller has left so many of its own frames. */
  readonly near: readonly (Answer & { readonly left: number })[];
}

type Wrap = (inner: unknown) => unknown;

const levels = 100_000;
const nested = (wrap: Wrap, end: unknown, depth = levels): unknown => {
  let value = end;
  for (let i = 0; i < depth; i += 1) value = wrap(value);
  return value;
};
const next: Wrap = (inner) => ({ next: inner });
const item: Wrap = (inner) => [inner];
const branch: Wrap = (inner) => ({ kind: "branch", next: inner });

/** An object, or an array, that holds itself after so many steps. */
function ring(wrap: Wrap, steps = 1): unknown {
  const first = wrap(undefined) as object;
  Object.assign(first, { [Array.isArray(first) ? 0 : "next"]: nested(wrap, first, steps - 1) });
  return first;
}

const times = (count: number, make: () => unknown): unknown => Array.from({ length: count }, make);

const values: Readonly<Record<string, unknown>> = {
  objects: nested(next, {}),
  arrays: nested(item, []),
  branches: nested(branch, { kind: "leaf" }),
  "a cyclic object": ring(next),
  "a cyclic array": ring(item),
  "two objects that hold each other": ring(branch, 2),
  "two deep objects": times(2, () => nested(next, 1)),
  "two deep arrays": times(2, () => nested(item, 1)),
  "two cyclic objects": times(2, () => ring(next)),
  "two cyclic arrays": times(2, () => ring(item)),
  "many deep objects": times(12, () => nested(next, 1, 20_000)),
  "many cyclic arrays": times(12, () => ring(item)),
  "two cycles below a property": { next: times(2, () => ring(next)) },
};

interface Validator {
  readonly is: (value: unknown) => boolean;
  readonly parse: (value: unknown) => unknown;
  readonly issues: (value: unknown) => readonly { readonly keyword: string }[];
  readonly "~standard": {
    readonly validate: (value: unknown) => { readonly issues?: ReturnType<Validator["issues"]> };
  };
}

type Package = Readonly<Record<string, unknown>>;

const attempt = <Result>(action: () => Result): Result | string => {
  try {
    return action();
  } catch (error) {
    return (error as Error).name;
  }
};

const most = 5;

/** The functions of a schema's face, each with its answer in few words. */
function faceOf(
  made: Package,
  schema: string,
  value: unknown,
): Readonly<Record<"is" | "issues" | "parse" | "standard", () => unknown>> {
  const validator = made[schema] as Validator;
  const guard = (made[`is${schema}`] as Validator["is"] | undefined) ?? validator.is;
  const parse = (made[`parse${schema}`] as Validator["parse"] | undefined) ?? validator.parse;
  const keywords = (issues: ReturnType<Validator["issues"]> = []): unknown =>
    issues.slice(0, most).map((it) => it.keyword);
  return {
    is: () => String(guard(value)),
    issues: () => keywords(validator.issues(value)),
    parse: () => (parse(value) === value ? "the value" : "another value"),
    standard: () => keywords(validator["~standard"].validate(value).issues),
  };
}

function answersOf(made: Package, schema: string): readonly Answer[] {
  return Object.entries(values).map(([name, value]) => {
    const face = Object.entries(faceOf(made, schema, value)).map(([key, ask]) => [key, attempt(ask)]);
    return { schema, value: name, ...(Object.fromEntries(face) as Omit<Answer, "schema" | "value">) };
  });
}

const marks = [128, 192, 256, 384, 512];

/** Asks while so many frames of the caller are left, from the end of the stack backwards. */
function nearTheEnd(ask: () => unknown): ReadonlyMap<number, unknown> {
  const found = new Map<number, unknown>();
  let left = 0;
  const dive = (): void => {
    try {
      dive();
    } catch {
      left = 0;
    }
    left += 1;
    if (marks.includes(left)) found.set(left, attempt(ask));
  };
  dive();
  return found;
}

const small: Readonly<Record<string, unknown>> = {
  ...values,
  "what fits": {},
  "what is 400 deep": nested(next, {}, 400),
  "what is wrong 300 deep": nested(next, { wrong: 1 }, 300),
};

function nearAnswers(made: Package, schema: string, name: string): Answers["near"] {
  const asked = Object.entries(faceOf(made, schema, small[name])).map(([key, ask]) => {
    for (let i = 0; i < 3; i += 1) attempt(ask); // compiling takes stack of its own
    return [key, nearTheEnd(ask)] as const;
  });
  return marks.map((left) => {
    const answer = Object.fromEntries(asked.map(([key, found]) => [key, found.get(left)])) as Omit<Answer, "schema">;
    return { ...answer, schema, value: name, left };
  });
}

const [, , index = ""] = process.argv;
const made = (await import(pathToFileURL(index).href)) as Package;
const schemas = Object.keys(made).filter((name) => typeof made[name] === "object");
const answers: Answers = {
  answers: schemas.flatMap((schema) => answersOf(made, schema)),
  near: ["objects", "a cyclic object", "what fits", "what is 400 deep", "what is wrong 300 deep"].flatMap((name) =>
    ["Properties", "Unevaluated", "AnyOf"].flatMap((schema) => nearAnswers(made, schema, name)),
  ),
};
process.stdout.write(JSON.stringify(answers));
