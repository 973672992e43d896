import type { IngestResult } from "../records";

/** What was read where a workload reads no benchmark files. */
export const noFiles: IngestResult = {
  schema: "chimera-notebook/ingest/1",
  root: "",
  files: [],
  measurements: [],
  calls: [],
  problems: [],
  summary: {
    files: 0,
    byFormat: [],
    rows: [],
    duplicates: 0,
    unreadable: 0,
    failedObservations: 0,
    observations: 0,
    durationMs: 0,
  },
};
