// mine
export * from "./one.js";