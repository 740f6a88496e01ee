// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type * as routing from "./runtime/routing/index.js";
import type * as types from "@targets-api/types";

/** One function per operation: what the request brings goes in, typed and checked; one of the declared answers comes out. */
export interface Handlers {
  /**
   * Create a target
   *
   * Adds a SIP address to a connection policy. Only the address itself has to be given.
   *
   * POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
   */
  readonly createTarget: (
    request: types.CreateTargetInput & routing.Context,
  ) => Promise<types.CreateTargetOutput> | types.CreateTargetOutput;
  /**
   * List targets
   *
   * Reads the targets of a connection policy, one page at a time. To read them all, follow `meta.next_page_url`
   * until it is `null`.
   *
   *
   * GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
   */
  readonly listTargets: (
    request: types.ListTargetsInput & routing.Context,
  ) => Promise<types.ListTargetsOutput> | types.ListTargetsOutput;
  /**
   * Fetch a target
   *
   * Reads a single target.
   *
   * GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
   */
  readonly fetchTarget: (
    request: types.FetchTargetInput & routing.Context,
  ) => Promise<types.FetchTargetOutput> | types.FetchTargetOutput;
  /**
   * Update a target
   *
   * Changes the fields that are sent and leaves the others as they are. A request without any field, or without a
   * body, is lawful and changes nothing.
   *
   *
   * POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
   */
  readonly updateTarget: (
    request: types.UpdateTargetInput & routing.Context,
  ) => Promise<types.UpdateTargetOutput> | types.UpdateTargetOutput;
  /**
   * Delete a target
   *
   * Removes a target from its connection policy. No further calls are sent to it.
   *
   * DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
   */
  readonly deleteTarget: (
    request: types.DeleteTargetInput & routing.Context,
  ) => Promise<types.DeleteTargetOutput> | types.DeleteTargetOutput;
}

/** Who it is that the credentials of a request belong to; undefined for nobody. Asked before the body is read. */
export type Authentication = {
  /** The account SID is the user name, the auth token the password. */
  readonly accountSidAuthToken: routing.Authenticate<Extract<routing.Credentials, { readonly type: "basic" }>>;
};

export type Options = Omit<routing.RouterOptions, "authenticate"> & {
  /** A hook per security scheme; `false` asks nobody for anything. */
  readonly authenticate: Authentication | false;
};
