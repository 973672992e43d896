export { ingest } from "./ingest";
export { defaultLimits } from "./options";
export type { IngestLimits, IngestOptions } from "./options";
export { ingestText } from "./text";
