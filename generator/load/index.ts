export { nothingElse, type Allowed } from "./allowed.js";
export { bundle, type Known } from "./bundle.js";
export { Document, type Unresolved } from "./document.js";
export { load, loadText, type Bounds } from "./load.js";
export { Node } from "./node.js";
export type { Dialect } from "./parse.js";
export type { Place } from "./place.js";
export { UnreadableDocument } from "./unreadable.js";
