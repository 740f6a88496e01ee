// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.

/** Identifies an account. */
export type AccountSid = string;

/** Identifies a connection policy. */
export type ConnectionPolicySid = string;

/** Identifies a target. */
export type TargetSid = string;

/** A SIP address. The scheme must be `sip`, in whatever case; `sips` and all others are refused. */
export type SipUri = string;

/** The rank of a target among those of its policy. The lowest number comes first. */
export type Priority = number;

/** The share of calls that a target takes among those of the same priority. More weight, more calls. */
export type Weight = number;

/** What may be said about a new target. */
export type CreateTargetRequest = {
  /** The SIP address to which calls are sent. */
  Target: SipUri;
  /** A name for people to recognise the target by. Several targets may share one. */
  FriendlyName?: string;
  /**
   * The rank of the target; the lowest number comes first.
   *
   * @default 10
   */
  Priority?: Priority;
  /**
   * The share of calls that the target takes among those of the same priority.
   *
   * @default 10
   */
  Weight?: Weight;
  /**
   * Whether calls are sent to the target at all.
   *
   * @default true
   */
  Enabled?: boolean;
};

/** What may be changed about a target. A field that is not sent stays as it is. */
export type UpdateTargetRequest = {
  /** The new name. An empty one takes the name away. */
  FriendlyName?: string;
  /** The new SIP address. */
  Target?: SipUri;
  /** The new rank; the lowest number comes first. */
  Priority?: Priority;
  /** The new share of calls among the targets of the same priority. */
  Weight?: Weight;
  /** Whether calls are sent to the target from now on. */
  Enabled?: boolean;
};

/** One SIP address of a connection policy. */
export type Target = {
  /** The account that created the target. */
  account_sid: AccountSid;
  /** The connection policy that owns the target. */
  connection_policy_sid: ConnectionPolicySid;
  /** The target's own identifier, given by the service. */
  sid: TargetSid;
  /** The name that was given to the target; `null` if it has none. */
  friendly_name: string | null;
  /** The address to which calls are sent. */
  target: string;
  /** The rank of the target; the lowest number comes first. */
  priority: Priority;
  /** The share of calls that the target takes among those of the same priority. */
  weight: Weight;
  /** Whether calls are sent to the target. */
  enabled: boolean;
  /** When the target was created, in UTC. */
  date_created: string;
  /** When the target was last changed, in UTC. */
  date_updated: string;
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

/** Why a request failed. */
export type ErrorBody = {
  /** The number of the error in the service's list of errors. Finer than `status`. */
  code: number;
  /** What went wrong, for people. */
  message: string;
  /** The address of a page about this code. */
  more_info: string;
  /** The HTTP status, once more. */
  status: number;
};
