/** What the doctor found out about one thing. */
export interface Finding {
  readonly name: string;
  readonly ok: boolean;
  /** Version, path or reason. */
  readonly detail: string;
  /** The one command that mends it; only where it is not ok. */
  readonly fix?: string;
}
