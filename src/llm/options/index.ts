export { checkOptions } from "./check";
export { readOption } from "./read";
export { ollamaOptions, serverOptions } from "./table";
export type { OptionRule } from "./table";
