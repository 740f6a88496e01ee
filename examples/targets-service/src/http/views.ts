import type { PageMeta, Target, TargetPage } from "@targets-api/types";
import type { TargetRow } from "../database/schema.js";
import type { From, PolicyKey, Slice } from "../store/targets.js";
import type { PageTokens } from "./page-token.js";

/** A target as callers see it. `base` is the service's address, without a slash at its end. */
export function targetView(base: string, row: TargetRow): Target {
  return {
    account_sid: row.account_sid,
    connection_policy_sid: row.connection_policy_sid,
    sid: row.sid,
    friendly_name: row.friendly_name,
    target: row.target,
    priority: row.priority,
    weight: row.weight,
    enabled: row.enabled,
    date_created: toSecond(row.date_created),
    date_updated: toSecond(row.date_updated),
    url: `${targetsUrl(base, row.connection_policy_sid)}/${row.sid}`,
  };
}

/** RFC 3339, in UTC, to the second. */
const toSecond = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, "Z");

const targetsUrl = (base: string, policySid: string): string => `${base}/v1/ConnectionPolicies/${policySid}/Targets`;

/** What a page was asked for. */
export interface PageRequest {
  readonly key: PolicyKey;
  readonly size: number;
  readonly page: number;
  readonly token: string | undefined;
  readonly from: From | undefined;
}

export function pageView(base: string, tokens: PageTokens, request: PageRequest, slice: Slice): TargetPage {
  return {
    meta: metaOf(targetsUrl(base, request.key.policySid), tokens, request, slice),
    targets: slice.rows.map((it) => targetView(base, it)),
  };
}

function metaOf(
  url: string,
  tokens: PageTokens,
  { key, size, page, token, from }: PageRequest,
  slice: Slice,
): PageMeta {
  const address = (number: number, pageToken?: string): string =>
    `${url}?PageSize=${size}&Page=${number}${pageToken === undefined ? "" : `&PageToken=${encodeURIComponent(pageToken)}`}`;
  const first = address(0);
  const beside = (direction: From["direction"], number: number): string => {
    const row = direction === "after" ? slice.rows.at(-1) : slice.rows[0];
    if (row === undefined) return first; // everything here has gone since the token was made
    return address(number, tokens.make(key, { direction, place: { dateCreated: row.date_created, sid: row.sid } }));
  };
  const backwards = from?.direction === "before";
  const hasPrevious = backwards ? slice.more : from !== undefined;
  const hasNext = backwards || slice.more;
  return {
    page,
    page_size: size,
    first_page_url: first,
    previous_page_url: hasPrevious ? beside("before", Math.max(page - 1, 0)) : null,
    url: address(page, token),
    next_page_url: hasNext ? beside("after", page + 1) : null,
    key: "targets",
  };
}
