import { join } from "node:path";

/** The files of a study folder. */
export function studyFiles(dir: string): {
  readonly manifest: string;
  readonly calls: string;
  readonly workflow: string;
  readonly lock: string;
} {
  return {
    manifest: join(dir, "manifest.json"),
    calls: join(dir, "calls.jsonl"),
    workflow: join(dir, "workflow.jsonl"),
    lock: join(dir, "lock"),
  };
}
