// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport.js";
import type * as types from "@targets-api/types";

/**
 * 400 from GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * A parameter of the path or the query breaks a rule of this document.
 */
export class ListTargetsError400 extends transport.ResponseError<400, types.ErrorBody> {
  override readonly name = "ListTargetsError400";
}

/**
 * 401 from GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * The credentials are missing or wrong.
 */
export class ListTargetsError401 extends transport.ResponseError<
  401,
  types.ErrorBody,
  {
    /** The way of authentication that is expected. */
    readonly "WWW-Authenticate": string;
  }
> {
  override readonly name = "ListTargetsError401";
}

/**
 * 404 from GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * The account has no such connection policy.
 */
export class ListTargetsError404 extends transport.ResponseError<404, types.ErrorBody> {
  override readonly name = "ListTargetsError404";
}

/**
 * 429 from GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * Too many requests in a short time. This one was not carried out and may be sent again.
 */
export class ListTargetsError429 extends transport.ResponseError<
  429,
  types.ErrorBody,
  {
    /** How many seconds to wait before asking again. */
    readonly "Retry-After": number;
  }
> {
  override readonly name = "ListTargetsError429";
}

/**
 * 500 from GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * The server failed. Whether the request took effect is not known.
 */
export class ListTargetsError500 extends transport.ResponseError<500, types.ErrorBody> {
  override readonly name = "ListTargetsError500";
}

/** What listTargets is refused with. */
export type ListTargetsError =
  ListTargetsError400 | ListTargetsError401 | ListTargetsError404 | ListTargetsError429 | ListTargetsError500;

/**
 * 400 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * Something in the request breaks a rule of this document. Nothing was changed.
 */
export class CreateTargetError400 extends transport.ResponseError<400, types.ErrorBody> {
  override readonly name = "CreateTargetError400";
}

/**
 * 401 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * The credentials are missing or wrong.
 */
export class CreateTargetError401 extends transport.ResponseError<
  401,
  types.ErrorBody,
  {
    /** The way of authentication that is expected. */
    readonly "WWW-Authenticate": string;
  }
> {
  override readonly name = "CreateTargetError401";
}

/**
 * 404 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * The account has no such connection policy.
 */
export class CreateTargetError404 extends transport.ResponseError<404, types.ErrorBody> {
  override readonly name = "CreateTargetError404";
}

/**
 * 413 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * The request body is longer than the server is ready to read.
 */
export class CreateTargetError413 extends transport.ResponseError<413, types.ErrorBody> {
  override readonly name = "CreateTargetError413";
}

/**
 * 415 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * The request body is not form-urlencoded.
 */
export class CreateTargetError415 extends transport.ResponseError<415, types.ErrorBody> {
  override readonly name = "CreateTargetError415";
}

/**
 * 429 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * Too many requests in a short time. This one was not carried out and may be sent again.
 */
export class CreateTargetError429 extends transport.ResponseError<
  429,
  types.ErrorBody,
  {
    /** How many seconds to wait before asking again. */
    readonly "Retry-After": number;
  }
> {
  override readonly name = "CreateTargetError429";
}

/**
 * 500 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets
 *
 * The server failed. Whether the request took effect is not known.
 */
export class CreateTargetError500 extends transport.ResponseError<500, types.ErrorBody> {
  override readonly name = "CreateTargetError500";
}

/** What createTarget is refused with. */
export type CreateTargetError =
  | CreateTargetError400
  | CreateTargetError401
  | CreateTargetError404
  | CreateTargetError413
  | CreateTargetError415
  | CreateTargetError429
  | CreateTargetError500;

/**
 * 400 from GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * A parameter of the path or the query breaks a rule of this document.
 */
export class FetchTargetError400 extends transport.ResponseError<400, types.ErrorBody> {
  override readonly name = "FetchTargetError400";
}

/**
 * 401 from GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * The credentials are missing or wrong.
 */
export class FetchTargetError401 extends transport.ResponseError<
  401,
  types.ErrorBody,
  {
    /** The way of authentication that is expected. */
    readonly "WWW-Authenticate": string;
  }
> {
  override readonly name = "FetchTargetError401";
}

/**
 * 404 from GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * The connection policy has no such target, or the account has no such policy.
 */
export class FetchTargetError404 extends transport.ResponseError<404, types.ErrorBody> {
  override readonly name = "FetchTargetError404";
}

/**
 * 429 from GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * Too many requests in a short time. This one was not carried out and may be sent again.
 */
export class FetchTargetError429 extends transport.ResponseError<
  429,
  types.ErrorBody,
  {
    /** How many seconds to wait before asking again. */
    readonly "Retry-After": number;
  }
> {
  override readonly name = "FetchTargetError429";
}

/**
 * 500 from GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * The server failed. Whether the request took effect is not known.
 */
export class FetchTargetError500 extends transport.ResponseError<500, types.ErrorBody> {
  override readonly name = "FetchTargetError500";
}

/** What fetchTarget is refused with. */
export type FetchTargetError =
  FetchTargetError400 | FetchTargetError401 | FetchTargetError404 | FetchTargetError429 | FetchTargetError500;

/**
 * 400 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * Something in the request breaks a rule of this document. Nothing was changed.
 */
export class UpdateTargetError400 extends transport.ResponseError<400, types.ErrorBody> {
  override readonly name = "UpdateTargetError400";
}

/**
 * 401 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * The credentials are missing or wrong.
 */
export class UpdateTargetError401 extends transport.ResponseError<
  401,
  types.ErrorBody,
  {
    /** The way of authentication that is expected. */
    readonly "WWW-Authenticate": string;
  }
> {
  override readonly name = "UpdateTargetError401";
}

/**
 * 404 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * The connection policy has no such target, or the account has no such policy.
 */
export class UpdateTargetError404 extends transport.ResponseError<404, types.ErrorBody> {
  override readonly name = "UpdateTargetError404";
}

/**
 * 413 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * The request body is longer than the server is ready to read.
 */
export class UpdateTargetError413 extends transport.ResponseError<413, types.ErrorBody> {
  override readonly name = "UpdateTargetError413";
}

/**
 * 415 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * The request body is not form-urlencoded.
 */
export class UpdateTargetError415 extends transport.ResponseError<415, types.ErrorBody> {
  override readonly name = "UpdateTargetError415";
}

/**
 * 429 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * Too many requests in a short time. This one was not carried out and may be sent again.
 */
export class UpdateTargetError429 extends transport.ResponseError<
  429,
  types.ErrorBody,
  {
    /** How many seconds to wait before asking again. */
    readonly "Retry-After": number;
  }
> {
  override readonly name = "UpdateTargetError429";
}

/**
 * 500 from POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * The server failed. Whether the request took effect is not known.
 */
export class UpdateTargetError500 extends transport.ResponseError<500, types.ErrorBody> {
  override readonly name = "UpdateTargetError500";
}

/** What updateTarget is refused with. */
export type UpdateTargetError =
  | UpdateTargetError400
  | UpdateTargetError401
  | UpdateTargetError404
  | UpdateTargetError413
  | UpdateTargetError415
  | UpdateTargetError429
  | UpdateTargetError500;

/**
 * 400 from DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * A parameter of the path or the query breaks a rule of this document.
 */
export class DeleteTargetError400 extends transport.ResponseError<400, types.ErrorBody> {
  override readonly name = "DeleteTargetError400";
}

/**
 * 401 from DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * The credentials are missing or wrong.
 */
export class DeleteTargetError401 extends transport.ResponseError<
  401,
  types.ErrorBody,
  {
    /** The way of authentication that is expected. */
    readonly "WWW-Authenticate": string;
  }
> {
  override readonly name = "DeleteTargetError401";
}

/**
 * 404 from DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * The connection policy has no such target, or the account has no such policy.
 */
export class DeleteTargetError404 extends transport.ResponseError<404, types.ErrorBody> {
  override readonly name = "DeleteTargetError404";
}

/**
 * 429 from DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * Too many requests in a short time. This one was not carried out and may be sent again.
 */
export class DeleteTargetError429 extends transport.ResponseError<
  429,
  types.ErrorBody,
  {
    /** How many seconds to wait before asking again. */
    readonly "Retry-After": number;
  }
> {
  override readonly name = "DeleteTargetError429";
}

/**
 * 500 from DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}
 *
 * The server failed. Whether the request took effect is not known.
 */
export class DeleteTargetError500 extends transport.ResponseError<500, types.ErrorBody> {
  override readonly name = "DeleteTargetError500";
}

/** What deleteTarget is refused with. */
export type DeleteTargetError =
  DeleteTargetError400 | DeleteTargetError401 | DeleteTargetError404 | DeleteTargetError429 | DeleteTargetError500;
