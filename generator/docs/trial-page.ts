import type { Trial, TrialField } from "./trial.js";

/**
 * Runs in the page, so it must need nothing around it. Adds a button and a form that asks the server which the page came from; a page
 * that was opened as a file came from none, and stays as it is. Texts of the document become text, never markup.
 */
export function trialPage(): void {
  if (!/^https?:$/.test(location.protocol)) return;
  const trials = JSON.parse(document.getElementById("trial")?.textContent ?? "[]") as readonly Trial[];
  if (trials.length === 0) return;

  function element<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    properties: Partial<HTMLElementTagNameMap[Name]> = {},
    ...children: readonly (Node | string)[]
  ): HTMLElementTagNameMap[Name] {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const style = `
    .trial, .trial * { box-sizing: border-box; font: 14px/1.5 system-ui, sans-serif; color: #1a1a1a; }
    .trial-open { position: fixed; right: 16px; bottom: 16px; z-index: 1000; padding: 8px 20px; border: 0; border-radius: 4px;
      background: #2467f2; color: #fff; cursor: pointer; }
    dialog.trial { width: min(720px, 94vw); max-height: 90vh; padding: 20px; border: 1px solid #ccc; border-radius: 6px; background: #fff; }
    .trial label { display: grid; grid-template-columns: 220px 1fr; gap: 8px; margin: 4px 0; align-items: center; }
    .trial input, .trial select, .trial textarea { width: 100%; padding: 4px 8px; border: 1px solid #bbb; border-radius: 3px; background: #fff; }
    .trial pre { max-height: 40vh; margin: 12px 0 0; padding: 10px; overflow: auto; background: #f4f5f7; white-space: pre-wrap;
      font-family: ui-monospace, monospace; }
    .trial footer { display: flex; gap: 8px; margin-top: 12px; }`;

  const choice = element("select", { name: "operation" });
  trials.forEach((it, i) =>
    choice.append(element("option", { value: String(i) }, `${it.title} (${it.method} ${it.path})`)),
  );
  const user = element("input", { name: "username", autocomplete: "off" });
  const secret = element("input", { name: "password", type: "password", autocomplete: "off" });
  const fields = element("div");
  const result = element("pre", { hidden: true });
  const close = element("button", { type: "button" }, "Close");
  const form = element("form", {}, fields, element("footer", {}, element("button", {}, "Send"), close), result);
  const labelled = (name: string, input: HTMLElement): HTMLElement =>
    element("label", {}, element("span", {}, name), input);
  const dialog = element("dialog", { className: "trial" }, labelled("Operation", choice), form);
  const open = element("button", { className: "trial-open", type: "button" }, "Try it");
  document.body.append(element("style", {}, style), open, dialog);

  const typed = new Map<string, string>();
  let inputs: readonly { readonly field: TrialField; readonly input: HTMLInputElement }[] = [];
  let body: HTMLTextAreaElement | undefined;
  const chosen = (): Trial => trials[Number(choice.value)] as Trial;

  function show(): void {
    const trial = chosen();
    for (const { field, input } of inputs) typed.set(field.name, input.value);
    inputs = trial.fields.map((field) => {
      const value = typed.get(field.name) ?? (field.required ? field.example : "");
      const input = element("input", { name: field.name, value, placeholder: field.example, required: field.required });
      return { field, input };
    });
    body = trial.body && element("textarea", { name: "body", rows: 8, value: trial.body.text });
    const credentials: readonly (readonly [string, HTMLElement])[] =
      trial.credentials === "basic"
        ? [["User name", user], ["Password", secret]] // prettier-ignore
        : trial.credentials === "bearer"
          ? [["Token", secret]]
          : [];
    fields.replaceChildren(
      ...credentials.map(([name, input]) => labelled(name, input)),
      ...inputs.map(({ field, input }) => labelled(`${field.name}${field.required ? " *" : ""}`, input)),
      ...(body === undefined ? [] : [labelled("Body", body)]),
    );
    result.hidden = true;
  }

  function requestOf({ method, base, path, body: other, credentials }: Trial): Request {
    const given = inputs.filter(({ field, input }) => field.required || input.value !== "");
    const at = (place: string) =>
      given.flatMap(({ field, input }) => (field.in === place ? [[field.name, input.value] as [string, string]] : []));
    const values = new Map(at("path"));
    const filled = path.replace(/\{([^{}]*)\}/g, (whole, name: string) =>
      encodeURIComponent(values.get(name) ?? whole),
    );
    const query = new URLSearchParams(at("query")).toString();
    const headers = new Headers(at("header"));
    const bytes = new TextEncoder().encode(`${user.value}:${secret.value}`);
    if (credentials === "basic") headers.set("authorization", `Basic ${btoa(String.fromCharCode(...bytes))}`);
    if (credentials === "bearer") headers.set("authorization", `Bearer ${secret.value}`);
    if (other !== undefined) headers.set("content-type", other.type);
    const sent = /^(GET|HEAD)$/.test(method) ? undefined : (body?.value ?? new URLSearchParams(at("form")));
    const hasBody = sent !== undefined && (body !== undefined || at("form").length > 0);
    const url = `${location.origin}${base}${filled}${query === "" ? "" : `?${query}`}`;
    // Without cookies: the page's reader says who asks.
    return new Request(url, {
      method,
      headers,
      credentials: "omit",
      redirect: "manual",
      ...(hasBody ? { body: sent } : {}),
    });
  }

  async function send(): Promise<string> {
    const request = requestOf(chosen());
    const response = await fetch(request);
    const answer = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true && answer !== "";
    const shown = isJson ? JSON.stringify(JSON.parse(answer), null, 2) : answer;
    return `${request.method} ${request.url}\n${response.status} ${response.statusText}\n\n${shown}`;
  }

  choice.addEventListener("change", show);
  open.addEventListener("click", () => dialog.showModal());
  close.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send()
      .catch((error: unknown) => `There was no answer: ${String(error)}`)
      .then((told) => {
        result.textContent = told;
        result.hidden = false;
      });
  });
  show();
}
