import type { IngestLimits } from "./files/limits";

export interface IngestOptions {
  readonly limits?: Partial<IngestLimits>;
  /** Folders that are not read though they lie below: the kit's own output. */
  readonly leaveOut?: readonly string[];
  /** Stops between two files (or two chunks of a large one); ingest then rejects with the signal's reason. */
  /** Whether each file's account tells how every column or key was read. */
  readonly explain?: boolean;
  readonly signal?: AbortSignal;
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
}
