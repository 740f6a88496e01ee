export { a } from "./somewhere.js";
export * as b from "./else.js";
