/** Limits that keep a strange folder from taking the machine. */
export interface IngestLimits {
  readonly files: number;
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Folders below folders. */
  readonly depth: number;
}

export interface IngestOptions {
  readonly limits?: Partial<IngestLimits>;
  readonly signal?: AbortSignal;
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
}

export const defaultLimits: IngestLimits = { files: 200_000, fileBytes: 256 * 1024 * 1024, depth: 32 };
