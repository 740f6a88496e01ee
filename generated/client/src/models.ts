// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type * as types from "@targets-api/types";

/** What may be said about a new target. */
export type CreateTargetRequest = {
  /** The SIP address to which calls are sent. */
  target: types.SipUri;
  /** A name for people to recognise the target by. Several targets may share one. */
  friendlyName?: string;
  /**
   * The rank of the target; the lowest number comes first.
   *
   * @default 10
   */
  priority?: types.Priority;
  /**
   * The share of calls that the target takes among those of the same priority.
   *
   * @default 10
   */
  weight?: types.Weight;
  /**
   * Whether calls are sent to the target at all.
   *
   * @default true
   */
  enabled?: boolean;
};

/** What may be changed about a target. A field that is not sent stays as it is. */
export type UpdateTargetRequest = {
  /** The new name. An empty one takes the name away. */
  friendlyName?: string;
  /** The new SIP address. */
  target?: types.SipUri;
  /** The new rank; the lowest number comes first. */
  priority?: types.Priority;
  /** The new share of calls among the targets of the same priority. */
  weight?: types.Weight;
  /** Whether calls are sent to the target from now on. */
  enabled?: boolean;
};

/** One SIP address of a connection policy. */
export type Target = {
  /** The account that created the target. */
  accountSid: types.AccountSid;
  /** The connection policy that owns the target. */
  connectionPolicySid: types.ConnectionPolicySid;
  /** The target's own identifier, given by the service. */
  sid: types.TargetSid;
  /** The name that was given to the target; `null` if it has none. */
  friendlyName: string | null;
  /** The address to which calls are sent. */
  target: string;
  /** The rank of the target; the lowest number comes first. */
  priority: types.Priority;
  /** The share of calls that the target takes among those of the same priority. */
  weight: types.Weight;
  /** Whether calls are sent to the target. */
  enabled: boolean;
  /** When the target was created, in UTC. */
  dateCreated: globalThis.Date;
  /** When the target was last changed, in UTC. */
  dateUpdated: globalThis.Date;
  /** The absolute address of this target in the API. */
  url: string;
};

/** Some of a connection policy's targets, and the way to the others. */
export type TargetPage = {
  /** The targets of this page. */
  targets: Target[];
  /** Where this page stands among the others. */
  meta: PageMeta;
};

/** Where a page stands among the others. */
export type PageMeta = {
  /** The position of the page, counted from 0. */
  page: number;
  /** How many items a page may hold. */
  pageSize: number;
  /** The absolute address of the first page. */
  firstPageUrl: string;
  /** The absolute address of the page before; `null` on the first page. */
  previousPageUrl: string | null;
  /** The absolute address of this page. */
  url: string;
  /** The absolute address of the page after; `null` on the last page. */
  nextPageUrl: string | null;
  /** The name of the property, beside `meta`, that holds the items. */
  key: "targets";
};

/** Why a request failed. */
export type ErrorBody = {
  /** The number of the error in the service's list of errors. Finer than `status`. */
  code: number;
  /** What went wrong, for people. */
  message: string;
  /** The address of a page about this code. */
  moreInfo: string;
  /** The HTTP status, once more. */
  status: number;
};
