// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type * as routing from "./runtime/routing.js";
import type * as types from "@targets-api/types";

/**
 * One function per operation: what the request brings goes in, read and checked; one of the declared answers comes out. `Auth` is
 * what the authentication hooks answer.
 */
export interface Handlers<Auth = unknown> {
  /**
   * List targets
   *
   * Reads the targets of a connection policy, one page at a time. To read them all, follow `meta.next_page_url`
   * until it is `null`.
   *
   *
   * GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
   */
  readonly listTargets: routing.Handler<
    { readonly path: types.ListTargetsPath; readonly query: types.ListTargetsQuery },
    types.ListTargetsOutput,
    Auth
  >;
  /**
   * Create a target
   *
   * Adds a SIP address to a connection policy. Only the address itself has to be given.
   *
   * POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
   */
  readonly createTarget: routing.Handler<
    { readonly path: types.CreateTargetPath; readonly body: types.CreateTargetBody },
    types.CreateTargetOutput,
    Auth
  >;
  /**
   * Fetch a target
   *
   * Reads a single target.
   *
   * GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
   */
  readonly fetchTarget: routing.Handler<{ readonly path: types.FetchTargetPath }, types.FetchTargetOutput, Auth>;
  /**
   * Update a target
   *
   * Changes the fields that are sent and leaves the others as they are. A request without any field, or without a
   * body, is lawful and changes nothing.
   *
   *
   * POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
   */
  readonly updateTarget: routing.Handler<
    { readonly path: types.UpdateTargetPath; readonly body?: types.UpdateTargetBody },
    types.UpdateTargetOutput,
    Auth
  >;
  /**
   * Delete a target
   *
   * Removes a target from its connection policy. No further calls are sent to it.
   *
   * DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
   */
  readonly deleteTarget: routing.Handler<{ readonly path: types.DeleteTargetPath }, types.DeleteTargetOutput, Auth>;
}

/** What the handler of an operation is given: `RequestOf<"…">`. */
export type RequestOf<Operation extends keyof Handlers, Auth = unknown> = Parameters<Handlers<Auth>[Operation]>[0];

/** Who it is that the credentials of a request belong to; undefined for nobody. Asked before the body is read. */
export interface Authentication<Auth> {
  /** The account SID is the user name, the auth token the password. */
  readonly accountSidAuthToken: routing.Authenticate<routing.BasicCredentials, Auth>;
}

export interface Options<Auth = unknown> extends routing.RouterOptions {
  /** A hook per security scheme. `false` asks nobody for anything; then `auth` is undefined, which handlers must expect. */
  readonly authenticate: Authentication<Auth> | (undefined extends Auth ? false : never);
}
