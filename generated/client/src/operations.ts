// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport.js";
import type * as types from "@targets-api/types";
import { createTargetCall, deleteTargetCall, fetchTargetCall, listTargetsCall, updateTargetCall } from "./calls.js";

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
): Promise<types.TargetPage> {
  return transport.send(client, listTargetsCall, input, options);
}

/** `GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets`, resolving to whatever declared response comes. */
export function listTargetsWithResponse(
  client: transport.Client,
  input: types.ListTargetsInput,
  options?: transport.CallOptions,
): Promise<types.ListTargetsOutput & transport.Answered> {
  return transport.sendForResponse(client, listTargetsCall, input, options);
}

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
): Promise<types.Target> {
  return transport.send(client, createTargetCall, input, options);
}

/** `POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets`, resolving to whatever declared response comes. */
export function createTargetWithResponse(
  client: transport.Client,
  input: types.CreateTargetInput,
  options?: transport.CallOptions,
): Promise<types.CreateTargetOutput & transport.Answered> {
  return transport.sendForResponse(client, createTargetCall, input, options);
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
): Promise<types.Target> {
  return transport.send(client, fetchTargetCall, input, options);
}

/** `GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`, resolving to whatever declared response comes. */
export function fetchTargetWithResponse(
  client: transport.Client,
  input: types.FetchTargetInput,
  options?: transport.CallOptions,
): Promise<types.FetchTargetOutput & transport.Answered> {
  return transport.sendForResponse(client, fetchTargetCall, input, options);
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
): Promise<types.Target> {
  return transport.send(client, updateTargetCall, input, options);
}

/** `POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`, resolving to whatever declared response comes. */
export function updateTargetWithResponse(
  client: transport.Client,
  input: types.UpdateTargetInput,
  options?: transport.CallOptions,
): Promise<types.UpdateTargetOutput & transport.Answered> {
  return transport.sendForResponse(client, updateTargetCall, input, options);
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
  return transport.send(client, deleteTargetCall, input, options);
}

/** `DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`, resolving to whatever declared response comes. */
export function deleteTargetWithResponse(
  client: transport.Client,
  input: types.DeleteTargetInput,
  options?: transport.CallOptions,
): Promise<types.DeleteTargetOutput & transport.Answered> {
  return transport.sendForResponse(client, deleteTargetCall, input, options);
}
