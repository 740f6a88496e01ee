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
  url: (base, input) =>
    base +
    "/v1/ConnectionPolicies/" +
    wire.segment(input.path, "ConnectionPolicySid") +
    "/Targets" +
    wire.search(wire.encodeQuery([{ name: "PageSize" }, { name: "Page" }, { name: "PageToken" }], input.query)),
  responses: {
    200: { read: transport.readJson },
    400: { read: transport.readJson, error: ListTargetsError400 },
    401: {
      headers: (headers) => transport.plainHeaders(headers, { "WWW-Authenticate": String }),
      read: transport.readJson,
      error: ListTargetsError401,
    },
    404: { read: transport.readJson, error: ListTargetsError404 },
    429: {
      headers: (headers) => transport.plainHeaders(headers, { "Retry-After": transport.numeric }),
      read: transport.readJson,
      error: ListTargetsError429,
    },
    500: { read: transport.readJson, error: ListTargetsError500 },
  },
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken" }]],
  authenticate: transport.basic,
};

export const createTargetCall: transport.OperationWire = {
  name: "createTarget",
  method: "POST",
  url: (base, input) => base + "/v1/ConnectionPolicies/" + wire.segment(input.path, "ConnectionPolicySid") + "/Targets",
  body: [{ type: "application/x-www-form-urlencoded", encode: wire.encodeForm }],
  encode: transport.encodeOnly,
  responses: {
    201: { read: transport.readJson },
    400: { read: transport.readJson, error: CreateTargetError400 },
    401: {
      headers: (headers) => transport.plainHeaders(headers, { "WWW-Authenticate": String }),
      read: transport.readJson,
      error: CreateTargetError401,
    },
    404: { read: transport.readJson, error: CreateTargetError404 },
    413: { read: transport.readJson, error: CreateTargetError413 },
    415: { read: transport.readJson, error: CreateTargetError415 },
    429: {
      headers: (headers) => transport.plainHeaders(headers, { "Retry-After": transport.numeric }),
      read: transport.readJson,
      error: CreateTargetError429,
    },
    500: { read: transport.readJson, error: CreateTargetError500 },
  },
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken" }]],
  authenticate: transport.basic,
};

export const fetchTargetCall: transport.OperationWire = {
  name: "fetchTarget",
  method: "GET",
  url: (base, input) =>
    base +
    "/v1/ConnectionPolicies/" +
    wire.segment(input.path, "ConnectionPolicySid") +
    "/Targets/" +
    wire.segment(input.path, "Sid"),
  responses: {
    200: { read: transport.readJson },
    400: { read: transport.readJson, error: FetchTargetError400 },
    401: {
      headers: (headers) => transport.plainHeaders(headers, { "WWW-Authenticate": String }),
      read: transport.readJson,
      error: FetchTargetError401,
    },
    404: { read: transport.readJson, error: FetchTargetError404 },
    429: {
      headers: (headers) => transport.plainHeaders(headers, { "Retry-After": transport.numeric }),
      read: transport.readJson,
      error: FetchTargetError429,
    },
    500: { read: transport.readJson, error: FetchTargetError500 },
  },
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken" }]],
  authenticate: transport.basic,
};

export const updateTargetCall: transport.OperationWire = {
  name: "updateTarget",
  method: "POST",
  url: (base, input) =>
    base +
    "/v1/ConnectionPolicies/" +
    wire.segment(input.path, "ConnectionPolicySid") +
    "/Targets/" +
    wire.segment(input.path, "Sid"),
  body: [{ type: "application/x-www-form-urlencoded", encode: wire.encodeForm }],
  encode: transport.encodeOnly,
  responses: {
    200: { read: transport.readJson },
    400: { read: transport.readJson, error: UpdateTargetError400 },
    401: {
      headers: (headers) => transport.plainHeaders(headers, { "WWW-Authenticate": String }),
      read: transport.readJson,
      error: UpdateTargetError401,
    },
    404: { read: transport.readJson, error: UpdateTargetError404 },
    413: { read: transport.readJson, error: UpdateTargetError413 },
    415: { read: transport.readJson, error: UpdateTargetError415 },
    429: {
      headers: (headers) => transport.plainHeaders(headers, { "Retry-After": transport.numeric }),
      read: transport.readJson,
      error: UpdateTargetError429,
    },
    500: { read: transport.readJson, error: UpdateTargetError500 },
  },
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken" }]],
  authenticate: transport.basic,
};

export const deleteTargetCall: transport.OperationWire = {
  name: "deleteTarget",
  method: "DELETE",
  url: (base, input) =>
    base +
    "/v1/ConnectionPolicies/" +
    wire.segment(input.path, "ConnectionPolicySid") +
    "/Targets/" +
    wire.segment(input.path, "Sid"),
  responses: {
    204: {},
    400: { read: transport.readJson, error: DeleteTargetError400 },
    401: {
      headers: (headers) => transport.plainHeaders(headers, { "WWW-Authenticate": String }),
      read: transport.readJson,
      error: DeleteTargetError401,
    },
    404: { read: transport.readJson, error: DeleteTargetError404 },
    429: {
      headers: (headers) => transport.plainHeaders(headers, { "Retry-After": transport.numeric }),
      read: transport.readJson,
      error: DeleteTargetError429,
    },
    500: { read: transport.readJson, error: DeleteTargetError500 },
  },
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken" }]],
  authenticate: transport.basic,
};
