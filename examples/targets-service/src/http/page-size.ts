const most = 1000;

/**
 * The URL with a `PageSize` above the document's maximum lowered to it. The official helper library asks for as many as its caller's
 * limit says, and expects to be served; the document itself refuses more than 1000 (spec/DECISIONS.md).
 */
export function lowered(url: string): string {
  if (!url.includes("PageSize=")) return url;
  return url.replace(/([?&]PageSize=)0*([1-9]\d{3,})(?=&|$)/g, (whole, name: string, size: string) =>
    Number(size) > most ? name + String(most) : whole,
  );
}
