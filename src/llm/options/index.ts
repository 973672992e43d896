export { checkOptions } from "./check";
export { readOption } from "./read";
export { ollamaOptions, runnerOptionNames } from "./table";
export type { OptionRule } from "./table";
