import { createHash } from "node:crypto";
import { trialMarkup, trialScript, type Trial } from "./trial.js";

/** The page shows its maker's logo from a content network; this stands in its place. */
const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="46" height="14"><text y="11" font-family="sans-serif" font-size="11" fill="#2467f2">Redocly</text></svg>',
)}`;

const logoAddress = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g;

/**
 * Shuts a page of Redocly's in: nothing is loaded from elsewhere, and no script runs but the page's own, whatever a text of the document
 * may smuggle in. The rules are a Content-Security-Policy in the page itself. With a form for the operations, which asks the server that
 * the page came from, and no other.
 */
export function sealed(html: string, trials: readonly Trial[]): string {
  const page = html.replace(logoAddress, logo);
  const policy = [
    "default-src 'none'",
    `script-src ${[...scriptsIn(page), trialScript].map(hash).join(" ")} blob:`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "font-src data:",
    "connect-src 'self' data: blob:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = page.indexOf("<head>");
  if (head < 0) throw new Error("Redocly's page has no <head>.");
  const at = head + "<head>".length;
  const end = page.lastIndexOf("</body>");
  if (end < 0) throw new Error("Redocly's page has no </body>.");
  const seal = `\n  <meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return page.slice(0, at) + seal + page.slice(at, end) + trialMarkup(trials) + page.slice(end);
}

/** Sets the colours before the page is drawn; Redocly writes it ahead of everything that comes from the document. */
const colourScript = /<script>(try\{var m=localStorage\.getItem\("redoc\.colorMode"\)[^<]*)<\/script>/;

/** The page's own scripts: the one for the colours, and the program, which comes last and holds no `</script`. */
function scriptsIn(page: string): readonly string[] {
  const opening = '<script type="module">';
  const end = page.lastIndexOf("</script>");
  const before = page.lastIndexOf("</script>", end - 1);
  const start = page.indexOf(opening, Math.max(before, 0));
  if (end < 0 || start < 0) throw new Error("Redocly's page has no script.");
  const colours = colourScript.exec(page)?.[1];
  return [...(colours === undefined ? [] : [colours]), page.slice(start + opening.length, end)];
}

const hash = (script: string): string => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
