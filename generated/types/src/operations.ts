// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type {
  ConnectionPolicySid,
  CreateTargetRequest,
  ErrorBody,
  Target,
  TargetPage,
  TargetSid,
  UpdateTargetRequest,
} from "./schemas.js";

export type ListTargetsPath = {
  /** The connection policy that owns the targets. */
  ConnectionPolicySid: ConnectionPolicySid;
};

export type ListTargetsQuery = {
  /**
   * How many targets a page may hold.
   *
   * @default 50
   */
  PageSize?: number;
  /**
   * The position of the page, counted from 0. It is carried along for the caller's own bookkeeping; which page is
   * read is decided by `PageToken`.
   */
  Page?: number;
  /** Where the page begins. Take it from one of the addresses in `meta`; its content means nothing to callers. */
  PageToken?: string;
};

export type ListTargetsResponse200 = TargetPage;

export type ListTargetsResponse400 = ErrorBody;

export type ListTargetsResponse401 = ErrorBody;

export type ListTargetsResponse404 = ErrorBody;

export type ListTargetsResponse429 = ErrorBody;

export type ListTargetsResponse500 = ErrorBody;

export type ListTargetsResponseHeaders401 = {
  /** The way of authentication that is expected. */
  "WWW-Authenticate": string;
};

export type ListTargetsResponseHeaders429 = {
  /** How many seconds to wait before asking again. */
  "Retry-After": number;
};

/** What GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets takes. */
export type ListTargetsInput = {
  path: ListTargetsPath;
  query?: ListTargetsQuery;
};

/** What GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets answers, by status. */
export type ListTargetsOutput =
  | {
      status: 200;
      headers?: { [name: string]: unknown };
      body: ListTargetsResponse200;
    }
  | {
      status: 400;
      headers?: { [name: string]: unknown };
      body: ListTargetsResponse400;
    }
  | {
      status: 401;
      headers: {
        /** The way of authentication that is expected. */
        "WWW-Authenticate": string;
        [name: string]: unknown;
      };
      body: ListTargetsResponse401;
    }
  | {
      status: 404;
      headers?: { [name: string]: unknown };
      body: ListTargetsResponse404;
    }
  | {
      status: 429;
      headers: {
        /** How many seconds to wait before asking again. */
        "Retry-After": number;
        [name: string]: unknown;
      };
      body: ListTargetsResponse429;
    }
  | {
      status: 500;
      headers?: { [name: string]: unknown };
      body: ListTargetsResponse500;
    };

export type CreateTargetPath = {
  /** The connection policy that owns the targets. */
  ConnectionPolicySid: ConnectionPolicySid;
};

export type CreateTargetBody = CreateTargetRequest;

export type CreateTargetResponse201 = Target;

export type CreateTargetResponse400 = ErrorBody;

export type CreateTargetResponse401 = ErrorBody;

export type CreateTargetResponse404 = ErrorBody;

export type CreateTargetResponse413 = ErrorBody;

export type CreateTargetResponse415 = ErrorBody;

export type CreateTargetResponse429 = ErrorBody;

export type CreateTargetResponse500 = ErrorBody;

export type CreateTargetResponseHeaders401 = {
  /** The way of authentication that is expected. */
  "WWW-Authenticate": string;
};

export type CreateTargetResponseHeaders429 = {
  /** How many seconds to wait before asking again. */
  "Retry-After": number;
};

/** What POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets takes. */
export type CreateTargetInput = {
  path: CreateTargetPath;
  body: CreateTargetBody;
};

/** What POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets answers, by status. */
export type CreateTargetOutput =
  | {
      status: 201;
      headers?: { [name: string]: unknown };
      body: CreateTargetResponse201;
    }
  | {
      status: 400;
      headers?: { [name: string]: unknown };
      body: CreateTargetResponse400;
    }
  | {
      status: 401;
      headers: {
        /** The way of authentication that is expected. */
        "WWW-Authenticate": string;
        [name: string]: unknown;
      };
      body: CreateTargetResponse401;
    }
  | {
      status: 404;
      headers?: { [name: string]: unknown };
      body: CreateTargetResponse404;
    }
  | {
      status: 413;
      headers?: { [name: string]: unknown };
      body: CreateTargetResponse413;
    }
  | {
      status: 415;
      headers?: { [name: string]: unknown };
      body: CreateTargetResponse415;
    }
  | {
      status: 429;
      headers: {
        /** How many seconds to wait before asking again. */
        "Retry-After": number;
        [name: string]: unknown;
      };
      body: CreateTargetResponse429;
    }
  | {
      status: 500;
      headers?: { [name: string]: unknown };
      body: CreateTargetResponse500;
    };

export type FetchTargetPath = {
  /** The connection policy that owns the targets. */
  ConnectionPolicySid: ConnectionPolicySid;
  /** The target that is meant. */
  Sid: TargetSid;
};

export type FetchTargetResponse200 = Target;

export type FetchTargetResponse400 = ErrorBody;

export type FetchTargetResponse401 = ErrorBody;

export type FetchTargetResponse404 = ErrorBody;

export type FetchTargetResponse429 = ErrorBody;

export type FetchTargetResponse500 = ErrorBody;

export type FetchTargetResponseHeaders401 = {
  /** The way of authentication that is expected. */
  "WWW-Authenticate": string;
};

export type FetchTargetResponseHeaders429 = {
  /** How many seconds to wait before asking again. */
  "Retry-After": number;
};

/** What GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid} takes. */
export type FetchTargetInput = {
  path: FetchTargetPath;
};

/** What GET /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid} answers, by status. */
export type FetchTargetOutput =
  | {
      status: 200;
      headers?: { [name: string]: unknown };
      body: FetchTargetResponse200;
    }
  | {
      status: 400;
      headers?: { [name: string]: unknown };
      body: FetchTargetResponse400;
    }
  | {
      status: 401;
      headers: {
        /** The way of authentication that is expected. */
        "WWW-Authenticate": string;
        [name: string]: unknown;
      };
      body: FetchTargetResponse401;
    }
  | {
      status: 404;
      headers?: { [name: string]: unknown };
      body: FetchTargetResponse404;
    }
  | {
      status: 429;
      headers: {
        /** How many seconds to wait before asking again. */
        "Retry-After": number;
        [name: string]: unknown;
      };
      body: FetchTargetResponse429;
    }
  | {
      status: 500;
      headers?: { [name: string]: unknown };
      body: FetchTargetResponse500;
    };

export type UpdateTargetPath = {
  /** The connection policy that owns the targets. */
  ConnectionPolicySid: ConnectionPolicySid;
  /** The target that is meant. */
  Sid: TargetSid;
};

export type UpdateTargetBody = UpdateTargetRequest;

export type UpdateTargetResponse200 = Target;

export type UpdateTargetResponse400 = ErrorBody;

export type UpdateTargetResponse401 = ErrorBody;

export type UpdateTargetResponse404 = ErrorBody;

export type UpdateTargetResponse413 = ErrorBody;

export type UpdateTargetResponse415 = ErrorBody;

export type UpdateTargetResponse429 = ErrorBody;

export type UpdateTargetResponse500 = ErrorBody;

export type UpdateTargetResponseHeaders401 = {
  /** The way of authentication that is expected. */
  "WWW-Authenticate": string;
};

export type UpdateTargetResponseHeaders429 = {
  /** How many seconds to wait before asking again. */
  "Retry-After": number;
};

/** What POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid} takes. */
export type UpdateTargetInput = {
  path: UpdateTargetPath;
  body?: UpdateTargetBody;
};

/** What POST /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid} answers, by status. */
export type UpdateTargetOutput =
  | {
      status: 200;
      headers?: { [name: string]: unknown };
      body: UpdateTargetResponse200;
    }
  | {
      status: 400;
      headers?: { [name: string]: unknown };
      body: UpdateTargetResponse400;
    }
  | {
      status: 401;
      headers: {
        /** The way of authentication that is expected. */
        "WWW-Authenticate": string;
        [name: string]: unknown;
      };
      body: UpdateTargetResponse401;
    }
  | {
      status: 404;
      headers?: { [name: string]: unknown };
      body: UpdateTargetResponse404;
    }
  | {
      status: 413;
      headers?: { [name: string]: unknown };
      body: UpdateTargetResponse413;
    }
  | {
      status: 415;
      headers?: { [name: string]: unknown };
      body: UpdateTargetResponse415;
    }
  | {
      status: 429;
      headers: {
        /** How many seconds to wait before asking again. */
        "Retry-After": number;
        [name: string]: unknown;
      };
      body: UpdateTargetResponse429;
    }
  | {
      status: 500;
      headers?: { [name: string]: unknown };
      body: UpdateTargetResponse500;
    };

export type DeleteTargetPath = {
  /** The connection policy that owns the targets. */
  ConnectionPolicySid: ConnectionPolicySid;
  /** The target that is meant. */
  Sid: TargetSid;
};

export type DeleteTargetResponse400 = ErrorBody;

export type DeleteTargetResponse401 = ErrorBody;

export type DeleteTargetResponse404 = ErrorBody;

export type DeleteTargetResponse429 = ErrorBody;

export type DeleteTargetResponse500 = ErrorBody;

export type DeleteTargetResponseHeaders401 = {
  /** The way of authentication that is expected. */
  "WWW-Authenticate": string;
};

export type DeleteTargetResponseHeaders429 = {
  /** How many seconds to wait before asking again. */
  "Retry-After": number;
};

/** What DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid} takes. */
export type DeleteTargetInput = {
  path: DeleteTargetPath;
};

/** What DELETE /v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid} answers, by status. */
export type DeleteTargetOutput =
  | {
      status: 204;
      headers?: { [name: string]: unknown };
      body?: undefined;
    }
  | {
      status: 400;
      headers?: { [name: string]: unknown };
      body: DeleteTargetResponse400;
    }
  | {
      status: 401;
      headers: {
        /** The way of authentication that is expected. */
        "WWW-Authenticate": string;
        [name: string]: unknown;
      };
      body: DeleteTargetResponse401;
    }
  | {
      status: 404;
      headers?: { [name: string]: unknown };
      body: DeleteTargetResponse404;
    }
  | {
      status: 429;
      headers: {
        /** How many seconds to wait before asking again. */
        "Retry-After": number;
        [name: string]: unknown;
      };
      body: DeleteTargetResponse429;
    }
  | {
      status: 500;
      headers?: { [name: string]: unknown };
      body: DeleteTargetResponse500;
    };
