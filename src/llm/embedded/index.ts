export { demoModelFile, embeddedVersion, startEmbedded } from "./start";
export type { EmbeddedEngine, EmbeddedOptions } from "./start";
