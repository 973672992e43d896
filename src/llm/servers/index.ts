export { recognise } from "./recognise";
export { stateMs } from "./server";
export type { Server } from "./server";
