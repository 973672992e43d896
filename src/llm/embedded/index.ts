export { demoModelFile, isDemoModel } from "./demo-model";
export { embeddedVersion, startEmbedded } from "./start";
export type { EmbeddedEngine, EmbeddedOptions } from "./start";
