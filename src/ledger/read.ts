import { readFile } from "node:fs/promises";

import { UserError } from "../records";
import type { CallRecord, Problem, Study, StudyManifest, WorkflowTimes } from "../records";
import { judgedAgain } from "../stats";
import { parseObject } from "../text";
import { studyFiles } from "./files";

/** A study as it stands on disk; it may still be growing. */
export interface StoredStudy {
  readonly study: Study;
  readonly problems: readonly Problem[];
}

/**
 * Reads a study folder, also while it is being written: a last line without its end is set aside with a warning.
 * @throws UserError when there is no study, or a newer version of this kit made it
 */
export async function readLedger(dir: string): Promise<StoredStudy> {
  const files = studyFiles(dir);
  let text: string;
  try {
    text = await readFile(files.manifest, "utf8");
  } catch {
    throw new UserError(
      `There is no study in ${dir}: it has no manifest.json; give the folder that chimera run printed.`,
    );
  }
  const manifest = parseManifest(text, files.manifest);
  const problems: Problem[] = [];
  const lines = await readLines<CallRecord>(files.calls, "chimera-notebook/call/1", problems);
  const calls = lines.map((call) => judgedAgain(call));
  const workflow = await readLines<WorkflowTimes>(files.workflow, undefined, problems);
  return { study: { manifest, calls, workflow }, problems };
}

function parseManifest(text: string, path: string): StudyManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError(
      `${path} is not readable JSON: the study's manifest is damaged; its calls in calls.jsonl are untouched.`,
    );
  }
  checkSchema((value as { schema?: unknown } | null)?.schema, "chimera-notebook/study/1", path);
  return value as StudyManifest;
}

/** Refuses what is not known, and by name what a newer version made. */
function checkSchema(found: unknown, known: string, path: string): void {
  if (found === known) return;
  if (isNewer(found, known)) throw newer(found, path);
  throw new UserError(
    `${path} is not what was expected: its schema is ${JSON.stringify(found ?? null)}, not ${known}.`,
  );
}

function isNewer(found: unknown, known: string): found is string {
  const family = known.slice(0, known.lastIndexOf("/") + 1);
  if (typeof found !== "string" || !found.startsWith(family)) return false;
  return Number(found.slice(family.length)) > Number(known.slice(family.length));
}

function newer(found: string, path: string): UserError {
  return new UserError(
    `${path} was made by a newer version of chimera-notebook (${found}): update with git pull and npm start.`,
  );
}

async function readLines<T>(path: string, schema: string | undefined, problems: Problem[]): Promise<readonly T[]> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    // A study that was stopped before its first call has no such file.
    if (why === "ENOENT") return "";
    throw new UserError(`${path} cannot be read (${why}): see that it is a file that you may read, then try again.`);
  });
  const lines = text.split("\n");
  const tail = lines.pop() ?? "";
  if (tail !== "") {
    problems.push({
      file: path,
      row: lines.length + 1,
      severity: "warning",
      code: "cut-line",
      message: `The last line of ${path} was cut off while it was written; the ${lines.length} before it are whole.`,
    });
  }
  return lines.flatMap((line, index): T[] => {
    if (line.trim() === "") return [];
    const value = parseObject(line);
    if (schema !== undefined && isNewer(value?.schema, schema)) throw newer(value.schema, path);
    if (value !== undefined && (schema === undefined || value.schema === schema)) return [value as T];
    problems.push({
      file: path,
      row: index + 1,
      severity: "error",
      code: "damaged-line",
      message: `Line ${index + 1} of ${path} is no readable record and was left out.`,
    });
    return [];
  });
}
