// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport/index.js";
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

/** From the wire. */
export function decodeCreateTargetRequest(it: types.CreateTargetRequest): CreateTargetRequest {
  const { Target: _0_0, FriendlyName: _0_1, Priority: _0_2, Weight: _0_3, Enabled: _0_4, ..._0_rest } = it;
  return {
    ..._0_rest,
    target: _0_0,
    ...(_0_1 === undefined ? {} : { friendlyName: _0_1 }),
    ...(_0_2 === undefined ? {} : { priority: _0_2 }),
    ...(_0_3 === undefined ? {} : { weight: _0_3 }),
    ...(_0_4 === undefined ? {} : { enabled: _0_4 }),
  } as {
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
}

/** To the wire. */
export function encodeCreateTargetRequest(it: CreateTargetRequest): types.CreateTargetRequest {
  const { target: _0_0, friendlyName: _0_1, priority: _0_2, weight: _0_3, enabled: _0_4, ..._0_rest } = it;
  return {
    ..._0_rest,
    Target: _0_0,
    ...(_0_1 === undefined ? {} : { FriendlyName: _0_1 }),
    ...(_0_2 === undefined ? {} : { Priority: _0_2 }),
    ...(_0_3 === undefined ? {} : { Weight: _0_3 }),
    ...(_0_4 === undefined ? {} : { Enabled: _0_4 }),
  } as {
    /** The SIP address to which calls are sent. */
    Target: types.SipUri;
    /** A name for people to recognise the target by. Several targets may share one. */
    FriendlyName?: string;
    /**
     * The rank of the target; the lowest number comes first.
     *
     * @default 10
     */
    Priority?: types.Priority;
    /**
     * The share of calls that the target takes among those of the same priority.
     *
     * @default 10
     */
    Weight?: types.Weight;
    /**
     * Whether calls are sent to the target at all.
     *
     * @default true
     */
    Enabled?: boolean;
  };
}

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

/** From the wire. */
export function decodeUpdateTargetRequest(it: types.UpdateTargetRequest): UpdateTargetRequest {
  const { FriendlyName: _0_0, Target: _0_1, Priority: _0_2, Weight: _0_3, Enabled: _0_4, ..._0_rest } = it;
  return {
    ..._0_rest,
    ...(_0_0 === undefined ? {} : { friendlyName: _0_0 }),
    ...(_0_1 === undefined ? {} : { target: _0_1 }),
    ...(_0_2 === undefined ? {} : { priority: _0_2 }),
    ...(_0_3 === undefined ? {} : { weight: _0_3 }),
    ...(_0_4 === undefined ? {} : { enabled: _0_4 }),
  } as {
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
}

/** To the wire. */
export function encodeUpdateTargetRequest(it: UpdateTargetRequest): types.UpdateTargetRequest {
  const { friendlyName: _0_0, target: _0_1, priority: _0_2, weight: _0_3, enabled: _0_4, ..._0_rest } = it;
  return {
    ..._0_rest,
    ...(_0_0 === undefined ? {} : { FriendlyName: _0_0 }),
    ...(_0_1 === undefined ? {} : { Target: _0_1 }),
    ...(_0_2 === undefined ? {} : { Priority: _0_2 }),
    ...(_0_3 === undefined ? {} : { Weight: _0_3 }),
    ...(_0_4 === undefined ? {} : { Enabled: _0_4 }),
  } as {
    /** The new name. An empty one takes the name away. */
    FriendlyName?: string;
    /** The new SIP address. */
    Target?: types.SipUri;
    /** The new rank; the lowest number comes first. */
    Priority?: types.Priority;
    /** The new share of calls among the targets of the same priority. */
    Weight?: types.Weight;
    /** Whether calls are sent to the target from now on. */
    Enabled?: boolean;
  };
}

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
  dateCreated: Date;
  /** When the target was last changed, in UTC. */
  dateUpdated: Date;
  /** The absolute address of this target in the API. */
  url: string;
};

/** From the wire. */
export function decodeTarget(it: types.Target): Target {
  const {
    account_sid: _0_0,
    connection_policy_sid: _0_1,
    sid: _0_2,
    friendly_name: _0_3,
    target: _0_4,
    priority: _0_5,
    weight: _0_6,
    enabled: _0_7,
    date_created: _0_8,
    date_updated: _0_9,
    url: _0_10,
    ..._0_rest
  } = it;
  return {
    ..._0_rest,
    accountSid: _0_0,
    connectionPolicySid: _0_1,
    sid: _0_2,
    friendlyName: _0_3,
    target: _0_4,
    priority: _0_5,
    weight: _0_6,
    enabled: _0_7,
    dateCreated: transport.toDate(_0_8),
    dateUpdated: transport.toDate(_0_9),
    url: _0_10,
  } as {
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
    dateCreated: Date;
    /** When the target was last changed, in UTC. */
    dateUpdated: Date;
    /** The absolute address of this target in the API. */
    url: string;
  };
}

/** To the wire. */
export function encodeTarget(it: Target): types.Target {
  const {
    accountSid: _0_0,
    connectionPolicySid: _0_1,
    sid: _0_2,
    friendlyName: _0_3,
    target: _0_4,
    priority: _0_5,
    weight: _0_6,
    enabled: _0_7,
    dateCreated: _0_8,
    dateUpdated: _0_9,
    url: _0_10,
    ..._0_rest
  } = it;
  return {
    ..._0_rest,
    account_sid: _0_0,
    connection_policy_sid: _0_1,
    sid: _0_2,
    friendly_name: _0_3,
    target: _0_4,
    priority: _0_5,
    weight: _0_6,
    enabled: _0_7,
    date_created: _0_8.toISOString(),
    date_updated: _0_9.toISOString(),
    url: _0_10,
  } as {
    /** The account that created the target. */
    account_sid: types.AccountSid;
    /** The connection policy that owns the target. */
    connection_policy_sid: types.ConnectionPolicySid;
    /** The target's own identifier, given by the service. */
    sid: types.TargetSid;
    /** The name that was given to the target; `null` if it has none. */
    friendly_name: string | null;
    /** The address to which calls are sent. */
    target: string;
    /** The rank of the target; the lowest number comes first. */
    priority: types.Priority;
    /** The share of calls that the target takes among those of the same priority. */
    weight: types.Weight;
    /** Whether calls are sent to the target. */
    enabled: boolean;
    /** When the target was created, in UTC. */
    date_created: string;
    /** When the target was last changed, in UTC. */
    date_updated: string;
    /** The absolute address of this target in the API. */
    url: string;
  };
}

/** Some of a connection policy's targets, and the way to the others. */
export type TargetPage = {
  /** The targets of this page. */
  targets: Target[];
  /** Where this page stands among the others. */
  meta: PageMeta;
};

/** From the wire. */
export function decodeTargetPage(it: types.TargetPage): TargetPage {
  const { targets: _0_0, meta: _0_1, ..._0_rest } = it;
  return { ..._0_rest, targets: _0_0.map((it) => decodeTarget(it)), meta: decodePageMeta(_0_1) } as {
    /** The targets of this page. */
    targets: Target[];
    /** Where this page stands among the others. */
    meta: PageMeta;
  };
}

/** To the wire. */
export function encodeTargetPage(it: TargetPage): types.TargetPage {
  const { targets: _0_0, meta: _0_1, ..._0_rest } = it;
  return { ..._0_rest, targets: _0_0.map((it) => encodeTarget(it)), meta: encodePageMeta(_0_1) } as {
    /** The targets of this page. */
    targets: types.Target[];
    /** Where this page stands among the others. */
    meta: types.PageMeta;
  };
}

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

/** From the wire. */
export function decodePageMeta(it: types.PageMeta): PageMeta {
  const {
    page: _0_0,
    page_size: _0_1,
    first_page_url: _0_2,
    previous_page_url: _0_3,
    url: _0_4,
    next_page_url: _0_5,
    key: _0_6,
    ..._0_rest
  } = it;
  return {
    ..._0_rest,
    page: _0_0,
    pageSize: _0_1,
    firstPageUrl: _0_2,
    previousPageUrl: _0_3,
    url: _0_4,
    nextPageUrl: _0_5,
    key: _0_6,
  } as {
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
}

/** To the wire. */
export function encodePageMeta(it: PageMeta): types.PageMeta {
  const {
    page: _0_0,
    pageSize: _0_1,
    firstPageUrl: _0_2,
    previousPageUrl: _0_3,
    url: _0_4,
    nextPageUrl: _0_5,
    key: _0_6,
    ..._0_rest
  } = it;
  return {
    ..._0_rest,
    page: _0_0,
    page_size: _0_1,
    first_page_url: _0_2,
    previous_page_url: _0_3,
    url: _0_4,
    next_page_url: _0_5,
    key: _0_6,
  } as {
    /** The position of the page, counted from 0. */
    page: number;
    /** How many items a page may hold. */
    page_size: number;
    /** The absolute address of the first page. */
    first_page_url: string;
    /** The absolute address of the page before; `null` on the first page. */
    previous_page_url: string | null;
    /** The absolute address of this page. */
    url: string;
    /** The absolute address of the page after; `null` on the last page. */
    next_page_url: string | null;
    /** The name of the property, beside `meta`, that holds the items. */
    key: "targets";
  };
}

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

/** From the wire. */
export function decodeErrorBody(it: types.ErrorBody): ErrorBody {
  const { code: _0_0, message: _0_1, more_info: _0_2, status: _0_3, ..._0_rest } = it;
  return { ..._0_rest, code: _0_0, message: _0_1, moreInfo: _0_2, status: _0_3 } as {
    /** The number of the error in the service's list of errors. Finer than `status`. */
    code: number;
    /** What went wrong, for people. */
    message: string;
    /** The address of a page about this code. */
    moreInfo: string;
    /** The HTTP status, once more. */
    status: number;
  };
}

/** To the wire. */
export function encodeErrorBody(it: ErrorBody): types.ErrorBody {
  const { code: _0_0, message: _0_1, moreInfo: _0_2, status: _0_3, ..._0_rest } = it;
  return { ..._0_rest, code: _0_0, message: _0_1, more_info: _0_2, status: _0_3 } as {
    /** The number of the error in the service's list of errors. Finer than `status`. */
    code: number;
    /** What went wrong, for people. */
    message: string;
    /** The address of a page about this code. */
    more_info: string;
    /** The HTTP status, once more. */
    status: number;
  };
}
