/** OAuth 2 client credentials (RFC 6749, section 4.4). */
import { basic } from "./auth.js";
import { limited } from "./limit.js";
import { NetworkError, TransportError } from "./errors.js";
import type { Fetch, Secret, SecretContext } from "./types.js";

/** What tokens are asked for with. `Scope`: the scopes that the document knows. */
export interface ClientCredentials<Scope extends string = string> {
  readonly clientId: string;
  readonly clientSecret: string;
  /** What every token may do. Default: what the operation asks for, so that there is a token for each set of scopes. */
  readonly scopes?: readonly Scope[];
  /** Default: the document's. A relative one is meant from the client's `baseUrl`. */
  readonly tokenUrl?: string | URL;
  /** Whether the client tells its name and secret by HTTP basic authentication or in the body. Default: "basic". */
  readonly authentication?: "basic" | "body";
  /** What else the token endpoint wants to be told: `{ audience: "https://api.example.com" }`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Milliseconds until a request for a token is given up. Default: 30,000. */
  readonly timeout?: number;
}

type Settings = ClientCredentials & { readonly tokenUrl: string | URL };

/** There was no token to be had. Messages hold neither the client's secret nor what else was sent. */
export class TokenError extends TransportError {
  override readonly name = "TokenError";
  /** Of the token endpoint's answer; undefined where there was none. */
  readonly status: number | undefined;
  /** The error that the token endpoint tells (RFC 6749, section 5.2): "invalid_client". */
  readonly code: string | undefined;

  constructor(operation: string, { problem, status, code, cause }: Failure) {
    super(operation, `got no token: ${problem}`, cause === undefined ? undefined : { cause });
    this.status = status;
    this.code = code;
  }
}

interface Token {
  readonly text: string;
  /** When to get another one, in milliseconds since 1970. */
  readonly until: number;
}

interface Failure {
  readonly problem: string;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly cause?: unknown;
}

/** A request for a token, shared by all calls that wait for it. Never rejects. */
interface Flight {
  readonly end: Promise<Token | Failure>;
  /** Undefined while it is under way. */
  outcome?: Token | Failure;
}

/**
 * Gets tokens with the client's own credentials: `createClient({ token: clientCredentials({ … }) })`. A token is kept until shortly before
 * it expires, and asked for once however many calls wait for it; one that was refused with 401 is replaced. A call that is aborted or takes
 * too long doesn't end the request that others wait for. Where there is no token, calls reject with a {@link TokenError}.
 */
export function clientCredentials(settings: Settings): Secret {
  const flights = new Map<string, Flight>();
  return async (_again, about) => {
    const scope = [...new Set(settings.scopes ?? about.scopes)].sort().join(" ");
    let flight = flights.get(scope);
    if (flight === undefined || !isOfUse(flight.outcome, about.refused))
      flights.set(scope, (flight = begun(settings, scope, about)));
    const outcome = await flight.end;
    if ("text" in outcome) return outcome.text;
    throw new TokenError(about.operation, outcome);
  };
}

const isOfUse = (outcome: Token | Failure | undefined, refused: string | undefined): boolean =>
  outcome === undefined || ("text" in outcome && outcome.text !== refused && Date.now() < outcome.until);

function begun(settings: Settings, scope: string, { baseUrl, fetch }: SecretContext): Flight {
  const asked = new URL(settings.tokenUrl, baseUrl);
  const flight: Flight = {
    end: ask(settings, scope, asked, fetch)
      .catch((cause: unknown): Failure => {
        const isLate = cause instanceof TransportError && !(cause instanceof NetworkError);
        const why = isLate ? "did not answer in time" : "did not answer";
        return { problem: `${tokenEndpoint(asked)} ${why}`, cause };
      })
      .then((outcome) => (flight.outcome = outcome)),
  };
  return flight;
}

/** An address without what may be secret in it. */
const tokenEndpoint = ({ origin, pathname }: URL): string => origin + pathname;

function ask(settings: Settings, scope: string, url: URL, fetch: Fetch): Promise<Token | Failure> {
  const { clientId, clientSecret, authentication = "basic", parameters = {}, timeout = 30_000 } = settings;
  const isBasic = authentication === "basic";
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    ...(scope === "" ? {} : { scope }),
    ...parameters,
    ...(isBasic ? {} : { client_id: clientId, client_secret: clientSecret }),
  });
  const headers = new Headers({ Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" });
  if (isBasic) basic({ username: formText(clientId), password: formText(clientSecret) }, { headers });
  const start = Date.now();
  return limited("token", undefined, timeout, async (signal) => {
    const init = { method: "POST", headers, body: body.toString(), redirect: "manual", signal } as const;
    const response = await fetch(url.href, init);
    return tokenIn(response, await response.text(), url, start, clientSecret);
  });
}

/** As forms write it, which is how names and secrets are put into the header (section 2.3.1). */
const formText = (text: string): string => new URLSearchParams([["", text]]).toString().slice(1);

function tokenIn({ status, ok }: Response, text: string, url: URL, start: number, secret: string): Token | Failure {
  const answer = fieldsIn(text);
  if (!ok) {
    const code = safe(answer["error"], secret);
    const said = [code, safe(answer["error_description"], secret)].filter((it) => it !== undefined);
    const problem = `${tokenEndpoint(url)} answered ${status || "a redirect"}${said.length === 0 ? "" : `, ${said.join(": ")}`}`;
    return { problem, status, code };
  }
  const { access_token: token, token_type: type, expires_in: seconds } = answer;
  const wrong = (what: string): Failure => ({
    problem: `${tokenEndpoint(url)} answered ${status}, but ${what}`,
    status,
  });
  if (typeof token !== "string" || token === "") return wrong("without an access_token");
  if (typeof type === "string" && type.toLowerCase() !== "bearer") return wrong("its token is not of the type Bearer");
  return { text: token, until: start + lifetime(seconds) };
}

/** Milliseconds for which a token is used: a tenth less than it lives, but no more than half a minute less. */
function lifetime(seconds: unknown): number {
  const told = typeof seconds === "string" ? Number(seconds) : seconds;
  if (typeof told !== "number" || Number.isNaN(told)) return Infinity;
  return (told - Math.min(30, told / 10)) * 1000;
}

function fieldsIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** What a token endpoint says, unless it repeats the secret, or more than a person would read (section 5.2 has the characters). */
function safe(text: unknown, secret: string): string | undefined {
  const forms = [secret, formText(secret), encodeURIComponent(secret)];
  const isSafe =
    typeof text === "string" &&
    /^[ !#-[\]-~]{1,200}$/.test(text) &&
    !forms.some((it) => it !== "" && text.includes(it));
  return isSafe ? text : undefined;
}
