export { bundle, type Known } from "./bundle.js";
export { Document, type Unresolved } from "./document.js";
export { load, loadText, type Bounds } from "./load.js";
export { Node } from "./node.js";
export type { Dialect } from "./parse.js";
export type { Place } from "./place.js";
export { nothingElse, type Allowed } from "./read-part.js";
export { UnreadableDocument } from "./unreadable.js";
