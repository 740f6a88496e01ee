import { policy, sid, username } from "./contenders.js";

export const target = {
  account_sid: username,
  connection_policy_sid: policy,
  sid,
  friendly_name: "friendly_name",
  target: "sip:sip-box.com:1234",
  priority: 1,
  weight: 20,
  enabled: true,
  date_created: "2020-03-18T23:31:36Z",
  date_updated: "2020-03-18T23:31:37Z",
  url: `https://voice.twilio.com/v1/ConnectionPolicies/${policy}/Targets/${sid}`,
};
