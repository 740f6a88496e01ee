import { banner } from "../base/banner.js";

/** True for a text that says in its first lines that it is ours; only such a file is ever replaced or removed. */
export function carriesBanner(text: string): boolean {
  return text.slice(0, 400).includes(banner);
}
