export { dataSummary } from "./data-summary";
export { ingest } from "./ingest";
export { ingestFile } from "./ingest-file";
export { defaultLimits } from "./limits";
export type { IngestLimits } from "./limits";
export type { IngestOptions } from "./options";
export { ingestText } from "./text";
