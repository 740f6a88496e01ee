import { HttpError, type Handlers } from "@targets-api/server";
import type { CreateTargetBody, UpdateTargetBody } from "@targets-api/types";
import { unavailability } from "../database/failures.js";
import type { Accounts } from "../store/accounts.js";
import type { NewTarget, PolicyKey, Targets } from "../store/targets.js";
import { notFound } from "./errors.js";
import type { PageTokens } from "./page-token.js";
import { pageView, targetView } from "./views.js";

export interface Parts {
  readonly targets: Targets;
  readonly accounts: Pick<Accounts, "hasPolicy">;
  readonly tokens: PageTokens;
  /** The address that callers know the service by. */
  readonly baseUrl: () => string;
}

/** The five operations; `auth` is the account's SID. */
export function targetHandlers({ targets, accounts, tokens, baseUrl }: Parts): Handlers<string> {
  return {
    createTarget: async ({ auth, path, body, request }) => {
      const row = await targets.create(keyOf(auth, path), { ...defaults, ...fieldsOf(body), target: body.Target });
      return { status: 201, body: targetView(baseUrl(), row ?? absent(request)) };
    },
    fetchTarget: async ({ auth, path, request }) => {
      const row = await targets.fetch(keyOf(auth, path), path.Sid);
      return { status: 200, body: targetView(baseUrl(), row ?? absent(request)) };
    },
    updateTarget: async ({ auth, path, body = {}, request }) => {
      const row = await targets.update(keyOf(auth, path), path.Sid, fieldsOf(body));
      return { status: 200, body: targetView(baseUrl(), row ?? absent(request)) };
    },
    deleteTarget: async ({ auth, path, request }) => {
      if (!(await targets.remove(keyOf(auth, path), path.Sid))) absent(request);
      return { status: 204 };
    },
    listTargets: async ({ auth, path, query, request }) => {
      const { PageSize: size = 50, Page: page = 0, PageToken: token } = query;
      const key = keyOf(auth, path);
      const from = token === undefined ? undefined : tokens.read(key, token);
      if (token !== undefined && from === undefined) throw new HttpError(400, "Invalid parameter PageToken");
      const slice = await targets.list(key, size, from);
      if (slice.rows.length === 0 && !(await accounts.hasPolicy(auth, key.policySid))) absent(request);
      return { status: 200, body: pageView(baseUrl(), tokens, { key, size, page, token, from }, slice) };
    },
  };
}

const defaults = { friendly_name: null, priority: 10, weight: 10, enabled: true } as const;

const keyOf = (accountSid: string, path: { readonly ConnectionPolicySid: string }): PolicyKey => ({
  accountSid,
  policySid: path.ConnectionPolicySid,
});

/** The columns that a form speaks of. An empty name takes the name away. */
function fieldsOf({
  FriendlyName,
  Target,
  Priority,
  Weight,
  Enabled,
}: CreateTargetBody | UpdateTargetBody): Partial<NewTarget> {
  return {
    ...(FriendlyName === undefined ? {} : { friendly_name: FriendlyName === "" ? null : FriendlyName }),
    ...(Target === undefined ? {} : { target: Target }),
    ...(Priority === undefined ? {} : { priority: Priority }),
    ...(Weight === undefined ? {} : { weight: Weight }),
    ...(Enabled === undefined ? {} : { enabled: Enabled }),
  };
}

/** Nothing is told about whether it is there for somebody else. */
function absent({ url }: { readonly url: string }): never {
  throw new HttpError(404, notFound(url));
}

/** The same functions; where the database can't be used for now they answer 503, after `told` of the reason. */
export function patient<Functions extends object>(functions: Functions, told: (error: unknown) => void): Functions {
  const entries = Object.entries(functions).map(([name, it]) => [name, patiently(it as Asynchronous, told)]);
  return Object.fromEntries(entries) as Functions;
}

type Asynchronous = (...input: never[]) => Promise<unknown>;

const patiently =
  (it: Asynchronous, told: (error: unknown) => void): Asynchronous =>
  async (...input) => {
    try {
      return await it(...input);
    } catch (error) {
      const reason = unavailability(error);
      if (reason === undefined) throw error;
      told(error);
      throw new HttpError(503, reason, { "retry-after": "1" });
    }
  };
