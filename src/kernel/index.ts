export { kernelDisplay } from "./display";
export type { MimeBundle } from "./display";
export { interruptSignal, ownInterrupts, stoppable } from "./interrupt";
