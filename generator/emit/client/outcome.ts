/** Which of an operation's declared responses are successes, and what they hold. */
import type { Operation, Response, Status } from "../../model/api.js";
import { partsOf, type Part } from "../parts.js";

const isIn = (status: Status, kind: number): boolean =>
  typeof status === "number" ? Math.floor(status / 100) === kind : status === `${kind}XX`;

/**
 * The responses that a call resolves to: those of 2XX; where none is declared, `default`; where that is not declared either, those of
 * 3XX, since then a redirect is all that can be wanted.
 */
export function successes({ responses }: Operation): readonly Response[] {
  const kinds = [
    (it: Response) => isIn(it.status, 2),
    (it: Response) => it.status === "default",
    (it: Response) => isIn(it.status, 3),
  ];
  return kinds.map((is) => responses.filter(is)).find((it) => it.length > 0) ?? [];
}

export const isSuccess = (operation: Operation, response: Response): boolean => successes(operation).includes(response);

/** A `default` that stands for successes beside errors. */
export const isWidened = (operation: Operation, response: Response): boolean =>
  response.status === "default" && isSuccess(operation, response);

/** The responses that a call throws. */
export function failures(operation: Operation): readonly Response[] {
  return operation.responses.filter((it) => !isSuccess(operation, it) || isWidened(operation, it));
}

/** True for answers that can't have a body, whatever is declared of them (RFC 9110, section 6.4.1). */
export const hasNoBody = ({ method }: Operation, { status }: Response): boolean =>
  method === "HEAD" || (typeof status === "number" && (status < 200 || [204, 205, 304].includes(status)));

/** True where a success declares no content, and may come with some all the same. */
export const mayEndUnread = (operation: Operation): boolean =>
  successes(operation).some((it) => it.content.length === 0 && !hasNoBody(operation, it));

/** The parts that hold what a response may hold: none for HEAD, whatever is declared. */
export const partsFor = (operation: Operation, { status }: Response): readonly Part[] =>
  operation.method === "HEAD" ? [] : partsOf(operation).filter((it) => it.kind === "response" && it.status === status);

/** What a success may hold; `undefined` stands for a response without content. */
export function successParts(operation: Operation): readonly (Part | undefined)[] {
  return successes(operation).flatMap((it): readonly (Part | undefined)[] => {
    const parts = partsFor(operation, it);
    return parts.length === 0 ? [undefined] : parts;
  });
}
