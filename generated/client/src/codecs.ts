// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport.js";
import type * as types from "@targets-api/types";
import type { Target } from "./models.js";

export function encodeCreateTargetRequest(value: unknown): types.CreateTargetRequest {
  return transport.renamed(value, (it) => {
    it.move("target", "Target");
    it.move("friendlyName", "FriendlyName");
    it.move("priority", "Priority");
    it.move("weight", "Weight");
    it.move("enabled", "Enabled");
  });
}

export function encodeUpdateTargetRequest(value: unknown): types.UpdateTargetRequest {
  return transport.renamed(value, (it) => {
    it.move("friendlyName", "FriendlyName");
    it.move("target", "Target");
    it.move("priority", "Priority");
    it.move("weight", "Weight");
    it.move("enabled", "Enabled");
  });
}

export function decodeTarget(value: unknown): Target {
  return transport.renamed(value, (it) => {
    it.move("account_sid", "accountSid");
    it.move("connection_policy_sid", "connectionPolicySid");
    it.move("friendly_name", "friendlyName");
    it.move("date_created", "dateCreated", transport.decodeDate);
    it.move("date_updated", "dateUpdated", transport.decodeDate);
  });
}

export const personalTarget: transport.Personal = { target: true };
