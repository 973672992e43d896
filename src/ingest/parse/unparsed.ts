import type { FileStatus } from "../../records";

/** Why a file could not be parsed. */
export interface Unparsed {
  readonly code: string;
  /** What stands after the file's name in the sentence. */
  readonly message: string;
  readonly row?: number;
  /** `malformed` unless it is said. */
  readonly status?: FileStatus;
}
