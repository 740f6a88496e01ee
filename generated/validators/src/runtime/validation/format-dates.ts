// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Formats of dates and times (RFC 3339). */
import { whole } from "./text.js";

// Every day of its month but the leap day, which is looked at closer.
const day = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))";
const clock = "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";

const dateShape = /* @__PURE__ */ whole("\\d\\d\\d\\d-", day);
const timeShape = /* @__PURE__ */ whole(clock);
const dateTimeShape = /* @__PURE__ */ whole("\\d\\d\\d\\d-", day, "[Tt]", clock);

/** `full-date` */
export function isDate(text: string): boolean {
  return dateShape.test(text) && isLeapDayOnlyInLeapYear(text);
}

/** `full-time`; the offset is part of it. */
export function isTime(text: string): boolean {
  return timeShape.test(text) && isLeapSecondOnlyAtMidnight(text, 0);
}

/** `date-time` */
export function isDateTime(text: string): boolean {
  return dateTimeShape.test(text) && isLeapDayOnlyInLeapYear(text) && isLeapSecondOnlyAtMidnight(text, 11);
}

function isLeapDayOnlyInLeapYear(text: string): boolean {
  if (!text.startsWith("02-29", 5)) return true;
  const year = Number(text.slice(0, 4));
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Second 60 comes after 23:59:59 in UTC, whatever the clock says where the time was written (RFC 3339, section 5.7). */
function isLeapSecondOnlyAtMidnight(text: string, start: number): boolean {
  if (text.charCodeAt(start + 6) !== 54) return true;
  const minutes = minutesIn(text, start);
  const offset = /([+-])(\d\d:\d\d)$/.exec(text);
  const shift = offset === null ? 0 : minutesIn(offset[2] as string, 0) * (offset[1] === "+" ? 1 : -1);
  return (minutes - shift + 1440) % 1440 === 1439;
}

function minutesIn(text: string, start: number): number {
  return Number(text.slice(start, start + 2)) * 60 + Number(text.slice(start + 3, start + 5));
}

const durationShape =
  /^P(?:\d+W|(?=\d|T\d)(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/;

/** `duration` (RFC 3339, appendix A): units in order and without a gap, so `P1Y2M` but not `P1Y2D`. */
export function isDuration(text: string): boolean {
  return durationShape.test(text);
}
