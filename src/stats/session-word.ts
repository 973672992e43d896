import type { StudyConfig } from "../records";

/** What a session is called where nothing else is said. */
export const defaultSessionWord = "prompt";

/** What one session of the study's workload is called, as it is counted in sentences: "10 prompts". */
export function sessionWordOf({ workload }: Partial<Pick<StudyConfig, "workload">>): string {
  return workload?.kind === "conversation" ? "conversation" : defaultSessionWord;
}
