/** What tells a session's name: a study's configuration. */
export interface NamesWorkload {
  readonly workload?: { readonly kind: string };
  readonly variants?: unknown;
}

/** What a session is called where nothing else is said. */
export const defaultSessionWord = "prompt";

/** What one session of the study's workload is called, as it is counted in sentences: "10 prompts". */
export function sessionWordOf({ workload }: NamesWorkload): string {
  return workload?.kind === "conversation" ? "conversation" : defaultSessionWord;
}
