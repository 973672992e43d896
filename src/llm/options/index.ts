export { checkOptions } from "./check";
export { readOption } from "./read";
export { ollamaOptions } from "./table";
export type { OptionRule } from "./table";
