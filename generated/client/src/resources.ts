// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport/index.js";
import type * as types from "@targets-api/types";
import { createTargetCall, deleteTargetCall, fetchTargetCall, listTargetsCall, updateTargetCall } from "./calls.js";
import { decodeTarget } from "./models.js";
import type { Target } from "./models.js";

/** The API as a tree of its paths. */
export interface Resources {
  readonly v1: V1List;
}

/** `/v1` */
export interface V1List {
  readonly connectionPolicies: ConnectionPoliciesList;
}

/** `/v1/ConnectionPolicies` */
export interface ConnectionPoliciesList {
  (connectionPolicySid: types.ConnectionPolicySid): ConnectionPoliciesItem;
}

/** What can be done with one of them. */
export interface ConnectionPoliciesMethods {}

/** `/v1/ConnectionPolicies/…` */
export interface ConnectionPoliciesItem extends ConnectionPoliciesMethods {
  readonly targets: TargetsList;
}

export type TargetsCreateParams = {
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

export type TargetsListParams = {
  /**
   * The position of the page, counted from 0. It is carried along for the caller's own bookkeeping; which page is
   * read is decided by `PageToken`.
   */
  page?: number;
  /** Where the page begins. Take it from one of the addresses in `meta`; its content means nothing to callers. */
  pageToken?: string;
} & transport.ListOptions;

/** `/v1/ConnectionPolicies/…/Targets` */
export interface TargetsList {
  (sid: types.TargetSid): TargetsItem;
  /**
   * Create a target
   *
   * Adds a SIP address to a connection policy. Only the address itself has to be given.
   *
   * `POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets`
   */
  create(params: TargetsCreateParams, options?: transport.CallOptions): Promise<TargetsInstance>;
  /**
   * List targets
   *
   * Reads the targets of a connection policy, one page at a time. To read them all, follow `meta.next_page_url`
   * until it is `null`.
   *
   * `GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets`
   */
  list(params?: TargetsListParams, options?: transport.CallOptions): Promise<TargetsInstance[]>;
  /** Every one of them, page after page, to be read with `for await`. */
  all(params?: TargetsListParams, options?: transport.CallOptions): AsyncGenerator<TargetsInstance, void, undefined>;
  /** Calls a function with every one of them; `done` ends it early. */
  each(use: (item: TargetsInstance, done: () => void) => void | Promise<void>): Promise<void>;
  each(
    params: TargetsListParams,
    use: (item: TargetsInstance, done: () => void) => void | Promise<void>,
    options?: transport.CallOptions,
  ): Promise<void>;
  /** One page, and the way to the next. */
  page(params?: TargetsListParams, options?: transport.CallOptions): Promise<transport.Page<TargetsInstance>>;
  /** The page at a URL that another page gave; it must be on the client's own origin. */
  getPage(url: string, options?: transport.CallOptions): Promise<transport.Page<TargetsInstance>>;
}

export type TargetsUpdateItemParams = {
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

/** What can be done with one of them. */
export interface TargetsMethods {
  /**
   * Fetch a target
   *
   * Reads a single target.
   *
   * `GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`
   */
  fetch(options?: transport.CallOptions): Promise<TargetsInstance>;
  /**
   * Update a target
   *
   * Changes the fields that are sent and leaves the others as they are. A request without any field, or without a
   * body, is lawful and changes nothing.
   *
   * `POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`
   */
  update(params?: TargetsUpdateItemParams, options?: transport.CallOptions): Promise<TargetsInstance>;
  /**
   * Delete a target
   *
   * Removes a target from its connection policy. No further calls are sent to it.
   *
   * `DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`
   */
  remove(options?: transport.CallOptions): Promise<void>;
}

/** `/v1/ConnectionPolicies/…/Targets/…` */
export interface TargetsItem extends TargetsMethods {}

/** One of them, with what can be done with it. Its methods are not part of its data. */
export type TargetsInstance = Target & TargetsMethods & { toJSON(): Target };

/** The resource style of a client. */
export function resources(client: transport.Client): Resources {
  return root(client, []);
}

function root(client: transport.Client, values: readonly unknown[]): Resources {
  return {
    get v1() {
      return v1List(client, values);
    },
  };
}

function v1List(client: transport.Client, values: readonly unknown[]): V1List {
  return {
    get connectionPolicies() {
      return connectionPoliciesList(client, values);
    },
  };
}

function connectionPoliciesList(client: transport.Client, values: readonly unknown[]): ConnectionPoliciesList {
  return transport.callable((id: types.ConnectionPolicySid) => connectionPoliciesItem(client, [...values, id]), {});
}

function connectionPoliciesMethods(client: transport.Client, values: readonly unknown[]): ConnectionPoliciesMethods {
  return {};
}

function connectionPoliciesItem(client: transport.Client, values: readonly unknown[]): ConnectionPoliciesItem {
  return Object.defineProperties(
    connectionPoliciesMethods(client, values),
    Object.getOwnPropertyDescriptors({
      get targets() {
        return targetsList(client, values);
      },
    }),
  ) as ConnectionPoliciesItem;
}

function targetsList(client: transport.Client, values: readonly unknown[]): TargetsList {
  return transport.callable((id: types.TargetSid) => targetsItem(client, [...values, id]), {
    create: async (params: TargetsCreateParams, options?: transport.CallOptions) => {
      const data = decodeTarget(
        (await transport.call(
          client,
          createTargetCall,
          {
            path: { ConnectionPolicySid: values[0] },
            body: {
              Target: params.target,
              FriendlyName: params.friendlyName,
              Priority: params.priority,
              Weight: params.weight,
              Enabled: params.enabled,
            },
          },
          options,
        )) as types.Target,
      );
      return transport.instance(data, targetsMethods(client, [...values, data.sid]), ["target"]);
    },
    ...(() => {
      const lists = transport.lister<TargetsInstance>({
        client,
        call: listTargetsCall,
        paging: {
          items: ["targets"],
          next: { kind: "url", path: ["meta", "next_page_url"] },
          previous: { kind: "url", path: ["meta", "previous_page_url"] },
          size: "PageSize",
          maximum: 1000,
        },
        decode: (it: types.Target) => {
          const data = decodeTarget(it);
          return transport.instance(data, targetsMethods(client, [...values, data.sid]), ["target"]);
        },
      });
      const input = (params: TargetsListParams) => ({
        path: { ConnectionPolicySid: values[0] },
        query: { Page: params.page, PageToken: params.pageToken },
      });
      return {
        list: (params: TargetsListParams = {}, options?: transport.CallOptions) =>
          lists.list(input(params), params, options),
        all: (params: TargetsListParams = {}, options?: transport.CallOptions) =>
          lists.all(input(params), params, options),
        each: (
          params: TargetsListParams | ((item: TargetsInstance, done: () => void) => void | Promise<void>),
          use?: (item: TargetsInstance, done: () => void) => void | Promise<void>,
          options?: transport.CallOptions,
        ) => (typeof params === "function" ? each({} as TargetsListParams, params) : each(params, use, options)),
        page: (params: TargetsListParams = {}, options?: transport.CallOptions) =>
          lists.page(input(params), params, options),
        getPage: (url: string, options?: transport.CallOptions) =>
          lists.getPage(input({} as TargetsListParams), url, options),
      };
      function each(
        params: TargetsListParams,
        use: ((item: TargetsInstance, done: () => void) => void | Promise<void>) | undefined,
        options?: transport.CallOptions,
      ): Promise<void> {
        return lists.each(input(params), params, use ?? (() => undefined), options);
      }
    })(),
  });
}

function targetsMethods(client: transport.Client, values: readonly unknown[]): TargetsMethods {
  return {
    fetch: async (options?: transport.CallOptions) => {
      const data = decodeTarget(
        (await transport.call(
          client,
          fetchTargetCall,
          { path: { ConnectionPolicySid: values[0], Sid: values[1] } },
          options,
        )) as types.Target,
      );
      return transport.instance(data, targetsMethods(client, values), ["target"]);
    },
    update: async (params: TargetsUpdateItemParams = {}, options?: transport.CallOptions) => {
      const data = decodeTarget(
        (await transport.call(
          client,
          updateTargetCall,
          {
            path: { ConnectionPolicySid: values[0], Sid: values[1] },
            body: {
              FriendlyName: params.friendlyName,
              Target: params.target,
              Priority: params.priority,
              Weight: params.weight,
              Enabled: params.enabled,
            },
          },
          options,
        )) as types.Target,
      );
      return transport.instance(data, targetsMethods(client, values), ["target"]);
    },
    remove: async (options?: transport.CallOptions) =>
      (await transport.call(
        client,
        deleteTargetCall,
        { path: { ConnectionPolicySid: values[0], Sid: values[1] } },
        options,
      )) as void,
  };
}

function targetsItem(client: transport.Client, values: readonly unknown[]): TargetsItem {
  return targetsMethods(client, values);
}
