// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport/index.js";
import type * as types from "@targets-api/types";

/** Something in the request breaks a rule of this document. Nothing was changed. */
export class CreateTargetError400 extends transport.ResponseError<400, types.CreateTargetResponse400> {
  override readonly name = "CreateTargetError400";
}

/** The credentials are missing or wrong. */
export class CreateTargetError401 extends transport.ResponseError<401, types.CreateTargetResponse401> {
  override readonly name = "CreateTargetError401";
}

/** The account has no such connection policy. */
export class CreateTargetError404 extends transport.ResponseError<404, types.CreateTargetResponse404> {
  override readonly name = "CreateTargetError404";
}

/** The request body is longer than the server is ready to read. */
export class CreateTargetError413 extends transport.ResponseError<413, types.CreateTargetResponse413> {
  override readonly name = "CreateTargetError413";
}

/** The request body is not form-urlencoded. */
export class CreateTargetError415 extends transport.ResponseError<415, types.CreateTargetResponse415> {
  override readonly name = "CreateTargetError415";
}

/** Too many requests in a short time. This one was not carried out and may be sent again. */
export class CreateTargetError429 extends transport.ResponseError<429, types.CreateTargetResponse429> {
  override readonly name = "CreateTargetError429";
}

/** The server failed. Whether the request took effect is not known. */
export class CreateTargetError500 extends transport.ResponseError<500, types.CreateTargetResponse500> {
  override readonly name = "CreateTargetError500";
}

export type CreateTargetError =
  | CreateTargetError400
  | CreateTargetError401
  | CreateTargetError404
  | CreateTargetError413
  | CreateTargetError415
  | CreateTargetError429
  | CreateTargetError500;

/** A parameter of the path or the query breaks a rule of this document. */
export class ListTargetsError400 extends transport.ResponseError<400, types.ListTargetsResponse400> {
  override readonly name = "ListTargetsError400";
}

/** The credentials are missing or wrong. */
export class ListTargetsError401 extends transport.ResponseError<401, types.ListTargetsResponse401> {
  override readonly name = "ListTargetsError401";
}

/** The account has no such connection policy. */
export class ListTargetsError404 extends transport.ResponseError<404, types.ListTargetsResponse404> {
  override readonly name = "ListTargetsError404";
}

/** Too many requests in a short time. This one was not carried out and may be sent again. */
export class ListTargetsError429 extends transport.ResponseError<429, types.ListTargetsResponse429> {
  override readonly name = "ListTargetsError429";
}

/** The server failed. Whether the request took effect is not known. */
export class ListTargetsError500 extends transport.ResponseError<500, types.ListTargetsResponse500> {
  override readonly name = "ListTargetsError500";
}

export type ListTargetsError =
  ListTargetsError400 | ListTargetsError401 | ListTargetsError404 | ListTargetsError429 | ListTargetsError500;

/** A parameter of the path or the query breaks a rule of this document. */
export class FetchTargetError400 extends transport.ResponseError<400, types.FetchTargetResponse400> {
  override readonly name = "FetchTargetError400";
}

/** The credentials are missing or wrong. */
export class FetchTargetError401 extends transport.ResponseError<401, types.FetchTargetResponse401> {
  override readonly name = "FetchTargetError401";
}

/** The connection policy has no such target, or the account has no such policy. */
export class FetchTargetError404 extends transport.ResponseError<404, types.FetchTargetResponse404> {
  override readonly name = "FetchTargetError404";
}

/** Too many requests in a short time. This one was not carried out and may be sent again. */
export class FetchTargetError429 extends transport.ResponseError<429, types.FetchTargetResponse429> {
  override readonly name = "FetchTargetError429";
}

/** The server failed. Whether the request took effect is not known. */
export class FetchTargetError500 extends transport.ResponseError<500, types.FetchTargetResponse500> {
  override readonly name = "FetchTargetError500";
}

export type FetchTargetError =
  FetchTargetError400 | FetchTargetError401 | FetchTargetError404 | FetchTargetError429 | FetchTargetError500;

/** Something in the request breaks a rule of this document. Nothing was changed. */
export class UpdateTargetError400 extends transport.ResponseError<400, types.UpdateTargetResponse400> {
  override readonly name = "UpdateTargetError400";
}

/** The credentials are missing or wrong. */
export class UpdateTargetError401 extends transport.ResponseError<401, types.UpdateTargetResponse401> {
  override readonly name = "UpdateTargetError401";
}

/** The connection policy has no such target, or the account has no such policy. */
export class UpdateTargetError404 extends transport.ResponseError<404, types.UpdateTargetResponse404> {
  override readonly name = "UpdateTargetError404";
}

/** The request body is longer than the server is ready to read. */
export class UpdateTargetError413 extends transport.ResponseError<413, types.UpdateTargetResponse413> {
  override readonly name = "UpdateTargetError413";
}

/** The request body is not form-urlencoded. */
export class UpdateTargetError415 extends transport.ResponseError<415, types.UpdateTargetResponse415> {
  override readonly name = "UpdateTargetError415";
}

/** Too many requests in a short time. This one was not carried out and may be sent again. */
export class UpdateTargetError429 extends transport.ResponseError<429, types.UpdateTargetResponse429> {
  override readonly name = "UpdateTargetError429";
}

/** The server failed. Whether the request took effect is not known. */
export class UpdateTargetError500 extends transport.ResponseError<500, types.UpdateTargetResponse500> {
  override readonly name = "UpdateTargetError500";
}

export type UpdateTargetError =
  | UpdateTargetError400
  | UpdateTargetError401
  | UpdateTargetError404
  | UpdateTargetError413
  | UpdateTargetError415
  | UpdateTargetError429
  | UpdateTargetError500;

/** A parameter of the path or the query breaks a rule of this document. */
export class DeleteTargetError400 extends transport.ResponseError<400, types.DeleteTargetResponse400> {
  override readonly name = "DeleteTargetError400";
}

/** The credentials are missing or wrong. */
export class DeleteTargetError401 extends transport.ResponseError<401, types.DeleteTargetResponse401> {
  override readonly name = "DeleteTargetError401";
}

/** The connection policy has no such target, or the account has no such policy. */
export class DeleteTargetError404 extends transport.ResponseError<404, types.DeleteTargetResponse404> {
  override readonly name = "DeleteTargetError404";
}

/** Too many requests in a short time. This one was not carried out and may be sent again. */
export class DeleteTargetError429 extends transport.ResponseError<429, types.DeleteTargetResponse429> {
  override readonly name = "DeleteTargetError429";
}

/** The server failed. Whether the request took effect is not known. */
export class DeleteTargetError500 extends transport.ResponseError<500, types.DeleteTargetResponse500> {
  override readonly name = "DeleteTargetError500";
}

export type DeleteTargetError =
  DeleteTargetError400 | DeleteTargetError401 | DeleteTargetError404 | DeleteTargetError429 | DeleteTargetError500;
