// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport/index.js";
import type * as types from "@targets-api/types";
import { createTargetCall, deleteTargetCall, fetchTargetCall, listTargetsCall, updateTargetCall } from "./calls.js";

/**
 * Create a target
 *
 * Adds a SIP address to a connection policy. Only the address itself has to be given.
 *
 * `POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets`
 */
export function createTarget(
  client: transport.Client,
  input: types.CreateTargetInput,
  options?: transport.CallOptions,
): Promise<types.CreateTargetResponse201> {
  return transport.call(client, createTargetCall, input, options) as Promise<types.CreateTargetResponse201>;
}

/** `POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets` with status and headers, of whatever declared response. */
export function createTargetWithResponse(
  client: transport.Client,
  input: types.CreateTargetInput,
  options?: transport.CallOptions,
): Promise<types.CreateTargetOutput & { readonly response: Response }> {
  return transport.exchange(client, createTargetCall, input, options) as Promise<
    types.CreateTargetOutput & { readonly response: Response }
  >;
}

/**
 * List targets
 *
 * Reads the targets of a connection policy, one page at a time. To read them all, follow `meta.next_page_url`
 * until it is `null`.
 *
 * `GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets`
 */
export function listTargets(
  client: transport.Client,
  input: types.ListTargetsInput,
  options?: transport.CallOptions,
): Promise<types.ListTargetsResponse200> {
  return transport.call(client, listTargetsCall, input, options) as Promise<types.ListTargetsResponse200>;
}

/** `GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets` with status and headers, of whatever declared response. */
export function listTargetsWithResponse(
  client: transport.Client,
  input: types.ListTargetsInput,
  options?: transport.CallOptions,
): Promise<types.ListTargetsOutput & { readonly response: Response }> {
  return transport.exchange(client, listTargetsCall, input, options) as Promise<
    types.ListTargetsOutput & { readonly response: Response }
  >;
}

/**
 * Fetch a target
 *
 * Reads a single target.
 *
 * `GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`
 */
export function fetchTarget(
  client: transport.Client,
  input: types.FetchTargetInput,
  options?: transport.CallOptions,
): Promise<types.FetchTargetResponse200> {
  return transport.call(client, fetchTargetCall, input, options) as Promise<types.FetchTargetResponse200>;
}

/** `GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}` with status and headers, of whatever declared response. */
export function fetchTargetWithResponse(
  client: transport.Client,
  input: types.FetchTargetInput,
  options?: transport.CallOptions,
): Promise<types.FetchTargetOutput & { readonly response: Response }> {
  return transport.exchange(client, fetchTargetCall, input, options) as Promise<
    types.FetchTargetOutput & { readonly response: Response }
  >;
}

/**
 * Update a target
 *
 * Changes the fields that are sent and leaves the others as they are. A request without any field, or without a
 * body, is lawful and changes nothing.
 *
 * `POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`
 */
export function updateTarget(
  client: transport.Client,
  input: types.UpdateTargetInput,
  options?: transport.CallOptions,
): Promise<types.UpdateTargetResponse200> {
  return transport.call(client, updateTargetCall, input, options) as Promise<types.UpdateTargetResponse200>;
}

/** `POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}` with status and headers, of whatever declared response. */
export function updateTargetWithResponse(
  client: transport.Client,
  input: types.UpdateTargetInput,
  options?: transport.CallOptions,
): Promise<types.UpdateTargetOutput & { readonly response: Response }> {
  return transport.exchange(client, updateTargetCall, input, options) as Promise<
    types.UpdateTargetOutput & { readonly response: Response }
  >;
}

/**
 * Delete a target
 *
 * Removes a target from its connection policy. No further calls are sent to it.
 *
 * `DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`
 */
export function deleteTarget(
  client: transport.Client,
  input: types.DeleteTargetInput,
  options?: transport.CallOptions,
): Promise<void> {
  return transport.call(client, deleteTargetCall, input, options) as Promise<void>;
}

/** `DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}` with status and headers, of whatever declared response. */
export function deleteTargetWithResponse(
  client: transport.Client,
  input: types.DeleteTargetInput,
  options?: transport.CallOptions,
): Promise<types.DeleteTargetOutput & { readonly response: Response }> {
  return transport.exchange(client, deleteTargetCall, input, options) as Promise<
    types.DeleteTargetOutput & { readonly response: Response }
  >;
}
