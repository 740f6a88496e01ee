import { changed, random } from "./random.js";

const base = "https://voice.twilio.com/v1/ConnectionPolicies";

/** A page of 50 Targets. What is broken in `all` is broken without formats, too. */
export function page({ formats }) {
  const { hex, integer, word, chance, dateTime } = random(1);
  const policy = `NY${hex(32)}`;
  const target = () => {
    const sid = `NE${hex(32)}`;
    return {
      account_sid: `AC${hex(32)}`,
      connection_policy_sid: policy,
      sid,
      friendly_name: chance(0.3) ? null : `${word(4, 12)} ${word(4, 12)}`,
      target: `sip:${word(3, 12)}@${word(4, 10)}.example.com:${integer(1024, 65535)}`,
      priority: integer(0, 65535),
      weight: integer(1, 65535),
      enabled: chance(0.8),
      date_created: dateTime(),
      date_updated: dateTime(),
      url: `${base}/${policy}/Targets/${sid}`,
    };
  };
  const url = `${base}/${policy}/Targets?PageSize=50&Page=0`;
  const valid = {
    targets: Array.from({ length: 50 }, target),
    meta: {
      page: 0,
      page_size: 50,
      first_page_url: url,
      previous_page_url: null,
      url,
      next_page_url: `${base}/${policy}/Targets?PageSize=50&Page=1&PageToken=PANE${hex(32)}`,
      key: "targets",
    },
  };
  const last = (change) => changed(valid, (it) => change(it.targets[49], it));
  return {
    valid,
    last: last((it) => (it.enabled = "yes")),
    first: changed(valid, (it) => (it.targets[0].enabled = "yes")),
    all: changed(valid, (it) => it.targets.forEach((target, index) => faults[index % faults.length](target))),
    refused: [
      ...[...faults, ...(formats ? unformatted : [])].map(last),
      ...pageFaults.map((it) => changed(valid, it)),
      null,
      [],
    ],
  };
}

const faults = [
  (it) => (it.account_sid = "AC0"),
  (it) => (it.sid = `NE${"g".repeat(32)}`),
  (it) => (it.friendly_name = "n".repeat(256)),
  (it) => (it.priority = 65536),
  (it) => (it.weight = 1.5),
  (it) => (it.enabled = null),
  (it) => delete it.url,
  (it) => (it.date_created = 1600000000),
];

const unformatted = [
  (it) => (it.target = "not an address"),
  (it) => (it.date_created = "yesterday"),
  (it) => (it.date_updated = "2020-13-18T23:31:36Z"),
  (it) => (it.url = ""),
];

const pageFaults = [
  (it) => (it.targets = {}),
  (it) => delete it.meta,
  (it) => (it.meta.key = "Targets"),
  (it) => (it.meta.page_size = 1001),
];
