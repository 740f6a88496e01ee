// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.

export interface paths {
  "/v1/ConnectionPolicies/{ConnectionPolicySid}/Targets": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The connection policy that owns the targets. */
        ConnectionPolicySid: components["parameters"]["ConnectionPolicySid"];
      };
      cookie?: never;
    };
    /**
     * List targets
     * @description Reads the targets of a connection policy, one page at a time. To read them all, follow `meta.next_page_url`
     *     until it is `null`.
     */
    get: operations["listTargets"];
    put?: never;
    /**
     * Create a target
     * @description Adds a SIP address to a connection policy. Only the address itself has to be given.
     */
    post: operations["createTarget"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The connection policy that owns the targets. */
        ConnectionPolicySid: components["parameters"]["ConnectionPolicySid"];
        /** @description The target that is meant. */
        Sid: components["parameters"]["Sid"];
      };
      cookie?: never;
    };
    /**
     * Fetch a target
     * @description Reads a single target.
     */
    get: operations["fetchTarget"];
    put?: never;
    /**
     * Update a target
     * @description Changes the fields that are sent and leaves the others as they are. A request without any field, or without a
     *     body, is lawful and changes nothing.
     */
    post: operations["updateTarget"];
    /**
     * Delete a target
     * @description Removes a target from its connection policy. No further calls are sent to it.
     */
    delete: operations["deleteTarget"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description Identifies an account. */
    AccountSid: string;
    /** @description Identifies a connection policy. */
    ConnectionPolicySid: string;
    /** @description Identifies a target. */
    TargetSid: string;
    /**
     * Format: uri
     * @description A SIP address. The scheme must be `sip`, in whatever case; `sips` and all others are refused.
     */
    SipUri: string;
    /** @description The rank of a target among those of its policy. The lowest number comes first. */
    Priority: number;
    /** @description The share of calls that a target takes among those of the same priority. More weight, more calls. */
    Weight: number;
    /** @description What may be said about a new target. */
    CreateTargetRequest: {
      /** @description The SIP address to which calls are sent. */
      Target: components["schemas"]["SipUri"];
      /** @description A name for people to recognise the target by. Several targets may share one. */
      FriendlyName?: string;
      /**
       * @description The rank of the target; the lowest number comes first.
       * @default 10
       */
      Priority?: components["schemas"]["Priority"];
      /**
       * @description The share of calls that the target takes among those of the same priority.
       * @default 10
       */
      Weight?: components["schemas"]["Weight"];
      /**
       * @description Whether calls are sent to the target at all.
       * @default true
       */
      Enabled?: boolean;
    };
    /** @description What may be changed about a target. A field that is not sent stays as it is. */
    UpdateTargetRequest: {
      /** @description The new name. An empty one takes the name away. */
      FriendlyName?: string;
      /** @description The new SIP address. */
      Target?: components["schemas"]["SipUri"];
      /** @description The new rank; the lowest number comes first. */
      Priority?: components["schemas"]["Priority"];
      /** @description The new share of calls among the targets of the same priority. */
      Weight?: components["schemas"]["Weight"];
      /** @description Whether calls are sent to the target from now on. */
      Enabled?: boolean;
    };
    /** @description One SIP address of a connection policy. */
    Target: {
      /** @description The account that created the target. */
      account_sid: components["schemas"]["AccountSid"];
      /** @description The connection policy that owns the target. */
      connection_policy_sid: components["schemas"]["ConnectionPolicySid"];
      /** @description The target's own identifier, given by the service. */
      sid: components["schemas"]["TargetSid"];
      /** @description The name that was given to the target; `null` if it has none. */
      friendly_name: string | null;
      /**
       * Format: uri
       * @description The address to which calls are sent.
       */
      target: string;
      /** @description The rank of the target; the lowest number comes first. */
      priority: components["schemas"]["Priority"];
      /** @description The share of calls that the target takes among those of the same priority. */
      weight: components["schemas"]["Weight"];
      /** @description Whether calls are sent to the target. */
      enabled: boolean;
      /**
       * Format: date-time
       * @description When the target was created, in UTC.
       */
      date_created: string;
      /**
       * Format: date-time
       * @description When the target was last changed, in UTC.
       */
      date_updated: string;
      /**
       * Format: uri
       * @description The absolute address of this target in the API.
       */
      url: string;
    };
    /** @description Some of a connection policy's targets, and the way to the others. */
    TargetPage: {
      /** @description The targets of this page. */
      targets: components["schemas"]["Target"][];
      /** @description Where this page stands among the others. */
      meta: components["schemas"]["PageMeta"];
    };
    /** @description Where a page stands among the others. */
    PageMeta: {
      /** @description The position of the page, counted from 0. */
      page: number;
      /** @description How many items a page may hold. */
      page_size: number;
      /**
       * Format: uri
       * @description The absolute address of the first page.
       */
      first_page_url: string;
      /**
       * Format: uri
       * @description The absolute address of the page before; `null` on the first page.
       */
      previous_page_url: string | null;
      /**
       * Format: uri
       * @description The absolute address of this page.
       */
      url: string;
      /**
       * Format: uri
       * @description The absolute address of the page after; `null` on the last page.
       */
      next_page_url: string | null;
      /**
       * @description The name of the property, beside `meta`, that holds the items.
       * @constant
       */
      key: "targets";
    };
    /** @description Why a request failed. */
    ErrorBody: {
      /** @description The number of the error in the service's list of errors. Finer than `status`. */
      code: number;
      /** @description What went wrong, for people. */
      message: string;
      /**
       * Format: uri
       * @description The address of a page about this code.
       */
      more_info: string;
      /** @description The HTTP status, once more. */
      status: number;
    };
  };
  responses: {
    /** @description Something in the request breaks a rule of this document. Nothing was changed. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
    /** @description A parameter of the path or the query breaks a rule of this document. */
    InvalidParameter: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
    /** @description The credentials are missing or wrong. */
    Unauthorized: {
      headers: {
        "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
    /** @description The account has no such connection policy. */
    ConnectionPolicyNotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
    /** @description The connection policy has no such target, or the account has no such policy. */
    TargetNotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
    /** @description The request body is longer than the server is ready to read. */
    ContentTooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
    /** @description The request body is not form-urlencoded. */
    UnsupportedMediaType: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
    /** @description Too many requests in a short time. This one was not carried out and may be sent again. */
    TooManyRequests: {
      headers: {
        "Retry-After": components["headers"]["RetryAfter"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
    /** @description The server failed. Whether the request took effect is not known. */
    InternalServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
  };
  parameters: {
    /** @description The connection policy that owns the targets. */
    ConnectionPolicySid: components["schemas"]["ConnectionPolicySid"];
    /** @description The target that is meant. */
    Sid: components["schemas"]["TargetSid"];
    /** @description How many targets a page may hold. */
    PageSize: number;
    /**
     * @description The position of the page, counted from 0. It is carried along for the caller's own bookkeeping; which page is
     *     read is decided by `PageToken`.
     */
    Page: number;
    /** @description Where the page begins. Take it from one of the addresses in `meta`; its content means nothing to callers. */
    PageToken: string;
  };
  requestBodies: never;
  headers: {
    /** @description How many seconds to wait before asking again. */
    RetryAfter: number;
    /** @description The way of authentication that is expected. */
    WwwAuthenticate: string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listTargets: {
    parameters: {
      query?: {
        /** @description How many targets a page may hold. */
        PageSize?: components["parameters"]["PageSize"];
        /**
         * @description The position of the page, counted from 0. It is carried along for the caller's own bookkeeping; which page is
         *     read is decided by `PageToken`.
         */
        Page?: components["parameters"]["Page"];
        /** @description Where the page begins. Take it from one of the addresses in `meta`; its content means nothing to callers. */
        PageToken?: components["parameters"]["PageToken"];
      };
      header?: never;
      path: {
        /** @description The connection policy that owns the targets. */
        ConnectionPolicySid: components["parameters"]["ConnectionPolicySid"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of targets. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TargetPage"];
        };
      };
      400: components["responses"]["InvalidParameter"];
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["ConnectionPolicyNotFound"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  createTarget: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The connection policy that owns the targets. */
        ConnectionPolicySid: components["parameters"]["ConnectionPolicySid"];
      };
      cookie?: never;
    };
    /** @description The new target. */
    requestBody: {
      content: {
        "application/x-www-form-urlencoded": components["schemas"]["CreateTargetRequest"];
      };
    };
    responses: {
      /** @description The target as it was stored. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Target"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["ConnectionPolicyNotFound"];
      413: components["responses"]["ContentTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  fetchTarget: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The connection policy that owns the targets. */
        ConnectionPolicySid: components["parameters"]["ConnectionPolicySid"];
        /** @description The target that is meant. */
        Sid: components["parameters"]["Sid"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The target. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Target"];
        };
      };
      400: components["responses"]["InvalidParameter"];
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["TargetNotFound"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  updateTarget: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The connection policy that owns the targets. */
        ConnectionPolicySid: components["parameters"]["ConnectionPolicySid"];
        /** @description The target that is meant. */
        Sid: components["parameters"]["Sid"];
      };
      cookie?: never;
    };
    /** @description The fields to change. */
    requestBody?: {
      content: {
        "application/x-www-form-urlencoded": components["schemas"]["UpdateTargetRequest"];
      };
    };
    responses: {
      /** @description The target after the change. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Target"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["TargetNotFound"];
      413: components["responses"]["ContentTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  deleteTarget: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The connection policy that owns the targets. */
        ConnectionPolicySid: components["parameters"]["ConnectionPolicySid"];
        /** @description The target that is meant. */
        Sid: components["parameters"]["Sid"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The target is gone. There is no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components["responses"]["InvalidParameter"];
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["TargetNotFound"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
}
