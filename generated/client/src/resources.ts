// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport.js";
import type * as types from "@targets-api/types";
import { createTargetCall, deleteTargetCall, fetchTargetCall, listTargetsCall, updateTargetCall } from "./calls.js";
import { decodeTarget, encodeCreateTargetRequest, encodeUpdateTargetRequest, personalTarget } from "./codecs.js";
import type { CreateTargetRequest, Target, UpdateTargetRequest } from "./models.js";

/** The API as a tree of its paths. */
export interface Resources {
  readonly v1: V1Resource;
}

/** `/v1` */
export interface V1Resource {
  readonly connectionPolicies: ConnectionPoliciesResource;
}

/** `/v1/ConnectionPolicies` */
export interface ConnectionPoliciesResource {
  (connectionPolicySid: types.ConnectionPolicySid): ConnectionPolicyContext;
}

/** `/v1/ConnectionPolicies/…` */
export interface ConnectionPolicyContext {
  readonly targets: TargetsResource;
}

export type ListTargetsParams = {
  /**
   * How many targets a page may hold.
   *
   * @default 50
   */
  readonly pageSize?: number;
  /**
   * The position of the page, counted from 0. It is carried along for the caller's own bookkeeping; which page is
   * read is decided by `PageToken`.
   */
  readonly page?: number;
  /** Where the page begins. Take it from one of the addresses in `meta`; its content means nothing to callers. */
  readonly pageToken?: string;
  /** The most items in all. Default: every one. */
  readonly limit?: number;
};

/** `/v1/ConnectionPolicies/…/Targets` */
export interface TargetsResource extends transport.Pages<TargetInstance, ListTargetsParams> {
  (sid: types.TargetSid): TargetContext;
  /**
   * Create a target
   *
   * Adds a SIP address to a connection policy. Only the address itself has to be given.
   *
   * `POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets`
   */
  create(params: CreateTargetRequest, options?: transport.CallOptions): Promise<TargetInstance>;
}

/** `/v1/ConnectionPolicies/…/Targets/…` */
export interface TargetContext {
  /**
   * Fetch a target
   *
   * Reads a single target.
   *
   * `GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`
   */
  fetch(options?: transport.CallOptions): Promise<TargetInstance>;
  /**
   * Update a target
   *
   * Changes the fields that are sent and leaves the others as they are. A request without any field, or without a
   * body, is lawful and changes nothing.
   *
   * `POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`
   */
  update(params?: UpdateTargetRequest, options?: transport.CallOptions): Promise<TargetInstance>;
  /**
   * Delete a target
   *
   * Removes a target from its connection policy. No further calls are sent to it.
   *
   * `DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}`
   */
  remove(options?: transport.CallOptions): Promise<true>;
}

/** Its data, with what can be done with it. */
export type TargetInstance = Target & Pick<TargetContext, "fetch" | "update" | "remove"> & transport.Instance<Target>;

/** The API as a tree of its paths. Resources are made when they are asked for. */
export function resources(client: transport.Client): Resources {
  return makeResources(client);
}

function makeResources(client: transport.Client): Resources {
  return {
    get v1() {
      return makeV1Resource(client);
    },
  };
}

function makeV1Resource(client: transport.Client): V1Resource {
  return {
    get connectionPolicies() {
      return makeConnectionPoliciesResource(client);
    },
  };
}

function makeConnectionPoliciesResource(client: transport.Client): ConnectionPoliciesResource {
  return transport.callable(
    (connectionPolicySid: types.ConnectionPolicySid) => makeConnectionPolicyContext(client, connectionPolicySid),
    {},
  );
}

function makeConnectionPolicyContext(
  client: transport.Client,
  connectionPolicySid: types.ConnectionPolicySid,
): ConnectionPolicyContext {
  return {
    get targets() {
      return makeTargetsResource(client, connectionPolicySid);
    },
  };
}

function makeTargetsResource(
  client: transport.Client,
  connectionPolicySid: types.ConnectionPolicySid,
): TargetsResource {
  return transport.callable((sid: types.TargetSid) => makeTargetContext(client, connectionPolicySid, sid), {
    ...transport.pages<TargetInstance, ListTargetsParams>({
      client,
      operation: listTargetsCall,
      paging: {
        items: ["targets"],
        next: { url: ["meta", "next_page_url"] },
        previous: { url: ["meta", "previous_page_url"] },
        size: "PageSize",
        maximum: 1000,
      },
      input: (params) => ({
        path: { ConnectionPolicySid: connectionPolicySid },
        query: transport.picked(params, (it) => {
          it.move("pageSize", "PageSize");
          it.move("page", "Page");
          it.move("pageToken", "PageToken");
        }),
      }),
      item: (it) => makeTargetInstance(client, connectionPolicySid, undefined, it),
    }),
    create: async (params: CreateTargetRequest, options?: transport.CallOptions): Promise<TargetInstance> =>
      makeTargetInstance(
        client,
        connectionPolicySid,
        undefined,
        await transport.send<unknown>(
          client,
          createTargetCall,
          { path: { ConnectionPolicySid: connectionPolicySid }, body: encodeCreateTargetRequest(params) },
          options,
        ),
      ),
  });
}

function makeTargetContext(
  client: transport.Client,
  connectionPolicySid: types.ConnectionPolicySid,
  sid: types.TargetSid,
): TargetContext {
  return {
    fetch: async (options?: transport.CallOptions): Promise<TargetInstance> =>
      makeTargetInstance(
        client,
        connectionPolicySid,
        sid,
        await transport.send<unknown>(
          client,
          fetchTargetCall,
          { path: { ConnectionPolicySid: connectionPolicySid, Sid: sid } },
          options,
        ),
      ),
    update: async (params?: UpdateTargetRequest, options?: transport.CallOptions): Promise<TargetInstance> =>
      makeTargetInstance(
        client,
        connectionPolicySid,
        sid,
        await transport.send<unknown>(
          client,
          updateTargetCall,
          {
            path: { ConnectionPolicySid: connectionPolicySid, Sid: sid },
            ...(params === undefined ? {} : { body: encodeUpdateTargetRequest(params) }),
          },
          options,
        ),
      ),
    remove: async (options?: transport.CallOptions): Promise<true> =>
      transport
        .send<void>(client, deleteTargetCall, { path: { ConnectionPolicySid: connectionPolicySid, Sid: sid } }, options)
        .then(() => true as const),
  };
}

function makeTargetInstance(
  client: transport.Client,
  connectionPolicySid: types.ConnectionPolicySid,
  sid: types.TargetSid | undefined,
  value: unknown,
): TargetInstance {
  const data = decodeTarget(value) as Target;
  return transport.instance(
    data,
    makeTargetContext(client, connectionPolicySid, sid ?? (transport.property(data, "sid") as types.TargetSid)),
    personalTarget,
  );
}
