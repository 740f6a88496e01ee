// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as validation from "./runtime/validation/index.js";
import type * as types from "@targets-api/types";
import {
  ConnectionPolicySid,
  CreateTargetRequest,
  ErrorBody,
  Target,
  TargetPage,
  TargetSid,
  UpdateTargetRequest,
  isConnectionPolicySid,
  isCreateTargetRequest,
  isErrorBody,
  isTarget,
  isTargetPage,
  isTargetSid,
  isUpdateTargetRequest,
} from "./schemas.js";

export function isCreateTargetPath(value: unknown): value is types.CreateTargetPath {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["ConnectionPolicySid"];
  if (!isConnectionPolicySid(value1)) return false;
  return true;
}

export function parseCreateTargetPath(value: unknown): types.CreateTargetPath {
  return isCreateTargetPath(value) ? value : validation.refuse(CreateTargetPath, value);
}

export const CreateTargetPath: validation.Validator<types.CreateTargetPath> = /* @__PURE__ */ validation.validator(
  "CreateTargetPath",
  isCreateTargetPath,
  {
    type: "object",
    properties: { ConnectionPolicySid: { $ref: () => ConnectionPolicySid } },
    required: ["ConnectionPolicySid"],
  },
);

export function isCreateTargetBody(value: unknown): value is types.CreateTargetBody {
  return isCreateTargetRequest(value);
}

export function parseCreateTargetBody(value: unknown): types.CreateTargetBody {
  return isCreateTargetBody(value) ? value : validation.refuse(CreateTargetBody, value);
}

export const CreateTargetBody: validation.Validator<types.CreateTargetBody> = CreateTargetRequest;

export function isCreateTargetResponse201(value: unknown): value is types.CreateTargetResponse201 {
  return isTarget(value);
}

export function parseCreateTargetResponse201(value: unknown): types.CreateTargetResponse201 {
  return isCreateTargetResponse201(value) ? value : validation.refuse(CreateTargetResponse201, value);
}

export const CreateTargetResponse201: validation.Validator<types.CreateTargetResponse201> = Target;

export function isCreateTargetResponse400(value: unknown): value is types.CreateTargetResponse400 {
  return isErrorBody(value);
}

export function parseCreateTargetResponse400(value: unknown): types.CreateTargetResponse400 {
  return isCreateTargetResponse400(value) ? value : validation.refuse(CreateTargetResponse400, value);
}

export const CreateTargetResponse400: validation.Validator<types.CreateTargetResponse400> = ErrorBody;

export function isCreateTargetResponse401(value: unknown): value is types.CreateTargetResponse401 {
  return isErrorBody(value);
}

export function parseCreateTargetResponse401(value: unknown): types.CreateTargetResponse401 {
  return isCreateTargetResponse401(value) ? value : validation.refuse(CreateTargetResponse401, value);
}

export const CreateTargetResponse401: validation.Validator<types.CreateTargetResponse401> = ErrorBody;

export function isCreateTargetResponse404(value: unknown): value is types.CreateTargetResponse404 {
  return isErrorBody(value);
}

export function parseCreateTargetResponse404(value: unknown): types.CreateTargetResponse404 {
  return isCreateTargetResponse404(value) ? value : validation.refuse(CreateTargetResponse404, value);
}

export const CreateTargetResponse404: validation.Validator<types.CreateTargetResponse404> = ErrorBody;

export function isCreateTargetResponse413(value: unknown): value is types.CreateTargetResponse413 {
  return isErrorBody(value);
}

export function parseCreateTargetResponse413(value: unknown): types.CreateTargetResponse413 {
  return isCreateTargetResponse413(value) ? value : validation.refuse(CreateTargetResponse413, value);
}

export const CreateTargetResponse413: validation.Validator<types.CreateTargetResponse413> = ErrorBody;

export function isCreateTargetResponse415(value: unknown): value is types.CreateTargetResponse415 {
  return isErrorBody(value);
}

export function parseCreateTargetResponse415(value: unknown): types.CreateTargetResponse415 {
  return isCreateTargetResponse415(value) ? value : validation.refuse(CreateTargetResponse415, value);
}

export const CreateTargetResponse415: validation.Validator<types.CreateTargetResponse415> = ErrorBody;

export function isCreateTargetResponse429(value: unknown): value is types.CreateTargetResponse429 {
  return isErrorBody(value);
}

export function parseCreateTargetResponse429(value: unknown): types.CreateTargetResponse429 {
  return isCreateTargetResponse429(value) ? value : validation.refuse(CreateTargetResponse429, value);
}

export const CreateTargetResponse429: validation.Validator<types.CreateTargetResponse429> = ErrorBody;

export function isCreateTargetResponse500(value: unknown): value is types.CreateTargetResponse500 {
  return isErrorBody(value);
}

export function parseCreateTargetResponse500(value: unknown): types.CreateTargetResponse500 {
  return isCreateTargetResponse500(value) ? value : validation.refuse(CreateTargetResponse500, value);
}

export const CreateTargetResponse500: validation.Validator<types.CreateTargetResponse500> = ErrorBody;

export function isCreateTargetResponseHeaders401(value: unknown): value is types.CreateTargetResponseHeaders401 {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["WWW-Authenticate"];
  if (!(typeof value1 === "string")) return false;
  return true;
}

export function parseCreateTargetResponseHeaders401(value: unknown): types.CreateTargetResponseHeaders401 {
  return isCreateTargetResponseHeaders401(value) ? value : validation.refuse(CreateTargetResponseHeaders401, value);
}

export const CreateTargetResponseHeaders401: validation.Validator<types.CreateTargetResponseHeaders401> =
  /* @__PURE__ */ validation.validator("CreateTargetResponseHeaders401", isCreateTargetResponseHeaders401, {
    type: "object",
    properties: { "WWW-Authenticate": { type: "string" } },
    required: ["WWW-Authenticate"],
  });

export function isCreateTargetResponseHeaders429(value: unknown): value is types.CreateTargetResponseHeaders429 {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["Retry-After"];
  if (!(validation.isInteger(value1) && value1 >= 0)) return false;
  return true;
}

export function parseCreateTargetResponseHeaders429(value: unknown): types.CreateTargetResponseHeaders429 {
  return isCreateTargetResponseHeaders429(value) ? value : validation.refuse(CreateTargetResponseHeaders429, value);
}

export const CreateTargetResponseHeaders429: validation.Validator<types.CreateTargetResponseHeaders429> =
  /* @__PURE__ */ validation.validator("CreateTargetResponseHeaders429", isCreateTargetResponseHeaders429, {
    type: "object",
    properties: { "Retry-After": { type: "integer", minimum: 0 } },
    required: ["Retry-After"],
  });

export function isListTargetsPath(value: unknown): value is types.ListTargetsPath {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["ConnectionPolicySid"];
  if (!isConnectionPolicySid(value1)) return false;
  return true;
}

export function parseListTargetsPath(value: unknown): types.ListTargetsPath {
  return isListTargetsPath(value) ? value : validation.refuse(ListTargetsPath, value);
}

export const ListTargetsPath: validation.Validator<types.ListTargetsPath> = /* @__PURE__ */ validation.validator(
  "ListTargetsPath",
  isListTargetsPath,
  {
    type: "object",
    properties: { ConnectionPolicySid: { $ref: () => ConnectionPolicySid } },
    required: ["ConnectionPolicySid"],
  },
);

export function isListTargetsQuery(value: unknown): value is types.ListTargetsQuery {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["PageSize"];
  if (!(value1 === undefined || (validation.isInteger(value1) && value1 >= 1 && value1 <= 1000))) return false;
  const value2 = fields["Page"];
  if (!(value2 === undefined || (validation.isInteger(value2) && value2 >= 0))) return false;
  const value3 = fields["PageToken"];
  if (!(value3 === undefined || (typeof value3 === "string" && value3.length > 0))) return false;
  return true;
}

export function parseListTargetsQuery(value: unknown): types.ListTargetsQuery {
  return isListTargetsQuery(value) ? value : validation.refuse(ListTargetsQuery, value);
}

export const ListTargetsQuery: validation.Validator<types.ListTargetsQuery> = /* @__PURE__ */ validation.validator(
  "ListTargetsQuery",
  isListTargetsQuery,
  {
    type: "object",
    properties: {
      PageSize: { type: "integer", minimum: 1, maximum: 1000 },
      Page: { type: "integer", minimum: 0 },
      PageToken: { type: "string", minLength: 1 },
    },
  },
);

export function isListTargetsResponse200(value: unknown): value is types.ListTargetsResponse200 {
  return isTargetPage(value);
}

export function parseListTargetsResponse200(value: unknown): types.ListTargetsResponse200 {
  return isListTargetsResponse200(value) ? value : validation.refuse(ListTargetsResponse200, value);
}

export const ListTargetsResponse200: validation.Validator<types.ListTargetsResponse200> = TargetPage;

export function isListTargetsResponse400(value: unknown): value is types.ListTargetsResponse400 {
  return isErrorBody(value);
}

export function parseListTargetsResponse400(value: unknown): types.ListTargetsResponse400 {
  return isListTargetsResponse400(value) ? value : validation.refuse(ListTargetsResponse400, value);
}

export const ListTargetsResponse400: validation.Validator<types.ListTargetsResponse400> = ErrorBody;

export function isListTargetsResponse401(value: unknown): value is types.ListTargetsResponse401 {
  return isErrorBody(value);
}

export function parseListTargetsResponse401(value: unknown): types.ListTargetsResponse401 {
  return isListTargetsResponse401(value) ? value : validation.refuse(ListTargetsResponse401, value);
}

export const ListTargetsResponse401: validation.Validator<types.ListTargetsResponse401> = ErrorBody;

export function isListTargetsResponse404(value: unknown): value is types.ListTargetsResponse404 {
  return isErrorBody(value);
}

export function parseListTargetsResponse404(value: unknown): types.ListTargetsResponse404 {
  return isListTargetsResponse404(value) ? value : validation.refuse(ListTargetsResponse404, value);
}

export const ListTargetsResponse404: validation.Validator<types.ListTargetsResponse404> = ErrorBody;

export function isListTargetsResponse429(value: unknown): value is types.ListTargetsResponse429 {
  return isErrorBody(value);
}

export function parseListTargetsResponse429(value: unknown): types.ListTargetsResponse429 {
  return isListTargetsResponse429(value) ? value : validation.refuse(ListTargetsResponse429, value);
}

export const ListTargetsResponse429: validation.Validator<types.ListTargetsResponse429> = ErrorBody;

export function isListTargetsResponse500(value: unknown): value is types.ListTargetsResponse500 {
  return isErrorBody(value);
}

export function parseListTargetsResponse500(value: unknown): types.ListTargetsResponse500 {
  return isListTargetsResponse500(value) ? value : validation.refuse(ListTargetsResponse500, value);
}

export const ListTargetsResponse500: validation.Validator<types.ListTargetsResponse500> = ErrorBody;

export function isListTargetsResponseHeaders401(value: unknown): value is types.ListTargetsResponseHeaders401 {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["WWW-Authenticate"];
  if (!(typeof value1 === "string")) return false;
  return true;
}

export function parseListTargetsResponseHeaders401(value: unknown): types.ListTargetsResponseHeaders401 {
  return isListTargetsResponseHeaders401(value) ? value : validation.refuse(ListTargetsResponseHeaders401, value);
}

export const ListTargetsResponseHeaders401: validation.Validator<types.ListTargetsResponseHeaders401> =
  /* @__PURE__ */ validation.validator("ListTargetsResponseHeaders401", isListTargetsResponseHeaders401, {
    type: "object",
    properties: { "WWW-Authenticate": { type: "string" } },
    required: ["WWW-Authenticate"],
  });

export function isListTargetsResponseHeaders429(value: unknown): value is types.ListTargetsResponseHeaders429 {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["Retry-After"];
  if (!(validation.isInteger(value1) && value1 >= 0)) return false;
  return true;
}

export function parseListTargetsResponseHeaders429(value: unknown): types.ListTargetsResponseHeaders429 {
  return isListTargetsResponseHeaders429(value) ? value : validation.refuse(ListTargetsResponseHeaders429, value);
}

export const ListTargetsResponseHeaders429: validation.Validator<types.ListTargetsResponseHeaders429> =
  /* @__PURE__ */ validation.validator("ListTargetsResponseHeaders429", isListTargetsResponseHeaders429, {
    type: "object",
    properties: { "Retry-After": { type: "integer", minimum: 0 } },
    required: ["Retry-After"],
  });

export function isFetchTargetPath(value: unknown): value is types.FetchTargetPath {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["ConnectionPolicySid"];
  if (!isConnectionPolicySid(value1)) return false;
  const value2 = fields["Sid"];
  if (!isTargetSid(value2)) return false;
  return true;
}

export function parseFetchTargetPath(value: unknown): types.FetchTargetPath {
  return isFetchTargetPath(value) ? value : validation.refuse(FetchTargetPath, value);
}

export const FetchTargetPath: validation.Validator<types.FetchTargetPath> = /* @__PURE__ */ validation.validator(
  "FetchTargetPath",
  isFetchTargetPath,
  {
    type: "object",
    properties: { ConnectionPolicySid: { $ref: () => ConnectionPolicySid }, Sid: { $ref: () => TargetSid } },
    required: ["ConnectionPolicySid", "Sid"],
  },
);

export function isFetchTargetResponse200(value: unknown): value is types.FetchTargetResponse200 {
  return isTarget(value);
}

export function parseFetchTargetResponse200(value: unknown): types.FetchTargetResponse200 {
  return isFetchTargetResponse200(value) ? value : validation.refuse(FetchTargetResponse200, value);
}

export const FetchTargetResponse200: validation.Validator<types.FetchTargetResponse200> = Target;

export function isFetchTargetResponse400(value: unknown): value is types.FetchTargetResponse400 {
  return isErrorBody(value);
}

export function parseFetchTargetResponse400(value: unknown): types.FetchTargetResponse400 {
  return isFetchTargetResponse400(value) ? value : validation.refuse(FetchTargetResponse400, value);
}

export const FetchTargetResponse400: validation.Validator<types.FetchTargetResponse400> = ErrorBody;

export function isFetchTargetResponse401(value: unknown): value is types.FetchTargetResponse401 {
  return isErrorBody(value);
}

export function parseFetchTargetResponse401(value: unknown): types.FetchTargetResponse401 {
  return isFetchTargetResponse401(value) ? value : validation.refuse(FetchTargetResponse401, value);
}

export const FetchTargetResponse401: validation.Validator<types.FetchTargetResponse401> = ErrorBody;

export function isFetchTargetResponse404(value: unknown): value is types.FetchTargetResponse404 {
  return isErrorBody(value);
}

export function parseFetchTargetResponse404(value: unknown): types.FetchTargetResponse404 {
  return isFetchTargetResponse404(value) ? value : validation.refuse(FetchTargetResponse404, value);
}

export const FetchTargetResponse404: validation.Validator<types.FetchTargetResponse404> = ErrorBody;

export function isFetchTargetResponse429(value: unknown): value is types.FetchTargetResponse429 {
  return isErrorBody(value);
}

export function parseFetchTargetResponse429(value: unknown): types.FetchTargetResponse429 {
  return isFetchTargetResponse429(value) ? value : validation.refuse(FetchTargetResponse429, value);
}

export const FetchTargetResponse429: validation.Validator<types.FetchTargetResponse429> = ErrorBody;

export function isFetchTargetResponse500(value: unknown): value is types.FetchTargetResponse500 {
  return isErrorBody(value);
}

export function parseFetchTargetResponse500(value: unknown): types.FetchTargetResponse500 {
  return isFetchTargetResponse500(value) ? value : validation.refuse(FetchTargetResponse500, value);
}

export const FetchTargetResponse500: validation.Validator<types.FetchTargetResponse500> = ErrorBody;

export function isFetchTargetResponseHeaders401(value: unknown): value is types.FetchTargetResponseHeaders401 {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["WWW-Authenticate"];
  if (!(typeof value1 === "string")) return false;
  return true;
}

export function parseFetchTargetResponseHeaders401(value: unknown): types.FetchTargetResponseHeaders401 {
  return isFetchTargetResponseHeaders401(value) ? value : validation.refuse(FetchTargetResponseHeaders401, value);
}

export const FetchTargetResponseHeaders401: validation.Validator<types.FetchTargetResponseHeaders401> =
  /* @__PURE__ */ validation.validator("FetchTargetResponseHeaders401", isFetchTargetResponseHeaders401, {
    type: "object",
    properties: { "WWW-Authenticate": { type: "string" } },
    required: ["WWW-Authenticate"],
  });

export function isFetchTargetResponseHeaders429(value: unknown): value is types.FetchTargetResponseHeaders429 {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["Retry-After"];
  if (!(validation.isInteger(value1) && value1 >= 0)) return false;
  return true;
}

export function parseFetchTargetResponseHeaders429(value: unknown): types.FetchTargetResponseHeaders429 {
  return isFetchTargetResponseHeaders429(value) ? value : validation.refuse(FetchTargetResponseHeaders429, value);
}

export const FetchTargetResponseHeaders429: validation.Validator<types.FetchTargetResponseHeaders429> =
  /* @__PURE__ */ validation.validator("FetchTargetResponseHeaders429", isFetchTargetResponseHeaders429, {
    type: "object",
    properties: { "Retry-After": { type: "integer", minimum: 0 } },
    required: ["Retry-After"],
  });

export function isUpdateTargetPath(value: unknown): value is types.UpdateTargetPath {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["ConnectionPolicySid"];
  if (!isConnectionPolicySid(value1)) return false;
  const value2 = fields["Sid"];
  if (!isTargetSid(value2)) return false;
  return true;
}

export function parseUpdateTargetPath(value: unknown): types.UpdateTargetPath {
  return isUpdateTargetPath(value) ? value : validation.refuse(UpdateTargetPath, value);
}

export const UpdateTargetPath: validation.Validator<types.UpdateTargetPath> = /* @__PURE__ */ validation.validator(
  "UpdateTargetPath",
  isUpdateTargetPath,
  {
    type: "object",
    properties: { ConnectionPolicySid: { $ref: () => ConnectionPolicySid }, Sid: { $ref: () => TargetSid } },
    required: ["ConnectionPolicySid", "Sid"],
  },
);

export function isUpdateTargetBody(value: unknown): value is types.UpdateTargetBody {
  return isUpdateTargetRequest(value);
}

export function parseUpdateTargetBody(value: unknown): types.UpdateTargetBody {
  return isUpdateTargetBody(value) ? value : validation.refuse(UpdateTargetBody, value);
}

export const UpdateTargetBody: validation.Validator<types.UpdateTargetBody> = UpdateTargetRequest;

export function isUpdateTargetResponse200(value: unknown): value is types.UpdateTargetResponse200 {
  return isTarget(value);
}

export function parseUpdateTargetResponse200(value: unknown): types.UpdateTargetResponse200 {
  return isUpdateTargetResponse200(value) ? value : validation.refuse(UpdateTargetResponse200, value);
}

export const UpdateTargetResponse200: validation.Validator<types.UpdateTargetResponse200> = Target;

export function isUpdateTargetResponse400(value: unknown): value is types.UpdateTargetResponse400 {
  return isErrorBody(value);
}

export function parseUpdateTargetResponse400(value: unknown): types.UpdateTargetResponse400 {
  return isUpdateTargetResponse400(value) ? value : validation.refuse(UpdateTargetResponse400, value);
}

export const UpdateTargetResponse400: validation.Validator<types.UpdateTargetResponse400> = ErrorBody;

export function isUpdateTargetResponse401(value: unknown): value is types.UpdateTargetResponse401 {
  return isErrorBody(value);
}

export function parseUpdateTargetResponse401(value: unknown): types.UpdateTargetResponse401 {
  return isUpdateTargetResponse401(value) ? value : validation.refuse(UpdateTargetResponse401, value);
}

export const UpdateTargetResponse401: validation.Validator<types.UpdateTargetResponse401> = ErrorBody;

export function isUpdateTargetResponse404(value: unknown): value is types.UpdateTargetResponse404 {
  return isErrorBody(value);
}

export function parseUpdateTargetResponse404(value: unknown): types.UpdateTargetResponse404 {
  return isUpdateTargetResponse404(value) ? value : validation.refuse(UpdateTargetResponse404, value);
}

export const UpdateTargetResponse404: validation.Validator<types.UpdateTargetResponse404> = ErrorBody;

export function isUpdateTargetResponse413(value: unknown): value is types.UpdateTargetResponse413 {
  return isErrorBody(value);
}

export function parseUpdateTargetResponse413(value: unknown): types.UpdateTargetResponse413 {
  return isUpdateTargetResponse413(value) ? value : validation.refuse(UpdateTargetResponse413, value);
}

export const UpdateTargetResponse413: validation.Validator<types.UpdateTargetResponse413> = ErrorBody;

export function isUpdateTargetResponse415(value: unknown): value is types.UpdateTargetResponse415 {
  return isErrorBody(value);
}

export function parseUpdateTargetResponse415(value: unknown): types.UpdateTargetResponse415 {
  return isUpdateTargetResponse415(value) ? value : validation.refuse(UpdateTargetResponse415, value);
}

export const UpdateTargetResponse415: validation.Validator<types.UpdateTargetResponse415> = ErrorBody;

export function isUpdateTargetResponse429(value: unknown): value is types.UpdateTargetResponse429 {
  return isErrorBody(value);
}

export function parseUpdateTargetResponse429(value: unknown): types.UpdateTargetResponse429 {
  return isUpdateTargetResponse429(value) ? value : validation.refuse(UpdateTargetResponse429, value);
}

export const UpdateTargetResponse429: validation.Validator<types.UpdateTargetResponse429> = ErrorBody;

export function isUpdateTargetResponse500(value: unknown): value is types.UpdateTargetResponse500 {
  return isErrorBody(value);
}

export function parseUpdateTargetResponse500(value: unknown): types.UpdateTargetResponse500 {
  return isUpdateTargetResponse500(value) ? value : validation.refuse(UpdateTargetResponse500, value);
}

export const UpdateTargetResponse500: validation.Validator<types.UpdateTargetResponse500> = ErrorBody;

export function isUpdateTargetResponseHeaders401(value: unknown): value is types.UpdateTargetResponseHeaders401 {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["WWW-Authenticate"];
  if (!(typeof value1 === "string")) return false;
  return true;
}

export function parseUpdateTargetResponseHeaders401(value: unknown): types.UpdateTargetResponseHeaders401 {
  return isUpdateTargetResponseHeaders401(value) ? value : validation.refuse(UpdateTargetResponseHeaders401, value);
}

export const UpdateTargetResponseHeaders401: validation.Validator<types.UpdateTargetResponseHeaders401> =
  /* @__PURE__ */ validation.validator("UpdateTargetResponseHeaders401", isUpdateTargetResponseHeaders401, {
    type: "object",
    properties: { "WWW-Authenticate": { type: "string" } },
    required: ["WWW-Authenticate"],
  });

export function isUpdateTargetResponseHeaders429(value: unknown): value is types.UpdateTargetResponseHeaders429 {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["Retry-After"];
  if (!(validation.isInteger(value1) && value1 >= 0)) return false;
  return true;
}

export function parseUpdateTargetResponseHeaders429(value: unknown): types.UpdateTargetResponseHeaders429 {
  return isUpdateTargetResponseHeaders429(value) ? value : validation.refuse(UpdateTargetResponseHeaders429, value);
}

export const UpdateTargetResponseHeaders429: validation.Validator<types.UpdateTargetResponseHeaders429> =
  /* @__PURE__ */ validation.validator("UpdateTargetResponseHeaders429", isUpdateTargetResponseHeaders429, {
    type: "object",
    properties: { "Retry-After": { type: "integer", minimum: 0 } },
    required: ["Retry-After"],
  });

export function isDeleteTargetPath(value: unknown): value is types.DeleteTargetPath {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["ConnectionPolicySid"];
  if (!isConnectionPolicySid(value1)) return false;
  const value2 = fields["Sid"];
  if (!isTargetSid(value2)) return false;
  return true;
}

export function parseDeleteTargetPath(value: unknown): types.DeleteTargetPath {
  return isDeleteTargetPath(value) ? value : validation.refuse(DeleteTargetPath, value);
}

export const DeleteTargetPath: validation.Validator<types.DeleteTargetPath> = /* @__PURE__ */ validation.validator(
  "DeleteTargetPath",
  isDeleteTargetPath,
  {
    type: "object",
    properties: { ConnectionPolicySid: { $ref: () => ConnectionPolicySid }, Sid: { $ref: () => TargetSid } },
    required: ["ConnectionPolicySid", "Sid"],
  },
);

export function isDeleteTargetResponse400(value: unknown): value is types.DeleteTargetResponse400 {
  return isErrorBody(value);
}

export function parseDeleteTargetResponse400(value: unknown): types.DeleteTargetResponse400 {
  return isDeleteTargetResponse400(value) ? value : validation.refuse(DeleteTargetResponse400, value);
}

export const DeleteTargetResponse400: validation.Validator<types.DeleteTargetResponse400> = ErrorBody;

export function isDeleteTargetResponse401(value: unknown): value is types.DeleteTargetResponse401 {
  return isErrorBody(value);
}

export function parseDeleteTargetResponse401(value: unknown): types.DeleteTargetResponse401 {
  return isDeleteTargetResponse401(value) ? value : validation.refuse(DeleteTargetResponse401, value);
}

export const DeleteTargetResponse401: validation.Validator<types.DeleteTargetResponse401> = ErrorBody;

export function isDeleteTargetResponse404(value: unknown): value is types.DeleteTargetResponse404 {
  return isErrorBody(value);
}

export function parseDeleteTargetResponse404(value: unknown): types.DeleteTargetResponse404 {
  return isDeleteTargetResponse404(value) ? value : validation.refuse(DeleteTargetResponse404, value);
}

export const DeleteTargetResponse404: validation.Validator<types.DeleteTargetResponse404> = ErrorBody;

export function isDeleteTargetResponse429(value: unknown): value is types.DeleteTargetResponse429 {
  return isErrorBody(value);
}

export function parseDeleteTargetResponse429(value: unknown): types.DeleteTargetResponse429 {
  return isDeleteTargetResponse429(value) ? value : validation.refuse(DeleteTargetResponse429, value);
}

export const DeleteTargetResponse429: validation.Validator<types.DeleteTargetResponse429> = ErrorBody;

export function isDeleteTargetResponse500(value: unknown): value is types.DeleteTargetResponse500 {
  return isErrorBody(value);
}

export function parseDeleteTargetResponse500(value: unknown): types.DeleteTargetResponse500 {
  return isDeleteTargetResponse500(value) ? value : validation.refuse(DeleteTargetResponse500, value);
}

export const DeleteTargetResponse500: validation.Validator<types.DeleteTargetResponse500> = ErrorBody;

export function isDeleteTargetResponseHeaders401(value: unknown): value is types.DeleteTargetResponseHeaders401 {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["WWW-Authenticate"];
  if (!(typeof value1 === "string")) return false;
  return true;
}

export function parseDeleteTargetResponseHeaders401(value: unknown): types.DeleteTargetResponseHeaders401 {
  return isDeleteTargetResponseHeaders401(value) ? value : validation.refuse(DeleteTargetResponseHeaders401, value);
}

export const DeleteTargetResponseHeaders401: validation.Validator<types.DeleteTargetResponseHeaders401> =
  /* @__PURE__ */ validation.validator("DeleteTargetResponseHeaders401", isDeleteTargetResponseHeaders401, {
    type: "object",
    properties: { "WWW-Authenticate": { type: "string" } },
    required: ["WWW-Authenticate"],
  });

export function isDeleteTargetResponseHeaders429(value: unknown): value is types.DeleteTargetResponseHeaders429 {
  const fields = validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["Retry-After"];
  if (!(validation.isInteger(value1) && value1 >= 0)) return false;
  return true;
}

export function parseDeleteTargetResponseHeaders429(value: unknown): types.DeleteTargetResponseHeaders429 {
  return isDeleteTargetResponseHeaders429(value) ? value : validation.refuse(DeleteTargetResponseHeaders429, value);
}

export const DeleteTargetResponseHeaders429: validation.Validator<types.DeleteTargetResponseHeaders429> =
  /* @__PURE__ */ validation.validator("DeleteTargetResponseHeaders429", isDeleteTargetResponseHeaders429, {
    type: "object",
    properties: { "Retry-After": { type: "integer", minimum: 0 } },
    required: ["Retry-After"],
  });
