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

export const createTargetCall: transport.Call = {
  operation: "createTarget",
  method: "POST",
  path: (values) => wire.encodePath(["/v1/ConnectionPolicies/", { name: "ConnectionPolicySid" }, "/Targets"], values),
  encode: wire.encodeBody,
  bodies: [{ type: "application/x-www-form-urlencoded", encode: wire.encodeForm }],
  answers: {
    "201": { content: [{ type: "application/json", decode: wire.decodeJson }] },
    "400": { content: [{ type: "application/json", decode: wire.decodeJson }], error: CreateTargetError400 },
    "401": {
      content: [{ type: "application/json", decode: wire.decodeJson }],
      headers: [{ name: "WWW-Authenticate" }],
      error: CreateTargetError401,
    },
    "404": { content: [{ type: "application/json", decode: wire.decodeJson }], error: CreateTargetError404 },
    "413": { content: [{ type: "application/json", decode: wire.decodeJson }], error: CreateTargetError413 },
    "415": { content: [{ type: "application/json", decode: wire.decodeJson }], error: CreateTargetError415 },
    "429": {
      content: [{ type: "application/json", decode: wire.decodeJson }],
      headers: [{ name: "Retry-After", shape: "integer" }],
      error: CreateTargetError429,
    },
    "500": { content: [{ type: "application/json", decode: wire.decodeJson }], error: CreateTargetError500 },
  },
  security: [[{ scheme: "accountSidAuthToken", apply: transport.basicAuth }]],
};

export const listTargetsCall: transport.Call = {
  operation: "listTargets",
  method: "GET",
  path: (values) => wire.encodePath(["/v1/ConnectionPolicies/", { name: "ConnectionPolicySid" }, "/Targets"], values),
  query: (values) => wire.encodeQuery([{ name: "PageSize" }, { name: "Page" }, { name: "PageToken" }], values),
  answers: {
    "200": { content: [{ type: "application/json", decode: wire.decodeJson }] },
    "400": { content: [{ type: "application/json", decode: wire.decodeJson }], error: ListTargetsError400 },
    "401": {
      content: [{ type: "application/json", decode: wire.decodeJson }],
      headers: [{ name: "WWW-Authenticate" }],
      error: ListTargetsError401,
    },
    "404": { content: [{ type: "application/json", decode: wire.decodeJson }], error: ListTargetsError404 },
    "429": {
      content: [{ type: "application/json", decode: wire.decodeJson }],
      headers: [{ name: "Retry-After", shape: "integer" }],
      error: ListTargetsError429,
    },
    "500": { content: [{ type: "application/json", decode: wire.decodeJson }], error: ListTargetsError500 },
  },
  security: [[{ scheme: "accountSidAuthToken", apply: transport.basicAuth }]],
};

export const fetchTargetCall: transport.Call = {
  operation: "fetchTarget",
  method: "GET",
  path: (values) =>
    wire.encodePath(["/v1/ConnectionPolicies/", { name: "ConnectionPolicySid" }, "/Targets/", { name: "Sid" }], values),
  answers: {
    "200": { content: [{ type: "application/json", decode: wire.decodeJson }] },
    "400": { content: [{ type: "application/json", decode: wire.decodeJson }], error: FetchTargetError400 },
    "401": {
      content: [{ type: "application/json", decode: wire.decodeJson }],
      headers: [{ name: "WWW-Authenticate" }],
      error: FetchTargetError401,
    },
    "404": { content: [{ type: "application/json", decode: wire.decodeJson }], error: FetchTargetError404 },
    "429": {
      content: [{ type: "application/json", decode: wire.decodeJson }],
      headers: [{ name: "Retry-After", shape: "integer" }],
      error: FetchTargetError429,
    },
    "500": { content: [{ type: "application/json", decode: wire.decodeJson }], error: FetchTargetError500 },
  },
  security: [[{ scheme: "accountSidAuthToken", apply: transport.basicAuth }]],
};

export const updateTargetCall: transport.Call = {
  operation: "updateTarget",
  method: "POST",
  path: (values) =>
    wire.encodePath(["/v1/ConnectionPolicies/", { name: "ConnectionPolicySid" }, "/Targets/", { name: "Sid" }], values),
  encode: wire.encodeBody,
  bodies: [{ type: "application/x-www-form-urlencoded", encode: wire.encodeForm }],
  answers: {
    "200": { content: [{ type: "application/json", decode: wire.decodeJson }] },
    "400": { content: [{ type: "application/json", decode: wire.decodeJson }], error: UpdateTargetError400 },
    "401": {
      content: [{ type: "application/json", decode: wire.decodeJson }],
      headers: [{ name: "WWW-Authenticate" }],
      error: UpdateTargetError401,
    },
    "404": { content: [{ type: "application/json", decode: wire.decodeJson }], error: UpdateTargetError404 },
    "413": { content: [{ type: "application/json", decode: wire.decodeJson }], error: UpdateTargetError413 },
    "415": { content: [{ type: "application/json", decode: wire.decodeJson }], error: UpdateTargetError415 },
    "429": {
      content: [{ type: "application/json", decode: wire.decodeJson }],
      headers: [{ name: "Retry-After", shape: "integer" }],
      error: UpdateTargetError429,
    },
    "500": { content: [{ type: "application/json", decode: wire.decodeJson }], error: UpdateTargetError500 },
  },
  security: [[{ scheme: "accountSidAuthToken", apply: transport.basicAuth }]],
};

export const deleteTargetCall: transport.Call = {
  operation: "deleteTarget",
  method: "DELETE",
  path: (values) =>
    wire.encodePath(["/v1/ConnectionPolicies/", { name: "ConnectionPolicySid" }, "/Targets/", { name: "Sid" }], values),
  answers: {
    "204": { content: [] },
    "400": { content: [{ type: "application/json", decode: wire.decodeJson }], error: DeleteTargetError400 },
    "401": {
      content: [{ type: "application/json", decode: wire.decodeJson }],
      headers: [{ name: "WWW-Authenticate" }],
      error: DeleteTargetError401,
    },
    "404": { content: [{ type: "application/json", decode: wire.decodeJson }], error: DeleteTargetError404 },
    "429": {
      content: [{ type: "application/json", decode: wire.decodeJson }],
      headers: [{ name: "Retry-After", shape: "integer" }],
      error: DeleteTargetError429,
    },
    "500": { content: [{ type: "application/json", decode: wire.decodeJson }], error: DeleteTargetError500 },
  },
  security: [[{ scheme: "accountSidAuthToken", apply: transport.basicAuth }]],
};
