// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as validation from "./runtime/validation.js";
import type * as types from "@targets-api/types";

const pattern1 = /* @__PURE__ */ validation.pattern("^AC[0-9a-fA-F]{32}$");

const means3 = (): validation.Means => ({ keywords: [validation.texts] });

export function isAccountSid(value: unknown): value is types.AccountSid {
  return typeof value === "string" && pattern1.test(value);
}

export function parseAccountSid(value: unknown): types.AccountSid {
  return isAccountSid(value) ? value : validation.refuse(AccountSid, value);
}

/** Identifies an account. */
export const AccountSid: validation.Validator<types.AccountSid> = /* @__PURE__ */ validation.validator(
  "AccountSid",
  isAccountSid,
  { type: "string", minLength: 34, maxLength: 34, pattern: "^AC[0-9a-fA-F]{32}$" },
  means3,
);

const pattern4 = /* @__PURE__ */ validation.pattern("^NY[0-9a-fA-F]{32}$");

export function isConnectionPolicySid(value: unknown): value is types.ConnectionPolicySid {
  return typeof value === "string" && pattern4.test(value);
}

export function parseConnectionPolicySid(value: unknown): types.ConnectionPolicySid {
  return isConnectionPolicySid(value) ? value : validation.refuse(ConnectionPolicySid, value);
}

/** Identifies a connection policy. */
export const ConnectionPolicySid: validation.Validator<types.ConnectionPolicySid> =
  /* @__PURE__ */ validation.validator(
    "ConnectionPolicySid",
    isConnectionPolicySid,
    { type: "string", minLength: 34, maxLength: 34, pattern: "^NY[0-9a-fA-F]{32}$" },
    means3,
  );

const pattern6 = /* @__PURE__ */ validation.pattern("^NE[0-9a-fA-F]{32}$");

export function isTargetSid(value: unknown): value is types.TargetSid {
  return typeof value === "string" && pattern6.test(value);
}

export function parseTargetSid(value: unknown): types.TargetSid {
  return isTargetSid(value) ? value : validation.refuse(TargetSid, value);
}

/** Identifies a target. */
export const TargetSid: validation.Validator<types.TargetSid> = /* @__PURE__ */ validation.validator(
  "TargetSid",
  isTargetSid,
  { type: "string", minLength: 34, maxLength: 34, pattern: "^NE[0-9a-fA-F]{32}$" },
  means3,
);

const pattern8 = /* @__PURE__ */ validation.pattern("^[Ss][Ii][Pp]:\\S+$");

export function isSipUri(value: unknown): value is types.SipUri {
  return typeof value === "string" && pattern8.test(value) && validation.isUri(value);
}

export function parseSipUri(value: unknown): types.SipUri {
  return isSipUri(value) ? value : validation.refuse(SipUri, value);
}

/** A SIP address. The scheme must be `sip`, in whatever case; `sips` and all others are refused. */
export const SipUri: validation.Validator<types.SipUri> = /* @__PURE__ */ validation.validator(
  "SipUri",
  isSipUri,
  { type: "string", format: { name: "uri", text: (it) => validation.isUri(it) }, pattern: "^[Ss][Ii][Pp]:\\S+$" },
  means3,
);

const means11 = (): validation.Means => ({ keywords: [validation.numbers] });

export function isPriority(value: unknown): value is types.Priority {
  return validation.isInteger(value) && value >= 0 && value <= 65535;
}

export function parsePriority(value: unknown): types.Priority {
  return isPriority(value) ? value : validation.refuse(Priority, value);
}

/** The rank of a target among those of its policy. The lowest number comes first. */
export const Priority: validation.Validator<types.Priority> = /* @__PURE__ */ validation.validator(
  "Priority",
  isPriority,
  { type: "integer", minimum: 0, maximum: 65535 },
  means11,
);

export function isWeight(value: unknown): value is types.Weight {
  return validation.isInteger(value) && value >= 1 && value <= 65535;
}

export function parseWeight(value: unknown): types.Weight {
  return isWeight(value) ? value : validation.refuse(Weight, value);
}

/** The share of calls that a target takes among those of the same priority. More weight, more calls. */
export const Weight: validation.Validator<types.Weight> = /* @__PURE__ */ validation.validator(
  "Weight",
  isWeight,
  { type: "integer", minimum: 1, maximum: 65535 },
  means11,
);

const data13: validation.SchemaData = { $ref: () => SipUri, "x-pii": { handling: "standard", deleteSla: 30 } };

const data14: validation.SchemaData = { type: "string", maxLength: 255 };

const means19 = (): validation.Means => ({
  keywords: [validation.texts, validation.objects, validation.applied],
  privacy: validation.privacy,
});

export function isCreateTargetRequest(value: unknown): value is types.CreateTargetRequest {
  const fields =
    validation.isObject(value) && value["__proto__"] === validation.plain ? value : validation.fieldsOf(value);
  if (fields === undefined) return false;
  if (!isSipUri(fields["Target"])) return false;
  const value1 = fields["FriendlyName"];
  if (value1 !== undefined && !(typeof value1 === "string" && validation.isAtMost(value1, 255))) return false;
  const value2 = fields["Priority"];
  if (value2 !== undefined && !isPriority(value2)) return false;
  const value3 = fields["Weight"];
  if (value3 !== undefined && !isWeight(value3)) return false;
  const value4 = fields["Enabled"];
  if (value4 !== undefined && typeof value4 !== "boolean") return false;
  return true;
}

export function parseCreateTargetRequest(value: unknown): types.CreateTargetRequest {
  return isCreateTargetRequest(value) ? value : validation.refuse(CreateTargetRequest, value);
}

/** What may be said about a new target. */
export const CreateTargetRequest: validation.Validator<types.CreateTargetRequest> =
  /* @__PURE__ */ validation.validator(
    "CreateTargetRequest",
    isCreateTargetRequest,
    {
      type: "object",
      properties: {
        Target: data13,
        FriendlyName: data14,
        Priority: { $ref: () => Priority, default: 10 },
        Weight: { $ref: () => Weight, default: 10 },
        Enabled: { type: "boolean", default: true },
      },
      required: ["Target"],
    },
    means19,
  );

export function isUpdateTargetRequest(value: unknown): value is types.UpdateTargetRequest {
  const fields =
    validation.isObject(value) && value["__proto__"] === validation.plain ? value : validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["FriendlyName"];
  if (value1 !== undefined && !(typeof value1 === "string" && validation.isAtMost(value1, 255))) return false;
  const value2 = fields["Target"];
  if (value2 !== undefined && !isSipUri(value2)) return false;
  const value3 = fields["Priority"];
  if (value3 !== undefined && !isPriority(value3)) return false;
  const value4 = fields["Weight"];
  if (value4 !== undefined && !isWeight(value4)) return false;
  const value5 = fields["Enabled"];
  if (value5 !== undefined && typeof value5 !== "boolean") return false;
  return true;
}

export function parseUpdateTargetRequest(value: unknown): types.UpdateTargetRequest {
  return isUpdateTargetRequest(value) ? value : validation.refuse(UpdateTargetRequest, value);
}

/** What may be changed about a target. A field that is not sent stays as it is. */
export const UpdateTargetRequest: validation.Validator<types.UpdateTargetRequest> =
  /* @__PURE__ */ validation.validator(
    "UpdateTargetRequest",
    isUpdateTargetRequest,
    {
      type: "object",
      properties: {
        FriendlyName: data14,
        Target: data13,
        Priority: () => Priority,
        Weight: () => Weight,
        Enabled: { type: "boolean" },
      },
    },
    means19,
  );

function check21(value: unknown): boolean {
  return typeof value === "string" && validation.isUri(value);
}

const data24: validation.SchemaData = {
  type: "string",
  format: { name: "date-time", text: (it) => validation.isDateTime(it) },
};

const data25: validation.SchemaData = { type: "string", format: { name: "uri", text: (it) => validation.isUri(it) } };

const means27 = (): validation.Means => ({
  keywords: [validation.texts, validation.objects],
  privacy: validation.privacy,
});

export function isTarget(value: unknown): value is types.Target {
  const fields =
    validation.isObject(value) && value["__proto__"] === validation.plain ? value : validation.fieldsOf(value);
  if (fields === undefined) return false;
  if (!isAccountSid(fields["account_sid"])) return false;
  if (!isConnectionPolicySid(fields["connection_policy_sid"])) return false;
  if (!isTargetSid(fields["sid"])) return false;
  const value1 = fields["friendly_name"];
  if (value1 !== null && !(typeof value1 === "string" && validation.isAtMost(value1, 255))) return false;
  if (!check21(fields["target"])) return false;
  if (!isPriority(fields["priority"])) return false;
  if (!isWeight(fields["weight"])) return false;
  const value2 = fields["enabled"];
  if (typeof value2 !== "boolean") return false;
  const value3 = fields["date_created"];
  if (!(typeof value3 === "string" && validation.isDateTime(value3))) return false;
  const value4 = fields["date_updated"];
  if (!(typeof value4 === "string" && validation.isDateTime(value4))) return false;
  if (!check21(fields["url"])) return false;
  return true;
}

export function parseTarget(value: unknown): types.Target {
  return isTarget(value) ? value : validation.refuse(Target, value);
}

/** One SIP address of a connection policy. */
export const Target: validation.Validator<types.Target> = /* @__PURE__ */ validation.validator(
  "Target",
  isTarget,
  {
    type: "object",
    properties: {
      account_sid: () => AccountSid,
      connection_policy_sid: () => ConnectionPolicySid,
      sid: () => TargetSid,
      friendly_name: { type: ["null", "string"], maxLength: 255 },
      target: {
        type: "string",
        format: { name: "uri", text: (it) => validation.isUri(it) },
        "x-pii": { handling: "standard", deleteSla: 30 },
      },
      priority: () => Priority,
      weight: () => Weight,
      enabled: { type: "boolean" },
      date_created: data24,
      date_updated: data24,
      url: data25,
    },
    required: [
      "account_sid",
      "connection_policy_sid",
      "sid",
      "friendly_name",
      "target",
      "priority",
      "weight",
      "enabled",
      "date_created",
      "date_updated",
      "url",
    ],
  },
  means27,
);

function check28(value: unknown): boolean {
  if (!validation.isArray(value)) return false;
  if (value.length > 1000) return false;
  for (let index1 = 0; index1 < value.length; index1 += 1) {
    const item2 = value[index1];
    if (!isTarget(item2)) return false;
  }
  return true;
}

const means31 = (): validation.Means => ({
  keywords: [validation.lengths, validation.items, validation.objects],
  privacy: validation.privacy,
});

export function isTargetPage(value: unknown): value is types.TargetPage {
  const fields =
    validation.isObject(value) && value["__proto__"] === validation.plain ? value : validation.fieldsOf(value);
  if (fields === undefined) return false;
  if (!check28(fields["targets"])) return false;
  if (!isPageMeta(fields["meta"])) return false;
  return true;
}

export function parseTargetPage(value: unknown): types.TargetPage {
  return isTargetPage(value) ? value : validation.refuse(TargetPage, value);
}

/** Some of a connection policy's targets, and the way to the others. */
export const TargetPage: validation.Validator<types.TargetPage> = /* @__PURE__ */ validation.validator(
  "TargetPage",
  isTargetPage,
  {
    type: "object",
    properties: { targets: { type: "array", items: () => Target, maxItems: 1000 }, meta: () => PageMeta },
    required: ["targets", "meta"],
  },
  means31,
);

const data34: validation.SchemaData = {
  type: ["null", "string"],
  format: { name: "uri", text: (it) => validation.isUri(it) },
};

const means37 = (): validation.Means => ({
  keywords: [validation.values, validation.texts, validation.numbers, validation.objects],
});

export function isPageMeta(value: unknown): value is types.PageMeta {
  const fields =
    validation.isObject(value) && value["__proto__"] === validation.plain ? value : validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["page"];
  if (!(validation.isInteger(value1) && value1 >= 0)) return false;
  const value2 = fields["page_size"];
  if (!(validation.isInteger(value2) && value2 >= 1 && value2 <= 1000)) return false;
  if (!check21(fields["first_page_url"])) return false;
  const value3 = fields["previous_page_url"];
  if (value3 !== null && !(typeof value3 === "string" && validation.isUri(value3))) return false;
  if (!check21(fields["url"])) return false;
  const value4 = fields["next_page_url"];
  if (value4 !== null && !(typeof value4 === "string" && validation.isUri(value4))) return false;
  const value5 = fields["key"];
  if (value5 !== "targets") return false;
  return true;
}

export function parsePageMeta(value: unknown): types.PageMeta {
  return isPageMeta(value) ? value : validation.refuse(PageMeta, value);
}

/** Where a page stands among the others. */
export const PageMeta: validation.Validator<types.PageMeta> = /* @__PURE__ */ validation.validator(
  "PageMeta",
  isPageMeta,
  {
    type: "object",
    properties: {
      page: { type: "integer", minimum: 0 },
      page_size: { type: "integer", minimum: 1, maximum: 1000 },
      first_page_url: data25,
      previous_page_url: data34,
      url: data25,
      next_page_url: data34,
      key: { type: "string", const: "targets" },
    },
    required: ["page", "page_size", "first_page_url", "previous_page_url", "url", "next_page_url", "key"],
  },
  means37,
);

const means40 = (): validation.Means => ({ keywords: [validation.texts, validation.numbers, validation.objects] });

export function isErrorBody(value: unknown): value is types.ErrorBody {
  const fields =
    validation.isObject(value) && value["__proto__"] === validation.plain ? value : validation.fieldsOf(value);
  if (fields === undefined) return false;
  const value1 = fields["code"];
  if (!validation.isInteger(value1)) return false;
  const value2 = fields["message"];
  if (typeof value2 !== "string") return false;
  if (!check21(fields["more_info"])) return false;
  const value3 = fields["status"];
  if (!(validation.isInteger(value3) && value3 >= 400 && value3 <= 599)) return false;
  return true;
}

export function parseErrorBody(value: unknown): types.ErrorBody {
  return isErrorBody(value) ? value : validation.refuse(ErrorBody, value);
}

/** Why a request failed. */
export const ErrorBody: validation.Validator<types.ErrorBody> = /* @__PURE__ */ validation.validator(
  "ErrorBody",
  isErrorBody,
  {
    type: "object",
    properties: {
      code: { type: "integer" },
      message: { type: "string" },
      more_info: data25,
      status: { type: "integer", minimum: 400, maximum: 599 },
    },
    required: ["code", "message", "more_info", "status"],
  },
  means40,
);
