/** One write of the server, at an absolute time after the request. */
export interface Step {
  /** ms after the request had come whole; absolute, so delays do not add up. 0 when absent. */
  readonly atMs?: number;
  /** Text of the body, one HTTP chunk. */
  readonly write?: string;
  /** The same as bytes, to split a character. */
  readonly base64?: string;
  /** Socket writes that the chunk is cut into. */
  readonly segments?: number;
  /** Waits until the test opens this gate. */
  readonly gate?: string;
  /** `cut` closes the connection, `reset` breaks it, `stall` says nothing more. */
  readonly then?: "cut" | "reset" | "stall";
}

/** How one request is answered. */
export interface Plan {
  readonly status?: number;
  readonly contentType?: string;
  /** null: never. */
  readonly headersAtMs?: number | null;
  /** How the body's end is told; chunked when absent. */
  readonly framing?: "chunked" | "length" | "close";
  /** Breaks the connection before any answer. */
  readonly refuse?: boolean;
  readonly steps: readonly Step[];
}
