import { redocly } from "./redocly.js";

/** The document breaks a rule of the linter. The message lists every problem with its place. */
export class LintFailed extends Error {
  override readonly name = "LintFailed";

  constructor(readonly problems: readonly string[]) {
    super(`The document has ${problems.length} problem${problems.length === 1 ? "" : "s"}:\n${problems.join("\n")}`);
  }
}

/** Lints a document; rejects with {@link LintFailed} if there is anything to say, be it a warning only. */
export async function lint(spec: string, config: string): Promise<void> {
  const { code, stdout, stderr } = await redocly(
    "lint",
    spec,
    "--config",
    config,
    "--format=json",
    "--max-problems=1000",
  );
  const found = reportIn(stdout);
  if (found === undefined) throw new Error(`redocly lint failed:\n${stderr}${stdout}`);
  if (code !== 0 || found.problems.length > 0) throw new LintFailed(found.problems.map(describe));
}

interface Report {
  readonly problems: readonly Problem[];
}

interface Problem {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly location: readonly {
    readonly source: { readonly ref: string };
    readonly start?: { readonly line: number; readonly col: number };
  }[];
}

function reportIn(stdout: string): Report | undefined {
  try {
    return JSON.parse(stdout) as Report;
  } catch {
    return undefined;
  }
}

function describe({ ruleId, severity, message, location }: Problem): string {
  const at = location[0];
  const place = at === undefined ? "" : `${at.source.ref}:${at.start?.line ?? 1}:${at.start?.col ?? 1}  `;
  return `${place}${severity}  ${ruleId}  ${message}`;
}
