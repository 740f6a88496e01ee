export { bundle, type Known } from "./bundle.js";
export { Document, type Unresolved } from "./document.js";
export { load, loadText } from "./load.js";
export { Node } from "./node.js";
export type { Dialect } from "./parse.js";
export type { Place } from "./place.js";
export { UnreadableDocument } from "./unreadable.js";
