import { kebab } from "../base/casing.js";

const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** What a file of a tag is called: letters, digits and hyphens, and nothing that a system has a use for. */
export function fileName(tag: string): string {
  const name = kebab(tag).slice(0, 60).replace(/-$/, "");
  return name === "" || devices.test(name) ? `tag-${name}`.replace(/-$/, "") : name;
}
