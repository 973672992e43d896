export { dataSummary } from "./summary/data-summary";
export { ingest } from "./ingest";
export { ingestFile } from "./ingest-file";
export { defaultLimits } from "./files/limits";
export type { IngestLimits } from "./files/limits";
export type { IngestOptions } from "./options";
export { ingestText } from "./summary/text";
