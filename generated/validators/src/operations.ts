// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as validation from "./runtime/validation.js";
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
  parseCreateTargetRequest,
  parseErrorBody,
  parseTarget,
  parseTargetPage,
  parseUpdateTargetRequest,
} from "./schemas.js";

const data1: validation.SchemaData = {
  type: "object",
  properties: { ConnectionPolicySid: () => ConnectionPolicySid },
  required: ["ConnectionPolicySid"],
};

const means2 = (): validation.Means => ({ keywords: [validation.objects] });

export function isListTargetsPath(value: unknown): value is types.ListTargetsPath {
  const fields =
    validation.isObject(value) && value["__proto__"] === validation.plain ? value : validation.fieldsOf(value);
  if (fields === undefined) return false;
  if (!isConnectionPolicySid(fields["ConnectionPolicySid"])) return false;
  return true;
}

export function parseListTargetsPath(value: unknown): types.ListTargetsPath {
  return isListTargetsPath(value) ? value : validation.refuse(ListTargetsPath, value);
}

export const ListTargetsPath: validation.Validator<types.ListTargetsPath> = /* @__PURE__ */ validation.validator(
  "ListTargetsPath",
  isListTargetsPath,
  data1,
  means2,
);

const data4: validation.SchemaData = { type: "integer", minimum: 0 };

const means7 = (): validation.Means => ({ keywords: [validation.texts, validation.numbers, validation.objects] });

export function isListTargetsQuery(value: unknown): value is types.ListTargetsQuery {
  const fields =
    validation.isObject(value) && value["__proto__"] === validation.plain ? value : validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["PageSize"];
  if (value1 !== undefined && !(validation.isInteger(value1) && value1 >= 1 && value1 <= 1000)) return false;
  const value2 = fields["Page"];
  if (value2 !== undefined && !(validation.isInteger(value2) && value2 >= 0)) return false;
  const value3 = fields["PageToken"];
  if (value3 !== undefined && !(typeof value3 === "string" && value3.length > 0)) return false;
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
      PageSize: { type: "integer", minimum: 1, maximum: 1000, default: 50 },
      Page: data4,
      PageToken: { type: "string", minLength: 1 },
    },
  },
  means7,
);

export {
  isTargetPage as isListTargetsResponse200,
  parseTargetPage as parseListTargetsResponse200,
  TargetPage as ListTargetsResponse200,
};

export {
  isErrorBody as isListTargetsResponse400,
  parseErrorBody as parseListTargetsResponse400,
  ErrorBody as ListTargetsResponse400,
};

export {
  isErrorBody as isListTargetsResponse401,
  parseErrorBody as parseListTargetsResponse401,
  ErrorBody as ListTargetsResponse401,
};

export {
  isErrorBody as isListTargetsResponse404,
  parseErrorBody as parseListTargetsResponse404,
  ErrorBody as ListTargetsResponse404,
};

export {
  isErrorBody as isListTargetsResponse429,
  parseErrorBody as parseListTargetsResponse429,
  ErrorBody as ListTargetsResponse429,
};

export {
  isErrorBody as isListTargetsResponse500,
  parseErrorBody as parseListTargetsResponse500,
  ErrorBody as ListTargetsResponse500,
};

function check8(value: unknown): boolean {
  return typeof value === "string";
}

const data9: validation.SchemaData = {
  type: "object",
  properties: { "WWW-Authenticate": { type: "string" } },
  required: ["WWW-Authenticate"],
};

export function isListTargetsResponseHeaders401(value: unknown): value is types.ListTargetsResponseHeaders401 {
  const fields =
    validation.isObject(value) && value["__proto__"] === validation.plain ? value : validation.fieldsOf(value);
  if (fields === undefined) return false;
  if (!check8(fields["WWW-Authenticate"])) return false;
  return true;
}

export function parseListTargetsResponseHeaders401(value: unknown): types.ListTargetsResponseHeaders401 {
  return isListTargetsResponseHeaders401(value) ? value : validation.refuse(ListTargetsResponseHeaders401, value);
}

export const ListTargetsResponseHeaders401: validation.Validator<types.ListTargetsResponseHeaders401> =
  /* @__PURE__ */ validation.validator("ListTargetsResponseHeaders401", isListTargetsResponseHeaders401, data9, means2);

function check10(value: unknown): boolean {
  return validation.isInteger(value) && value >= 0;
}

const data11: validation.SchemaData = {
  type: "object",
  properties: { "Retry-After": data4 },
  required: ["Retry-After"],
};

const means12 = (): validation.Means => ({ keywords: [validation.numbers, validation.objects] });

export function isListTargetsResponseHeaders429(value: unknown): value is types.ListTargetsResponseHeaders429 {
  const fields =
    validation.isObject(value) && value["__proto__"] === validation.plain ? value : validation.fieldsOf(value);
  if (fields === undefined) return false;
  if (!check10(fields["Retry-After"])) return false;
  return true;
}

export function parseListTargetsResponseHeaders429(value: unknown): types.ListTargetsResponseHeaders429 {
  return isListTargetsResponseHeaders429(value) ? value : validation.refuse(ListTargetsResponseHeaders429, value);
}

export const ListTargetsResponseHeaders429: validation.Validator<types.ListTargetsResponseHeaders429> =
  /* @__PURE__ */ validation.validator(
    "ListTargetsResponseHeaders429",
    isListTargetsResponseHeaders429,
    data11,
    means12,
  );

export function isCreateTargetPath(value: unknown): value is types.CreateTargetPath {
  return isListTargetsPath(value);
}

export function parseCreateTargetPath(value: unknown): types.CreateTargetPath {
  return isCreateTargetPath(value) ? value : validation.refuse(CreateTargetPath, value);
}

export const CreateTargetPath: validation.Validator<types.CreateTargetPath> = /* @__PURE__ */ validation.validator(
  "CreateTargetPath",
  isCreateTargetPath,
  data1,
  means2,
);

export {
  isCreateTargetRequest as isCreateTargetBody,
  parseCreateTargetRequest as parseCreateTargetBody,
  CreateTargetRequest as CreateTargetBody,
};

export {
  isTarget as isCreateTargetResponse201,
  parseTarget as parseCreateTargetResponse201,
  Target as CreateTargetResponse201,
};

export {
  isErrorBody as isCreateTargetResponse400,
  parseErrorBody as parseCreateTargetResponse400,
  ErrorBody as CreateTargetResponse400,
};

export {
  isErrorBody as isCreateTargetResponse401,
  parseErrorBody as parseCreateTargetResponse401,
  ErrorBody as CreateTargetResponse401,
};

export {
  isErrorBody as isCreateTargetResponse404,
  parseErrorBody as parseCreateTargetResponse404,
  ErrorBody as CreateTargetResponse404,
};

export {
  isErrorBody as isCreateTargetResponse413,
  parseErrorBody as parseCreateTargetResponse413,
  ErrorBody as CreateTargetResponse413,
};

export {
  isErrorBody as isCreateTargetResponse415,
  parseErrorBody as parseCreateTargetResponse415,
  ErrorBody as CreateTargetResponse415,
};

export {
  isErrorBody as isCreateTargetResponse429,
  parseErrorBody as parseCreateTargetResponse429,
  ErrorBody as CreateTargetResponse429,
};

export {
  isErrorBody as isCreateTargetResponse500,
  parseErrorBody as parseCreateTargetResponse500,
  ErrorBody as CreateTargetResponse500,
};

export function isCreateTargetResponseHeaders401(value: unknown): value is types.CreateTargetResponseHeaders401 {
  return isListTargetsResponseHeaders401(value);
}

export function parseCreateTargetResponseHeaders401(value: unknown): types.CreateTargetResponseHeaders401 {
  return isCreateTargetResponseHeaders401(value) ? value : validation.refuse(CreateTargetResponseHeaders401, value);
}

export const CreateTargetResponseHeaders401: validation.Validator<types.CreateTargetResponseHeaders401> =
  /* @__PURE__ */ validation.validator(
    "CreateTargetResponseHeaders401",
    isCreateTargetResponseHeaders401,
    data9,
    means2,
  );

export function isCreateTargetResponseHeaders429(value: unknown): value is types.CreateTargetResponseHeaders429 {
  return isListTargetsResponseHeaders429(value);
}

export function parseCreateTargetResponseHeaders429(value: unknown): types.CreateTargetResponseHeaders429 {
  return isCreateTargetResponseHeaders429(value) ? value : validation.refuse(CreateTargetResponseHeaders429, value);
}

export const CreateTargetResponseHeaders429: validation.Validator<types.CreateTargetResponseHeaders429> =
  /* @__PURE__ */ validation.validator(
    "CreateTargetResponseHeaders429",
    isCreateTargetResponseHeaders429,
    data11,
    means12,
  );

const data13: validation.SchemaData = {
  type: "object",
  properties: { ConnectionPolicySid: () => ConnectionPolicySid, Sid: () => TargetSid },
  required: ["ConnectionPolicySid", "Sid"],
};

export function isFetchTargetPath(value: unknown): value is types.FetchTargetPath {
  const fields =
    validation.isObject(value) && value["__proto__"] === validation.plain ? value : validation.fieldsOf(value);
  if (fields === undefined) return false;
  if (!isConnectionPolicySid(fields["ConnectionPolicySid"])) return false;
  if (!isTargetSid(fields["Sid"])) return false;
  return true;
}

export function parseFetchTargetPath(value: unknown): types.FetchTargetPath {
  return isFetchTargetPath(value) ? value : validation.refuse(FetchTargetPath, value);
}

export const FetchTargetPath: validation.Validator<types.FetchTargetPath> = /* @__PURE__ */ validation.validator(
  "FetchTargetPath",
  isFetchTargetPath,
  data13,
  means2,
);

export {
  isTarget as isFetchTargetResponse200,
  parseTarget as parseFetchTargetResponse200,
  Target as FetchTargetResponse200,
};

export {
  isErrorBody as isFetchTargetResponse400,
  parseErrorBody as parseFetchTargetResponse400,
  ErrorBody as FetchTargetResponse400,
};

export {
  isErrorBody as isFetchTargetResponse401,
  parseErrorBody as parseFetchTargetResponse401,
  ErrorBody as FetchTargetResponse401,
};

export {
  isErrorBody as isFetchTargetResponse404,
  parseErrorBody as parseFetchTargetResponse404,
  ErrorBody as FetchTargetResponse404,
};

export {
  isErrorBody as isFetchTargetResponse429,
  parseErrorBody as parseFetchTargetResponse429,
  ErrorBody as FetchTargetResponse429,
};

export {
  isErrorBody as isFetchTargetResponse500,
  parseErrorBody as parseFetchTargetResponse500,
  ErrorBody as FetchTargetResponse500,
};

export function isFetchTargetResponseHeaders401(value: unknown): value is types.FetchTargetResponseHeaders401 {
  return isListTargetsResponseHeaders401(value);
}

export function parseFetchTargetResponseHeaders401(value: unknown): types.FetchTargetResponseHeaders401 {
  return isFetchTargetResponseHeaders401(value) ? value : validation.refuse(FetchTargetResponseHeaders401, value);
}

export const FetchTargetResponseHeaders401: validation.Validator<types.FetchTargetResponseHeaders401> =
  /* @__PURE__ */ validation.validator("FetchTargetResponseHeaders401", isFetchTargetResponseHeaders401, data9, means2);

export function isFetchTargetResponseHeaders429(value: unknown): value is types.FetchTargetResponseHeaders429 {
  return isListTargetsResponseHeaders429(value);
}

export function parseFetchTargetResponseHeaders429(value: unknown): types.FetchTargetResponseHeaders429 {
  return isFetchTargetResponseHeaders429(value) ? value : validation.refuse(FetchTargetResponseHeaders429, value);
}

export const FetchTargetResponseHeaders429: validation.Validator<types.FetchTargetResponseHeaders429> =
  /* @__PURE__ */ validation.validator(
    "FetchTargetResponseHeaders429",
    isFetchTargetResponseHeaders429,
    data11,
    means12,
  );

export function isUpdateTargetPath(value: unknown): value is types.UpdateTargetPath {
  return isFetchTargetPath(value);
}

export function parseUpdateTargetPath(value: unknown): types.UpdateTargetPath {
  return isUpdateTargetPath(value) ? value : validation.refuse(UpdateTargetPath, value);
}

export const UpdateTargetPath: validation.Validator<types.UpdateTargetPath> = /* @__PURE__ */ validation.validator(
  "UpdateTargetPath",
  isUpdateTargetPath,
  data13,
  means2,
);

export {
  isUpdateTargetRequest as isUpdateTargetBody,
  parseUpdateTargetRequest as parseUpdateTargetBody,
  UpdateTargetRequest as UpdateTargetBody,
};

export {
  isTarget as isUpdateTargetResponse200,
  parseTarget as parseUpdateTargetResponse200,
  Target as UpdateTargetResponse200,
};

export {
  isErrorBody as isUpdateTargetResponse400,
  parseErrorBody as parseUpdateTargetResponse400,
  ErrorBody as UpdateTargetResponse400,
};

export {
  isErrorBody as isUpdateTargetResponse401,
  parseErrorBody as parseUpdateTargetResponse401,
  ErrorBody as UpdateTargetResponse401,
};

export {
  isErrorBody as isUpdateTargetResponse404,
  parseErrorBody as parseUpdateTargetResponse404,
  ErrorBody as UpdateTargetResponse404,
};

export {
  isErrorBody as isUpdateTargetResponse413,
  parseErrorBody as parseUpdateTargetResponse413,
  ErrorBody as UpdateTargetResponse413,
};

export {
  isErrorBody as isUpdateTargetResponse415,
  parseErrorBody as parseUpdateTargetResponse415,
  ErrorBody as UpdateTargetResponse415,
};

export {
  isErrorBody as isUpdateTargetResponse429,
  parseErrorBody as parseUpdateTargetResponse429,
  ErrorBody as UpdateTargetResponse429,
};

export {
  isErrorBody as isUpdateTargetResponse500,
  parseErrorBody as parseUpdateTargetResponse500,
  ErrorBody as UpdateTargetResponse500,
};

export function isUpdateTargetResponseHeaders401(value: unknown): value is types.UpdateTargetResponseHeaders401 {
  return isListTargetsResponseHeaders401(value);
}

export function parseUpdateTargetResponseHeaders401(value: unknown): types.UpdateTargetResponseHeaders401 {
  return isUpdateTargetResponseHeaders401(value) ? value : validation.refuse(UpdateTargetResponseHeaders401, value);
}

export const UpdateTargetResponseHeaders401: validation.Validator<types.UpdateTargetResponseHeaders401> =
  /* @__PURE__ */ validation.validator(
    "UpdateTargetResponseHeaders401",
    isUpdateTargetResponseHeaders401,
    data9,
    means2,
  );

export function isUpdateTargetResponseHeaders429(value: unknown): value is types.UpdateTargetResponseHeaders429 {
  return isListTargetsResponseHeaders429(value);
}

export function parseUpdateTargetResponseHeaders429(value: unknown): types.UpdateTargetResponseHeaders429 {
  return isUpdateTargetResponseHeaders429(value) ? value : validation.refuse(UpdateTargetResponseHeaders429, value);
}

export const UpdateTargetResponseHeaders429: validation.Validator<types.UpdateTargetResponseHeaders429> =
  /* @__PURE__ */ validation.validator(
    "UpdateTargetResponseHeaders429",
    isUpdateTargetResponseHeaders429,
    data11,
    means12,
  );

export function isDeleteTargetPath(value: unknown): value is types.DeleteTargetPath {
  return isFetchTargetPath(value);
}

export function parseDeleteTargetPath(value: unknown): types.DeleteTargetPath {
  return isDeleteTargetPath(value) ? value : validation.refuse(DeleteTargetPath, value);
}

export const DeleteTargetPath: validation.Validator<types.DeleteTargetPath> = /* @__PURE__ */ validation.validator(
  "DeleteTargetPath",
  isDeleteTargetPath,
  data13,
  means2,
);

export {
  isErrorBody as isDeleteTargetResponse400,
  parseErrorBody as parseDeleteTargetResponse400,
  ErrorBody as DeleteTargetResponse400,
};

export {
  isErrorBody as isDeleteTargetResponse401,
  parseErrorBody as parseDeleteTargetResponse401,
  ErrorBody as DeleteTargetResponse401,
};

export {
  isErrorBody as isDeleteTargetResponse404,
  parseErrorBody as parseDeleteTargetResponse404,
  ErrorBody as DeleteTargetResponse404,
};

export {
  isErrorBody as isDeleteTargetResponse429,
  parseErrorBody as parseDeleteTargetResponse429,
  ErrorBody as DeleteTargetResponse429,
};

export {
  isErrorBody as isDeleteTargetResponse500,
  parseErrorBody as parseDeleteTargetResponse500,
  ErrorBody as DeleteTargetResponse500,
};

export function isDeleteTargetResponseHeaders401(value: unknown): value is types.DeleteTargetResponseHeaders401 {
  return isListTargetsResponseHeaders401(value);
}

export function parseDeleteTargetResponseHeaders401(value: unknown): types.DeleteTargetResponseHeaders401 {
  return isDeleteTargetResponseHeaders401(value) ? value : validation.refuse(DeleteTargetResponseHeaders401, value);
}

export const DeleteTargetResponseHeaders401: validation.Validator<types.DeleteTargetResponseHeaders401> =
  /* @__PURE__ */ validation.validator(
    "DeleteTargetResponseHeaders401",
    isDeleteTargetResponseHeaders401,
    data9,
    means2,
  );

export function isDeleteTargetResponseHeaders429(value: unknown): value is types.DeleteTargetResponseHeaders429 {
  return isListTargetsResponseHeaders429(value);
}

export function parseDeleteTargetResponseHeaders429(value: unknown): types.DeleteTargetResponseHeaders429 {
  return isDeleteTargetResponseHeaders429(value) ? value : validation.refuse(DeleteTargetResponseHeaders429, value);
}

export const DeleteTargetResponseHeaders429: validation.Validator<types.DeleteTargetResponseHeaders429> =
  /* @__PURE__ */ validation.validator(
    "DeleteTargetResponseHeaders429",
    isDeleteTargetResponseHeaders429,
    data11,
    means12,
  );
