import type { IngestLimits } from "./files/limits";

export interface IngestOptions {
  readonly limits?: Partial<IngestLimits>;
  /** Stops between two files (or two chunks of a large one); ingest then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
}
