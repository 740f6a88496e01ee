/**
 * What remains of a URL below the place that something is mounted at, such as "/api" or "/:tenant/api"; its query is kept. That the URL is
 * below it is for the framework to know.
 */
export function below(url: string, prefix: string): string {
  const mark = url.indexOf("?");
  const end = mark < 0 ? url.length : mark;
  let at = 0;
  for (let left = prefix.split("/").length - 1; left > 0; left -= 1) {
    const next = url.indexOf("/", at + 1);
    at = next < 0 || next > end ? end : next;
  }
  const rest = url.slice(at);
  return rest.startsWith("/") ? rest : `/${rest}`;
}
