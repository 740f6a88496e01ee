// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport.js";
import * as wire from "./runtime/wire.js";
import {
  CreateTargetError400,
  CreateTargetError401,
  CreateTargetError404,
  CreateTargetError413,
  CreateTargetError415,
  CreateTargetError429,
  CreateTargetError500,
  DeleteTargetError400,
  DeleteTargetError401,
  DeleteTargetError404,
  DeleteTargetError429,
  DeleteTargetError500,
  FetchTargetError400,
  FetchTargetError401,
  FetchTargetError404,
  FetchTargetError429,
  FetchTargetError500,
  ListTargetsError400,
  ListTargetsError401,
  ListTargetsError404,
  ListTargetsError429,
  ListTargetsError500,
  UpdateTargetError400,
  UpdateTargetError401,
  UpdateTargetError404,
  UpdateTargetError413,
  UpdateTargetError415,
  UpdateTargetError429,
  UpdateTargetError500,
} from "./errors.js";

export const listTargetsCall: transport.OperationWire = {
  name: "listTargets",
  method: "GET",
  path: (input) => "/v1/ConnectionPolicies/" + wire.segment(input.path, "ConnectionPolicySid") + "/Targets",
  query: (input) => wire.encodeQuery([{ name: "PageSize" }, { name: "Page" }, { name: "PageToken" }], input.query),
  responses: [
    { status: 200, read: transport.readJson },
    { status: 400, read: transport.readJson, error: ListTargetsError400 },
    {
      status: 401,
      headers: (get) => transport.plainHeaders(get, { "WWW-Authenticate": String }),
      read: transport.readJson,
      error: ListTargetsError401,
    },
    { status: 404, read: transport.readJson, error: ListTargetsError404 },
    {
      status: 429,
      headers: (get) => transport.plainHeaders(get, { "Retry-After": Number }),
      read: transport.readJson,
      error: ListTargetsError429,
    },
    { status: 500, read: transport.readJson, error: ListTargetsError500 },
  ],
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken", credentials: transport.basic }]],
};

export const createTargetCall: transport.OperationWire = {
  name: "createTarget",
  method: "POST",
  path: (input) => "/v1/ConnectionPolicies/" + wire.segment(input.path, "ConnectionPolicySid") + "/Targets",
  body: [{ type: "application/x-www-form-urlencoded", encode: wire.encodeForm }],
  encode: transport.encodeOnly,
  responses: [
    { status: 201, read: transport.readJson },
    { status: 400, read: transport.readJson, error: CreateTargetError400 },
    {
      status: 401,
      headers: (get) => transport.plainHeaders(get, { "WWW-Authenticate": String }),
      read: transport.readJson,
      error: CreateTargetError401,
    },
    { status: 404, read: transport.readJson, error: CreateTargetError404 },
    { status: 413, read: transport.readJson, error: CreateTargetError413 },
    { status: 415, read: transport.readJson, error: CreateTargetError415 },
    {
      status: 429,
      headers: (get) => transport.plainHeaders(get, { "Retry-After": Number }),
      read: transport.readJson,
      error: CreateTargetError429,
    },
    { status: 500, read: transport.readJson, error: CreateTargetError500 },
  ],
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken", credentials: transport.basic }]],
};

export const fetchTargetCall: transport.OperationWire = {
  name: "fetchTarget",
  method: "GET",
  path: (input) =>
    "/v1/ConnectionPolicies/" +
    wire.segment(input.path, "ConnectionPolicySid") +
    "/Targets/" +
    wire.segment(input.path, "Sid"),
  responses: [
    { status: 200, read: transport.readJson },
    { status: 400, read: transport.readJson, error: FetchTargetError400 },
    {
      status: 401,
      headers: (get) => transport.plainHeaders(get, { "WWW-Authenticate": String }),
      read: transport.readJson,
      error: FetchTargetError401,
    },
    { status: 404, read: transport.readJson, error: FetchTargetError404 },
    {
      status: 429,
      headers: (get) => transport.plainHeaders(get, { "Retry-After": Number }),
      read: transport.readJson,
      error: FetchTargetError429,
    },
    { status: 500, read: transport.readJson, error: FetchTargetError500 },
  ],
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken", credentials: transport.basic }]],
};

export const updateTargetCall: transport.OperationWire = {
  name: "updateTarget",
  method: "POST",
  path: (input) =>
    "/v1/ConnectionPolicies/" +
    wire.segment(input.path, "ConnectionPolicySid") +
    "/Targets/" +
    wire.segment(input.path, "Sid"),
  body: [{ type: "application/x-www-form-urlencoded", encode: wire.encodeForm }],
  encode: transport.encodeOnly,
  responses: [
    { status: 200, read: transport.readJson },
    { status: 400, read: transport.readJson, error: UpdateTargetError400 },
    {
      status: 401,
      headers: (get) => transport.plainHeaders(get, { "WWW-Authenticate": String }),
      read: transport.readJson,
      error: UpdateTargetError401,
    },
    { status: 404, read: transport.readJson, error: UpdateTargetError404 },
    { status: 413, read: transport.readJson, error: UpdateTargetError413 },
    { status: 415, read: transport.readJson, error: UpdateTargetError415 },
    {
      status: 429,
      headers: (get) => transport.plainHeaders(get, { "Retry-After": Number }),
      read: transport.readJson,
      error: UpdateTargetError429,
    },
    { status: 500, read: transport.readJson, error: UpdateTargetError500 },
  ],
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken", credentials: transport.basic }]],
};

export const deleteTargetCall: transport.OperationWire = {
  name: "deleteTarget",
  method: "DELETE",
  path: (input) =>
    "/v1/ConnectionPolicies/" +
    wire.segment(input.path, "ConnectionPolicySid") +
    "/Targets/" +
    wire.segment(input.path, "Sid"),
  responses: [
    { status: 204 },
    { status: 400, read: transport.readJson, error: DeleteTargetError400 },
    {
      status: 401,
      headers: (get) => transport.plainHeaders(get, { "WWW-Authenticate": String }),
      read: transport.readJson,
      error: DeleteTargetError401,
    },
    { status: 404, read: transport.readJson, error: DeleteTargetError404 },
    {
      status: 429,
      headers: (get) => transport.plainHeaders(get, { "Retry-After": Number }),
      read: transport.readJson,
      error: DeleteTargetError429,
    },
    { status: 500, read: transport.readJson, error: DeleteTargetError500 },
  ],
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken", credentials: transport.basic }]],
};
