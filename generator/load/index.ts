export { Document, type Place, type Unresolved } from "./document.js";
export { load, loadText, UnreadableDocument } from "./load.js";
export { Node } from "./node.js";
