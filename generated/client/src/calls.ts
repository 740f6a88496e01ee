// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport/index.js";
import * as wire from "./runtime/wire/index.js";
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
  path: (input) =>
    wire.encodePath(["/v1/ConnectionPolicies/", { name: "ConnectionPolicySid" }, "/Targets"], input.path),
  query: (input) => wire.encodeQuery([{ name: "PageSize" }, { name: "Page" }, { name: "PageToken" }], input.query),
  responses: [
    { status: 200, media: [{ type: "application/json", decode: wire.decodeJson }] },
    { status: 400, media: [{ type: "application/json", decode: wire.decodeJson }], error: ListTargetsError400 },
    {
      status: 401,
      headers: (get) => transport.plainHeaders(get, ["WWW-Authenticate"]),
      media: [{ type: "application/json", decode: wire.decodeJson }],
      error: ListTargetsError401,
    },
    { status: 404, media: [{ type: "application/json", decode: wire.decodeJson }], error: ListTargetsError404 },
    {
      status: 429,
      headers: (get) => transport.plainHeaders(get, [], ["Retry-After"]),
      media: [{ type: "application/json", decode: wire.decodeJson }],
      error: ListTargetsError429,
    },
    { status: 500, media: [{ type: "application/json", decode: wire.decodeJson }], error: ListTargetsError500 },
  ],
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken", credentials: transport.basic }]],
};

export const createTargetCall: transport.OperationWire = {
  name: "createTarget",
  method: "POST",
  path: (input) =>
    wire.encodePath(["/v1/ConnectionPolicies/", { name: "ConnectionPolicySid" }, "/Targets"], input.path),
  body: [{ type: "application/x-www-form-urlencoded", encode: wire.encodeForm }],
  responses: [
    { status: 201, media: [{ type: "application/json", decode: wire.decodeJson }] },
    { status: 400, media: [{ type: "application/json", decode: wire.decodeJson }], error: CreateTargetError400 },
    {
      status: 401,
      headers: (get) => transport.plainHeaders(get, ["WWW-Authenticate"]),
      media: [{ type: "application/json", decode: wire.decodeJson }],
      error: CreateTargetError401,
    },
    { status: 404, media: [{ type: "application/json", decode: wire.decodeJson }], error: CreateTargetError404 },
    { status: 413, media: [{ type: "application/json", decode: wire.decodeJson }], error: CreateTargetError413 },
    { status: 415, media: [{ type: "application/json", decode: wire.decodeJson }], error: CreateTargetError415 },
    {
      status: 429,
      headers: (get) => transport.plainHeaders(get, [], ["Retry-After"]),
      media: [{ type: "application/json", decode: wire.decodeJson }],
      error: CreateTargetError429,
    },
    { status: 500, media: [{ type: "application/json", decode: wire.decodeJson }], error: CreateTargetError500 },
  ],
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken", credentials: transport.basic }]],
};

export const fetchTargetCall: transport.OperationWire = {
  name: "fetchTarget",
  method: "GET",
  path: (input) =>
    wire.encodePath(
      ["/v1/ConnectionPolicies/", { name: "ConnectionPolicySid" }, "/Targets/", { name: "Sid" }],
      input.path,
    ),
  responses: [
    { status: 200, media: [{ type: "application/json", decode: wire.decodeJson }] },
    { status: 400, media: [{ type: "application/json", decode: wire.decodeJson }], error: FetchTargetError400 },
    {
      status: 401,
      headers: (get) => transport.plainHeaders(get, ["WWW-Authenticate"]),
      media: [{ type: "application/json", decode: wire.decodeJson }],
      error: FetchTargetError401,
    },
    { status: 404, media: [{ type: "application/json", decode: wire.decodeJson }], error: FetchTargetError404 },
    {
      status: 429,
      headers: (get) => transport.plainHeaders(get, [], ["Retry-After"]),
      media: [{ type: "application/json", decode: wire.decodeJson }],
      error: FetchTargetError429,
    },
    { status: 500, media: [{ type: "application/json", decode: wire.decodeJson }], error: FetchTargetError500 },
  ],
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken", credentials: transport.basic }]],
};

export const updateTargetCall: transport.OperationWire = {
  name: "updateTarget",
  method: "POST",
  path: (input) =>
    wire.encodePath(
      ["/v1/ConnectionPolicies/", { name: "ConnectionPolicySid" }, "/Targets/", { name: "Sid" }],
      input.path,
    ),
  body: [{ type: "application/x-www-form-urlencoded", encode: wire.encodeForm }],
  responses: [
    { status: 200, media: [{ type: "application/json", decode: wire.decodeJson }] },
    { status: 400, media: [{ type: "application/json", decode: wire.decodeJson }], error: UpdateTargetError400 },
    {
      status: 401,
      headers: (get) => transport.plainHeaders(get, ["WWW-Authenticate"]),
      media: [{ type: "application/json", decode: wire.decodeJson }],
      error: UpdateTargetError401,
    },
    { status: 404, media: [{ type: "application/json", decode: wire.decodeJson }], error: UpdateTargetError404 },
    { status: 413, media: [{ type: "application/json", decode: wire.decodeJson }], error: UpdateTargetError413 },
    { status: 415, media: [{ type: "application/json", decode: wire.decodeJson }], error: UpdateTargetError415 },
    {
      status: 429,
      headers: (get) => transport.plainHeaders(get, [], ["Retry-After"]),
      media: [{ type: "application/json", decode: wire.decodeJson }],
      error: UpdateTargetError429,
    },
    { status: 500, media: [{ type: "application/json", decode: wire.decodeJson }], error: UpdateTargetError500 },
  ],
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken", credentials: transport.basic }]],
};

export const deleteTargetCall: transport.OperationWire = {
  name: "deleteTarget",
  method: "DELETE",
  path: (input) =>
    wire.encodePath(
      ["/v1/ConnectionPolicies/", { name: "ConnectionPolicySid" }, "/Targets/", { name: "Sid" }],
      input.path,
    ),
  responses: [
    { status: 204 },
    { status: 400, media: [{ type: "application/json", decode: wire.decodeJson }], error: DeleteTargetError400 },
    {
      status: 401,
      headers: (get) => transport.plainHeaders(get, ["WWW-Authenticate"]),
      media: [{ type: "application/json", decode: wire.decodeJson }],
      error: DeleteTargetError401,
    },
    { status: 404, media: [{ type: "application/json", decode: wire.decodeJson }], error: DeleteTargetError404 },
    {
      status: 429,
      headers: (get) => transport.plainHeaders(get, [], ["Retry-After"]),
      media: [{ type: "application/json", decode: wire.decodeJson }],
      error: DeleteTargetError429,
    },
    { status: 500, media: [{ type: "application/json", decode: wire.decodeJson }], error: DeleteTargetError500 },
  ],
  accept: "application/json",
  security: [[{ name: "accountSidAuthToken", credentials: transport.basic }]],
};
