/** Where the next page is. */

/** How a page leads to another; keys lead into the body, in wire names. */
export type PageStep =
  | { readonly url: Keys }
  | { readonly link: string }
  | { readonly cursor: Keys; readonly parameter: string }
  | { readonly offset: string }
  | { readonly page: string; readonly first: number };

export type Keys = readonly string[];

/** A page as it came. */
export interface PageFacts {
  /** Its own address. */
  readonly url: string;
  readonly body: unknown;
  readonly link: string | null;
  /** How many items it holds. */
  readonly count: number;
  /** A page with fewer is the last one, where that is known. */
  readonly full: number | undefined;
}

/** The address to which a page leads; undefined on the last one. Every way of paging is told by addresses, so that one guard guards all. */
export function addressOfPage(step: PageStep, page: PageFacts, direction: 1 | -1): string | undefined {
  if ("url" in step) return resolved(at(page.body, step.url), page.url);
  if ("link" in step) return resolved(linkIn(page.link ?? "", step.link), page.url);
  if ("cursor" in step) {
    const cursor = at(page.body, step.cursor);
    return cursor == null || cursor === "" ? undefined : withQuery(page.url, step.parameter, textOf(cursor));
  }
  if (direction > 0 && (page.count === 0 || page.count < (page.full ?? 0))) return undefined;
  const [name, first, move] =
    "page" in step
      ? [step.page, step.first, 1]
      : [step.offset, 0, direction > 0 ? page.count : (page.full ?? page.count)];
  const current = Number(queryOf(page.url, name) ?? first);
  const next = current + direction * move;
  return direction < 0 && current <= first ? undefined : withQuery(page.url, name, String(Math.max(next, first)));
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** The value that keys lead to, by own properties only. */
export function at(value: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>(
    (it, key) =>
      typeof it === "object" && it !== null && Object.hasOwn(it, key)
        ? (it as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}

function resolved(address: unknown, base: string): string | undefined {
  return typeof address === "string" && address !== "" && URL.canParse(address, base)
    ? new URL(address, base).href
    : undefined;
}

/** The target of the link with that relation in a `Link` header (RFC 8288). */
export function linkIn(header: string, relation: string): string | undefined {
  for (const link of header.split(/,(?=\s*<)/)) {
    const [, target, rest = ""] = /^\s*<([^>]*)>(.*)$/s.exec(link) ?? [];
    const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(rest) ?? [];
    if ((quoted ?? bare ?? "").toLowerCase().split(/\s+/).includes(relation.toLowerCase())) return target;
  }
  return undefined;
}

/** The query's fields as they are written. */
const fieldsOf = ({ search }: URL): readonly string[] =>
  search
    .slice(1)
    .split("&")
    .filter((it) => it !== "");

const nameOf = (field: string): string => decode(field.replace(/=.*/s, ""));

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** A field of an address's query. */
export function queryOf(address: string, name: string): string | undefined {
  const field = fieldsOf(new URL(address)).find((it) => nameOf(it) === name);
  return field === undefined ? undefined : decode(field.replace(/^[^=]*=?/, ""));
}

/** The address with one field of its query set, and all others as they are. */
function withQuery(address: string, name: string, value: string): string {
  const url = new URL(address);
  const others = fieldsOf(url).filter((it) => nameOf(it) !== name);
  url.search = [...others, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`].join("&");
  return url.href;
}
