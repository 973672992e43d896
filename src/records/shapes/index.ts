export { callShape } from "./call-shape";
export { factsShape } from "./fact-shape";
export { narrativeShape } from "./narrative-shape";
export { readShape } from "./shape";
export type { Read, Shape } from "./shape";
export { manifestShape, workflowShape } from "./study-shape";
